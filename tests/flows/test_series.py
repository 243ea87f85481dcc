"""`/series`: one render of several pictures that belong together."""

from typing import Any

import pytest

from playground.member import Member, NotSent, pictures, private, text_of
from tests.flows.studio import PATIENCE, Studio, is_gallery, jpeg, refused


async def series(studio: Studio, member: Member, **options: Any) -> tuple[Any, Any]:
    exchange = await member.slash("series", **{"prompt": "a day of a fox", "quality": "1K"} | options)
    message = await member.reply(exchange, until=is_gallery, timeout=PATIENCE)
    assert (await studio.ended(exchange)).state == "done"
    return exchange, message


@pytest.mark.parametrize("count", [2, 5, 15])
async def test_all_pictures_come_from_one_render(studio: Studio, ada: Member, count: int) -> None:
    """Asked for once, counted one by one."""
    exchange, _ = await series(studio, ada, pictures=count)
    assert len(studio.records) == 1
    assert studio.payloads[0]["sequential_image_generation"] == "auto"
    assert studio.payloads[0]["max_images"] == count
    assert studio.row(exchange).ending == ("done", "settled", count)
    assert studio.row(exchange).request["origin"]["craft"] == "series"
    shown = [each for each in studio.shown() if each.interaction == exchange.id]
    assert sum(len(pictures(each.payload)) for each in shown) == count


async def test_without_a_number_there_are_a_few(studio: Studio, ada: Member) -> None:
    """Four, or as many as the member prefers if that is more."""
    exchange, _ = await series(studio, ada)
    assert studio.row(exchange).counted == 4
    panel = await ada.reply(await ada.slash("preferences"))
    await ada.reply(await ada.select(panel, "easel:prefer:pictures", "6"))
    exchange, _ = await series(studio, ada)
    assert studio.row(exchange).counted == 6


@pytest.mark.parametrize("count", [0, 1, 16])
async def test_a_series_has_two_to_fifteen(studio: Studio, ada: Member, count: int) -> None:
    """The client says so itself."""
    with pytest.raises(NotSent):
        await ada.slash("series", prompt="x", pictures=count)


async def test_references_are_in_order_and_counted(studio: Studio, ada: Member) -> None:
    """Up to four, and fifteen with the new pictures."""
    images = {f"image{n}": (f"{n}.jpg", jpeg()) for n in (3, 1)}
    exchange, message = await series(studio, ada, pictures=2, **images)
    assert [each["name"] for each in studio.row(exchange).request["references"]] == ["1.jpg", "3.jpg"]
    assert "series" in text_of(message)
    sentence = await refused(studio, ada, await ada.slash("series", prompt="x", pictures=14, **images))
    assert "at most 15" in sentence


async def test_every_option_holds(studio: Studio, ada: Member, bruno: Member) -> None:
    """Shape, size, seed, watermark, spoiler, privacy."""
    exchange, message = await series(
        studio, ada, pictures=2, shape="wide", seed=7, watermark=True, spoiler=True, private=True
    )
    payload = studio.payloads[-1]
    assert (payload["size"], payload["seed"], payload["watermark"]) == ("1280x720", 7, True)
    assert private(message)
    assert all(each["spoiler"] for each in pictures(message))
    assert await bruno.messages() == []
    await series(studio, ada, pictures=2, size="1500x1000")
    assert studio.payloads[-1]["size"] == "1500x1000"
    assert studio.row(exchange).reply["private"] is True


async def test_a_restart_in_the_middle_changes_nothing(studio: Studio, ada: Member) -> None:
    """One render, paid once."""
    studio.hold()
    exchange = await ada.slash("series", prompt="a day", pictures=3, quality="1K")
    await studio.in_state(exchange, "rendering")
    await studio.restart()
    studio.release()
    await ada.reply(exchange, until=is_gallery, timeout=PATIENCE)
    assert (await studio.ended(exchange)).ending == ("done", "settled", 3)
    assert len(studio.records) == 1
    assert studio.charged == 3
