"""The buttons below a finished picture: who may press them, what is painted then, and that they outlive a restart."""

from typing import Any

import pytest

from bot.ui.words import words
from playground.fake_discord import demo, permissions
from playground.fake_discord.state import Overwrite
from playground.member import Exchange, Member, buttons, private, selects, text_of
from tests.flows.row import Row
from tests.flows.studio import PATIENCE, Studio, is_gallery, painted

Json = dict[str, Any]
PAINTING = ("Again", "Vary", "4K", "Edit…")


async def grown(studio: Studio, member: Member, pressed: Exchange) -> Row:
    """The generation that a press made, once its pictures are there for everybody."""
    gallery = await member.reply(pressed, until=is_gallery, timeout=PATIENCE)
    row = await studio.ended(pressed)
    assert row.state == "done"
    assert private(gallery) is bool(row.request["private"])
    return row


async def told(member: Member, pressed: Exchange) -> str:
    """The private sentence that answers a press."""
    answer = await member.reply(pressed, until=private, timeout=PATIENCE)
    return text_of(answer)


def origin(row: Row) -> tuple[str, int | None, int | None]:
    """How it was asked for, and what it grew out of."""
    found = row.request["origin"]
    return found["craft"], found["parent_id"], found["picture"]


def without_commands(studio: Studio, person: str) -> None:
    """From now on this person may not use commands in #studio."""
    channel = studio.discord.world.channels[demo.STUDIO]
    channel.overwrites = (Overwrite(id=person, kind=1, deny=permissions.USE_APPLICATION_COMMANDS),)


async def test_they_stand_below_the_picture(studio: Studio, ada: Member) -> None:
    """And 4K only where it would be larger."""
    _, small = await painted(studio, ada, prompt="a boat")
    assert [button["label"] for button in buttons(small)] == ["Again", "Edit…", "Vary", "4K", "More"]
    _, large = await painted(studio, ada, prompt="a boat", quality="4K")
    assert [button["label"] for button in buttons(large)] == ["Again", "Edit…", "Vary", "More"]


@pytest.mark.parametrize("restarted", [False, True])
async def test_again_paints_the_same_wish(studio: Studio, ada: Member, bruno: Member, restarted: bool) -> None:
    """With a fresh seed, for whoever presses, and counted against them."""
    first, gallery = await painted(studio, ada, prompt="a boat", pictures=2, size="1280x720")
    if restarted:
        await studio.restart()
    row = await grown(studio, bruno, await bruno.press(gallery, "Again"))
    assert (row.member_id, row.counted) == (int(bruno.id), 2)
    before = studio.row(first).request
    assert (row.request["prompt"], row.request["size"]) == ("a boat", before["size"])
    assert row.request["seed"] != before["seed"]
    assert origin(row) == ("again", int(first.id), None)
    assert len(studio.records) == 4


@pytest.mark.parametrize("restarted", [False, True])
async def test_vary_paints_from_the_only_picture(studio: Studio, ada: Member, restarted: bool) -> None:
    """At once, from where Discord serves it."""
    first, gallery = await painted(studio, ada, prompt="a boat")
    if restarted:
        await studio.restart()
    row = await grown(studio, ada, await ada.press(gallery, "Vary"))
    assert origin(row) == ("vary", int(first.id), 1)
    assert row.counted == 1
    (reference,) = row.request["references"]
    assert reference["url"].startswith(studio.discord.url)
    assert "easel-01" in reference["url"]
    assert len(studio.payloads[1]["image"]) == 1
    assert studio.payloads[1]["seed"] != studio.payloads[0]["seed"]


@pytest.mark.parametrize("restarted", [False, True])
async def test_vary_asks_which_of_several(studio: Studio, ada: Member, bruno: Member, restarted: bool) -> None:
    """Privately; the question outlives a restart as well, and can be answered more than once."""
    first, gallery = await painted(studio, ada, prompt="a boat", pictures=3)
    question = await bruno.reply(await bruno.press(gallery, "Vary"), until=private)
    assert "Which picture?" in text_of(question)
    (select,) = selects(question)
    seeds = [render["order"]["seed"] for render in studio.row(first).renders]
    assert [option["description"] for option in select["options"]] == [f"seed {seed}" for seed in seeds]
    if restarted:
        await studio.restart()
    for number in (2, 3):
        row = await grown(studio, bruno, await bruno.choose(question, f"Picture {number}"))
        assert origin(row) == ("vary", int(first.id), number)
        assert f"easel-{number:02d}" in row.request["references"][0]["url"]
        assert (row.member_id, row.counted) == (int(bruno.id), 1)


@pytest.mark.parametrize("restarted", [False, True])
async def test_4k_paints_the_picture_larger(studio: Studio, ada: Member, restarted: bool) -> None:
    """With its own seed, in its own outline."""
    first, gallery = await painted(studio, ada, prompt="a boat", size="1280x720", seed=7)
    if restarted:
        await studio.restart()
    row = await grown(studio, ada, await ada.press(gallery, "4K"))
    assert origin(row) == ("4k", int(first.id), 1)
    assert row.request["size"] == {"width": 4096, "height": 2304}
    assert studio.payloads[1]["seed"] == 7


async def test_4k_asks_which_of_several(studio: Studio, ada: Member) -> None:
    """Each is painted with the seed of its own."""
    first, gallery = await painted(studio, ada, prompt="a boat", pictures=2, seed=7)
    question = await ada.reply(await ada.press(gallery, "4K"), until=private)
    row = await grown(studio, ada, await ada.choose(question, "Picture 2"))
    assert origin(row) == ("4k", int(first.id), 2)
    assert row.request["seed"] == 8


async def test_a_picture_whose_messages_are_gone_is_painted_from_all_the_same(studio: Studio, ada: Member) -> None:
    """From the original that is kept."""
    _, gallery = await painted(studio, ada, prompt="a boat", pictures=2)
    question = await ada.reply(await ada.press(gallery, "Vary"), until=private)
    del studio.discord.world.channels[ada.channel].messages[gallery["id"]]
    row = await grown(studio, ada, await ada.choose(question, "Picture 2"))
    (reference,) = row.request["references"]
    assert reference["url"] == ""
    assert len(studio.payloads[-1]["image"]) == 1


async def test_what_grows_out_of_a_private_picture_is_private(studio: Studio, ada: Member, bruno: Member) -> None:
    """Each way."""
    _, gallery = await painted(studio, ada, prompt="a secret boat", private=True)
    for button in ("Again", "Vary", "4K"):
        row = await grown(studio, ada, await ada.press(gallery, button))
        assert row.request["private"] is True
    assert await bruno.messages() == []


async def test_a_private_picture_is_nobody_elses(studio: Studio, ada: Member, bruno: Member) -> None:
    """Even for a client that presses what it does not show."""
    _, gallery = await painted(studio, ada, prompt="a secret boat", private=True)
    _, own = await painted(studio, bruno, prompt="a boat")
    theirs = {button["label"]: button["custom_id"] for button in buttons(gallery)}
    message = studio.discord.world.channels[bruno.channel].messages[own["id"]]
    rows = [c for c in message.payload["components"][0]["components"] if c["type"] == 1]
    for button in rows[0]["components"]:
        button["custom_id"] = theirs[button["label"]]
    forged = message.payload
    for label in (*PAINTING, "More"):
        assert "Only the member" in await told(bruno, await bruno.press(forged, theirs[label]))
    assert len(studio.records) == 2


@pytest.mark.parametrize("button", PAINTING)
async def test_who_may_not_use_commands_here_may_not_paint(
    studio: Studio, ada: Member, bruno: Member, button: str
) -> None:
    """As it is when the button is pressed; the others still may."""
    _, gallery = await painted(studio, ada, prompt="a boat")
    without_commands(studio, bruno.id)
    assert "**Use Application Commands**" in await told(bruno, await bruno.press(gallery, button))
    assert len(studio.rows()) == 1
    await grown(studio, ada, await ada.press(gallery, "Again"))


async def test_a_question_left_open_gives_no_right(studio: Studio, ada: Member, bruno: Member) -> None:
    """Rights count when it is answered."""
    _, gallery = await painted(studio, ada, prompt="a boat", pictures=2)
    question = await bruno.reply(await bruno.press(gallery, "Vary"), until=private)
    without_commands(studio, bruno.id)
    assert "**Use Application Commands**" in await told(bruno, await bruno.choose(question, "Picture 1"))
    assert len(studio.rows()) == 1


@pytest.mark.settings(daily_pictures=3)
async def test_limits_hold_for_whoever_presses(studio: Studio, ada: Member, bruno: Member) -> None:
    """A refusal is private, and costs nothing."""
    _, gallery = await painted(studio, ada, prompt="a boat", pictures=2)
    assert "1 of 3 pictures left" in await told(ada, await ada.press(gallery, "Again"))
    await grown(studio, bruno, await bruno.press(gallery, "Again"))
    assert "1 of 3 pictures left" in await told(bruno, await bruno.press(gallery, "Again"))
    assert len(studio.records) == 4


@pytest.mark.parametrize("button", ["Again", "Edit…", "Vary", "4K", "More"])
async def test_deleted_pictures_are_gone(studio: Studio, ada: Member, bruno: Member, button: str) -> None:
    """For a message that Discord did not let go."""
    exchange, gallery = await painted(studio, ada, prompt="a boat")
    assert studio.client is not None
    await studio.client.services.generations.delete(int(exchange.id), 1.0)
    assert "not here any more" in await told(bruno, await bruno.press(gallery, button))
    assert len(studio.rows()) == 1


async def test_a_generation_that_nobody_knows_is_gone(studio: Studio, ada: Member) -> None:
    """As after the loss of a database."""
    _, gallery = await painted(studio, ada, prompt="a boat")
    await studio.stop()
    studio.data_dir = studio.data_dir.with_name("other")
    await studio.start()
    for button in ("Again", "More"):
        assert "not here any more" in await told(ada, await ada.press(gallery, button))


async def test_they_speak_the_language_of_the_server_and_answer_in_the_members(studio: Studio, ada: Member) -> None:
    """The message is for everybody; the answer is not."""
    world = studio.discord.world
    world.preferred_locale = "de"
    world.change_person(demo.ADA, locale="fr")
    _, gallery = await painted(studio, ada, prompt="un bateau", pictures=2)
    keys = ("again", "edit", "vary", "4k", "more")
    assert [button["label"] for button in buttons(gallery)] == [words("de")(f"result-{key}") for key in keys]
    question = await ada.reply(await ada.press(gallery, "easel:vary"), until=private)
    assert words("fr")("result-which") in text_of(question)
