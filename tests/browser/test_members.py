"""Who sees what: ephemeral replies, channels and commands by member."""

from datetime import UTC, datetime

from playwright.async_api import expect

from playground.fake_discord import FakeDiscord, demo
from tests.browser.painter import Painter
from tests.browser.visitor import Visitor
from tests.playground.discord.tiny_bot import JumpingClock


async def test_an_ephemeral_reply_is_seen_by_its_owner_alone(visitor: Visitor, painter: Painter) -> None:
    """Ada sees it tinted, Bruno does not see it, and Ada can dismiss it for good."""
    await visitor.send("/imagine a fox private: True")
    secret = visitor.page.locator("article[data-ephemeral]")
    await expect(secret).to_contain_text("Only you can see this")
    await visitor.speak_as("Bruno")
    await expect(visitor.page.get_by_role("heading", name="Welcome to #studio!")).to_be_visible()
    await expect(visitor.page.get_by_text("a secret square")).to_have_count(0)
    await visitor.speak_as("Ada")
    await expect(secret).to_contain_text("a secret square")
    await secret.get_by_role("button", name="Dismiss message").click()
    await expect(secret).to_have_count(0)
    await visitor.page.reload()
    await expect(visitor.composer).to_be_visible()
    await expect(secret).to_have_count(0)


async def test_moderators_see_their_channel_and_admins_their_commands(visitor: Visitor, painter: Painter) -> None:
    """The sidebar and the completion follow the member's rights."""
    channels = visitor.page.get_by_role("navigation", name="Channels")
    moderators = channels.get_by_role("button", name="moderators")
    await expect(moderators).to_have_count(0)
    await visitor.speak_as("Mika")
    await moderators.click()
    await expect(visitor.page.get_by_role("heading", name="Welcome to #moderators!")).to_be_visible()
    await visitor.speak_as("Olga")
    await visitor.commands_known()
    await visitor.composer.fill("/studio")
    await expect(visitor.page.get_by_role("option", name="/studio setup")).to_be_visible()
    await visitor.speak_as("Ada")
    await visitor.commands_known()
    await expect(visitor.page.get_by_role("heading", name="Welcome to #moderators!")).to_have_count(0)
    await visitor.composer.fill("/studio")
    await expect(visitor.page.locator(".listbox-empty")).to_have_text("No such command.")


async def test_who_is_timed_out_is_marked_and_may_ask_for_nothing(
    visitor: Visitor, painter: Painter, server: FakeDiscord, clock: JumpingClock
) -> None:
    """In the list of members at once, and in the composer; afterwards all is as before."""
    until = datetime.fromtimestamp(clock.time() + 600, UTC).isoformat()
    await visitor.commands_known()
    server.world.change_person(demo.ADA, silenced_until=until)
    ada = visitor.page.get_by_role("button", name="Actions for Ada")
    await expect(ada).to_contain_text("Timed out")
    await visitor.composer.fill("/say hello ")
    await visitor.press("Enter")
    refusal = visitor.page.get_by_role("alert").filter(has_text="A moderator timed you out")
    await expect(refusal).to_be_visible()
    server.world.change_person(demo.ADA, silenced_until=None)
    await expect(ada).not_to_contain_text("Timed out")
    await visitor.press("Enter")
    await expect(visitor.last).to_contain_text("hello")


async def test_what_one_member_makes_the_others_see_live(visitor: Visitor, painter: Painter) -> None:
    """A second page, speaking as Bruno, shows Ada's picture without being reloaded."""
    other = Visitor(await visitor.page.context.new_page(), visitor.url)
    await other.open()
    await other.speak_as("Bruno")
    await visitor.send("/imagine a fox")
    await expect(other.last.get_by_role("button", name="Open picture")).to_have_count(1)
    await expect(other.last).to_contain_text("Ada used /imagine")
