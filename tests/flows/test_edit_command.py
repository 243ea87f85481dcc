"""`/edit`: one picture, changed by words, in an outline of its own."""

from typing import Any

import pytest

from playground.member import Member, NotSent, private, text_of
from tests.flows.studio import PATIENCE, Studio, is_gallery, jpeg, refused


async def edited(studio: Studio, member: Member, data: bytes, **options: Any) -> Any:
    exchange = await member.slash(
        "edit", image=("photo.jpg", data), **{"prompt": "at night", "quality": "1K"} | options
    )
    await member.reply(exchange, until=is_gallery, timeout=PATIENCE)
    assert (await studio.ended(exchange)).state == "done"
    return exchange


@pytest.mark.parametrize(
    ("sides", "size"),
    [((800, 600), "1152x864"), ((600, 800), "864x1152"), ((500, 500), "1024x1024"), ((1920, 1080), "1280x720"),
     ((1500, 1000), "1248x832"), ((900, 300), "1512x648"), ((300, 900), "720x1280")],
)  # fmt: skip
async def test_the_outline_is_the_nearest_to_the_pictures_own(
    studio: Studio, ada: Member, sides: tuple[int, int], size: str
) -> None:
    """A landscape stays a landscape."""
    exchange = await edited(studio, ada, jpeg(*sides))
    assert studio.payloads[-1]["size"] == size
    assert len(studio.payloads[-1]["image"]) == 1
    assert studio.payloads[-1]["prompt"] == "at night"
    assert studio.row(exchange).request["origin"]["craft"] == "edit"


async def test_a_chosen_shape_or_size_goes_before_it(studio: Studio, ada: Member) -> None:
    """As in every command."""
    await edited(studio, ada, jpeg(800, 600), shape="tall")
    assert studio.payloads[-1]["size"] == "720x1280"
    await edited(studio, ada, jpeg(800, 600), size="1500x1000")
    assert studio.payloads[-1]["size"] == "1500x1000"


async def test_every_option_holds(studio: Studio, ada: Member, bruno: Member) -> None:
    """Seed, number, watermark, privacy."""
    exchange = await edited(studio, ada, jpeg(), seed=7, pictures=2, watermark=True, private=True)
    assert studio.row(exchange).ending == ("done", "settled", 2)
    assert sorted((p["seed"], p["watermark"]) for p in studio.payloads) == [(7, True), (8, True)]
    assert await bruno.messages() == []


async def test_a_picture_and_words_are_needed(studio: Studio, ada: Member) -> None:
    """The client sends nothing without them."""
    with pytest.raises(NotSent):
        await ada.slash("edit", prompt="at night")
    with pytest.raises(NotSent):
        await ada.slash("edit", image=("photo.jpg", jpeg()))


async def test_what_is_no_picture_is_refused(studio: Studio, ada: Member) -> None:
    """A text has no outline; it is told what is wrong, and nothing is spent."""
    for name, data in (("notes.txt", b"just words"), ("moving.gif", jpeg(form="GIF"))):
        sentence = await refused(studio, ada, await ada.slash("edit", prompt="at night", image=(name, data)))
        assert "is not a PNG or JPEG" in sentence
    assert studio.records == []


async def test_it_is_an_answer_like_any_other(studio: Studio, ada: Member) -> None:
    """Public unless asked otherwise, with its reference told, and a restart in the middle changes nothing."""
    studio.hold()
    exchange = await ada.slash("edit", image=("photo.jpg", jpeg()), prompt="at night", quality="1K")
    await studio.in_state(exchange, "rendering")
    await studio.restart()
    studio.release()
    message = await ada.reply(exchange, until=is_gallery, timeout=PATIENCE)
    assert not private(message)
    assert "1 reference" in text_of(message)
    assert len(studio.records) == 1
    assert (await studio.ended(exchange)).ending == ("done", "settled", 1)
