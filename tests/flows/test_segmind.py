"""Segmind alone, in both of its versions: what can be asked of it, what cannot, and what is never asked twice."""

import asyncio
from typing import Any

import pytest

from bot import desk
from bot.settings import Settings
from playground.fake_providers.ledger import Record
from playground.member import Exchange, Member, buttons, pictures, text_of
from tests.flows.studio import PATIENCE, Studio, asked, is_gallery, jpeg, painted, plain_paint, quota, refused, says
from tests.flows.trays import filled

Json = dict[str, Any]
pytestmark = pytest.mark.settings(providers=("segmind",))
V1 = pytest.mark.settings(segmind_api="v1")
V2 = pytest.mark.settings(segmind_api="v2")
EACH = pytest.mark.parametrize("api", [pytest.param("v1", marks=V1), pytest.param("v2", marks=V2)])
UNCONFIRMED = "didn't confirm this picture"
PRICE = 30_000

_RATIOS = {
    "square": "1:1",
    "landscape": "4:3",
    "portrait": "3:4",
    "wide": "16:9",
    "tall": "9:16",
    "photo": "3:2",
    "photo-portrait": "2:3",
    "cinema": "21:9",
}


def _payloads(studio: Studio) -> list[Json]:
    return [record.payload for record in studio.segmind_records]


def _bytes(record: Record, number: int = 0) -> bytes:
    """What was painted for a record."""
    return plain_paint(_Commission(record, number))  # pyright: ignore[reportArgumentType]


class _Commission:
    """As much of a commission as plain painting looks at."""

    def __init__(self, record: Record, number: int) -> None:
        self.seed, self.number = record.seed, number
        self.width, self.height = record.size


async def _unconfirmed(studio: Studio, ada: Member, exchange: Exchange) -> None:
    """Told as it is, released for the member, counted as spent until the operator decides, and open on the desk."""
    message = await ada.reply(exchange, until=says(UNCONFIRMED), timeout=PATIENCE)
    assert "It was not sent a second time" in text_of(message)
    assert buttons(message) == []
    row = await studio.ended(exchange)
    assert row.ending == ("failed", "released", 0)
    assert row.cost_micros == PRICE
    await studio.until(lambda: studio.lines(exchange, "warning"))
    (line,) = [each for each in studio.lines(exchange) if each["event"] == "ended without a picture"]
    assert line["code"] == "submission-unknown"
    assert "compare its bill" in line["advice"]
    assert [str(exchange.id) in each for each in await _undecided(studio)] == [True]


async def _undecided(studio: Studio) -> list[str]:
    """What the operator is shown in a shell, beside the running bot."""
    return await desk.undecided(_shell(studio))


def _shell(studio: Studio) -> Settings:
    return Settings(_env_file=None, data_dir=studio.data_dir)  # pyright: ignore[reportCallIssue]


# What is sent, and what is shown


@EACH
@pytest.mark.settings(concurrent_generations=30)
async def test_every_shape_in_every_quality(studio: Studio, ada: Member, api: str) -> None:
    """All 24 by Segmind's own names for them, by either version."""
    studio.hold()
    wanted = {
        f"{shape} {quality}": (quality, ratio) for shape, ratio in _RATIOS.items() for quality in ("1K", "2K", "4K")
    }
    for name in wanted:
        shape, quality = name.split()
        await ada.slash("imagine", prompt=name, shape=shape, quality=quality)
    await studio.until(lambda: len(studio.segmind_records) == len(wanted))
    assert {each["prompt"]: (each["size"], each["aspect_ratio"]) for each in _payloads(studio)} == wanted
    assert all(record.listed is (api == "v2") for record in studio.segmind_records)


@EACH
async def test_words_become_a_picture_without_a_seed(studio: Studio, ada: Member, api: str) -> None:
    """Nothing is sent that Segmind does not know; no seed is promised, in the progress or below the picture."""
    studio.hold()
    exchange, progress = await asked(ada, prompt="a boat", shape="wide")
    await studio.until(lambda: studio.segmind_records)
    assert "seed" not in text_of(progress)
    studio.release()
    gallery = await ada.reply(exchange, until=is_gallery)
    (record,) = studio.segmind_records
    assert record.payload == {
        "prompt": "a boat",
        "size": "1K",
        "aspect_ratio": "16:9",
        "max_images": 1,
        "sequential_image_generation": "disabled",
    }
    assert "1280 × 720" in text_of(gallery)
    assert "seed" not in text_of(gallery)
    assert await ada.download(gallery) == _bytes(record)
    row = await studio.ended(exchange)
    assert (*row.ending, row.cost_micros) == ("done", "settled", 1, PRICE)
    assert (row.provider, studio.segmind_charged) == ("segmind", 1)
    assert studio.records == []


@EACH
@pytest.mark.parametrize(
    ("typed", "size"),
    [
        ("1920x1080", (1920, 1088)),
        ("1500x1000", (1472, 1024)),
        ("1056x2080", (1088, 2112)),
        ("1024x4096", (1024, 4096)),
    ],
)
async def test_other_sizes_are_rounded_and_told(
    studio: Studio, ada: Member, api: str, typed: str, size: tuple[int, int]
) -> None:
    """To multiples of 64, the half upwards; the caption has the size that was painted."""
    _, gallery = await painted(studio, ada, prompt="a boat", size=typed)
    (payload,) = _payloads(studio)
    assert (payload["size"], payload["width"], payload["height"]) == ("custom", *size)
    assert "aspect_ratio" not in payload
    assert "{} × {}".format(*size) in text_of(gallery)
    (attachment,) = gallery["attachments"]
    assert (attachment["width"], attachment["height"]) == size


@pytest.mark.parametrize(
    ("typed", "words"),
    [("240x3840", "at least 1024 pixels"), ("1030x950", "at least 1024 pixels"), ("5000x3000", "at most 4096 pixels")],
)
async def test_a_size_that_segmind_lacks_is_refused(studio: Studio, ada: Member, typed: str, words: str) -> None:
    """With the bound that it breaks, and as the member typed it."""
    sentence = await refused(studio, ada, await ada.slash("imagine", prompt="a boat", size=typed))
    assert words in sentence
    assert typed in sentence
    assert studio.segmind_records == []


@EACH
async def test_several_pictures_are_several_calls(studio: Studio, ada: Member, api: str) -> None:
    """Each of one picture; true progress; shown in the order of the renders, settled by what came."""
    studio.hold()
    exchange, _ = await asked(ada, prompt="a boat", pictures=3)
    await studio.until(lambda: len(studio.segmind_records) == 3)
    assert [each["max_images"] for each in _payloads(studio)] == [1, 1, 1]
    studio.finish(studio.segmind_records[2])
    await ada.reply(exchange, until=says("1 of 3 pictures"))
    studio.release()
    gallery = await ada.reply(exchange, until=is_gallery)
    assert len(pictures(gallery)) == 3
    assert {await ada.download(gallery, n) for n in range(3)} == {_bytes(each) for each in studio.segmind_records}
    row = await studio.ended(exchange)
    assert (*row.ending, row.cost_micros) == ("done", "settled", 3, 3 * PRICE)
    assert studio.segmind_charged == 3


@EACH
async def test_a_series_is_one_call(studio: Studio, ada: Member, api: str) -> None:
    """In `auto`, with the number in the prompt as well; all pictures in their order."""
    exchange, gallery = await painted(studio, ada, prompt="a fox's day", pictures=4, series=True)
    (record,) = studio.segmind_records
    assert (record.payload["max_images"], record.payload["sequential_image_generation"]) == (4, "auto")
    assert "4 pictures" in record.payload["prompt"]
    assert [await ada.download(gallery, n) for n in range(4)] == [_bytes(record, n) for n in range(4)]
    assert studio.row(exchange).ending == ("done", "settled", 4)


_SMALLER = [
    pytest.param("fewer_pictures", 2, marks=V1, id="v1"),
    pytest.param("fewer_pictures", 2, marks=V2, id="v2"),
    pytest.param("shape_raw", 1, marks=V1, id="v1-bytes"),
]


@pytest.mark.parametrize(("fault", "came"), _SMALLER)
async def test_a_series_may_come_back_smaller(studio: Studio, ada: Member, fault: str, came: int) -> None:
    """k of n is told, k are counted; the cost is what Segmind keeps, also for pictures that it did not hand over."""
    studio.segmind_faults(fault)
    exchange, gallery = await painted(studio, ada, prompt="a fox's day", pictures=5, series=True)
    assert len(pictures(gallery)) == came
    assert f"{came} picture{'s' if came > 1 else ''} instead of 5" in text_of(gallery)
    assert studio.row(exchange).ending == ("done", "settled", came)
    assert studio.row(exchange).cost_micros == studio.segmind_charged * PRICE


# References


def _attached(member: Member, count: int) -> Json:
    return {f"image{n}": (f"sketch-{n}.jpg", jpeg()) for n in range(1, count + 1)}


def _names(record: Record) -> list[str]:
    return [url.partition("?")[0].rpartition("/")[2] for url in record.payload["image_input"]]


@EACH
async def test_three_references_are_sent_in_order(studio: Studio, ada: Member, api: str) -> None:
    """As addresses of Discord's, for Segmind takes no uploads."""
    _, gallery = await painted(studio, ada, prompt="like these", **_attached(ada, 3))
    (record,) = studio.segmind_records
    assert _names(record) == ["sketch-1.jpg", "sketch-2.jpg", "sketch-3.jpg"]
    assert "3 references" in text_of(gallery)


@pytest.mark.settings(rehost_references="always")
async def test_nothing_is_uploaded_where_nothing_can_be(studio: Studio, ada: Member) -> None:
    """Whatever the operator wishes for providers that take uploads."""
    await painted(studio, ada, prompt="like this", **_attached(ada, 1))
    assert studio.segmind_records[0].payload["image_input"][0].startswith(studio.discord.url)


async def test_a_fourth_reference_is_refused_before_anything_is_spent(studio: Studio, ada: Member) -> None:
    """With the number that is possible here."""
    sentence = await refused(studio, ada, await ada.slash("imagine", prompt="x", **_attached(ada, 4)))
    assert "At most 3 reference pictures" in sentence
    assert studio.segmind_records == []
    assert "50 of 50 left" in await quota(ada)


@pytest.mark.settings(segmind_references=10)
async def test_the_operator_may_allow_ten(studio: Studio, ada: Member) -> None:
    """All of a blend's ten are sent, in order."""
    exchange = await ada.slash("blend", prompt="all of them", quality="1K", **_attached(ada, 10))
    await ada.reply(exchange, until=is_gallery, timeout=PATIENCE)
    assert _names(studio.segmind_records[0]) == [f"sketch-{n}.jpg" for n in range(1, 11)]


async def test_a_tray_whose_addresses_ran_out_is_told(studio: Studio, ada: Member) -> None:
    """A day later Segmind could not read them: refused privately, before anything is reserved."""
    await filled(ada, "cat.jpg", "hat.jpg")
    studio.clock.jump(25 * 3600)
    exchange = await ada.slash("blend", prompt="both", quality="1K")
    assert "Reference 1 (cat.jpg) is no longer on Discord" in await refused(studio, ada, exchange)
    assert studio.segmind_records == []


# What Segmind does not have


@EACH
@pytest.mark.parametrize(("options", "named"), [({"seed": 7}, "seed"), ({"watermark": True}, "watermark")])
async def test_what_it_lacks_is_refused_in_words(
    studio: Studio, ada: Member, api: str, options: Json, named: str
) -> None:
    """Before anything is spent; a random seed is none."""
    sentence = await refused(studio, ada, await ada.slash("imagine", prompt="a boat", **options))
    assert f"`{named}` isn't possible" in sentence
    assert studio.segmind_records == []
    await painted(studio, ada, prompt="a boat", seed=-1, watermark=False)


async def test_the_options_say_so_while_segmind_is_alone(studio: Studio, ada: Member) -> None:
    """In every command that paints, in every language; and no longer, once GMI paints as well."""
    lacking = "(not possible with this studio's provider)"

    async def described() -> dict[tuple[str, str], Json]:
        return {
            (command["name"], option["name"]): option
            for command in await ada.commands()
            for option in command.get("options", [])
            if option["name"] in ("seed", "watermark")
        }

    alone = await described()
    assert {command for command, _ in alone} == {"imagine", "edit", "blend", "series"}
    assert all(option["description"].endswith(lacking) for option in alone.values())
    await studio.restart(providers=("segmind", "gmi"))
    await studio.until(lambda: studio.discord.world.commands[None])
    both = await described()
    assert both.keys() == alone.keys()
    for key, option in both.items():
        assert lacking not in option["description"]
        before = alone[key]["description_localizations"]
        assert all(before[locale] != text for locale, text in option["description_localizations"].items())


@EACH
async def test_buttons_below_a_picture_without_a_seed(studio: Studio, ada: Member, api: str) -> None:
    """Again, Vary and 4K work, from where Discord serves the picture; the details name no seed."""
    _, gallery = await painted(studio, ada, prompt="a boat", size="1280x720")
    for button, size in (("Again", "1K"), ("Vary", "1K"), ("4K", "4K")):
        pressed = await ada.press(gallery, button)
        grown = await ada.reply(pressed, until=is_gallery, timeout=PATIENCE)
        assert "seed" not in text_of(grown)
        assert (await studio.ended(pressed)).ending == ("done", "settled", 1)
        payload = _payloads(studio)[-1]
        assert (payload["size"], payload["aspect_ratio"]) == (size, "16:9")
        assert len(payload.get("image_input", [])) == (0 if button == "Again" else 1)
    panel = await ada.reply(await ada.press(gallery, "More"))
    details = text_of(await ada.reply(await ada.press(panel, "Details"), until=says("segmind")))
    assert "seed" not in details.lower()


# Answers that are lost


@V1
async def test_a_lost_answer_is_never_asked_for_again(studio: Studio, ada: Member) -> None:
    """Of two drops that lie ready one is used; the operator decides, and the question is closed."""
    studio.segmind_faults({"name": "drop_after_accept", "count": 2})
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
    await _unconfirmed(studio, ada, exchange)
    assert [fault.count for fault in studio.segmind.script.active] == [1]
    assert len(studio.segmind_records) == 1
    assert "50 of 50 left" in await quota(ada)
    assert "cost nothing" in await desk.decide(_shell(studio), int(exchange.id), charged=False)
    assert await _undecided(studio) == []
    assert studio.row(exchange).cost_micros == 0


@V1
async def test_a_request_that_never_arrived_is_not_sent_again_either(studio: Studio, ada: Member) -> None:
    """From here the two look alike."""
    studio.segmind_faults({"name": "drop_before_accept", "count": 2})
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
    await _unconfirmed(studio, ada, exchange)
    assert [fault.count for fault in studio.segmind.script.active] == [1]
    assert studio.segmind_records == []


@V1
async def test_one_lost_answer_does_not_spoil_the_rest(studio: Studio, ada: Member) -> None:
    """Two of three are delivered and counted; the third is told, booked, and open on the desk."""
    studio.segmind_faults("drop_after_accept")
    exchange, gallery = await painted(studio, ada, prompt="a boat", pictures=3)
    assert len(pictures(gallery)) == 2
    assert "2 of 3 pictures" in text_of(gallery)
    row = studio.row(exchange)
    assert (*row.ending, row.cost_micros) == ("done", "settled", 2, 3 * PRICE)
    assert len(studio.segmind_records) == 3
    (line,) = await _undecided(studio)
    assert str(exchange.id) in line


@V1
async def test_a_connection_that_is_held_for_ever(studio: Studio, ada: Member) -> None:
    """Cut after an hour: unknown, like any lost answer."""
    studio.segmind_faults("held_for_ever")
    exchange, _ = await asked(ada, prompt="a boat")
    await studio.until(lambda: studio.segmind_records)
    studio.clock.jump(720)
    await _unconfirmed(studio, ada, exchange)
    assert len(studio.segmind_records) == 1


@V1
async def test_a_stop_while_the_answer_is_out(studio: Studio, ada: Member) -> None:
    """Unknown after the restart: told, listed, and not sent again, however often the bot is started."""
    studio.hold()
    exchange, _ = await asked(ada, prompt="a boat")
    await studio.until(lambda: studio.segmind_records)
    await studio.stop()
    row = studio.row(exchange)
    assert (row.state, row.reservation, row.renders[0]["request_id"]) == ("submitting", "held", None)
    studio.release()
    await studio.start()
    await _unconfirmed(studio, ada, exchange)
    await studio.restart()
    assert len(studio.segmind_records) == 1
    assert [str(exchange.id) in each for each in await _undecided(studio)] == [True]
    assert studio.row(exchange).ending == ("failed", "released", 0)


@V1
async def test_a_stop_with_some_pictures_there(studio: Studio, ada: Member) -> None:
    """What had come is delivered after the restart; what was still out is unknown, and booked."""
    studio.hold()
    exchange, _ = await asked(ada, prompt="a boat", pictures=3)
    await studio.until(lambda: len(studio.segmind_records) == 3)
    studio.finish(studio.segmind_records[1])
    await ada.reply(exchange, until=says("1 of 3 pictures"))
    await studio.stop()
    studio.release()
    await studio.start()
    gallery = await ada.reply(exchange, until=is_gallery, timeout=PATIENCE)
    assert len(pictures(gallery)) == 1
    row = await studio.ended(exchange)
    assert (*row.ending, row.cost_micros) == ("done", "settled", 1, 3 * PRICE)
    assert len(studio.segmind_records) == 3
    assert len(await _undecided(studio)) == 1


@V1
async def test_a_cancel_while_the_answer_is_out(studio: Studio, ada: Member) -> None:
    """Nothing counts for the member; the picture was accepted, so the budget knows it."""
    studio.hold()
    exchange, progress = await asked(ada, prompt="a boat")
    await studio.until(lambda: studio.segmind_records)
    await ada.press(progress, "Cancel")
    await ada.reply(exchange, until=says("Cancelled. Nothing was counted."))
    row = await studio.ended(exchange)
    assert (*row.ending, row.cost_micros) == ("cancelled", "released", 0, PRICE)


@V2
async def test_the_queue_goes_on_after_a_stop(studio: Studio, ada: Member) -> None:
    """What was accepted by the second version is asked after, not submitted again."""
    studio.hold()
    exchange, _ = await asked(ada, prompt="a boat")
    await studio.in_state(exchange, "rendering")
    await studio.restart()
    await ada.reply(exchange, until=says("after a restart"))
    studio.release()
    await ada.reply(exchange, until=is_gallery)
    assert (await studio.ended(exchange)).ending == ("done", "settled", 1)
    assert (len(studio.segmind_records), studio.segmind_charged) == (1, 1)


@V2
async def test_a_stop_before_the_queue_has_answered(studio: Studio, ada: Member) -> None:
    """Nobody lists what it accepted: unknown, as with the first version."""
    studio.segmind_faults("slow_post")
    exchange, _ = await asked(ada, prompt="a boat")
    await studio.until(lambda: studio.segmind_records)
    await studio.restart()
    await _unconfirmed(studio, ada, exchange)
    assert len(studio.segmind_records) == 1


@EACH
@pytest.mark.parametrize("moment", [0.0, 0.004, 0.012, 0.03, 0.06])
async def test_a_stop_at_any_moment(studio: Studio, ada: Member, api: str, moment: float) -> None:
    """Nothing is sent twice, shown twice or forgotten: each picture is delivered, or unknown and booked."""
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K", pictures=2)
    await ada.acknowledged(exchange)
    await asyncio.sleep(moment)
    await studio.restart()
    row = await studio.ended(exchange)
    lost = [render["failure"]["code"] for render in row.renders if render["failure"]]
    assert lost == ["submission-unknown"] * (2 - row.counted)
    assert row.cost_micros == 2 * PRICE
    assert len(studio.segmind_records) <= 2
    shown = [message for message in studio.shown() if pictures(message.payload)]
    assert sum(len(pictures(message.payload)) for message in shown) == row.counted
    assert len(await _undecided(studio)) == (1 if lost else 0)
