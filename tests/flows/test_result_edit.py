"""The form behind Edit…: what it asks, what is painted then, and that it is handled once, by any process."""

from typing import Any

import pytest

from playground.fake_discord import demo, permissions
from playground.fake_discord.state import Overwrite
from playground.member import Exchange, Member, fields, private, text_of
from tests.flows.row import Row
from tests.flows.studio import PATIENCE, Studio, is_gallery, jpeg, painted

Json = dict[str, Any]
PROMPT, PICTURE, FURTHER = "What it should show", "Which picture?", "Further references"


async def grown(studio: Studio, member: Member, sent: Exchange) -> Row:
    await member.reply(sent, until=is_gallery, timeout=PATIENCE)
    row = await studio.ended(sent)
    assert row.state == "done"
    return row


async def opened(member: Member, gallery: Json) -> tuple[Exchange, Json]:
    pressed = await member.press(gallery, "Edit…")
    return pressed, await member.modal(pressed)


async def test_it_asks_for_the_prompt_and_for_references(studio: Studio, ada: Member) -> None:
    """The prompt is there already; one picture needs no choice."""
    exchange, gallery = await painted(studio, ada, prompt="a boat\nat night")
    _, form = await opened(ada, gallery)
    assert form["custom_id"] == f"easel:edit:{exchange.id}"
    asked = fields(form)
    assert list(asked) == [PROMPT, FURTHER]
    assert asked[PROMPT]["value"] == "a boat\nat night"
    assert (asked[FURTHER]["min_values"], asked[FURTHER]["max_values"]) == (0, 9)


@pytest.mark.parametrize("restarted", [False, True])
async def test_what_is_sent_is_painted_once(studio: Studio, ada: Member, bruno: Member, restarted: bool) -> None:
    """From the picture that is chosen, by who sent it, in this process or in the next."""
    first, gallery = await painted(studio, ada, prompt="a boat", pictures=3)
    pressed, form = await opened(bruno, gallery)
    assert list(fields(form)) == [PROMPT, PICTURE, FURTHER]
    if restarted:
        await studio.restart()
    row = await grown(studio, bruno, await bruno.submit_modal(pressed, {PROMPT: "a red boat", PICTURE: "2"}))
    assert row.request["prompt"] == "a red boat"
    assert row.request["origin"] == {"craft": "edit", "parent_id": int(first.id), "picture": 2}
    assert [reference["name"] for reference in row.request["references"]] == ["2/3 · a boat"]
    assert (row.member_id, row.counted) == (int(bruno.id), 1)
    assert len(studio.rows()) == 2
    assert len(studio.records) == 4


async def test_uploads_come_after_the_picture(studio: Studio, ada: Member) -> None:
    """In the order in which they were chosen."""
    _, gallery = await painted(studio, ada, prompt="a boat")
    pressed, _ = await opened(ada, gallery)
    files = [("hat.jpg", jpeg(300, 200)), ("cat.png", jpeg(200, 200, form="PNG"))]
    row = await grown(studio, ada, await ada.submit_modal(pressed, {FURTHER: files}))
    assert [each["name"] for each in row.request["references"]] == ["a boat", "hat.jpg", "cat.png"]
    assert len(studio.payloads[1]["image"]) == 3
    assert row.request["prompt"] == "a boat"


async def test_an_upload_that_is_no_picture_is_refused(studio: Studio, ada: Member) -> None:
    """By its number among the references, privately."""
    _, gallery = await painted(studio, ada, prompt="a boat")
    pressed, _ = await opened(ada, gallery)
    sent = await ada.submit_modal(pressed, {FURTHER: [("notes.txt", b"not a picture")]})
    answer = await ada.reply(sent, until=private, timeout=PATIENCE)
    assert "Reference 2 (notes.txt) is not a PNG or JPEG picture" in text_of(answer)
    assert len(studio.rows()) == 1


async def test_a_prompt_that_is_too_long_is_refused_with_its_length(studio: Studio, ada: Member) -> None:
    """The form has room for more, so that the sentence can say by how much."""
    _, gallery = await painted(studio, ada, prompt="a boat")
    pressed, _ = await opened(ada, gallery)
    answer = await ada.reply(await ada.submit_modal(pressed, {PROMPT: "x" * 2001}), until=private)
    assert "The prompt has 2001 characters" in text_of(answer)


async def test_the_longest_prompt_can_be_edited(studio: Studio, ada: Member) -> None:
    """Whatever it is made of."""
    _, gallery = await painted(studio, ada, prompt="🦊" * 2000)
    pressed, form = await opened(ada, gallery)
    assert fields(form)[PROMPT]["value"] == "🦊" * 2000
    row = await grown(studio, ada, await ada.submit_modal(pressed, {}))
    assert row.request["prompt"] == "🦊" * 2000


async def test_pictures_deleted_meanwhile_are_gone(studio: Studio, ada: Member) -> None:
    """Nothing is painted."""
    exchange, gallery = await painted(studio, ada, prompt="a boat")
    pressed, _ = await opened(ada, gallery)
    assert studio.client is not None
    await studio.client.services.generations.delete(int(exchange.id), 1.0)
    answer = await ada.reply(await ada.submit_modal(pressed, {PROMPT: "a red boat"}), until=private)
    assert "not here any more" in text_of(answer)
    assert len(studio.rows()) == 1


async def test_rights_count_when_it_is_sent(studio: Studio, ada: Member, bruno: Member) -> None:
    """A form left open gives none."""
    _, gallery = await painted(studio, ada, prompt="a boat")
    pressed, _ = await opened(bruno, gallery)
    denied = Overwrite(id=bruno.id, kind=1, deny=permissions.USE_APPLICATION_COMMANDS)
    studio.discord.world.channels[demo.STUDIO].overwrites = (denied,)
    answer = await bruno.reply(await bruno.submit_modal(pressed, {PROMPT: "a red boat"}), until=private)
    assert "**Use Application Commands**" in text_of(answer)
    assert len(studio.rows()) == 1


async def test_a_private_picture_is_edited_privately(studio: Studio, ada: Member, bruno: Member) -> None:
    """Nobody else sees what comes of it."""
    _, gallery = await painted(studio, ada, prompt="a secret boat", private=True)
    pressed, _ = await opened(ada, gallery)
    row = await grown(studio, ada, await ada.submit_modal(pressed, {PROMPT: "a secret red boat"}))
    assert row.request["private"] is True
    assert await bruno.messages() == []


async def test_a_form_of_another_version_is_left_alone(studio: Studio, ada: Member) -> None:
    """Its member is told by Discord; nothing is painted and nothing breaks."""
    _, gallery = await painted(studio, ada, prompt="a boat")
    pressed, _ = await opened(ada, gallery)
    interaction = studio.discord.world.interactions[pressed.id]
    assert interaction.modal is not None
    for custom_id, sentence in (("easel:edit:x", "not here any more"), ("easel:edit:1:2", "not here any more")):
        interaction.modal["custom_id"] = custom_id
        answer = await ada.reply(await ada.submit_modal(pressed, {PROMPT: "a red boat"}), until=private)
        assert sentence in text_of(answer)
    assert len(studio.rows()) == 1
