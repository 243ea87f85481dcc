"""Whatever the provider does: the member reads one clear sentence, nothing is counted, the operator finds one line."""

from typing import Any

import pytest

from playground.member import Exchange, Member, buttons, pictures, text_of
from tests.flows.studio import Studio, asked, is_gallery, painted, quota, says

Json = dict[str, Any]
OVER = "ended without a picture"

CONTENT = "refused this prompt or a reference for its content"
OPTIONS = "can't paint this combination of options"
OPERATOR = "its operator has been told"
FINISH = "could not finish this picture"
#: Fault, words that the member reads, the state in which it ends, and pictures that the provider keeps money for.
_ENDS: list[tuple[str, str, str, int]] = [
    ("rejected", CONTENT, "refused", 0),
    ("bad_key", OPERATOR, "failed", 0),
    ("forbidden", OPERATOR, "failed", 0),
    ("no_credits", "account at its painting service is empty", "failed", 0),
    ("model_missing", "painting model isn't available", "failed", 0),
    ("backend_400", OPTIONS, "failed", 0),
    ("backend_403", OPTIONS, "failed", 0),
    ("cancelled", "cancelled this picture", "failed", 0),
    ("failed_error_string", FINISH, "failed", 0),
    ("failed_error_object", FINISH, "failed", 0),
    ("failed_error", FINISH, "failed", 0),
    ("failed_reason", FINISH, "failed", 0),
    ("failed_message", FINISH, "failed", 0),
    ("failed_silently", FINISH, "failed", 0),
    ("refused_input_text", CONTENT, "refused", 0),
    ("refused_input_image", CONTENT, "refused", 0),
    ("refused_output_image", CONTENT, "refused", 0),
    ("refused_words", CONTENT, "refused", 0),
    ("no_pictures", "finished without a picture", "failed", 0),
    ("thumbnail_only", "finished without a picture", "failed", 0),
]
#: Pictures that cannot be had; the provider has its money.
_SPOILED: list[tuple[str, str]] = [
    ("result_not_picture", "is not a picture"),
    ("result_truncated", "is not a picture"),
    ("result_too_large", "is not a picture"),
    ("result_endless", "is not a picture"),
    ("result_missing", "is not a picture"),
    ("result_redirect", "unknown address"),
    ("result_other_host", "unknown address"),
]
#: Faults that a careful client gets over.
_PASSING = [
    "rate_limited", "rate_limited_retry_after", "capacity", "drop_after_accept", "post_html", "post_half_json",
    "slow_post", "terminal_post", "status_created", "status_dispatched", "status_weird", "empty_echo", "result_slow",
    "poll_rate_limited", "poll_backend", "poll_capacity", "poll_missing", "poll_drop", "poll_html", "poll_half_json",
]  # fmt: skip


async def _told(studio: Studio, ada: Member, exchange: Exchange, words: str) -> None:
    """The reply says so in the place of the pictures, without a button; one line of the log says that it ended."""
    message = await ada.reply(exchange, until=says(words))
    assert pictures(message) == []
    assert message["attachments"] == []
    assert buttons(message) == []
    assert "a boat" in text_of(message)
    await studio.until(lambda: studio.lines(exchange, "warning", "error"))
    line = _the_end(studio, exchange)
    assert line["code"]
    assert line["advice"]
    assert line["detail"]
    assert "Bearer" not in line["detail"]


def _the_end(studio: Studio, exchange: Exchange) -> Json:
    (line,) = [each for each in studio.lines(exchange) if each["event"] == OVER]
    return line


@pytest.mark.parametrize(("fault", "words", "state", "kept"), _ENDS, ids=[row[0] for row in _ENDS])
async def test_a_render_that_ends_without_a_picture(
    studio: Studio, ada: Member, fault: str, words: str, state: str, kept: int
) -> None:
    """Told, released, logged once; the provider was asked once."""
    studio.gmi_faults(fault)
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
    await _told(studio, ada, exchange, words)
    assert (await studio.ended(exchange)).ending == (state, "released", 0)
    assert len(studio.lines(exchange, "warning", "error")) == 1
    assert studio.charged == kept
    assert len(studio.records) <= 1
    assert "50 of 50 left" in await quota(ada)


@pytest.mark.parametrize(("fault", "words"), _SPOILED, ids=[row[0] for row in _SPOILED])
async def test_a_result_that_is_no_picture(studio: Studio, ada: Member, fault: str, words: str) -> None:
    """Nothing of it reaches Discord or stays on disk, and no foreign address is ever visited."""
    studio.gmi_faults(fault)
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
    await _told(studio, ada, exchange, words)
    assert (await studio.ended(exchange)).ending == ("failed", "released", 0)
    assert len(studio.records) == 1
    assert studio.gmi.trespasses == []
    assert list((studio.data_dir / "scratch").iterdir()) == []
    assert list((studio.data_dir / "pictures").rglob("*.*")) == []
    assert "50 of 50 left" in await quota(ada)


@pytest.mark.parametrize("fault", _PASSING)
async def test_a_passing_fault_is_got_over(studio: Studio, ada: Member, fault: str) -> None:
    """The picture comes all the same; accepted once, charged once, counted once."""
    studio.gmi_faults(fault)
    exchange, _ = await painted(studio, ada, prompt="a boat")
    assert studio.row(exchange).ending == ("done", "settled", 1)
    assert len(studio.records) == 1
    assert studio.charged == 1
    assert studio.gmi.script.active == [], "the fault has struck"
    assert not [line for line in studio.lines(exchange) if line["event"] == OVER]


async def test_every_fault_of_the_twin_is_lived_through_here() -> None:
    """A fault that the twin learns needs a row in this file."""
    from playground.fake_providers.gmi.faults import KNOWN  # noqa: PLC0415

    rows = {row[0] for row in _ENDS} | {row[0] for row in _SPOILED} | set(_PASSING)
    elsewhere = {
        "drop_before_accept", "stuck_queued", "stuck_processing", "stuck_weird", "poll_unauthorized",
        "fewer_pictures", "list_unavailable", "upload_unavailable",
    }  # fmt: skip
    assert rows | elsewhere == set(KNOWN)


async def test_a_submission_that_never_arrived(studio: Studio, ada: Member) -> None:
    """Looked for in the provider's list, never sent again, told as it is, released."""
    studio.gmi_faults({"name": "drop_before_accept"})
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
    await _told(studio, ada, exchange, "didn't confirm this picture")
    assert (await studio.ended(exchange)).ending == ("failed", "released", 0)
    assert studio.records == []
    assert "50 of 50 left" in await quota(ada)


async def test_a_submission_that_cannot_be_recognised(studio: Studio, ada: Member) -> None:
    """Accepted, but the list echoes no payload: nobody can tell, so it is told and not repeated."""
    studio.gmi_faults("drop_after_accept", "empty_echo")
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
    await _told(studio, ada, exchange, "didn't confirm this picture")
    assert (await studio.ended(exchange)).ending == ("failed", "released", 0)
    assert len(studio.records) == 1
    assert "compare its bill" in _the_end(studio, exchange)["advice"]


async def test_a_list_that_is_away_for_a_while(studio: Studio, ada: Member) -> None:
    """The lost submission is looked for again until the list answers."""
    studio.gmi_faults("drop_after_accept", {"name": "list_unavailable", "count": 5})
    exchange, _ = await painted(studio, ada, prompt="a boat")
    assert studio.row(exchange).ending == ("done", "settled", 1)
    assert len(studio.records) == 1


async def test_two_lost_submissions_of_the_same_words_stay_apart(studio: Studio, ada: Member) -> None:
    """Same prompt, same seed, both answers lost: each adopts one of the two, none is paid twice or shown twice."""
    studio.gmi_faults({"name": "drop_after_accept", "count": 2})
    one = await ada.slash("imagine", prompt="a boat", quality="1K", seed=5)
    two = await ada.slash("imagine", prompt="a boat", quality="1K", seed=5)
    for exchange in (one, two):
        await ada.reply(exchange, until=is_gallery)
        await studio.ended(exchange)
    adopted = {row.renders[0]["request_id"] for row in studio.rows()}
    assert adopted == {record.request_id for record in studio.records}
    assert len(adopted) == 2
    assert studio.charged == 2


@pytest.mark.settings(rehost_references="always")
async def test_uploads_that_are_away(studio: Studio, ada: Member) -> None:
    """Without a place for the reference nothing is submitted; told and released."""
    from tests.flows.studio import jpeg  # noqa: PLC0415

    studio.gmi_faults({"name": "upload_unavailable"})
    image = await ada.upload(jpeg(), "a.jpg")
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K", image1=image)
    await _told(studio, ada, exchange, "Nothing was counted")
    assert (await studio.ended(exchange)).ending == ("failed", "released", 0)
    assert studio.records == []


async def test_capacity_that_never_comes(studio: Studio, ada: Member) -> None:
    """Tried again with patience, which the member is told of; given up at the deadline; nothing was accepted."""
    studio.gmi_faults({"name": "capacity"})
    exchange, _ = await asked(ada, prompt="a boat")
    await ada.reply(exchange, until=says("the painting service is busy"))
    assert studio.row(exchange).reservation == "held"
    studio.clock.jump(1801)
    await _told(studio, ada, exchange, "Nothing was counted")
    assert (await studio.ended(exchange)).ending == ("failed", "released", 0)
    assert studio.row(exchange).cost_micros == 0
    assert studio.records == []


async def test_queued_for_ever(studio: Studio, ada: Member) -> None:
    """A dead model accepts and never begins: given up by a limit of its own."""
    studio.gmi_faults("stuck_queued")
    exchange, _ = await asked(ada, prompt="a boat")
    await studio.in_state(exchange, "rendering")
    studio.clock.jump(601)
    await _told(studio, ada, exchange, "left this picture in its queue for too long")
    row = await studio.ended(exchange)
    assert row.ending == ("failed", "released", 0)
    assert row.cost_micros == 30_000, "the provider may still charge for it, so the budget knows it"
    assert "50 of 50 left" in await quota(ada)


@pytest.mark.parametrize("fault", ["stuck_processing", "stuck_weird"])
async def test_painting_for_ever(studio: Studio, ada: Member, fault: str) -> None:
    """In a status known or unknown that never ends: given up at the deadline, not at the queue's limit."""
    studio.gmi_faults(fault)
    exchange, _ = await asked(ada, prompt="a boat")
    await studio.in_state(exchange, "rendering")
    studio.clock.jump(700)
    polls = studio.records[0].polls
    await studio.until(lambda: studio.records[0].polls > polls + 1)
    assert studio.row(exchange).state == "rendering"
    studio.clock.jump(1200)
    await _told(studio, ada, exchange, "longer than the studio waits")
    assert (await studio.ended(exchange)).ending == ("failed", "released", 0)


async def test_a_key_that_is_revoked_while_it_paints(studio: Studio, ada: Member) -> None:
    """The record can no longer be read: told as the operator's matter."""
    studio.gmi_faults("poll_unauthorized")
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
    await _told(studio, ada, exchange, OPERATOR)
    assert (await studio.ended(exchange)).ending == ("failed", "released", 0)
    assert "API key" in _the_end(studio, exchange)["advice"]


async def test_news_that_never_makes_sense(studio: Studio, ada: Member) -> None:
    """HTML for ever in the place of the record: given up after some tries, in words."""
    studio.gmi_faults({"name": "poll_html"})
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
    await _told(studio, ada, exchange, "makes no sense")
    assert (await studio.ended(exchange)).ending == ("failed", "released", 0)


@pytest.mark.settings(gmi_base_url="http://127.0.0.1:9")
async def test_a_provider_that_cannot_be_reached(studio: Studio, ada: Member) -> None:
    """No connection at all: nothing was accepted, so it is tried until the deadline."""
    exchange, _ = await asked(ada, prompt="a boat")
    studio.clock.jump(1801)
    await _told(studio, ada, exchange, "Nothing was counted")
    assert (await studio.ended(exchange)).ending == ("failed", "released", 0)


async def test_one_refusal_does_not_spoil_the_rest(studio: Studio, ada: Member) -> None:
    """Of three pictures one is refused: two are delivered, two counted, the third is told."""
    studio.gmi_faults("refused_output_image")
    exchange, gallery = await painted(studio, ada, prompt="a boat", pictures=3)
    assert len(pictures(gallery)) == 2
    assert "2 of 3 pictures" in text_of(gallery)
    assert "refused for their content" in text_of(gallery)
    assert studio.row(exchange).ending == ("done", "settled", 2)
    assert studio.row(exchange).cost_micros == 60_000
    assert studio.charged == 2
    assert "48 of 50 left" in await quota(ada)


async def test_one_lost_picture_does_not_spoil_the_rest(studio: Studio, ada: Member) -> None:
    """A result that is no picture is told as lost; the others come."""
    studio.gmi_faults("result_not_picture")
    exchange, gallery = await painted(studio, ada, prompt="a boat", pictures=3)
    assert len(pictures(gallery)) == 2
    assert "lost to a fault" in text_of(gallery)
    assert studio.row(exchange).ending == ("done", "settled", 2)


async def test_credits_that_end_in_the_middle(studio: Studio, ada: Member) -> None:
    """Two of four are paid for: they are delivered, the others are not counted."""
    studio.gmi.backstage.change({"credits": 0.06})
    exchange, gallery = await painted(studio, ada, prompt="a boat", pictures=4)
    assert len(pictures(gallery)) == 2
    assert studio.row(exchange).ending == ("done", "settled", 2)


async def test_all_refused_is_a_refusal(studio: Studio, ada: Member) -> None:
    """When every picture is refused the member reads that, once."""
    studio.gmi_faults({"name": "refused_output_image"})
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K", pictures=3)
    await _told(studio, ada, exchange, CONTENT)
    assert (await studio.ended(exchange)).ending == ("refused", "released", 0)
    assert studio.charged == 0


async def test_a_lost_answer_in_a_fan_out_is_adopted_by_its_seed(studio: Studio, ada: Member) -> None:
    """Each of three finds its own render again; every picture is there once."""
    studio.gmi_faults({"name": "drop_after_accept"})
    exchange, gallery = await painted(studio, ada, prompt="a boat", pictures=3, seed=10)
    assert len(pictures(gallery)) == 3
    assert len(studio.records) == 3
    seeds = {record.request_id: record.seed for record in studio.records}
    assert [seeds[render["request_id"]] for render in studio.row(exchange).renders] == [10, 11, 12]
    assert studio.charged == 3


async def test_a_picture_of_a_series_that_is_missing(studio: Studio, ada: Member) -> None:
    """A series whose results are all gone ends in words."""
    studio.gmi_faults("result_missing")
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K", pictures=3, series=True)
    await _told(studio, ada, exchange, "Nothing was counted")
    assert (await studio.ended(exchange)).ending == ("failed", "released", 0)
