"""Two providers: what one does not take goes to the other, once; whatever may have been taken stays where it is."""

import asyncio
from dataclasses import dataclass
from typing import Any

import pytest

from playground.fake_providers.ledger import Record
from playground.member import Exchange, Member, pictures, text_of
from tests.flows.clock import SPEED
from tests.flows.row import Row
from tests.flows.studio import PATIENCE, Studio, asked, is_gallery, jpeg, painted, quota, says

Json = dict[str, Any]
MOVED = "moved on to another provider"
#: Millionths of a dollar a picture, as they are set, and as Segmind says with what it painted.
GMI_PRICE, SEGMIND_PRICE, SEGMIND_COST = 20_000, 50_000, 30_000
pytestmark = pytest.mark.settings(gmi_picture_price_usd=0.02, segmind_picture_price_usd=0.05)
GMI_FIRST = pytest.mark.settings(providers=("gmi", "segmind"))
SEGMIND_FIRST = pytest.mark.settings(providers=("segmind", "gmi"))
NOWHERE = "http://127.0.0.1:9"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """From one provider to the other."""

    first: str
    then: str
    price: int

    def faults(self, studio: Studio, *faults: str | Json) -> None:
        """At the first."""
        (studio.gmi_faults if self.first == "gmi" else studio.segmind_faults)(*faults)

    def other_faults(self, studio: Studio, *faults: str | Json) -> None:
        (studio.gmi_faults if self.then == "gmi" else studio.segmind_faults)(*faults)

    def left_alone(self, studio: Studio) -> list[Record]:
        """What the first took."""
        return _records(studio, self.first)

    def taken(self, studio: Studio) -> list[Record]:
        """What the other took."""
        return _records(studio, self.then)


def _records(studio: Studio, name: str) -> list[Record]:
    return studio.records if name == "gmi" else studio.segmind_records


ONWARD = Way(first="gmi", then="segmind", price=SEGMIND_COST)
BACK = Way(first="segmind", then="gmi", price=GMI_PRICE)
WAYS = [
    pytest.param(ONWARD, marks=GMI_FIRST, id="gmi-first"),
    pytest.param(BACK, marks=SEGMIND_FIRST, id="segmind-first"),
]
EACH_WAY = pytest.mark.parametrize("way", WAYS)


def _not_taken() -> list[Any]:
    """Every plain no of either provider, by the error that it is."""
    gmi = {"bad-key": ["bad_key", "forbidden"], "no-credits": ["no_credits"], "unknown-model": ["model_missing"],
           "rate-limited": ["rate_limited", "rate_limited_retry_after"], "at-capacity": ["capacity"]}  # fmt: skip
    segmind = {"bad-key": ["missing_key", "bad_key", "forbidden"], "no-credits": ["no_credits", "team_limit"],
               "unknown-model": ["model_missing", "not_allowed", "retired"],
               "rate-limited": ["rate_limited", "rate_limited_reset"]}  # fmt: skip
    ways = ((ONWARD, GMI_FIRST, gmi), (BACK, SEGMIND_FIRST, segmind))
    return [
        pytest.param(way, fault, code, marks=order, id=f"{way.first}-{fault}")
        for way, order, codes in ways
        for code, faults in codes.items()
        for fault in faults
    ]


async def _arrived(studio: Studio, ada: Member, exchange: Exchange, way: Way, count: int = 1) -> Json:
    """Painted by the other one alone: shown once, settled by its price."""
    gallery = await ada.reply(exchange, until=is_gallery, timeout=PATIENCE)
    assert len(pictures(gallery)) == count
    row = await studio.ended(exchange)
    assert (*row.ending, row.cost_micros) == ("done", "settled", count, count * way.price)
    assert row.provider == way.then
    assert way.left_alone(studio) == []
    assert sum(record.order.most for record in way.taken(studio)) == count
    return gallery


def _moves(studio: Studio, exchange: Exchange) -> list[tuple[str, str]]:
    """What the operator's log says of moves."""
    return [(line["before"], line["now"]) for line in studio.lines(exchange, "warning") if line["event"] == MOVED]


async def _ended_at(studio: Studio, ada: Member, exchange: Exchange, words: str, provider: str) -> Row:
    """Told by these words; released, without a cost, at this provider."""
    row = await studio.ended(exchange)
    assert (row.reservation, row.counted, row.cost_micros) == ("released", 0, 0)
    assert row.provider == provider
    await ada.reply(exchange, until=says(words), timeout=PATIENCE)
    return row


# Moving on


@pytest.mark.parametrize(("way", "fault", "code"), _not_taken())
async def test_what_one_does_not_take_the_other_paints(
    studio: Studio, ada: Member, way: Way, fault: str, code: str
) -> None:
    """At once, for each plain no; the member just sees the picture, the operator reads of the move."""
    way.faults(studio, {"name": fault})
    exchange, _ = await asked(ada, prompt="a boat")
    await _arrived(studio, ada, exchange, way)
    assert _moves(studio, exchange) == [(way.first, way.then)]
    ended = [
        line["code"] for line in studio.lines(exchange, "info") if line["event"] == "render ended without a picture"
    ]
    assert ended == [code]
    assert "49 of 50 left" in await quota(ada)


@pytest.mark.parametrize(
    "way",
    [
        pytest.param(ONWARD, marks=[GMI_FIRST, pytest.mark.settings(gmi_base_url=NOWHERE)], id="gmi"),
        pytest.param(BACK, marks=[SEGMIND_FIRST, pytest.mark.settings(segmind_base_url=NOWHERE)], id="segmind"),
    ],
)
async def test_what_cannot_be_reached_is_not_waited_for(studio: Studio, ada: Member, way: Way) -> None:
    """No connection is a plain no as well."""
    exchange, _ = await asked(ada, prompt="a boat")
    await _arrived(studio, ada, exchange, way)


@EACH_WAY
@pytest.mark.parametrize("series", [False, True])
async def test_several_pictures_move_together(studio: Studio, ada: Member, way: Way, series: bool) -> None:
    """All of them, as many renders or as one."""
    way.faults(studio, {"name": "no_credits"})
    exchange, _ = await asked(ada, prompt="a boat", pictures=3, series=series)
    await _arrived(studio, ada, exchange, way, 3)
    assert len(way.taken(studio)) == (1 if series else 3)
    assert _moves(studio, exchange) == [(way.first, way.then)]


@EACH_WAY
async def test_what_one_took_stays_with_it(studio: Studio, ada: Member, way: Way) -> None:
    """One of three is accepted there: the others wait for their turn there, and nobody else is asked."""
    way.faults(studio, {"name": "rate_limited", "count": 2})
    exchange, _ = await asked(ada, prompt="a boat", pictures=3)
    gallery = await ada.reply(exchange, until=is_gallery, timeout=PATIENCE)
    assert len(pictures(gallery)) == 3
    row = await studio.ended(exchange)
    assert (*row.ending, row.provider) == ("done", "settled", 3, way.first)
    assert (len(way.left_alone(studio)), len(way.taken(studio))) == (3, 0)
    assert _moves(studio, exchange) == []


def _attached(count: int) -> Json:
    return {f"image{n}": (f"sketch-{n}.jpg", jpeg()) for n in range(1, count + 1)}


@EACH_WAY
@pytest.mark.parametrize(
    "rehost", [pytest.param(m, marks=pytest.mark.settings(rehost_references=m)) for m in ("auto", "always")]
)
async def test_references_go_along(studio: Studio, ada: Member, way: Way, rehost: str) -> None:
    """In order, each provider by the addresses that it can read."""
    way.faults(studio, {"name": "no_credits"})
    exchange, _ = await asked(ada, prompt="like these", **_attached(3))
    gallery = await _arrived(studio, ada, exchange, way)
    assert "3 references" in text_of(gallery)
    (record,) = way.taken(studio)
    assert len(record.references) == 3
    uploaded = rehost == "always" and way.then == "gmi"
    home = f"{studio.gmi.base_url}/uploads/" if uploaded else studio.discord.url
    assert all(url.startswith(home) for url in record.order.images)
    if not uploaded:
        assert [f"sketch-{n}.jpg" in url for n, url in enumerate(record.order.images, start=1)] == [True] * 3


@GMI_FIRST
@pytest.mark.settings(rehost_references="always")
async def test_a_reference_that_cannot_be_laid_there_moves_on(studio: Studio, ada: Member) -> None:
    """Uploads are away, so nothing could be submitted; the other reads it where it lies."""
    studio.gmi_faults({"name": "upload_unavailable"})
    exchange, _ = await asked(ada, prompt="like this", **_attached(1))
    await _arrived(studio, ada, exchange, ONWARD)


@GMI_FIRST
async def test_more_references_than_the_other_takes_stay(studio: Studio, ada: Member) -> None:
    """Four are too many for Segmind: the first one's no is told."""
    studio.gmi_faults({"name": "no_credits"})
    exchange, _ = await asked(ada, prompt="like these", **_attached(4))
    await _ended_at(studio, ada, exchange, "account at its painting service is empty", "gmi")
    assert studio.segmind_records == []


async def _question_without_a_message(studio: Studio, ada: Member) -> Json:
    """Which of two pictures to vary; their message is gone, the originals are kept."""
    _, gallery = await painted(studio, ada, prompt="a boat", pictures=2)
    question = await ada.reply(await ada.press(gallery, "Vary"))
    del studio.discord.world.channels[ada.channel].messages[gallery["id"]]
    return question


@GMI_FIRST
async def test_what_only_lies_here_does_not_move_to_who_takes_addresses(studio: Studio, ada: Member) -> None:
    """GMI would take the kept original, Segmind takes an address or nothing: the first one's no is told."""
    question = await _question_without_a_message(studio, ada)
    studio.gmi_faults({"name": "no_credits"})
    pressed = await ada.choose(question, "Picture 2")
    await _ended_at(studio, ada, pressed, "account at its painting service is empty", "gmi")
    assert studio.segmind_records == []


@SEGMIND_FIRST
async def test_what_only_lies_here_begins_at_who_takes_uploads(studio: Studio, ada: Member) -> None:
    """However the operator's order is."""
    question = await _question_without_a_message(studio, ada)
    pressed = await ada.choose(question, "Picture 2")
    row = await studio.ended(pressed)
    assert (row.state, row.provider) == ("done", "gmi")
    await ada.reply(pressed, until=is_gallery, timeout=PATIENCE)
    assert len(studio.records) == 1


@GMI_FIRST
async def test_segmind_is_asked_in_its_own_terms(studio: Studio, ada: Member) -> None:
    """Rounded, without the seed that was drawn; and the member reads what was really asked."""
    studio.gmi_faults({"name": "no_credits"})
    exchange = await ada.slash("imagine", prompt="a boat", size="1920x1080")
    gallery = await _arrived(studio, ada, exchange, ONWARD)
    assert "1920 × 1088" in text_of(gallery)
    assert "seed" not in text_of(gallery)
    (record,) = studio.segmind_records
    assert "seed" not in record.payload
    assert record.size == (1920, 1088)


@SEGMIND_FIRST
async def test_gmi_is_asked_in_its_own_terms(studio: Studio, ada: Member) -> None:
    """With the seed that had been drawn, which the member may now read."""
    studio.segmind_faults({"name": "no_credits"})
    exchange = await ada.slash("imagine", prompt="a boat", size="1280x720", pictures=2)
    gallery = await _arrived(studio, ada, exchange, BACK, 2)
    seeds = sorted(record.seed for record in studio.records)
    assert f"seeds {seeds[0]} to {seeds[1]}" in text_of(gallery)
    assert studio.row(exchange).request["seed"] == seeds[0]


# Staying


@EACH_WAY
async def test_a_provider_by_name_is_not_left(studio: Studio, ada: Member, way: Way) -> None:
    """Its no is told."""
    way.faults(studio, {"name": "no_credits"})
    exchange, _ = await asked(ada, prompt="a boat", provider=way.first)
    await _ended_at(studio, ada, exchange, "account at its painting service is empty", way.first)
    assert way.taken(studio) == []


@GMI_FIRST
@pytest.mark.parametrize("options", [{"seed": 7}, {"watermark": True}])
async def test_what_only_one_can_do_stays_there(studio: Studio, ada: Member, options: Json) -> None:
    """A seed or a watermark that was asked for is not lost on the way."""
    studio.gmi_faults({"name": "no_credits"})
    exchange, _ = await asked(ada, prompt="a boat", **options)
    await _ended_at(studio, ada, exchange, "account at its painting service is empty", "gmi")
    assert studio.segmind_records == []


@GMI_FIRST
async def test_a_random_seed_moves_on(studio: Studio, ada: Member) -> None:
    """It is none that was asked for."""
    studio.gmi_faults({"name": "no_credits"})
    exchange, _ = await asked(ada, prompt="a boat", seed=-1)
    await _arrived(studio, ada, exchange, ONWARD)


@SEGMIND_FIRST
@pytest.mark.parametrize("options", [{"seed": 7}, {"watermark": True}, {"provider": "gmi"}, {"size": "240x3840"}])
async def test_what_the_first_cannot_do_begins_at_the_other(studio: Studio, ada: Member, options: Json) -> None:
    """Nothing is asked of Segmind, and no move is told."""
    exchange, gallery = await painted(studio, ada, prompt="a boat", **options)
    row = studio.row(exchange)
    assert (row.provider, row.cost_micros) == ("gmi", GMI_PRICE)
    assert "seed" in text_of(gallery)
    assert (studio.segmind_records, _moves(studio, exchange)) == ([], [])


@EACH_WAY
async def test_a_lost_answer_is_never_asked_for_elsewhere(studio: Studio, ada: Member, way: Way) -> None:
    """It may have been accepted, and paid for."""
    way.faults(studio, {"name": "drop_before_accept"})
    exchange, _ = await asked(ada, prompt="a boat")
    await ada.reply(exchange, until=says("didn't confirm this picture"), timeout=PATIENCE)
    row = await studio.ended(exchange)
    assert (*row.ending, row.provider) == ("failed", "released", 0, way.first)
    assert row.cost_micros == (GMI_PRICE if way.first == "gmi" else SEGMIND_PRICE)
    assert (studio.records, studio.segmind_records) == ([], [])


@EACH_WAY
async def test_one_lost_answer_keeps_the_others_here(studio: Studio, ada: Member, way: Way) -> None:
    """Two of three were plainly not taken: they wait here, because the third may be paid for here."""
    way.faults(studio, "drop_before_accept", {"name": "rate_limited", "count": 2})
    exchange, _ = await asked(ada, prompt="a boat", pictures=3)
    gallery = await ada.reply(exchange, until=is_gallery, timeout=PATIENCE)
    assert len(pictures(gallery)) == 2
    row = await studio.ended(exchange)
    assert (*row.ending, row.provider) == ("done", "settled", 2, way.first)
    assert row.cost_micros == (3 * GMI_PRICE if way.first == "gmi" else 2 * SEGMIND_COST + SEGMIND_PRICE)
    assert (len(way.left_alone(studio)), way.taken(studio)) == (2, [])


@EACH_WAY
@pytest.mark.parametrize("fault", ["refused_input_text", "failed"])
async def test_an_end_of_the_render_is_an_end(studio: Studio, ada: Member, way: Way, fault: str) -> None:
    """Another provider is no way around the first one's rules, and no second try."""
    name = "failed_error" if (fault, way.first) == ("failed", "gmi") else fault
    way.faults(studio, {"name": name})
    exchange, _ = await asked(ada, prompt="a boat")
    await _ended_at(studio, ada, exchange, "Nothing was counted", way.first)
    assert way.taken(studio) == []


@EACH_WAY
async def test_when_neither_takes_it_the_last_no_is_told(studio: Studio, ada: Member, way: Way) -> None:
    """Once to each, nothing counted, and the operator reads both."""
    way.faults(studio, {"name": "no_credits"})
    way.other_faults(studio, {"name": "bad_key"})
    exchange, _ = await asked(ada, prompt="a boat")
    await _ended_at(studio, ada, exchange, "its operator has been told", way.then)
    assert _moves(studio, exchange) == [(way.first, way.then)]
    codes = [
        line["code"] for line in studio.lines(exchange, "info") if line["event"] == "render ended without a picture"
    ]
    assert codes == ["no-credits", "bad-key"]


@GMI_FIRST
async def test_where_both_are_full_the_last_one_is_waited_for(studio: Studio, ada: Member) -> None:
    """Told that it is busy; the picture comes when there is room."""
    studio.gmi_faults({"name": "capacity"})
    studio.segmind_faults({"name": "rate_limited"})
    exchange, _ = await asked(ada, prompt="a boat")
    await ada.reply(exchange, until=says("the painting service is busy"))
    studio.segmind_faults()
    await _arrived(studio, ada, exchange, ONWARD)


@EACH_WAY
async def test_a_cancel_after_the_move(studio: Studio, ada: Member, way: Way) -> None:
    """Ends it where it is; booked by the price of the one that took it, which has said nothing of the cost yet."""
    studio.hold()
    way.faults(studio, {"name": "no_credits"})
    exchange, progress = await asked(ada, prompt="a boat")
    await studio.until(lambda: way.taken(studio))
    await ada.press(progress, "Cancel")
    row = await studio.ended(exchange)
    price = SEGMIND_PRICE if way.then == "segmind" else GMI_PRICE
    assert (*row.ending, row.provider, row.cost_micros) == ("cancelled", "released", 0, way.then, price)


# The breaker


@EACH_WAY
async def test_who_is_avoided_is_not_asked_again_for_a_while(studio: Studio, ada: Member, way: Way) -> None:
    """After a lasting no the next request goes straight to the other; then one trial brings the first back."""
    way.faults(studio, "no_credits")
    first, _ = await painted(studio, ada, prompt="a boat")
    second, _ = await painted(studio, ada, prompt="a boat")
    assert _moves(studio, first) == [(way.first, way.then)]
    assert _moves(studio, second) == []
    assert [studio.row(each).provider for each in (first, second)] == [way.then, way.then]
    studio.clock.jump(31)
    third, _ = await painted(studio, ada, prompt="a boat")
    fourth, _ = await painted(studio, ada, prompt="a boat")
    assert [studio.row(each).provider for each in (third, fourth)] == [way.first, way.first]


@GMI_FIRST
async def test_one_trial_at_a_time(studio: Studio, ada: Member, bruno: Member) -> None:
    """While it is out, the others paint; a trial that fails costs its member nothing and doubles the pause."""
    studio.gmi_faults({"name": "no_credits"})
    await painted(studio, ada, prompt="a boat")
    studio.clock.jump(31)
    trial, _ = await painted(studio, ada, prompt="a boat")
    assert _moves(studio, trial) == [("gmi", "segmind")]
    studio.gmi_faults("slow_post")
    studio.clock.jump(31)
    avoided, _ = await painted(studio, ada, prompt="a boat")
    assert (studio.row(avoided).provider, _moves(studio, avoided)) == ("segmind", [])
    studio.clock.jump(31)
    studio.clock.speed = 1.0
    out, _ = await asked(ada, prompt="a boat")
    await studio.until(lambda: studio.records)
    beside, _ = await asked(bruno, prompt="a boat")
    assert studio.row(out).provider == "gmi"
    assert studio.row(beside).provider == "segmind"
    studio.clock.speed = SPEED
    for exchange in (out, beside):
        assert (await studio.ended(exchange)).state == "done"
    back, _ = await painted(studio, ada, prompt="a boat")
    assert studio.row(back).provider == "gmi"


@GMI_FIRST
@pytest.mark.settings(concurrent_generations=5)
async def test_passing_faults_count_until_it_is_avoided(studio: Studio, ada: Member) -> None:
    """Five times full in a row, each of which moved on; the sixth request does not even ask."""
    studio.gmi_faults({"name": "capacity"})
    moved = [await painted(studio, ada, prompt="a boat") for _ in range(5)]
    assert all(_moves(studio, exchange) for exchange, _ in moved)
    straight, _ = await painted(studio, ada, prompt="a boat")
    assert _moves(studio, straight) == []
    assert studio.row(straight).provider == "segmind"


@GMI_FIRST
async def test_too_many_requests_are_no_fault(studio: Studio, ada: Member) -> None:
    """The service is well: it is asked first again."""
    studio.gmi_faults({"name": "rate_limited", "count": 6})
    for _ in range(6):
        exchange, _ = await painted(studio, ada, prompt="a boat")
        assert _moves(studio, exchange)
    exchange, _ = await painted(studio, ada, prompt="a boat")
    assert studio.row(exchange).provider == "gmi"


@GMI_FIRST
async def test_a_named_provider_is_asked_although_it_is_avoided(studio: Studio, ada: Member) -> None:
    """The breaker advises, and forbids nothing."""
    studio.gmi_faults("no_credits")
    await painted(studio, ada, prompt="a boat")
    exchange, _ = await painted(studio, ada, prompt="a boat", provider="gmi")
    assert studio.row(exchange).provider == "gmi"


# A restart on the way


@GMI_FIRST
@pytest.mark.settings(segmind_api="v1")
async def test_a_stop_while_the_second_one_paints(studio: Studio, ada: Member) -> None:
    """By the version without a record: unknown there, sent to nobody again."""
    studio.hold()
    studio.gmi_faults("no_credits")
    exchange, _ = await asked(ada, prompt="a boat")
    await studio.until(lambda: studio.segmind_records)
    await studio.stop()
    row = studio.row(exchange)
    assert (row.state, row.provider, row.cost_micros) == ("submitting", "segmind", SEGMIND_PRICE)
    studio.release()
    await studio.start()
    await ada.reply(exchange, until=says("didn't confirm this picture"), timeout=PATIENCE)
    row = await studio.ended(exchange)
    assert (*row.ending, row.provider, row.cost_micros) == ("failed", "released", 0, "segmind", SEGMIND_PRICE)
    assert (len(studio.segmind_records), studio.records) == (1, [])


@pytest.mark.parametrize(
    "way",
    [
        pytest.param(ONWARD, marks=[GMI_FIRST, pytest.mark.settings(segmind_api="v2")], id="to-segmind-v2"),
        pytest.param(BACK, marks=SEGMIND_FIRST, id="to-gmi"),
    ],
)
async def test_a_stop_while_the_second_one_has_it(studio: Studio, ada: Member, way: Way) -> None:
    """It is asked after there, and nowhere else."""
    studio.hold()
    way.faults(studio, "no_credits")
    exchange, _ = await asked(ada, prompt="a boat")
    await studio.in_state(exchange, "rendering")
    await studio.restart()
    await ada.reply(exchange, until=says("after a restart"))
    studio.release()
    await _arrived(studio, ada, exchange, way)


@SEGMIND_FIRST
async def test_a_stop_in_the_middle_of_the_second_post(studio: Studio, ada: Member) -> None:
    """GMI has a list: the lost submission is found in it."""
    studio.segmind_faults("no_credits")
    studio.gmi_faults("slow_post")
    exchange, _ = await asked(ada, prompt="a boat")
    await studio.until(lambda: studio.records)
    await studio.restart()
    await _arrived(studio, ada, exchange, BACK)


def _unsent(studio: Studio, exchange: Exchange) -> bool:
    renders = studio.row(exchange).renders
    return not renders or renders[0]["submitted_at"] is None


async def _between_submissions(studio: Studio, exchange: Exchange) -> None:
    """Time slows down to life's pace while the bot waits before it submits again."""
    while True:
        await studio.until(lambda: _unsent(studio, exchange))
        studio.clock.speed = 1.0
        await asyncio.sleep(0.02)
        if _unsent(studio, exchange):
            return
        studio.clock.speed = SPEED


@EACH_WAY
async def test_a_stop_while_both_are_full(studio: Studio, ada: Member, way: Way) -> None:
    """Nothing was taken by either: after the restart whoever has room paints it, once, at that one's price."""
    way.faults(studio, {"name": "rate_limited"})
    way.other_faults(studio, {"name": "rate_limited"})
    exchange, _ = await asked(ada, prompt="a boat")
    await ada.reply(exchange, until=says("the painting service is busy"))
    await _between_submissions(studio, exchange)
    await studio.stop()
    way.faults(studio)
    studio.clock.speed = SPEED
    await studio.start()
    await ada.reply(exchange, until=is_gallery, timeout=PATIENCE)
    row = await studio.ended(exchange)
    assert (row.ending, row.provider) == (("done", "settled", 1), way.first)
    assert row.cost_micros == (GMI_PRICE if way.first == "gmi" else SEGMIND_COST)
    assert (len(way.left_alone(studio)), len(way.taken(studio))) == (1, 0)
