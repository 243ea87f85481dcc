"""discord.py 2.7 lives in the loopback Discord as it does in the real one."""

import discord
import pytest

from playground.fake_discord import FakeDiscord, demo
from playground.member import DidNotRespond, Member, NotSent, buttons, pictures, text_of
from tests.playground.discord.tiny_bot import PNG, JumpingClock, Panel, TinyBot, gallery, picture


async def test_defer_then_edit_with_a_gallery(bot: TinyBot, ada: Member, server: FakeDiscord) -> None:
    """A deferred reply becomes a Components V2 gallery whose picture can be fetched, with alt text and size."""

    async def handler(interaction: discord.Interaction) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(content="painting")
        await interaction.edit_original_response(content=None, view=gallery("done", "a.png"), attachments=[picture()])

    bot.handler = handler
    exchange = await ada.slash("do", text="a fox")
    message = await ada.reply(exchange, until=lambda m: bool(pictures(m)))
    assert text_of(message) == "done"
    assert [(p["width"], p["height"], p["description"]) for p in pictures(message)] == [(64, 48, "alt of a.png")]
    assert message["attachments"][0]["description"] == "alt"
    assert await ada.fetch(pictures(message)[0]["url"]) == PNG
    line = server.ledger.shown()["interactions"][0]
    assert (line["state"], line["final_attachments"], len(line["calls"])) == ("acknowledged", 1, 3)


async def test_options_arrive_typed(bot: TinyBot, ada: Member) -> None:
    """Integers, booleans, attachments, permissions and the file limit reach the bot as discord.py types."""
    got: dict[str, object] = {}

    async def handler(interaction: discord.Interaction) -> None:
        file: discord.Attachment = interaction.namespace["file"]
        got.update(count=interaction.namespace["count"], loud=interaction.namespace["loud"], data=await file.read())
        got.update(attach=interaction.app_permissions.attach_files, limit=interaction.filesize_limit)
        got.update(moderator=interaction.permissions.moderate_members, guild=getattr(interaction.guild, "name", None))
        await interaction.response.send_message("ok")

    bot.handler = handler
    uploaded = await ada.upload(b"hello", "note.txt")
    await ada.reply(await ada.slash("do", text="x", count=3, loud=True, file=uploaded))
    assert got == {
        "count": 3, "loud": True, "data": b"hello", "attach": True, "limit": 10 * 1024 * 1024,
        "moderator": False, "guild": "The Painting Room",
    }  # fmt: skip


async def test_follow_up_right_after_a_defer_is_the_reply(bot: TinyBot, ada: Member) -> None:
    """The first follow-up edits the deferred reply, the second is a message of its own."""

    async def handler(interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        first = await interaction.followup.send("one", wait=True)
        second = await interaction.followup.send("two", wait=True)
        original = await interaction.original_response()
        assert (first.id, first.id != second.id) == (original.id, True)
        await interaction.delete_original_response()

    bot.handler = handler
    exchange = await ada.slash("do", text="x")
    await ada.reply(exchange, until=lambda m: m["content"] == "two")
    await ada.acknowledged(exchange)
    assert bot.errors == []


async def test_deleting_a_public_defer_allows_a_private_refusal(bot: TinyBot, ada: Member, bruno: Member) -> None:
    """After the public reply is deleted, an ephemeral follow-up is seen by its owner only."""

    async def handler(interaction: discord.Interaction) -> None:
        await interaction.response.defer()
        await interaction.delete_original_response()
        await interaction.followup.send("not here", ephemeral=True)

    bot.handler = handler
    exchange = await ada.slash("do", text="x")
    message = await ada.reply(exchange, until=lambda m: m["content"] == "not here")
    assert message["flags"] & 64
    assert [m["id"] for m in await ada.messages()] == [message["id"]]
    assert await bruno.messages() == []


async def test_buttons_selects_and_modal(bot: TinyBot, ada: Member) -> None:
    """Buttons edit, selects choose, a modal brings text, choice and file; a disabled button cannot be pressed."""

    async def handler(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("panel", view=Panel())

    bot.handler = handler
    message = await ada.reply(await ada.slash("do", text="x"))
    assert [button["label"] for button in buttons(message)] == ["Again", "Off", "Ask"]
    pressed = await ada.reply(await ada.press(message, "Again"), until=lambda m: m["content"] == "pressed")
    picked = await ada.reply(await ada.select(pressed, "pick", "b"), until=lambda m: m["content"] == "picked b")
    with pytest.raises(NotSent, match="disabled"):
        await ada.press(picked, "Off")
    opened = await ada.press(picked, "Ask")
    modal = await ada.modal(opened)
    assert (modal["title"], len(modal["components"])) == ("Edit the prompt", 3)
    uploaded = await ada.upload(PNG, "ref.png")
    with pytest.raises(NotSent, match="required"):
        await ada.submit_modal(opened, {"shape": ["wide"]})
    sent = await ada.submit_modal(opened, {"prompt": "a cat", "shape": ["wide"], "picture": [uploaded]})
    answer = await ada.reply(sent, until=lambda m: "a cat" in m["content"])
    assert answer["content"] == "a cat / ['wide'] / ['ref.png']"


async def test_autocomplete(bot: TinyBot, ada: Member) -> None:
    """Suggestions come back for what was typed so far."""
    choices = await ada.autocomplete("do", focused="size", text="x", size="new ")
    assert choices == [{"name": f"new {n}K", "value": f"{n}K"} for n in (1, 2, 4)]


async def test_menus(bot: TinyBot, ada: Member) -> None:
    """Message and user menus get their target resolved, and the avatar can be fetched."""
    said = await ada.say("a sketch")
    about = await ada.reply(await ada.menu("Details", said["id"]))
    assert about["content"] == "about a sketch"
    avatar = await ada.reply(await ada.menu("Paint", ada.id), until=lambda m: "avatars" in m["content"])
    assert (await ada.fetch(avatar["content"]))[:4] == PNG[:4]


async def test_only_those_allowed_see_a_command_and_a_channel(bot: TinyBot, ada: Member, server: FakeDiscord) -> None:
    """default_member_permissions hide /studio from a member, and #moderators is not for them."""
    assert "studio" not in [command["name"] for command in await ada.commands()]
    with pytest.raises(NotSent, match="studio"):
        await ada.slash("studio setup")
    hidden = next(c for c in ada.world["channels"] if c["name"] == "moderators")
    assert hidden["visible_to"] == [demo.MIKA, demo.OLGA]
    with pytest.raises(NotSent, match="cannot see"):
        await ada.at("moderators").slash("do", text="x")
    async with Member(server.url, "Olga", channel="moderators") as olga:
        exchange = await olga.slash("studio setup")
        assert (await olga.reply(exchange))["content"] == "set up"


async def test_the_client_refuses_what_a_real_client_refuses(bot: TinyBot, ada: Member) -> None:
    """Missing, unknown and out-of-range options never leave the client."""
    with pytest.raises(NotSent, match="'text' is required"):
        await ada.slash("do")
    with pytest.raises(NotSent, match="no option 'colour'"):
        await ada.slash("do", text="x", colour="red")
    with pytest.raises(NotSent, match="1 to 15"):
        await ada.slash("do", text="x", count=16)
    with pytest.raises(NotSent, match="1 to 50"):
        await ada.slash("do", text="x" * 51)
    with pytest.raises(NotSent, match="not uploaded"):
        await ada.slash("do", text="x", file="12")
    with pytest.raises(NotSent, match="no command"):
        await ada.slash("paint")


async def test_silence_for_three_seconds_fails(bot: TinyBot, ada: Member, clock: JumpingClock) -> None:
    """Unanswered, the member reads that the application did not respond; the late answer gets 10062."""
    codes: list[int] = []

    async def handler(interaction: discord.Interaction) -> None:
        clock.jump(3.1)
        with pytest.raises(discord.NotFound) as refused:
            await interaction.response.defer()
        codes.append(refused.value.code)

    bot.handler = handler
    exchange = await ada.slash("do", text="x")
    with pytest.raises(DidNotRespond):
        await ada.acknowledged(exchange)
    with pytest.raises(DidNotRespond):
        await ada.reply(exchange)


async def test_second_acknowledgement(bot: TinyBot, ada: Member) -> None:
    """The same interaction answered twice: 400/40060."""
    codes: list[int] = []

    async def handler(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("one")
        interaction.response._response_type = None
        try:
            await interaction.response.send_message("two")
        except discord.HTTPException as refused:
            codes.append(refused.code)
        await interaction.edit_original_response(content="over")

    bot.handler = handler
    await ada.reply(await ada.slash("do", text="x"), until=lambda m: m["content"] == "over")
    assert codes == [40060]


async def test_token_expires_after_fifteen_minutes(bot: TinyBot, ada: Member, clock: JumpingClock) -> None:
    """After 15 minutes the webhook gives 401/50027, and the bot token still edits through the channel."""
    codes: list[int] = []

    async def handler(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("one")
        original = await interaction.original_response()
        clock.jump(15 * 60)
        try:
            await interaction.edit_original_response(content="two")
        except discord.HTTPException as refused:
            codes.extend((refused.status, refused.code))
        channel = bot.get_partial_messageable(int(demo.STUDIO))
        await channel.get_partial_message(original.id).edit(content="three", attachments=[picture()])

    bot.handler = handler
    exchange = await ada.slash("do", text="x")
    message = await ada.reply(exchange, until=lambda m: m["content"] == "three")
    assert codes == [401, 50027]
    assert len(message["attachments"]) == 1


async def test_the_bot_may_not_attach_in_no_pictures(bot: TinyBot, ada: Member) -> None:
    """In #no-pictures the interaction says so, and a file is refused with 50013."""
    got: list[object] = []

    async def handler(interaction: discord.Interaction) -> None:
        got.append(interaction.app_permissions.attach_files)
        try:
            await interaction.response.send_message("x", file=picture())
        except discord.Forbidden as refused:
            got.append(refused.code)
        await interaction.response.send_message("words")

    bot.handler = handler
    await ada.reply(await ada.at("no-pictures").slash("do", text="x"))
    assert got == [False, 50013]


async def test_direct_messages(bot: TinyBot, ada: Member, bruno: Member) -> None:
    """A DM channel is opened once and seen by its member only."""
    user = await bot.fetch_user(int(demo.ADA))
    sent = await user.send("your picture", file=picture())
    await ada.refresh()
    channel = next(c for c in ada.world["channels"] if c["direct"])
    assert channel["visible_to"] == [demo.ADA]
    assert [m["id"] for m in await ada.messages(channel["id"])] == [str(sent.id)]
    await bruno.refresh()
    assert await bruno.messages(channel["id"]) == []


async def test_mentions_reach_only_whom_the_bot_allows(bot: TinyBot, ada: Member) -> None:
    """A user mention pings unless allowed_mentions forbids it; @everyone needs a permission."""

    async def handler(interaction: discord.Interaction) -> None:
        text = f"@everyone <@{interaction.user.id}>"
        await interaction.response.send_message(text)
        await interaction.followup.send(text, allowed_mentions=discord.AllowedMentions.none())

    bot.handler = handler
    exchange = await ada.slash("do", text="x")
    loud = await ada.reply(exchange)
    assert [user["id"] for user in loud["mentions"]] == [ada.id]
    assert loud["mention_everyone"] is False
    quiet = await ada.reply(exchange, until=lambda m: m["id"] != loud["id"])
    assert quiet["mentions"] == []


async def test_sync_keeps_ids_and_versions(bot: TinyBot) -> None:
    """Syncing the same commands changes nothing."""
    first = {command.name: (command.id) for command in await bot.tree.fetch_commands()}
    again = {command.name: (command.id) for command in await bot.tree.sync()}
    assert first == again
