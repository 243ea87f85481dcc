"""How messages look, change in place, and stay harmless."""

from playwright.async_api import expect

from playground.fake_discord import FakeDiscord
from playground.member import Member
from tests.browser.painter import Painter
from tests.browser.visitor import Visitor
from tests.playground.discord.tiny_bot import JumpingClock


async def test_a_reply_changes_in_place_from_progress_to_pictures(visitor: Visitor, painter: Painter) -> None:
    """The same element is edited live, and ends with a gallery and "(edited)"."""
    painter.gate.clear()
    await visitor.send("/imagine a fox pictures: 4")
    await expect(visitor.last).to_contain_text("Painting: 1 of 2")
    progress = await visitor.last.element_handle()
    assert progress is not None
    painter.gate.set()
    await expect(visitor.last.get_by_role("button", name="Open picture")).to_have_count(4)
    assert await progress.evaluate("(node) => node.isConnected && node.querySelectorAll('.picture img').length === 4")
    await expect(visitor.last).to_contain_text("(edited)")
    assert await visitor.last.get_by_role("img").nth(1).get_attribute("alt") == "alt text 1"


async def test_the_channel_stays_where_the_reader_scrolled(
    visitor: Visitor, painter: Painter, server: FakeDiscord
) -> None:
    """Read further up, nothing jumps; a button leads to the newest message."""
    async with Member(server.url, "Bruno") as bruno:
        for number in range(30):
            await bruno.say(f"line {number}")
        log = visitor.page.get_by_role("log")
        await expect(log.get_by_text("line 29")).to_be_in_viewport()
        await log.evaluate("(node) => { node.scrollTop = 0; }")
        await expect(visitor.page.get_by_role("heading", name="Welcome to #studio!")).to_be_in_viewport()
        await bruno.say("line 30")
        await visitor.page.get_by_role("button", name="Jump to the newest").click()
        await expect(log.get_by_text("line 30")).to_be_in_viewport()


async def test_markdown_is_shown_and_html_is_only_text(visitor: Visitor, painter: Painter) -> None:
    """Bold, code, escapes, headings and mentions are drawn; a tag from the bot stays words."""
    text = "**bold** `x*y` \\*plain\\* snake_case_name <b onclick=x>tag</b> <@1100000000000000302> ||secret||"
    await visitor.send(f"/say {text}")
    body = visitor.last.locator(".text")
    await expect(body.locator("strong")).to_have_text("bold")
    await expect(body.locator("code")).to_have_text("x*y")
    await expect(body).to_contain_text("*plain* snake_case_name <b onclick=x>tag</b> @Bruno")
    await expect(body.locator("b")).to_have_count(0)
    await expect(body.locator("em")).to_have_count(0)
    spoiler = body.get_by_role("button", name="Spoiler")
    await spoiler.click()
    await expect(body.locator("[data-revealed]")).to_have_text("secret")


async def test_blocks_of_markdown(visitor: Visitor, painter: Painter) -> None:
    """Headings, lists, quotes, fences and subtext each become their own element."""
    await visitor.commands_known()
    await visitor.composer.fill("/say ")
    lines = ["# Big", "> quoted", "- one", "- two", "-# small", "```py", "a = 1", "```"]
    await visitor.option("text").fill("\n".join(lines))
    await visitor.press("Enter")
    body = visitor.last.locator(".text")
    await expect(body.get_by_role("heading", name="Big")).to_be_visible()
    await expect(body.locator("blockquote")).to_have_text("quoted")
    await expect(body.get_by_role("listitem")).to_have_text(["one", "two"])
    await expect(body.locator("small")).to_have_text("small")
    await expect(body.locator("pre")).to_have_text("a = 1")


async def test_relative_times_move_on(visitor: Visitor, painter: Painter) -> None:
    """A `<t:…:R>` is told in words again as the page's clock goes on."""
    await visitor.page.clock.install()
    await visitor.open()
    now = int(await visitor.page.evaluate("Date.now()")) // 1000
    await visitor.send(f"/say ends <t:{now + 90}:R>")
    moment = visitor.last.locator("time[data-unix]")
    await expect(moment).to_have_text("in 1 minute")
    await visitor.page.clock.fast_forward(60_000)
    await expect(moment).to_contain_text("seconds")


async def test_a_command_without_an_answer_says_so(visitor: Visitor, painter: Painter, clock: JumpingClock) -> None:
    """The bot is there but silent: after its 3 seconds the page tells the member."""
    await visitor.send("/quiet")
    await expect(visitor.last).to_contain_text("Sending command…")
    clock.jump(4)
    await expect(visitor.last).to_contain_text("The application did not respond")
    await expect(visitor.last).to_contain_text("Ada used /quiet")


async def test_a_jump_link_leads_to_the_message_on_this_page(
    visitor: Visitor, painter: Painter, server: FakeDiscord
) -> None:
    """A link to a message in another channel goes there instead of leaving the page."""
    async with Member(server.url, "Bruno", channel="gallery") as bruno:
        message = await bruno.say("the one that is meant")
    link = f"https://discord.com/channels/{server.world.guild_id}/{message['channel_id']}/{message['id']}"
    await visitor.send(f"/say see [over there]({link})")
    await visitor.last.get_by_role("link", name="over there").click()
    await expect(visitor.page.get_by_role("heading", name="Welcome to #gallery!")).to_be_visible()
    await expect(visitor.last).to_contain_text("the one that is meant")
