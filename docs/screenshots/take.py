"""Takes the screenshots of the docs from the real playground: `make screenshots`; needs a chromium on the PATH."""

import asyncio
import contextlib
import io
import shutil
import sqlite3
import tempfile
from pathlib import Path

from PIL import Image
from playwright.async_api import Locator, Page, ViewportSize, async_playwright, expect

from playground.member import Member, buttons, pictures
from playground.stage import Stage, StageOptions

_HERE = Path(__file__).parent
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run"]
_PATIENCE = 60_000
_WIDE = ViewportSize(width=1280, height=900)
_PHONE = ViewportSize(width=400, height=800)
_LIGHTHOUSE = "a lighthouse on a cliff at sunset, oil on canvas"
_EARLIER = (
    "a night forest with fireflies, soft mist",
    "a red kite over snowy mountains, watercolour",
    "a garden behind an old wall in May",
    "a small harbour in the morning fog",
    "a city of lanterns by a river",
    "a fox on a hill under the moon",
    "an island with one tree, calm sea",
)


async def _paint_earlier(url: str) -> list[bytes]:
    """What Ada painted before, in another channel, so that there is something to browse; the pictures' bytes."""
    painted: list[bytes] = []
    async with Member(url, "Ada", channel="gallery") as ada:
        await ada.offered("imagine", timeout=30)
        for number, prompt in enumerate(_EARLIER):
            sent = await ada.slash("imagine", prompt=prompt, quality="1K", pictures=2 if number % 3 == 1 else 1)
            done = await ada.reply(sent, until=lambda message: len(buttons(message)) > 1, timeout=60)
            painted.append(_small(await ada.fetch(pictures(done)[0]["url"])))
    return painted


def _small(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with Image.open(io.BytesIO(data)) as picture:
        picture.thumbnail((640, 640))
        picture.convert("RGB").save(buffer, "PNG")
    return buffer.getvalue()


class _Camera:
    """One page, photographed at a desk and on a phone."""

    def __init__(self, page: Page) -> None:
        self._page = page

    async def take(self, name: str, size: ViewportSize = _WIDE, top: Locator | None = None) -> None:
        """Photograph the page as it is, once everything in it has come to rest; `top` is what it begins with."""
        await self._page.set_viewport_size(size)
        await self._page.mouse.move(5, 5)
        if top is not None:
            await self._page.wait_for_timeout(300)
            await top.evaluate("(node) => node.scrollIntoView({ block: 'start' })")
        await self._page.wait_for_timeout(900)
        await self._page.screenshot(path=_HERE / f"{name}.png")

    async def take_both(self, name: str, top: Locator | None = None) -> None:
        await self.take(name, top=top)
        await self.take(f"{name}-phone", _PHONE, top)
        await self._page.set_viewport_size(_WIDE)


def _last(page: Page) -> Locator:
    return page.get_by_role("log").get_by_role("article").last


async def _send(page: Page, line: str) -> None:
    await page.get_by_role("combobox", name="Message #").fill(f"{line} ")
    await page.keyboard.press("Enter")


async def _ask_for_four(page: Page) -> None:
    """Four pictures of one prompt, asked for by keyboard alone."""
    await page.keyboard.type("/imagine")
    await page.keyboard.press("Enter")
    await page.keyboard.type(_LIGHTHOUSE)
    await page.get_by_role("combobox", name="Add an option").fill("pict")
    await page.keyboard.press("Enter")
    await page.keyboard.type("4")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Open picture")).to_have_count(4, timeout=_PATIENCE)


async def _edit_form(page: Page, references: list[bytes]) -> None:
    """The form behind Edit…, with two further references."""
    await _last(page).get_by_role("button", name="Edit…").click()
    form = page.get_by_role("dialog", name="Edit this picture")
    await form.get_by_role("textbox").fill(f"{_LIGHTHOUSE}, in the light of picture 2")
    files = [{"name": f"{n}.png", "mimeType": "image/png", "buffer": data} for n, data in enumerate(references[:2], 2)]
    await form.locator("input[type=file]").set_input_files(files)  # pyright: ignore[reportArgumentType]  # plain dicts
    await expect(form.get_by_role("listitem")).to_have_count(2)


async def _more(page: Page) -> None:
    """The private panel of the second picture."""
    await _last(page).get_by_role("button", name="More", exact=True).click()
    panel = _last(page)
    await expect(panel.get_by_role("button", name="Details")).to_be_visible()
    await panel.get_by_role("combobox", name="Which picture?").click()
    await panel.get_by_role("option", name="Picture 2").click()
    await expect(panel).to_contain_text("Picture 2 of 4")


async def _tray(page: Page) -> None:
    """Pictures of this message and of an earlier one, kept for a blend."""
    await _last(page).get_by_role("button", name="Use as reference").click()
    await expect(_last(page)).to_contain_text("Your tray", timeout=_PATIENCE)
    await page.get_by_role("button", name="gallery").click()
    await expect(page.get_by_role("heading", name="Welcome to #gallery!")).to_have_count(1)
    for earlier in _EARLIER[4:]:
        picture = page.get_by_role("button", name=f"Open picture: {earlier}").first
        await picture.click(button="right")
        await page.get_by_role("menuitem", name="Use as reference").click()
        await expect(_last(page)).to_contain_text("Your tray", timeout=_PATIENCE)
        await _last(page).get_by_role("button", name="Dismiss message").click()
    await page.get_by_role("button", name="studio").click()
    await _send(page, "/tray")
    await expect(_last(page)).to_contain_text("Picture 4", timeout=_PATIENCE)


async def _browse(page: Page) -> None:
    """Ada's own gallery."""
    await _send(page, "/gallery")
    await expect(_last(page)).to_contain_text("Page 1 of 2", timeout=_PATIENCE)


async def _speak_as(page: Page, name: str) -> None:
    await page.get_by_role("button", name="You speak as").click()
    await page.get_by_role("menuitemradio", name=name).click()
    await expect(page.get_by_role("group", name="Examples").get_by_role("button").first).to_be_enabled()


async def _choose(panel: Locator, place: int, option: str) -> None:
    """In the select at that place of the panel; one of several is closed by Escape."""
    await panel.get_by_role("combobox").nth(place).click()
    await panel.get_by_role("option", name=option).click()
    await panel.page.keyboard.press("Escape")
    await expect(panel.get_by_role("combobox").nth(place)).to_contain_text(option)
    await panel.page.wait_for_timeout(500)


async def _set_up(page: Page) -> Locator:
    """Olga sets the server up; in one of the channels the bot lacks a permission."""
    await _speak_as(page, "Olga")
    await _send(page, "/studio setup")
    await expect(_last(page)).to_contain_text("Set up the studio", timeout=_PATIENCE)
    for place, option in ((0, "#studio"), (0, "#no-pictures"), (2, "#moderators"), (4, "Art community"), (3, "All")):
        await _choose(_last(page), place, option)
    await expect(_last(page)).to_contain_text("I lack Attach Files.")
    return _last(page)


async def _review(page: Page) -> Locator:
    """Two pictures wait for Mika, who has uncovered one of them."""
    await _speak_as(page, "Bruno")
    await _send(page, "/imagine a harbour at night in the rain, ink pictures: 2")
    await expect(_last(page)).to_contain_text("They have been asked", timeout=_PATIENCE)
    await _speak_as(page, "Mika")
    await page.get_by_role("button", name="moderators").click()
    await expect(_last(page)).to_contain_text("To review", timeout=_PATIENCE)
    await _last(page).get_by_role("button", name="Spoiler").first.click()
    return _last(page)


def _lay_over_the_week(database: Path) -> None:
    """Move what was painted earlier to earlier days, so that the charts have a week to show."""
    with contextlib.closing(sqlite3.connect(database, timeout=10)) as connection, connection:
        painted = connection.execute("SELECT id FROM generations WHERE state = 'done' ORDER BY created_at").fetchall()
        for number, (identity,) in enumerate(painted):
            seconds = 86_400 * (6 - number * 7 // len(painted))
            connection.execute(
                "UPDATE generations SET created_at = created_at - :seconds, turn_at = turn_at - :seconds, "
                "ended_at = ended_at - :seconds WHERE id = :identity",
                {"seconds": seconds, "identity": identity},
            )


async def _usage(page: Page, database: Path) -> Locator:
    """A week in charts."""
    _lay_over_the_week(database)
    await _speak_as(page, "Olga")
    await page.get_by_role("button", name="studio").click()
    await _send(page, "/studio usage")
    await expect(_last(page)).to_contain_text("The last 7 days", timeout=_PATIENCE)
    await expect(_last(page).get_by_role("img").last).to_have_js_property("complete", value=True)
    return _last(page)


async def _take(url: str, database: Path) -> None:
    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    references = await _paint_earlier(url)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=browser_path, args=_FLAGS)
        page = await browser.new_page(viewport=_WIDE)
        await page.goto(url)
        await expect(page.get_by_text("Online", exact=True)).to_be_visible(timeout=_PATIENCE)
        camera = _Camera(page)
        await _ask_for_four(page)
        await camera.take("gallery")
        await camera.take("phone", _PHONE)
        await page.set_viewport_size(_WIDE)
        await _edit_form(page, references)
        await camera.take_both("edit")
        await page.keyboard.press("Escape")
        await _more(page)
        await camera.take_both("more")
        await _browse(page)
        await camera.take_both("browse")
        await page.get_by_role("button", name="Dismiss message").last.click()
        await _tray(page)
        await camera.take_both("tray")
        await camera.take_both("setup", top=await _set_up(page))
        await camera.take_both("review", top=await _review(page))
        await camera.take_both("usage", top=await _usage(page, database))
        await browser.close()


async def main() -> None:
    with tempfile.TemporaryDirectory(prefix="easel-screenshots-") as scratch:
        async with Stage(StageOptions(data_dir=Path(scratch), speed=8)) as stage:
            await stage.start_bot()
            await _take(stage.url, Path(scratch) / "easel.sqlite")


if __name__ == "__main__":
    asyncio.run(main())
