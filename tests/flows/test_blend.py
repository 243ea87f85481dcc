"""`/blend`: two to ten pictures in their order, attached or from the tray."""

from typing import Any

import pytest

from playground.member import Member, private, text_of
from tests.flows.studio import PATIENCE, Studio, is_gallery, jpeg, quota, refused
from tests.flows.trays import COLOURS, filled

Json = dict[str, Any]


async def attached(member: Member, *numbers: int) -> dict[str, str]:
    """Pictures under these numbers, called by them."""
    return {
        f"image{number}": await member.upload(jpeg(colour=COLOURS[number - 1]), f"{number}.jpg") for number in numbers
    }


async def blended(studio: Studio, member: Member, **options: Any) -> tuple[Any, Json]:
    exchange = await member.slash("blend", quality="1K", **options)
    message = await member.reply(exchange, until=is_gallery, timeout=PATIENCE)
    assert (await studio.ended(exchange)).state == "done"
    return exchange, message


def names(studio: Studio, exchange: Any) -> list[str]:
    return [each["name"] for each in studio.row(exchange).request["references"]]


@pytest.mark.parametrize("count", [2, 10])
async def test_attached_pictures_keep_their_order(studio: Studio, ada: Member, count: int) -> None:
    """However the client sends them; the provider gets as many, and the row tells the craft."""
    images = await attached(ada, *range(1, count + 1))
    exchange, message = await blended(studio, ada, prompt="picture 2 in picture 1", **dict(reversed(images.items())))
    assert names(studio, exchange) == [f"{number}.jpg" for number in range(1, count + 1)]
    assert len(studio.payloads[-1]["image"]) == count
    assert studio.payloads[-1]["prompt"] == "picture 2 in picture 1"
    assert studio.row(exchange).request["origin"]["craft"] == "blend"
    assert f"{count} references" in text_of(message)
    assert studio.charged == 1


async def test_gaps_are_numbered_by_order(studio: Studio, ada: Member) -> None:
    """What was attached third is called picture 2 when there is no second."""
    exchange, _ = await blended(studio, ada, prompt="both", **await attached(ada, 7, 1, 3))
    assert names(studio, exchange) == ["1.jpg", "3.jpg", "7.jpg"]


async def test_without_attachments_the_tray_is_taken(studio: Studio, ada: Member) -> None:
    """In its order, and it stays filled for the next one."""
    await filled(ada, "cat.jpg", "hat.jpg")
    for _ in range(2):
        exchange, _ = await blended(studio, ada, prompt="the cat in the hat")
        assert names(studio, exchange) == ["cat.jpg", "hat.jpg"]


async def test_with_attachments_the_tray_is_left_alone(studio: Studio, ada: Member) -> None:
    """Unless it is asked for: then it comes first."""
    await filled(ada, "cat.jpg")
    images = await attached(ada, 2, 3)
    exchange, _ = await blended(studio, ada, prompt="both", **images)
    assert names(studio, exchange) == ["2.jpg", "3.jpg"]
    exchange, _ = await blended(studio, ada, prompt="all three", tray=True, **images)
    assert names(studio, exchange) == ["cat.jpg", "2.jpg", "3.jpg"]


async def test_a_tray_and_one_attachment_are_a_blend(studio: Studio, ada: Member) -> None:
    """Two in all are enough."""
    await filled(ada, "cat.jpg")
    exchange, _ = await blended(studio, ada, prompt="both", tray=True, **await attached(ada, 2))
    assert names(studio, exchange) == ["cat.jpg", "2.jpg"]


async def test_fewer_than_two_are_refused_with_the_way_out(studio: Studio, ada: Member, bruno: Member) -> None:
    """None, one attached, one in the tray, a tray declined: private, and nothing is spent."""
    await filled(bruno, "cat.jpg", "hat.jpg")
    nothing = await refused(studio, ada, await ada.slash("blend", prompt="x"))
    assert "two pictures or more, and there is none" in nothing
    assert "Use as reference" in nothing
    one = await attached(ada, 1)
    assert "there is only one" in await refused(studio, ada, await ada.slash("blend", prompt="x", **one))
    await filled(ada, "dog.jpg")
    assert "there is only one" in await refused(studio, ada, await ada.slash("blend", prompt="x"))
    declined = await bruno.slash("blend", prompt="x", tray=False)
    assert "there is none" in await refused(studio, bruno, declined)
    assert studio.records == []
    assert "50 of 50 left" in await quota(ada)


async def test_more_than_the_provider_takes_are_refused(studio: Studio, ada: Member) -> None:
    """A tray before ten attachments is too much; it says how many are possible."""
    await filled(ada, "cat.jpg")
    exchange = await ada.slash("blend", prompt="x", tray=True, **await attached(ada, *range(1, 11)))
    sentence = await refused(studio, ada, exchange)
    assert "At most 10 reference pictures" in sentence
    assert "11" in sentence


async def test_a_bad_picture_is_called_by_its_number_in_the_blend(studio: Studio, ada: Member) -> None:
    """As the prompt would call it, not by the option's name."""
    images = await attached(ada, 2) | {"image5": await ada.upload(b"no picture at all", "notes.jpg")}
    sentence = await refused(studio, ada, await ada.slash("blend", prompt="x", **images))
    assert sentence.startswith("Reference 2 (notes.jpg)")


async def test_every_option_holds(studio: Studio, ada: Member, bruno: Member) -> None:
    """Shape, size, number, seed, watermark, privacy, as everywhere."""
    images = await attached(ada, 1, 2)
    exchange = await ada.slash(
        "blend", prompt="both", shape="wide", quality="1K", pictures=2, seed=7, watermark=True, private=True, **images
    )
    message = await ada.reply(exchange, until=is_gallery, timeout=PATIENCE)
    assert (await studio.ended(exchange)).ending == ("done", "settled", 2)
    assert private(message)
    assert await bruno.messages() == []
    sent = sorted((p["size"], p["seed"], p["watermark"]) for p in studio.payloads)
    assert sent == [("1280x720", seed, True) for seed in (7, 8)]
    sized = await ada.slash("blend", prompt="both", size="1500x1000", **images)
    await studio.ended(sized)
    assert studio.payloads[-1]["size"] == "1500x1000"


async def test_the_reply_numbers_the_pictures(studio: Studio, ada: Member) -> None:
    """So that a prompt of the next try can say which is which."""
    _, message = await blended(studio, ada, prompt="both", **await attached(ada, 1, 3))
    assert "Picture 1: 1.jpg · Picture 2: 3.jpg" in text_of(message)
