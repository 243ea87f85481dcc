"""Takes the screenshots of the docs from the real playground: `make screenshots`; needs a chromium on the PATH."""

import asyncio
import shutil
import tempfile
from pathlib import Path

from playwright.async_api import Page, async_playwright, expect

from playground.stage import Stage, StageOptions

_HERE = Path(__file__).parent
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run"]
_PATIENCE = 60_000
_WIDE = {"width": 1280, "height": 900}
_PHONE = {"width": 400, "height": 800}


async def _gallery(page: Page) -> None:
    """Four pictures of one prompt, asked for by keyboard alone."""
    await page.keyboard.type("/imagine")
    await page.keyboard.press("Enter")
    await page.keyboard.type("a lighthouse on a cliff at sunset, oil on canvas")
    await page.get_by_role("combobox", name="Add an option").fill("pict")
    await page.keyboard.press("Enter")
    await page.keyboard.type("4")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Open picture")).to_have_count(4, timeout=_PATIENCE)
    await page.mouse.move(5, 5)
    await page.wait_for_timeout(1500)


async def _take(url: str) -> None:
    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=browser_path, args=_FLAGS)
        page = await browser.new_page(viewport=_WIDE)  # pyright: ignore[reportArgumentType]  # a plain dict
        await page.goto(url)
        await expect(page.get_by_text("Online", exact=True)).to_be_visible(timeout=_PATIENCE)
        await _gallery(page)
        await page.screenshot(path=_HERE / "gallery.png")
        await page.set_viewport_size(_PHONE)  # pyright: ignore[reportArgumentType]  # a plain dict
        await page.wait_for_timeout(500)
        await page.screenshot(path=_HERE / "phone.png")
        await browser.close()


async def main() -> None:
    with tempfile.TemporaryDirectory(prefix="easel-screenshots-") as scratch:
        async with Stage(StageOptions(data_dir=Path(scratch), speed=8)) as stage:
            await stage.start_bot()
            await _take(stage.url)


if __name__ == "__main__":
    asyncio.run(main())
