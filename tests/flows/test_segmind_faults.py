"""Everything that Segmind can do wrong, one by one, in both of its versions: told, released or settled once."""

from dataclasses import dataclass
from typing import Any

import pytest

from bot.ui.words import words
from playground.fake_providers.script import Phase
from playground.fake_providers.segmind.faults import KNOWN
from playground.member import Exchange, Member, buttons, pictures, private, text_of
from tests.flows.studio import PATIENCE, Studio, asked, painted, quota, says

Json = dict[str, Any]
pytestmark = pytest.mark.settings(providers=("segmind",))
SAY = words("en-US")
OVER = "ended without a picture"
PRICE = 30_000
#: What a call can be, by either version, so that every fault finds something to strike.
TRAITS = {
    "v1": frozenset({"v1", "group", "bytes", "files"}),
    "v2": frozenset({"v2", "group", "bytes", "files"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """How a generation of one picture ends: the error that its member reads, and whether the budget counts it."""

    code: str
    spent: bool = False
    #: Where the sentence tells more than the error.
    variant: str = ""

    @property
    def sentence(self) -> str:
        return SAY("-".join(("failure", self.code, *filter(None, [self.variant]))))

    @property
    def state(self) -> str:
        return "refused" if self.code == "content-refused" else "failed"


OPTIONS, KEY, MODEL = End(code="parameters-refused"), End(code="bad-key"), End(code="unknown-model")
EMPTY, CONTENT, FAILED = End(code="no-credits"), End(code="content-refused"), End(code="render-failed")
TEAM = End(code="no-credits", variant="team-limit")
NOTHING, LOST = End(code="no-pictures"), End(code="submission-unknown", spent=True)
SPOILED, FOREIGN = End(code="bad-picture", spent=True), End(code="foreign-host", spent=True)
EXPIRED = End(code="render-failed", spent=True)


def _lasting(code: str) -> End:
    """An error of the asking, about a render that was accepted."""
    return End(code=code, spent=True)


#: For as long as the fault lasts; by the first version, by the second, None where it cannot strike one picture.
_ENDS: dict[str, tuple[End | None, End | None]] = {
    "malformed": (OPTIONS, OPTIONS),
    "missing_key": (KEY, KEY),
    "bad_key": (KEY, KEY),
    "forbidden": (KEY, KEY),
    "model_missing": (MODEL, MODEL),
    "not_allowed": (MODEL, MODEL),
    "wrong_type": (OPTIONS, OPTIONS),
    "no_credits": (EMPTY, EMPTY),
    "value_rejected": (OPTIONS, OPTIONS),
    "team_limit": (TEAM, TEAM),
    "retired": (MODEL, MODEL),
    "unprocessable": (FAILED, FAILED),
    "bad_parameter": (OPTIONS, OPTIONS),
    "refused_400": (CONTENT, CONTENT),
    "refused_406": (CONTENT, CONTENT),
    "gateway_502": (LOST, LOST),
    "gateway_503": (LOST, LOST),
    "gateway_504": (LOST, LOST),
    "drop_before_accept": (LOST, LOST),
    "drop_after_accept": (LOST, LOST),
    "post_html": (LOST, LOST),
    "post_half_json": (LOST, LOST),
    "post_empty": (LOST, LOST),
    "shape_unknown": (LOST, None),
    "failed": (FAILED, FAILED),
    "failed_silently": (FAILED, FAILED),
    "failed_at_status": (None, FAILED),
    "refused_words": (CONTENT, CONTENT),
    "refused_input_text": (CONTENT, CONTENT),
    "refused_input_image": (CONTENT, CONTENT),
    "refused_output_image": (CONTENT, CONTENT),
    "no_pictures": (NOTHING, NOTHING),
    "record_expired": (None, EXPIRED),
    "result_not_picture": (SPOILED, SPOILED),
    "result_truncated": (SPOILED, SPOILED),
    "result_cut": (LOST, _lasting("unreachable")),
    "result_too_large": (LOST, SPOILED),
    "result_endless": (LOST, SPOILED),
    "result_redirect": (None, FOREIGN),
    "result_other_host": (None, FOREIGN),
    "result_missing": (None, SPOILED),
    "poll_unauthorized": (None, _lasting("bad-key")),
    "poll_rate_limited": (None, _lasting("rate-limited")),
    "poll_backend": (None, _lasting("unreachable")),
    "poll_gateway": (None, _lasting("at-capacity")),
    "poll_missing": (None, EXPIRED),
    "poll_drop": (None, _lasting("unreachable")),
    "poll_html": (None, _lasting("unintelligible-answer")),
    "poll_half_json": (None, _lasting("unintelligible-answer")),
    "poll_empty": (None, _lasting("unintelligible-answer")),
}
#: Met once, the picture comes all the same; the versions that can meet it.
_PASSING: dict[str, tuple[str, ...]] = {
    "rate_limited": ("v1", "v2"),
    "rate_limited_reset": ("v1", "v2"),
    "bad_parameter": ("v1", "v2"),
    "slow_post": ("v1", "v2"),
    "status_weird": ("v2",),
    "no_metrics": ("v2",),
    "no_headers": ("v1",),
    "strange_headers": ("v1",),
    "shape_list": ("v1",),
    "shape_list_urls": ("v1",),
    "shape_output": ("v1",),
    "shape_images": ("v1",),
    "shape_images_plain": ("v1",),
    "shape_image": ("v1",),
    "shape_data": ("v1",),
    "shape_data_base64": ("v1",),
    "shape_output_list": ("v2",),
    "shape_images_only": ("v2",),
    "shape_output_base64": ("v2",),
    "result_png": ("v1", "v2"),
    "result_slow": ("v1", "v2"),
    "poll_missing": ("v2",),
    "poll_rate_limited": ("v2",),
    "poll_backend": ("v2",),
    "poll_gateway": ("v2",),
    "poll_drop": ("v2",),
    "poll_html": ("v2",),
    "poll_half_json": ("v2",),
    "poll_empty": ("v2",),
}
#: A group's addresses by the first version lead astray.
_GROUPS = {"result_redirect": FOREIGN, "result_other_host": FOREIGN, "result_missing": SPOILED}
#: Lived through by tests of their own, here and in `test_segmind`.
_ELSEWHERE = {
    ("v1", "held_for_ever"), ("v2", "stuck_queued"), ("v2", "stuck_processing"), ("v2", "stuck_weird"),
    ("v1", "fewer_pictures"), ("v2", "fewer_pictures"), ("v1", "shape_raw"),
    ("v1", "credits_unavailable"), ("v2", "credits_unavailable"), ("v1", "credits_strange"), ("v2", "credits_strange"),
}  # fmt: skip


def _case(api: str, *values: object) -> Any:
    return pytest.param(*values, marks=pytest.mark.settings(segmind_api=api), id=f"{api}-{values[0]}")


_ENDING = [
    _case(api, fault, end) for fault, ends in _ENDS.items() for api, end in zip(("v1", "v2"), ends, strict=True) if end
]
_ASTRAY = [_case("v1", fault, end) for fault, end in _GROUPS.items()]
_GOT_OVER = [_case(api, fault) for fault, apis in _PASSING.items() for api in apis]


def test_every_fault_of_the_twin_is_lived_through() -> None:
    """A fault that the twin learns needs a row in this file, for each version that it can strike."""
    meets = {"v1": set(Phase) - {Phase.POLL}, "v2": set(Phase)}
    striking = {
        (api, fault)
        for fault, known in KNOWN.items()
        for api, traits in TRAITS.items()
        if known.needs <= traits and known.phase in meets[api]
    }
    rows = {(case.id.partition("-")[0], case.values[0]) for case in (*_ENDING, *_ASTRAY, *_GOT_OVER)}
    assert rows | _ELSEWHERE == striking
    assert not rows & _ELSEWHERE


async def _told(studio: Studio, ada: Member, exchange: Exchange, end: End) -> None:
    """The sentence stands in the place of the pictures, without a button; one line of the log says that it ended."""
    message = await ada.reply(exchange, until=says(end.sentence), timeout=PATIENCE)
    assert (pictures(message), message["attachments"], buttons(message)) == ([], [], [])
    assert "> a boat" in text_of(message)
    row = await studio.ended(exchange)
    assert row.ending == (end.state, "released", 0)
    assert row.cost_micros == (row.request["pictures"] * PRICE if end.spent else 0)
    await studio.until(lambda: studio.lines(exchange, "warning", "error"))
    (line,) = [each for each in studio.lines(exchange) if each["event"] == OVER]
    assert line["code"] == end.code
    assert line["advice"]
    assert line["detail"]


async def _nothing_left_over(studio: Studio, ada: Member) -> None:
    """No file, nothing counted, and no address visited that is not Segmind's."""
    assert list((studio.data_dir / "scratch").iterdir()) == []
    assert list((studio.data_dir / "pictures").rglob("*.*")) == []
    assert "50 of 50 left" in await quota(ada)
    assert studio.segmind.trespasses == []


@pytest.mark.parametrize(("fault", "end"), _ENDING)
async def test_what_ends_a_picture_is_told_once(studio: Studio, ada: Member, fault: str, end: End) -> None:
    """In the member's words; released, accepted at most once, and booked when the money may be gone."""
    studio.segmind_faults({"name": fault})
    exchange, _ = await asked(ada, prompt="a boat")
    await studio.given_up(exchange)
    await _told(studio, ada, exchange, end)
    await _nothing_left_over(studio, ada)
    assert len(studio.segmind_records) <= 1
    assert studio.segmind_charged <= int(end.spent), "no money goes that nobody knows of"


@pytest.mark.parametrize(("fault", "end"), _ASTRAY)
async def test_addresses_that_lead_astray_are_not_followed(studio: Studio, ada: Member, fault: str, end: End) -> None:
    """All three of a series are lost, and booked."""
    studio.segmind_faults(fault)
    exchange, _ = await asked(ada, prompt="a boat", pictures=3, series=True)
    await studio.given_up(exchange)
    await _told(studio, ada, exchange, end)
    await _nothing_left_over(studio, ada)


@pytest.mark.parametrize("fault", _GOT_OVER)
async def test_a_passing_fault_is_got_over(studio: Studio, ada: Member, fault: str) -> None:
    """The picture comes all the same: accepted once, charged once, counted once."""
    studio.segmind_faults(fault)
    exchange, _ = await painted(studio, ada, prompt="a boat")
    row = studio.row(exchange)
    assert (*row.ending, row.cost_micros) == ("done", "settled", 1, PRICE)
    assert (len(studio.segmind_records), studio.segmind_charged) == (1, 1)
    assert studio.segmind.script.active == [], "the fault has struck"
    assert not [line for line in studio.lines(exchange) if line["event"] == OVER]


async def test_an_error_500_is_asked_again_once(studio: Studio, ada: Member) -> None:
    """Nothing was taken; of three that lie ready two are used."""
    studio.segmind_faults({"name": "bad_parameter", "count": 3})
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
    await _told(studio, ada, exchange, OPTIONS)
    assert [fault.count for fault in studio.segmind.script.active] == [1]


@pytest.mark.parametrize("fault", ["rate_limited", "rate_limited_reset"])
async def test_too_many_requests_are_waited_out(studio: Studio, ada: Member, fault: str) -> None:
    """With a word to the member; given up at the deadline, and nothing was accepted."""
    studio.segmind_faults({"name": fault})
    exchange, _ = await asked(ada, prompt="a boat")
    await ada.reply(exchange, until=says("the painting service is busy"))
    assert studio.row(exchange).reservation == "held"
    studio.clock.jump(1801)
    await _told(studio, ada, exchange, End(code="deadline-passed"))
    assert studio.segmind_records == []


@pytest.mark.settings(segmind_base_url="http://127.0.0.1:9")
async def test_a_provider_that_cannot_be_reached(studio: Studio, ada: Member) -> None:
    """No connection at all: nothing was accepted, so it is tried until the deadline."""
    exchange, _ = await asked(ada, prompt="a boat")
    studio.clock.jump(1801)
    await _told(studio, ada, exchange, End(code="deadline-passed"))


@pytest.mark.settings(segmind_api="v2")
async def test_queued_for_ever(studio: Studio, ada: Member) -> None:
    """Given up by a limit of its own, and booked: Segmind may still charge for it."""
    studio.segmind_faults("stuck_queued")
    exchange, _ = await asked(ada, prompt="a boat")
    await studio.in_state(exchange, "rendering")
    studio.clock.jump(601)
    await _told(studio, ada, exchange, _lasting("queued-too-long"))


@pytest.mark.settings(segmind_api="v2")
@pytest.mark.parametrize("fault", ["stuck_processing", "stuck_weird"])
async def test_painting_for_ever(studio: Studio, ada: Member, fault: str) -> None:
    """In a status known or unknown: given up at the deadline, not at the queue's limit."""
    studio.segmind_faults(fault)
    exchange, _ = await asked(ada, prompt="a boat")
    await studio.in_state(exchange, "rendering")
    studio.clock.jump(700)
    polls = studio.segmind_records[0].polls
    await studio.until(lambda: studio.segmind_records[0].polls > polls + 1)
    assert studio.row(exchange).state == "rendering"
    studio.clock.jump(1200)
    await _told(studio, ada, exchange, _lasting("deadline-passed"))


@pytest.mark.parametrize("api", [_case("v1", "v1"), _case("v2", "v2")])
async def test_one_refusal_does_not_spoil_the_rest(studio: Studio, ada: Member, api: str) -> None:
    """Of three pictures one is refused: two are delivered, counted and paid."""
    studio.segmind_faults("refused_output_image")
    exchange, gallery = await painted(studio, ada, prompt="a boat", pictures=3)
    assert len(pictures(gallery)) == 2
    assert "refused for their content" in text_of(gallery)
    row = studio.row(exchange)
    assert (*row.ending, row.cost_micros) == ("done", "settled", 2, 2 * PRICE)
    assert studio.segmind_charged == 2


@pytest.mark.parametrize("api", [_case("v1", "v1"), _case("v2", "v2")])
async def test_one_spoiled_picture_is_lost_and_booked(studio: Studio, ada: Member, api: str) -> None:
    """Two of three are delivered; the third was painted and paid all the same."""
    studio.segmind_faults("result_truncated")
    exchange, gallery = await painted(studio, ada, prompt="a boat", pictures=3)
    assert len(pictures(gallery)) == 2
    assert "lost to a fault" in text_of(gallery)
    row = studio.row(exchange)
    assert (*row.ending, row.cost_micros) == ("done", "settled", 2, 3 * PRICE)


async def test_credits_that_end_in_the_middle(studio: Studio, ada: Member) -> None:
    """Two of four are paid for: they are delivered, the others are not counted."""
    studio.segmind.backstage.change({"credits": 0.06})
    exchange, gallery = await painted(studio, ada, prompt="a boat", pictures=4)
    assert len(pictures(gallery)) == 2
    row = studio.row(exchange)
    assert (*row.ending, row.cost_micros) == ("done", "settled", 2, 2 * PRICE)


@pytest.mark.parametrize(("fault", "code"), [("credits_unavailable", "at-capacity"), ("credits_strange", "unint")])
async def test_credits_that_are_not_told(studio: Studio, olga: Member, fault: str, code: str) -> None:
    """The operator reads why; once an answer told them, the latest known is shown instead."""
    studio.segmind_faults({"name": fault})
    told = await olga.reply(await olga.slash("studio status"), timeout=PATIENCE)
    assert private(told)
    assert f"`{code}" in text_of(told)
    await painted(studio, olga, prompt="a boat")
    told = await olga.reply(await olga.slash("studio status"), timeout=PATIENCE)
    assert "999.97" in text_of(told)
