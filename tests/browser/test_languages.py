"""Commands and moments in the member's own language."""

from playwright.async_api import expect

from playground.fake_discord import FakeDiscord, demo
from tests.browser.painter import Painter
from tests.browser.visitor import Visitor


async def speak(visitor: Visitor, language: str) -> None:
    """Choose a language beside the member's name."""
    await visitor.page.get_by_role("button", name="Change language").click()
    await visitor.page.get_by_role("menuitemradio", name=language).click()
    await expect(visitor.page.get_by_role("button", name=f"language is {language}")).to_be_visible()


async def test_commands_are_shown_and_typed_in_the_member_s_language(visitor: Visitor, painter: Painter) -> None:
    """Names, descriptions, options and choices are German; the bot gets what it registered."""
    await visitor.commands_known()
    await speak(visitor, "Deutsch")
    await expect(visitor.page.get_by_role("button", name="/malen").first).to_be_visible()
    await visitor.composer.fill("/ma")
    await expect(visitor.page.get_by_role("option", name="/malen")).to_contain_text("Male Bilder aus deinen Worten")
    await visitor.press("Enter")
    await expect(visitor.option("prompt")).to_have_count(0)
    prompt = visitor.page.locator('.chip[data-option="prompt"]').get_by_label("beschreibung", exact=True)
    await expect(prompt).to_be_focused()
    await visitor.type("ein Fuchs")
    await visitor.adder.fill("form")
    await visitor.press("Enter")
    await expect(visitor.page.get_by_role("option")).to_have_text(["quadratisch", "breit", "tall picture"])
    await visitor.type("breit")
    await visitor.press("Enter", "Enter")
    await expect(visitor.last).to_contain_text("ein Fuchs, wide, 2K")
    await expect(visitor.last).to_contain_text("Ada used /malen")


async def test_one_member_s_language_is_nobody_else_s(visitor: Visitor, painter: Painter, server: FakeDiscord) -> None:
    """Ada reads Japanese, Bruno English, and each keeps it."""
    await visitor.commands_known()
    await speak(visitor, "日本語")
    await visitor.composer.fill("/")
    await expect(visitor.page.get_by_role("option", name="/描く")).to_be_visible()
    await visitor.press("Escape")
    await visitor.speak_as("Bruno")
    await visitor.commands_known()
    await visitor.composer.fill("/imag")
    await expect(visitor.page.get_by_role("option", name="/imagine")).to_be_visible()
    locales = [server.world.people[each].locale for each in (demo.ADA, demo.BRUNO)]
    assert locales == ["ja", "en-US"]
    await visitor.page.reload()
    await visitor.speak_as("Ada")
    await expect(visitor.page.get_by_role("button", name="language is 日本語")).to_be_visible()


async def test_menus_and_moments_are_told_in_that_language(visitor: Visitor, painter: Painter) -> None:
    """A message that is there already is told anew."""
    now = int(await visitor.page.evaluate("Date.now()")) // 1000
    await visitor.send(f"/say since <t:{now - 3700}:R>")
    await expect(visitor.last.locator("time[data-unix]")).to_have_text("1 hour ago")
    await speak(visitor, "Deutsch")
    await expect(visitor.last.locator("time[data-unix]")).to_have_text("vor 1 Stunde")
    await visitor.last.locator(".text").click(button="right")
    await visitor.page.get_by_role("menuitem", name="Über dieses Bild").click()
    await expect(visitor.last).to_contain_text("details of since")
    await expect(visitor.last).to_contain_text("Ada used Über dieses Bild")
