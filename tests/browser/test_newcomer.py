"""A newcomer's first minute: the real bot and the twins as their own processes, the page, a picture."""

from pathlib import Path

from playwright.async_api import expect

from playground.stage import Stage, StageOptions
from tests.browser.visitor import Visitor

_PATIENCE = 30_000


async def test_a_newcomer_paints_a_picture_and_opens_it(visitor: Visitor, tmp_path: Path) -> None:
    """An example, one change, Enter: progress, pictures with alt text, one of them large."""
    async with Stage(StageOptions(data_dir=tmp_path, speed=20)) as stage:
        newcomer = Visitor(visitor.page, stage.url)
        await newcomer.open()
        await expect(newcomer.page.get_by_role("group", name="Examples").get_by_role("button").first).to_be_disabled()
        await stage.start_bot()
        examples = newcomer.page.get_by_role("group", name="Examples").get_by_role("button")
        await expect(examples.first).to_be_enabled(timeout=_PATIENCE)
        await examples.first.click()
        await newcomer.adder.fill("pict")
        await newcomer.press("Enter")
        await newcomer.type("2")
        await newcomer.press("Enter")
        await expect(newcomer.last.get_by_role("button", name="Cancel")).to_be_visible(timeout=_PATIENCE)
        pictures = newcomer.last.get_by_role("button", name="Open picture: A lighthouse on a cliff at sunset")
        await expect(pictures).to_have_count(2, timeout=_PATIENCE)
        await pictures.first.click()
        large = newcomer.page.get_by_role("dialog", name="Picture").get_by_role("img")
        await expect(large).to_have_js_property("complete", value=True)
        assert await large.evaluate("(image) => image.naturalWidth") >= 1024
        await newcomer.page.goto("about:blank")
