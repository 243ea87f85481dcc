"""The private panel behind More: favourites, details, the tray, deleting everywhere; by whom, and after a restart."""

from typing import Any

import pytest

from playground.fake_discord import demo, permissions
from playground.fake_discord.state import Overwrite
from playground.member import Exchange, Member, buttons, pictures, private, selects, text_of
from tests.flows.studio import PATIENCE, Studio, is_gallery, painted, says

Json = dict[str, Any]
USUAL = ["Favourite", "Details", "Use as reference", "Go to message"]


async def opened(member: Member, gallery: Json) -> Json:
    """The panel, with its picture."""
    panel = await member.reply(await member.press(gallery, "More"), until=lambda m: bool(buttons(m)), timeout=PATIENCE)
    assert private(panel)
    return panel


async def changed(member: Member, pressed: Exchange, panel: Json, words: str) -> Json:
    """The panel once it says so."""
    await member.acknowledged(pressed)
    return await member.message(panel["id"], until=lambda m: words in text_of(m) or words in labels(m))


def labels(message: Json) -> list[str]:
    return [button["label"] for button in buttons(message)]


async def test_it_shows_the_picture_and_what_can_be_done(studio: Studio, ada: Member, bruno: Member) -> None:
    """Deleting is offered to its member alone, reporting to everybody else."""
    _, gallery = await painted(studio, ada, prompt="a boat")
    panel = await opened(ada, gallery)
    assert labels(panel) == [*USUAL, "Delete…"]
    (thumbnail,) = pictures(panel)
    assert max(thumbnail["width"], thumbnail["height"]) == 512
    link = next(button["url"] for button in buttons(panel) if button["label"] == "Go to message")
    assert link.endswith(f"/{ada.channel}/{gallery['id']}")
    assert labels(await opened(bruno, gallery)) == [*USUAL, "Report…"]


@pytest.mark.parametrize("restarted", [False, True])
async def test_another_picture_is_shown_in_its_place(studio: Studio, ada: Member, restarted: bool) -> None:
    """With its own buttons."""
    _, gallery = await painted(studio, ada, prompt="a boat", pictures=3)
    panel = await opened(ada, gallery)
    assert "Picture 1 of 3" in text_of(panel)
    before = await ada.download(panel)
    if restarted:
        await studio.restart()
    again = await changed(ada, await ada.choose(panel, "Picture 3"), panel, "Picture 3 of 3")
    assert len(again["attachments"]) == len(pictures(again)) == 1
    assert await ada.download(again) != before
    (select,) = selects(again)
    assert [option["value"] for option in select["options"] if option.get("default")] == ["3"]


@pytest.mark.parametrize("restarted", [False, True])
async def test_a_picture_is_marked_and_unmarked(studio: Studio, ada: Member, bruno: Member, restarted: bool) -> None:
    """By anybody who sees it, for themselves, each picture alone."""
    exchange, gallery = await painted(studio, ada, prompt="a boat", pictures=2)
    panel = await opened(bruno, gallery)
    if restarted:
        await studio.restart()
    panel = await changed(bruno, await bruno.press(panel, "Favourite"), panel, "Unfavourite")
    assert studio.client is not None
    favourites = studio.client.services.favourites
    assert await favourites.marked(int(bruno.id), int(exchange.id)) == {1}
    assert await favourites.marked(int(ada.id), int(exchange.id)) == frozenset()
    panel = await changed(bruno, await bruno.choose(panel, "Picture 2"), panel, "Favourite")
    assert len(panel["attachments"]) == 1
    panel = await changed(bruno, await bruno.choose(panel, "Picture 1"), panel, "Unfavourite")
    await changed(bruno, await bruno.press(panel, "Unfavourite"), panel, "Favourite")
    assert await favourites.marked(int(bruno.id), int(exchange.id)) == frozenset()


@pytest.mark.parametrize("restarted", [False, True])
async def test_details_tell_everything_to_its_member(studio: Studio, ada: Member, restarted: bool) -> None:
    """With the cost, and a command to copy."""
    _, gallery = await painted(studio, ada, prompt="a boat", pictures=2, size="1280x720", seed=7)
    panel = await opened(ada, gallery)
    if restarted:
        await studio.restart()
    shown = await ada.reply(await ada.press(panel, "Details"), until=says("Picture 1 of 2"))
    text = text_of(shown)
    assert private(shown)
    assert "/imagine prompt:a boat size:1280x720 seed:7 pictures:2" in text
    assert "by gmi in" in text
    assert "**Cost:** $" in text
    other = await ada.choose(shown, "Picture 2")
    await ada.acknowledged(other)
    assert "`8`" in text_of(await ada.message(shown["id"], until=says("Picture 2 of 2")))


async def test_the_cost_is_for_its_member_and_for_managers(studio: Studio, ada: Member, bruno: Member) -> None:
    """Not even for a moderator."""
    _, gallery = await painted(studio, ada, prompt="a boat")
    for name, told in (("Bruno", False), ("Mika", False), ("Olga", True)):
        async with Member(studio.discord.url, name) as member:
            panel = await opened(member, gallery)
            shown = await member.reply(await member.press(panel, "Details"), until=says("To copy"))
            assert ("**Cost:**" in text_of(shown)) is told, name
    del bruno


async def test_details_know_where_a_picture_came_from_and_went(studio: Studio, ada: Member, bruno: Member) -> None:
    """Both ways, with links; private offspring is not told of."""
    _, gallery = await painted(studio, ada, prompt="a boat", pictures=2)
    question = await bruno.reply(await bruno.press(gallery, "Vary"), until=private)
    chosen = await bruno.choose(question, "Picture 1")
    varied = await bruno.reply(chosen, until=is_gallery, timeout=PATIENCE)
    await studio.ended(chosen)
    panel = await opened(ada, varied)
    child = text_of(await ada.reply(await ada.press(panel, "Details"), until=says("To copy")))
    assert (
        f"**Varied** from [Picture 1](https://discord.com/channels/{demo.GUILD}/{ada.channel}/{gallery['id']})" in child
    )
    panel = await opened(ada, gallery)
    parent = text_of(await ada.reply(await ada.press(panel, "Details"), until=says("To copy")))
    assert f"[Variation](https://discord.com/channels/{demo.GUILD}/{ada.channel}/{varied['id']})" in parent


async def test_a_wild_prompt_comes_as_a_file(studio: Studio, ada: Member) -> None:
    """Whole; and the file goes when another message takes the place."""
    _, gallery = await painted(studio, ada, prompt="🦊" * 2000)
    panel = await opened(ada, gallery)
    shown = await ada.reply(await ada.press(panel, "Details"), until=says("in the file below"))
    assert (await ada.download(shown)).decode() == "🦊" * 2000


@pytest.mark.parametrize("restarted", [False, True])
async def test_a_picture_is_put_into_the_tray(studio: Studio, ada: Member, bruno: Member, restarted: bool) -> None:
    """Of who presses; the same one lies there once."""
    _, gallery = await painted(studio, ada, prompt="a boat", pictures=2)
    panel = await opened(bruno, gallery)
    if restarted:
        await studio.restart()
    for _ in range(2):
        shown = await bruno.reply(await bruno.press(panel, "Use as reference"), until=says("your tray"))
        assert private(shown)
    assert studio.client is not None
    (kept,) = await studio.client.services.trays.references(int(bruno.id))
    assert kept.name == "1/2 · a boat"
    assert await studio.client.services.trays.references(int(ada.id)) == ()


async def deleting(member: Member, gallery: Json) -> Json:
    """The question before deleting."""
    panel = await opened(member, gallery)
    return await changed(member, await member.press(panel, "Delete…"), panel, "Keep")


@pytest.mark.parametrize("restarted", [False, True])
@pytest.mark.parametrize("who", ["Ada", "Mika"])
async def test_pictures_are_deleted_everywhere(studio: Studio, ada: Member, who: str, restarted: bool) -> None:
    """By their member, and by a moderator; all their messages, their row's mark, their originals."""
    exchange, gallery = await painted(studio, ada, prompt="a boat", pictures=11)
    posts = studio.row(exchange).reply["posts"]
    assert len(posts) == 2
    kept = list((studio.data_dir / "pictures").glob("??/*"))
    assert kept
    async with Member(studio.discord.url, who) as member:
        question = await deleting(member, (await ada.messages())[-1])
        assert "Delete these 11 pictures everywhere" in text_of(question)
        if restarted:
            await studio.restart()
        done = await changed(member, await member.press(question, "Delete"), question, "11 pictures are deleted")
        assert labels(done) == []
    shown = {message.id for message in studio.shown()}
    assert not shown & {str(post["message_id"]) for post in posts}
    assert not any(path.exists() for path in kept)
    assert gallery["id"] not in shown


async def test_kept_pictures_stay(studio: Studio, ada: Member) -> None:
    """And the panel comes back, on the picture that it was about."""
    exchange, gallery = await painted(studio, ada, prompt="a boat", pictures=2)
    panel = await opened(ada, gallery)
    panel = await changed(ada, await ada.choose(panel, "Picture 2"), panel, "Picture 2 of 2")
    question = await changed(ada, await ada.press(panel, "Delete…"), panel, "Keep")
    back = await changed(ada, await ada.press(question, "Keep"), panel, "Picture 2 of 2")
    assert labels(back) == [*USUAL, "Delete…"]
    assert len(pictures(back)) == 1
    assert any(message.id == gallery["id"] for message in studio.shown())
    assert studio.row(exchange).ending == ("done", "settled", 2)


async def test_the_right_to_delete_counts_when_it_is_done(studio: Studio, ada: Member, mika: Member) -> None:
    """Who was a moderator when the question came is none any more."""
    _, gallery = await painted(studio, ada, prompt="a boat")
    question = await deleting(mika, gallery)
    studio.discord.world.change_person(demo.MIKA, roles=())
    answer = await mika.reply(await mika.press(question, "Delete"), until=says("You need"))
    assert "**Manage Messages**" in text_of(answer)
    assert any(message.id == gallery["id"] for message in studio.shown())


async def test_power_in_one_channel_is_none_in_another(studio: Studio, ada: Member, bruno: Member) -> None:
    """Who may manage messages in #gallery finds no button there for what lies in #studio."""
    world = studio.discord.world
    world.channels[demo.GALLERY].overwrites = (Overwrite(id=bruno.id, kind=1, allow=permissions.MANAGE_MESSAGES),)
    await studio.restart()
    await painted(studio, ada, prompt="a boat")
    bruno.at("gallery")
    found = await bruno.reply(await bruno.slash("gallery", whose="server"), until=lambda m: bool(selects(m)))
    chosen = await bruno.select(found, "easel:", selects(found)[0]["options"][0]["value"])
    panel = await bruno.reply(chosen, until=lambda m: "Favourite" in labels(m))
    assert labels(panel) == [*USUAL, "Report…"]


async def test_messages_that_discord_keeps_are_told_and_tried_again(studio: Studio, ada: Member) -> None:
    """With a link to each."""
    _, gallery = await painted(studio, ada, prompt="a boat")
    question = await deleting(ada, gallery)
    studio.discord_faults({"fault": "missing_permissions", "route": "DELETE /channels/"})
    left = await changed(ada, await ada.press(question, "Delete"), question, "did not let me delete")
    assert f"/{ada.channel}/{gallery['id']}" in text_of(left)
    studio.discord_faults()
    await ada.press(left, "Try again")
    await ada.gone(gallery)


async def test_a_private_picture_is_deleted_as_far_as_can_be(studio: Studio, ada: Member) -> None:
    """Its original goes; its message is the member's own to dismiss."""
    _, gallery = await painted(studio, ada, prompt="a secret boat", private=True)
    kept = list((studio.data_dir / "pictures").glob("??/*"))
    question = await deleting(ada, gallery)
    done = await changed(ada, await ada.press(question, "Delete"), question, "The picture is deleted")
    assert "dismiss that message yourself" in text_of(done)
    assert not any(path.exists() for path in kept)


async def test_deleted_pictures_are_nowhere_to_be_had(studio: Studio, ada: Member, bruno: Member) -> None:
    """A panel that was open before says so."""
    _, gallery = await painted(studio, ada, prompt="a boat")
    theirs = await opened(bruno, gallery)
    question = await deleting(ada, gallery)
    await changed(ada, await ada.press(question, "Delete"), question, "The picture is deleted")
    for button in ("Favourite", "Details", "Use as reference"):
        answer = await bruno.reply(await bruno.press(theirs, button), until=says("not here any more"))
        assert private(answer)
