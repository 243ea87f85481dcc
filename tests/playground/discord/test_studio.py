"""What a studio around a picture needs of Discord: menus, panels, modals, pages that swap a file, and deletion."""

from typing import Any

import discord
import pytest
from discord import ui

from playground.fake_discord import FakeDiscord, demo
from playground.member import Member, NotSent, buttons, fields, pictures, private, selects, text_of
from tests.playground.discord.raw_api import STUDIO, Api
from tests.playground.discord.tiny_bot import PNG, JumpingClock, TinyBot, connected, gallery, picture

Json = dict[str, Any]
EDIT = "easel:edit:1"


def panel(*items: ui.Item) -> ui.LayoutView:
    """A Components V2 message with a row of `items`, none of which has a handler of its own."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay("panel"))
    view.add_item(ui.ActionRow(*items))
    return view


def edit_modal() -> ui.Modal:
    """Text, one choice and up to ten files, answered by its custom id alone."""
    modal = ui.Modal(title="Edit", custom_id=f"{EDIT}:modal")
    options = [discord.SelectOption(label=f"Picture {n}", value=str(n)) for n in (1, 2)]
    modal.add_item(ui.Label(text="Prompt", component=ui.TextInput(custom_id="prompt", default="a fox")))
    modal.add_item(ui.Label(text="Which picture", component=ui.Select(custom_id="which", options=options)))
    upload = ui.FileUpload(custom_id="files", required=False, min_values=0, max_values=10)
    modal.add_item(ui.Label(text="Further references", component=upload))
    return modal


def data_of(interaction: discord.Interaction) -> Json:
    """What came, as it came."""
    assert interaction.data is not None
    return dict(interaction.data)


async def posted(bot: TinyBot, member: Member, view: ui.LayoutView, *, ephemeral: bool = False) -> Json:
    """A message of the bot with `view`, as its member sees it."""

    async def handler(interaction: discord.Interaction) -> None:
        await interaction.response.send_message(view=view, ephemeral=ephemeral)

    bot.handler = handler
    return await member.reply(await member.slash("do", text="x"))


async def test_a_message_menu_brings_the_pictures_of_a_components_v2_message(bot: TinyBot, ada: Member) -> None:
    """The target comes with its components and with attachments that can be read."""
    got: list[object] = []

    async def about(interaction: discord.Interaction, message: discord.Message) -> None:
        items = [item for item in message.components if isinstance(item, discord.Container)]
        got.extend((len(items), [await each.read() for each in message.attachments], message.author.id))
        await interaction.response.send_message("seen", ephemeral=True)

    async def handler(interaction: discord.Interaction) -> None:
        await interaction.response.send_message(view=gallery("done", "a.png"), file=picture())

    bot.handler, bot.about = handler, about
    message = await ada.reply(await ada.slash("do", text="x"))
    await ada.reply(await ada.menu("Details", message))
    assert got == [1, [PNG], int(demo.APPLICATION)]


async def test_a_message_menu_brings_addresses_that_open_even_on_an_old_message(
    bot: TinyBot, ada: Member, clock: JumpingClock
) -> None:
    """Two days later the addresses of the target are signed anew."""
    read: list[bytes] = []

    async def about(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.defer(ephemeral=True)
        read.append(await message.attachments[0].read())
        await interaction.edit_original_response(content="read")

    bot.about = about
    said = await ada.say("mine", await ada.upload(PNG, "mine.png"))
    clock.jump(48 * 3600)
    await ada.reply(await ada.menu("Details", said), until=lambda m: m["content"] == "read")
    assert read == [PNG]


async def test_a_command_takes_ten_files_in_order(bot: TinyBot, ada: Member) -> None:
    """Each option keeps its own file."""
    names: list[str] = []

    async def handler(interaction: discord.Interaction) -> None:
        names.extend(interaction.namespace[f"image{n}"].filename for n in range(1, 11))
        await interaction.response.send_message("blended")

    bot.handler = handler
    files = {f"image{n}": (f"ref{n}.png", PNG) for n in range(1, 11)}
    await ada.reply(await ada.slash("blend", **files))
    assert names == [f"ref{n}.png" for n in range(1, 11)]


async def test_a_modal_is_answered_by_its_custom_id_after_the_bot_was_started_again(
    server: FakeDiscord, clock: JumpingClock
) -> None:
    """Opened by one process, sent to the next: text, choice and files are all there."""

    async def opens(interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(edit_modal())

    async def reads(interaction: discord.Interaction) -> None:
        given = [label["component"] for label in data_of(interaction)["components"]]
        files = data_of(interaction)["resolved"]["attachments"]
        told = [given[0]["value"], *given[1]["values"], *(files[each]["filename"] for each in given[2]["values"])]
        await interaction.response.edit_message(view=panel(ui.Button(label=" ".join(told), custom_id="told")))

    async with Member(server.url, "Ada") as ada:
        async with connected(server) as first:
            message = await posted(first, ada, panel(ui.Button(label="Edit…", custom_id=EDIT)))
            first.component = opens
            opened = await ada.press(message, "Edit…")
            assert list(fields(await ada.modal(opened))) == ["Prompt", "Which picture", "Further references"]
        async with connected(server) as second:
            second.component = reads
            await ada.online()
            given = {"Prompt": "a cat", "Which picture": "Picture 2", "Further references": [("1.png", PNG)] * 2}
            sent = await ada.submit_modal(opened, given)
            changed = await ada.reply(sent, until=lambda m: buttons(m)[0]["custom_id"] == "told")
            assert buttons(changed)[0]["label"] == "a cat 2 1.png 1.png"
            assert changed["id"] == message["id"]


async def test_a_modal_keeps_its_bounds(bot: TinyBot, ada: Member) -> None:
    """Eleven files, no choice and an unknown field are not sent."""

    async def opens(interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(edit_modal())

    message = await posted(bot, ada, panel(ui.Button(label="Edit…", custom_id=EDIT)))
    bot.component = opens
    opened = await ada.press(message, EDIT)
    with pytest.raises(NotSent, match="too many"):
        await ada.submit_modal(opened, {"Which picture": "1", "Further references": [("1.png", PNG)] * 11})
    with pytest.raises(NotSent, match="'which' is required"):
        await ada.submit_modal(opened, {"Prompt": "a cat"})
    with pytest.raises(NotSent, match="no field 'Colour'"):
        await ada.submit_modal(opened, {"Which picture": "1", "Colour": "red"})


@pytest.mark.parametrize("fields_", [{"disabled": True}, {"min_values": 2, "max_values": 1}])
async def test_a_modal_that_cannot_be_filled_in_is_refused(
    bot: TinyBot, ada: Member, api: Api, server: FakeDiscord, fields_: Json
) -> None:
    """A disabled select and a file upload that wants more than it takes."""
    select = {"type": 3, "custom_id": "s", "options": [{"label": "a", "value": "a"}]}
    inner = select | fields_ if "disabled" in fields_ else {"type": 19, "custom_id": "f"} | fields_
    data = {"title": "T", "custom_id": "m", "components": [{"type": 18, "label": "L", "component": inner}]}

    async def opens(interaction: discord.Interaction) -> None:
        path = f"/interactions/{interaction.id}/{interaction.token}/callback"
        assert await api.code("POST", path, {"type": 9, "data": data}) == 50035
        await interaction.response.send_message("refused")

    bot.handler = opens
    await ada.reply(await ada.slash("do", text="x"))
    assert bot.errors == []


async def test_every_answer_to_a_pressed_button(bot: TinyBot, ada: Member) -> None:
    """The message changed at once or later, a new message at once or later, or a modal."""

    async def component(interaction: discord.Interaction) -> None:
        answer = interaction.response
        match data_of(interaction)["custom_id"]:
            case "now":
                await answer.edit_message(view=panel(ui.Button(label="Now", custom_id="after")))
            case "later":
                await answer.defer()
                await interaction.edit_original_response(view=panel(ui.Button(label="Later", custom_id="after")))
            case "new":
                await answer.send_message("new", ephemeral=True)
            case "thinking":
                await answer.defer(ephemeral=True, thinking=True)
                await interaction.edit_original_response(content="thought", attachments=[picture()])
            case _:
                await answer.send_modal(edit_modal())

    names = ("now", "later", "new", "thinking", "modal")
    for name in names:
        message = await posted(bot, ada, panel(*(ui.Button(label=each, custom_id=each) for each in names)))
        bot.component = component
        pressed = await ada.press(message, name)
        if name == "modal":
            assert (await ada.modal(pressed))["title"] == "Edit"
        elif name in ("now", "later"):
            shown = await ada.reply(pressed, until=lambda m: buttons(m)[0]["custom_id"] == "after")
            assert (shown["id"], buttons(shown)[0]["label"]) == (message["id"], name.capitalize())
        else:
            shown = await ada.reply(pressed, until=lambda m: bool(m["content"]))
            assert (private(shown), shown["id"] != message["id"]) == (True, True)
    assert [m["content"] for m in await ada.privates()] == ["new", "thought"]
    assert await ada.download((await ada.privates())[1]) == PNG


async def test_a_private_gallery_turns_its_pages_by_swapping_one_file(
    bot: TinyBot, ada: Member, server: FakeDiscord
) -> None:
    """Each page is the same message with another sheet; the sheet before leads nowhere any more."""

    def page(number: int) -> ui.LayoutView:
        view = gallery(f"Page {number}", f"sheet-{number}.png")
        options = [discord.SelectOption(label=str(n)) for n in (1, 2)]
        view.add_item(ui.ActionRow(ui.Select(custom_id="pick", options=options)))
        view.add_item(ui.ActionRow(ui.Button(label="Older", custom_id=f"page:{number + 1}")))
        return view

    async def component(interaction: discord.Interaction) -> None:
        number = int(data_of(interaction)["custom_id"].rpartition(":")[2])
        await interaction.response.defer()
        sheet = picture(f"sheet-{number}.png")
        await interaction.edit_original_response(view=page(number), attachments=[sheet])

    async def handler(interaction: discord.Interaction) -> None:
        await interaction.response.send_message(view=page(1), file=picture("sheet-1.png"), ephemeral=True)

    bot.handler, bot.component = handler, component
    shown = first = await ada.reply(await ada.slash("do", text="x"))
    for number in (2, 3):
        shown = await ada.reply(await ada.press(shown, "page:"), until=lambda m, n=number: f"Page {n}" in text_of(m))
        assert [a["filename"] for a in shown["attachments"]] == [f"sheet-{number}.png"]
        assert await ada.fetch(pictures(shown)[0]["url"]) == PNG
    assert shown["id"] == first["id"]
    assert [select["custom_id"] for select in selects(shown)] == ["pick"]
    async with ada._http.get(first["attachments"][0]["url"]) as reply:
        assert reply.status == 404
    assert len(server.world.files) == 1


async def test_a_link_button_and_a_section_with_a_thumbnail(bot: TinyBot, ada: Member) -> None:
    """Both are shown as they were sent, and a link cannot be pressed."""
    view = ui.LayoutView()
    thumbnail = ui.Thumbnail("https://example.org/a.png", description="a sheet", spoiler=True)
    view.add_item(ui.Section("beside", accessory=thumbnail))
    view.add_item(ui.ActionRow(ui.Button(label="Original", url="https://example.org/original")))
    message = await posted(bot, ada, view)
    assert [(p["description"], p["spoiler"]) for p in pictures(message)] == [("a sheet", True)]
    with pytest.raises(NotSent, match=r"link to https://example\.org/original"):
        await ada.press(message, "Original")


async def test_deletion_by_token_and_by_bot_token_is_seen_at_once(bot: TinyBot, ada: Member, api: Api) -> None:
    """A private message goes through its token, a public one through the channel; a picture that is gone is gone."""

    async def handler(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("public", file=picture())

    async def component(interaction: discord.Interaction) -> None:
        await interaction.response.defer()
        await interaction.delete_original_response()

    bot.handler = handler
    public = await ada.reply(await ada.slash("do", text="x"))
    note = await posted(bot, ada, panel(ui.Button(label="Close", custom_id="close")), ephemeral=True)
    bot.component = component
    await ada.press(note, "Close")
    await ada.gone(note)
    assert await api.code("DELETE", f"{STUDIO}/{public['id']}") == 0
    await ada.gone(public)
    assert await api.code("GET", f"{STUDIO}/{public['id']}") == 10008
    async with ada._http.get(public["attachments"][0]["url"]) as reply:
        assert reply.status == 404
