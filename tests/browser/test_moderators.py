"""How a server is kept in order, as its people meet it: the real bot, its twins, the page, several members at once."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from playground.fake_discord import demo
from playground.member import Member
from playground.stage import Stage
from tests.browser.visitor import Visitor

_PATIENCE = 40_000
_PHONE = 400


async def ordered(stage: Stage, *, review: str) -> None:
    """The server has its moderators' channel, and reviews so much."""
    async with Member(stage.url, "Olga") as olga:
        await olga.offered("studio", timeout=30)
        panel = await olga.reply(await olga.slash("studio setup"))
        for name, value in (("moderators", demo.MODERATORS), ("review", review)):
            panel = await olga.reply(await olga.select(panel, f"easel:setup:{name}", value))


async def asked(guest: Visitor, prompt: str) -> None:
    """One small picture is asked for on the page."""
    await guest.commands_known(_PATIENCE)
    await guest.send(f"/imagine {prompt} size: 1024x1024")


async def painted(guest: Visitor, prompt: str) -> Locator:
    await asked(guest, prompt)
    await expect(guest.last.get_by_role("button", name="Again")).to_be_visible(timeout=_PATIENCE)
    return await guest.this()


async def waiting(guest: Visitor, prompt: str) -> Locator:
    """The reply whose picture moderators look at first."""
    await asked(guest, prompt)
    await expect(guest.last).to_contain_text("They have been asked", timeout=_PATIENCE)
    return await guest.this()


def about(visitor: Visitor, prompt: str) -> Locator:
    """What is said about that prompt in this channel, last of all."""
    return visitor.messages.filter(has_text=prompt).last


def form(visitor: Visitor, title: str) -> Locator:
    return visitor.page.get_by_role("dialog", name=title)


async def sent(filled: Locator) -> None:
    await filled.get_by_role("button", name="Submit").click()
    await expect(filled).to_have_count(0)


async def narrow(page: Page) -> None:
    """The page on a phone; nothing that can be pressed sticks out or is too small for a thumb."""
    await page.set_viewport_size({"width": _PHONE, "height": 800})
    for each in await page.get_by_role("log").locator(".button, .picker-button").all():
        box = await each.bounding_box()
        assert box
        assert box["x"] + box["width"] <= _PHONE
        assert box["height"] >= 40


async def restarted(guest: Visitor, stage: Stage) -> None:
    """The bot is killed, and another one comes."""
    assert stage.bot is not None
    stage.bot.process.kill()
    await stage.bot.process.wait()
    await expect(guest.page.get_by_text("The bot is offline")).to_be_visible()
    await stage.start_bot()
    await expect(guest.page.get_by_text("The bot is offline")).to_have_count(0, timeout=_PATIENCE)


async def test_a_server_is_set_up_on_one_panel(guest: Visitor) -> None:
    """What the bot lacks is named at once; a choice can be taken back, a preset has its rules, and all of it stays."""
    await guest.speak_as("Olga")
    await guest.commands_known(_PATIENCE)
    await guest.send("/studio setup")
    await expect(guest.last).to_contain_text("nobody is told of reports and budgets", timeout=_PATIENCE)
    panel = await guest.this()
    where = panel.get_by_role("combobox", name="In every channel")
    for told in (panel.get_by_text("I lack Attach Files."), panel.get_by_text("without a moderators' channel")):
        await where.click()
        await panel.get_by_role("option", name="#no-pictures").click()
        await guest.press("Escape")
        await expect(told.first).to_be_visible()
    await panel.get_by_role("combobox", name="None yet").click()
    await panel.get_by_role("option", name="#moderators").click()
    await expect(panel).to_contain_text("✓ #moderators: I may post pictures.")
    await panel.get_by_role("combobox", name="Choose a set of limits").click()
    await panel.get_by_role("option", name="Small friends' server").click()
    await _set_up(panel)
    await narrow(guest.page)
    await guest.page.reload()
    await guest.commands_known(_PATIENCE)
    await guest.send("/studio setup")
    await expect(guest.last).to_contain_text("Set up the studio", timeout=_PATIENCE)
    await _set_up(await guest.this())


async def _set_up(panel: Locator) -> None:
    """It shows what was chosen."""
    chosen = ("In every channel", "Everybody", "#moderators", "None", "Small friends' server")
    for place, words in enumerate(chosen):
        await expect(panel.get_by_role("combobox").nth(place)).to_have_text(words)


async def test_a_limit_is_set_in_a_form_and_reached(guest: Visitor) -> None:
    """The rule of a role: whoever has it reads what is left, what comes when, and whose rule it is."""
    await guest.speak_as("Olga")
    await guest.commands_known(_PATIENCE)
    await guest.send("/studio limits")
    await expect(guest.last).to_contain_text("What members may paint", timeout=_PATIENCE)
    panel = await guest.this()
    await panel.get_by_role("combobox", name="Set the rule of a role…").click()
    await panel.get_by_role("option", name="@Patron").click()
    rule = form(guest, "Rule of a role")
    await rule.get_by_role("textbox", name="Pictures a day").fill("1")
    await sent(rule)
    await expect(panel).to_contain_text("@Patron · 1 picture a day")
    await guest.speak_as("Bruno")
    await painted(guest, "the only heron of today")
    await asked(guest, "another heron")
    await expect(guest.last).to_contain_text("You have 0 of 1 pictures left and asked for 1", timeout=_PATIENCE)
    await expect(guest.last).to_contain_text("That is the rule of your roles.")
    await expect(guest.last).to_contain_text("Only you can see this")
    await guest.send("/quota")
    await expect(guest.last).to_contain_text("0 of 1 left", timeout=_PATIENCE)
    await guest.speak_as("Ada")
    await painted(guest, "as many herons as she likes")


async def test_what_waits_is_approved(guest: Visitor, stage: Stage) -> None:
    """Covered for Mika until she looks; approved, it stands in Ada's own reply, and Bruno never saw the card."""
    await ordered(stage, review="all")
    reply = await waiting(guest, "a boat in the fog")
    await expect(reply.get_by_role("img")).to_have_count(0)
    mika = await guest.beside("Mika", "moderators")
    card = about(mika, "a boat in the fog")
    await expect(card).to_contain_text("@Ada · #studio")
    await expect(card).to_contain_text("painted here:")
    await card.get_by_role("button", name="Spoiler, press to reveal the picture").click()
    await expect(card.get_by_role("button", name="Open picture: a boat in the fog")).to_be_visible()
    await card.get_by_role("button", name="Approve").click()
    await expect(card).to_contain_text("Approved by @Mika", timeout=_PATIENCE)
    await expect(card.get_by_role("button", name="Approve")).to_have_count(0)
    await expect(reply.get_by_role("button", name="Open picture: a boat in the fog")).to_be_visible(timeout=_PATIENCE)
    await expect(reply.get_by_role("button", name="Again")).to_be_visible()
    await guest.speak_as("Bruno")
    channels = guest.page.get_by_role("navigation", name="Channels")
    await expect(channels.get_by_role("button", name="moderators")).to_have_count(0)


async def test_what_waits_is_rejected_on_a_phone_after_a_restart(guest: Visitor, stage: Stage) -> None:
    """The card of a bot that is gone; the reason reaches Ada, the picture never does."""
    await ordered(stage, review="all")
    reply = await waiting(guest, "a storm over the pier")
    await restarted(guest, stage)
    mika = await guest.beside("Mika", "moderators")
    await narrow(mika.page)
    card = about(mika, "a storm over the pier")
    await card.get_by_role("button", name="Reject…", exact=True).click()
    why = form(mika, "Reject these pictures")
    await why.get_by_role("textbox", name="Reason").fill("Not in this channel, please")
    await sent(why)
    await expect(card).to_contain_text("Rejected by @Mika", timeout=_PATIENCE)
    await expect(reply).to_contain_text("Reason: “Not in this channel, please”", timeout=_PATIENCE)
    await expect(reply.get_by_role("button", name="Open picture")).to_have_count(0)


@pytest.mark.parametrize("way", ["button", "menu"])
async def test_a_reported_picture_is_deleted_everywhere(guest: Visitor, stage: Stage, way: str) -> None:
    """Bruno reports it privately, Mika decides in the moderators' channel, and it is gone from every open page."""
    await ordered(stage, review="off")
    prompt = f"a drawing of somebody else, told by {way}"
    message = await painted(guest, prompt)
    bruno, mika = await guest.beside("Bruno"), await guest.beside("Mika", "moderators")
    seen = about(bruno, prompt)
    if way == "button":
        await seen.get_by_role("button", name="More", exact=True).click()
        await bruno.last.get_by_role("button", name="Report…").click()
    else:
        await seen.locator(".text").first.click(button="right")
        await bruno.page.get_by_role("menuitem", name="Report this picture").click()
    why = form(bruno, "Report these pictures")
    await why.get_by_role("textbox", name="What is wrong").fill("This is my drawing")
    await sent(why)
    await expect(bruno.last).to_contain_text("The moderators of this server will look at it", timeout=_PATIENCE)
    await expect(bruno.last).to_contain_text("Only you can see this")
    card = about(mika, prompt)
    await expect(card).to_contain_text("“This is my drawing”", timeout=_PATIENCE)
    await expect(card.get_by_role("link", name="Go to message")).to_be_visible()
    await card.get_by_role("button", name="Delete everywhere").click()
    await expect(card).to_contain_text("Deleted everywhere by @Mika.", timeout=_PATIENCE)
    await expect(card.get_by_role("button", name="Spoiler")).to_have_count(0)
    await expect(message).to_have_count(0)
    await expect(bruno.messages.filter(has_text=prompt).filter(has_text="Ada used")).to_have_count(0)


async def test_words_are_taken_in_from_a_file(guest: Visitor) -> None:
    """Dropped on the page and sent with Enter; what they match is told, and a prompt with one is refused."""
    await guest.speak_as("Olga")
    await guest.commands_known(_PATIENCE)
    await guest.composer.fill("/moderation words import ")
    await guest.drop("words.txt", "text/plain", b"zorblat\nblue zorb\n")
    await expect(guest.page.locator('.chip[data-option="file"]')).to_contain_text("words.txt")
    await guest.press("Enter")
    await expect(guest.last).to_contain_text("New rules: 2.", timeout=_PATIENCE)
    await guest.send("/moderation words test prompt: a z.0.r.b.l.a.t by the sea")
    await expect(guest.last.locator("blockquote strong")).to_have_text("z.0.r.b.l.a.t", timeout=_PATIENCE)
    await guest.speak_as("Ada")
    await asked(guest, "a Zörblät by the sea")
    # Whether it names the word is the server's choice, and another story's.
    await expect(guest.last).to_contain_text(re.compile("against (the rules|your prompt)"), timeout=_PATIENCE)


async def test_the_log_is_taken_along_as_a_file(guest: Visitor) -> None:
    """Who decided what stands in a private answer, and in a table that Mika can keep."""
    await guest.speak_as("Mika")
    await guest.commands_known(_PATIENCE)
    await guest.send("/moderation ban user: @Bruno length: 1 hour reason: too many boats")
    await expect(guest.last).to_contain_text("@Bruno can't paint here any more", timeout=_PATIENCE)
    await guest.send("/moderation unban user: @Bruno")
    await expect(guest.last).to_contain_text("@Bruno can paint again.", timeout=_PATIENCE)
    await guest.send("/moderation log")
    await expect(guest.last).to_contain_text("@Mika lifted the ban of @Bruno", timeout=_PATIENCE)
    await guest.last.get_by_role("button", name="As a file (CSV)").click()
    file = guest.last.get_by_role("link", name="easel-log.csv")
    await expect(file).to_be_visible(timeout=_PATIENCE)
    table = await (await guest.page.request.get(str(await file.get_attribute("href")))).text()
    assert "too many boats" in table


async def test_whoever_is_timed_out_is_seen_to_be(guest: Visitor, stage: Stage) -> None:
    """Rejected and timed out in one form: Mika reads it, the list of members shows it, and Ada may ask for nothing."""
    await ordered(stage, review="all")
    await waiting(guest, "a third storm")
    mika = await guest.beside("Mika", "moderators")
    await about(mika, "a third storm").get_by_role("button", name="Reject and time out…").click()
    why = form(mika, "Reject these pictures")
    await why.get_by_role("combobox", name="Time the member out for").click()
    await why.get_by_role("option", name="10 minutes").click()
    await sent(why)
    await expect(mika.last).to_contain_text("@Ada is timed out.", timeout=_PATIENCE)
    await expect(guest.page.get_by_role("button", name="Actions for Ada").filter(has_text="Timed out")).to_be_visible()
    await guest.composer.fill("/quota ")
    await guest.press("Enter")
    await expect(guest.page.get_by_role("alert").filter(has_text="A moderator timed you out")).to_be_visible()
