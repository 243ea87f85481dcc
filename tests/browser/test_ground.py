"""The proving ground, a lost connection, a narrow page, and what can be read."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from playground.fake_discord import FakeDiscord
from playground.fake_providers.gmi import GmiTwin
from playground.fake_providers.segmind import SegmindTwin
from playground.member import Member
from tests.browser.painter import Painter
from tests.browser.visitor import Visitor

_POOR_CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
_TOO_WIDE = """() => [...document.querySelectorAll("body *")]
  .filter((node) => node.checkVisibility({ visibilityProperty: true }) && !node.closest(".visually-hidden, .skip"))
  .filter((node) => node.getBoundingClientRect().right > innerWidth + 1)
  .map((node) => `${node.nodeName}.${node.className}`)"""


async def _until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not holds():
            await asyncio.sleep(0.01)


async def _fits(page: Page) -> None:
    assert await page.evaluate(_TOO_WIDE) == []
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_a_phone_has_room_for_everything(visitor: Visitor, painter: Painter) -> None:
    """At 400 px nothing sticks out, inputs are 16 px, and the sidebar is behind a button."""
    page = visitor.page
    await page.set_viewport_size({"width": 400, "height": 800})
    await page.emulate_media(reduced_motion="reduce")
    await visitor.send("/imagine a fox pictures: 9")
    await expect(visitor.last.get_by_role("button", name="Open picture")).to_have_count(9)
    await visitor.send("/buttons")
    await expect(visitor.last.get_by_role("button", name="Again")).to_be_visible()
    await _fits(page)
    assert await visitor.composer.evaluate("(node) => parseFloat(getComputedStyle(node).fontSize)") >= 16
    await page.get_by_role("button", name="Channels and members").click()
    await page.get_by_role("navigation", name="Channels").get_by_role("button", name="gallery").click()
    await expect(page.get_by_role("heading", name="Welcome to #gallery!")).to_be_visible()
    await visitor.composer.fill("/imagine " + "a very long prompt with many words " * 4)
    await visitor.adder.click()
    await expect(page.get_by_role("option", name="pictures")).to_be_visible()
    await _fits(page)
    assert await visitor.option("prompt").evaluate("(node) => parseFloat(getComputedStyle(node).fontSize)") >= 16
    await visitor.press("Escape", "Escape")
    await page.get_by_role("button", name="Proving ground").click()
    await page.locator(".fault-fold > summary").first.click()
    await expect(page.get_by_role("switch", name="Capacity").first).to_be_visible()
    await _fits(page)


async def test_all_text_can_be_read(visitor: Visitor, painter: Painter) -> None:
    """Every visible piece of text has a contrast of at least 4.5 to 1."""
    await visitor.send("/imagine a fox private: True")
    await visitor.send("/buttons")
    await visitor.send("/say **bold** `code` <@1100000000000000302> <t:1700000000:f> -# small")
    await visitor.composer.fill("hello")
    await visitor.press("Enter")
    await expect(visitor.page.get_by_role("article", name="Note from the playground")).to_be_visible()
    await visitor.composer.fill("/")
    await visitor.page.get_by_role("button", name="Proving ground").click()
    await visitor.page.locator(".fault-fold > summary").first.click()
    await expect(visitor.page.get_by_role("switch").first).to_be_visible()
    await visitor.page.emulate_media(reduced_motion="reduce")
    await visitor.composer.fill("/imagine pictures: 99")
    await visitor.press("Enter")
    await expect(visitor.page.locator(".chip-error").last).to_be_visible()
    assert await visitor.page.evaluate(_POOR_CONTRAST) == []


async def test_speed_and_faults_are_set_and_reset(visitor: Visitor, gmi: GmiTwin, server: FakeDiscord) -> None:
    """What is switched in the panel holds in the twins; reset takes all of it back."""
    panel = visitor.page.get_by_role("dialog", name="Proving ground")
    await visitor.page.get_by_role("button", name="Proving ground").click()
    await panel.get_by_label("GMI Cloud twin: painting speed").select_option("60")
    await _until(lambda: gmi.pace.speed == 60)
    folds = panel.locator(".fault-fold > summary")
    await expect(folds.first).to_contain_text("none on")
    for fold in await folds.all():
        await fold.click()
    await panel.get_by_role("searchbox", name="Find a fault").first.fill("capacity")
    await panel.locator('[data-provider="gmi"] [data-fault="capacity"]').get_by_role("switch").check()
    await _until(lambda: [(fault.name, fault.count) for fault in gmi.script.active] == [("capacity", 1)])
    await expect(folds.first).to_contain_text("1 on")
    limit = panel.locator('[data-provider="discord"] [data-fault="rate_limit"]')
    await limit.get_by_role("switch").check()
    await limit.get_by_role("combobox", name="how often").select_option("until switched off")
    await _until(lambda: [(fault.name, fault.count) for fault in server.faults.active] == [("rate_limit", None)])
    await panel.get_by_role("button", name="Reset everything").click()
    await expect(panel.get_by_role("switch", checked=True)).to_have_count(0)
    assert (gmi.script.active, server.faults.active, gmi.pace.speed) == ([], [], 1.0)
    await visitor.press("Escape")
    await expect(panel).to_have_count(0)
    await expect(visitor.page.get_by_role("button", name="Proving ground")).to_be_focused()


async def test_every_provider_has_its_own_speed_and_faults(
    visitor: Visitor, gmi: GmiTwin, segmind: SegmindTwin
) -> None:
    """What is set for one holds for that one alone, and its line of faults tells how many are on."""
    await visitor.page.get_by_role("button", name="Proving ground").click()
    section = visitor.page.get_by_role("region", name="Segmind twin")
    await section.get_by_label("Segmind twin: painting speed").select_option("10")
    await section.locator("summary").click()
    await section.get_by_role("switch").first.check()
    await _until(lambda: segmind.pace.speed == 10 and len(segmind.script.active) == 1)
    await expect(section.locator("summary")).to_contain_text("1 on")
    assert (gmi.pace.speed, gmi.script.active) == (1.0, [])
    await expect(visitor.page.get_by_role("region", name="GMI Cloud twin").locator("summary")).to_contain_text(
        "none on"
    )


async def test_the_server_s_boost_and_language_are_set_and_reset(visitor: Visitor, server: FakeDiscord) -> None:
    """What a file may weigh, and the language of public replies."""
    world = server.world
    await visitor.page.get_by_role("button", name="Proving ground").click()
    await visitor.page.get_by_label("The server’s boost level").select_option("2")
    await _until(lambda: world.file_limit == 50 * 1024 * 1024)
    await visitor.page.get_by_label("The server’s language").select_option("Français")
    await _until(lambda: world.preferred_locale == "fr")
    await visitor.page.get_by_role("button", name="Reset everything").click()
    await _until(lambda: (world.premium_tier, world.preferred_locale) == (0, "en-US"))


@pytest.mark.parametrize("width", [1280, 400])
async def test_a_lost_connection_is_said_and_mended(visitor: Visitor, server: FakeDiscord, width: int) -> None:
    """A banner while it is gone; afterwards everything that was missed is there."""
    page = visitor.page
    await page.set_viewport_size({"width": width, "height": 800})
    banner = page.get_by_role("status").filter(has_text="Connection to the playground lost")
    await page.context.set_offline(True)
    await server.live.stop()
    await expect(banner).to_be_visible()
    async with Member(server.url, "Bruno") as bruno:
        await bruno.say("while you were away")
    await page.context.set_offline(False)
    await expect(page.get_by_role("log").get_by_text("while you were away")).to_be_visible()
    await expect(banner).to_have_count(0)
