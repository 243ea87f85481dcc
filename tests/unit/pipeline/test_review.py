"""Between painting and delivery: who waits for a moderator, what a decision does, and nothing happens twice."""

import asyncio
from dataclasses import replace

import pytest

from bot import errors
from bot.domain.conduct import Card, Conduct, Deed, Flag, Review, Verdict
from bot.domain.generation import Generation, Reservation, State
from bot.domain.picture import Picture
from bot.domain.picture_rules import Look
from bot.domain.policy import Policy, ReviewMode
from bot.engine.local import LocalEngine
from bot.pipeline.reviewing import REMINDED_AFTER, Reviewing
from tests.unit.pipeline.councils import Judge
from tests.unit.pipeline.fakes import OWNER, POST, Studio
from tests.unit.pipeline.painter import PRICE

GUILD, CHANNEL, MODERATOR = 9, 90, 400
FLAG = Flag(kind="prompt", number=3)


@pytest.fixture
def studio(studio: Studio) -> Studio:
    """In a server that looks at all pictures first, in a channel of its moderators."""
    decides(studio, review=ReviewMode.ALL)
    return studio


def decides(studio: Studio, **policy: object) -> None:
    policy = {"moderators_channel_id": CHANNEL, **policy}
    studio.chamber.policies.known[GUILD] = Policy(guild_id=GUILD, **policy)  # pyright: ignore[reportArgumentType]


def asked(studio: Studio, number: int = 1, *, flags: tuple[Flag, ...] = (), **changes: object) -> Generation:
    conduct = Conduct(places=(2, 20), flags=flags)
    return studio.admitted(number, **{"guild_id": GUILD, "conduct": conduct, **changes})  # pyright: ignore[reportArgumentType]


async def waiting(studio: Studio, **changes: object) -> Generation:
    """Painted, and before its moderators."""
    row = await studio.paint(asked(studio, **changes))  # pyright: ignore[reportArgumentType]
    assert row.state is State.REVIEWING
    return row


async def decided(studio: Studio, row: Generation, verdict: Verdict, reason: str = "") -> Generation:
    """What becomes of it once it is decided and run again."""
    desk = Reviewing(workshop=studio.workshop, engine=studio.engine())
    assert await desk.decide(row, verdict, MODERATOR, reason) is not None
    await studio.settled()
    return studio.rows.rows[row.id]


async def test_all_pictures_wait_and_nobody_runs_them(studio: Studio) -> None:
    """A card with the pictures, words in the reply, the price written down, and neither delivery nor end."""
    row = await waiting(studio, pictures=2)
    assert (row.owner, row.reservation, row.counted, row.cost_micros) == ("", Reservation.HELD, 2, 2 * PRICE)
    (case,) = studio.chamber.channel.asked
    assert len(case.files) == 2
    assert studio.chamber.reviews.known[1].card == Card(channel_id=CHANNEL, message_id=1)
    _, shown, stage = studio.wall.shown[-1]
    assert (shown.state, stage.note, stage.total) == (State.REVIEWING, "reviewing", 2)
    assert studio.wall.delivered == []
    assert studio.wall.told == []
    assert studio.rows.ends == {}


async def test_approved_they_go_on_their_way(studio: Studio) -> None:
    """Delivered once, settled once, written onto the card and into the log."""
    row = await decided(studio, await waiting(studio), Verdict.APPROVED)
    assert (row.state, row.counted) == (State.DONE, 1)
    assert studio.rows.ends[1] == [Reservation.SETTLED]
    assert len(studio.wall.delivered) == 1
    assert [each.verdict for each in studio.chamber.channel.verdicts] == [Verdict.APPROVED]
    (entry,) = studio.chamber.log.entries
    assert (entry.deed, entry.by_id, entry.generation_id) == (Deed.APPROVED, MODERATOR, 1)


@pytest.mark.parametrize(("reason", "problem"), [("too dark", "reason"), ("", None)])
async def test_rejected_they_are_given_back(studio: Studio, reason: str, problem: str | None) -> None:
    """Refused, released, told with the reason, never delivered; what was painted stays in the budget."""
    row = await decided(studio, await waiting(studio), Verdict.REJECTED, reason)
    assert (row.state, row.reservation, row.counted, row.cost_micros) == (
        State.REFUSED,
        Reservation.RELEASED,
        0,
        PRICE,
    )
    assert row.failure is not None
    assert (row.failure.code, row.failure.facts.get("problem")) == ("review-rejected", problem)
    assert row.failure.facts["reason"] == reason
    assert len(studio.wall.told) == 1
    assert studio.wall.delivered == []
    assert studio.chamber.log.entries[0].reason == reason


async def test_rejected_they_count_where_the_server_says_so(studio: Studio) -> None:
    """Settled by what was painted, and the member is told that too."""
    decides(studio, review=ReviewMode.ALL, rejected_counts=True)
    row = await decided(studio, await waiting(studio, pictures=2), Verdict.REJECTED, "no")
    assert (row.state, row.reservation, row.counted) == (State.REFUSED, Reservation.SETTLED, 2)
    assert row.failure is not None
    assert row.failure.facts["problem"] == "counted-reason"


async def test_the_first_decision_alone_holds(studio: Studio) -> None:
    """Of two at once, of any kind, one is done."""
    row = await waiting(studio)
    desk = Reviewing(workshop=studio.workshop, engine=studio.engine())
    verdicts = (Verdict.APPROVED, Verdict.REJECTED, Verdict.WITHDRAWN)
    made = await asyncio.gather(*(desk.decide(row, each, MODERATOR) for each in verdicts))
    assert [each is not None for each in made].count(True) == 1
    await studio.settled()
    assert len(studio.rows.ends[1]) == 1
    assert len(studio.wall.delivered) + len(studio.wall.told) == 1


async def test_what_ended_since_it_was_listed_is_not_run_again(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    """A look lists what is to be gone on with while a decision carries it out."""
    await decided(studio, await waiting(studio), Verdict.REJECTED)
    resumed: list[Generation] = []

    async def listed_before() -> list[int]:
        return [1]

    engine = studio.engine()
    monkeypatch.setattr(engine, "resume", resumed.append)
    monkeypatch.setattr(studio.chamber.reviews, "undone", listed_before)
    await Reviewing(workshop=studio.workshop, engine=engine).look()
    assert resumed == []


async def test_its_member_may_cancel_it(studio: Studio) -> None:
    """Cancelled, released, told; the card says so, and the log is about moderators only."""
    row = await decided(studio, await waiting(studio), Verdict.WITHDRAWN)
    assert (row.state, row.counted) == (State.CANCELLED, 0)
    assert len(studio.wall.told) == 1
    assert studio.chamber.channel.verdicts[0].verdict is Verdict.WITHDRAWN
    assert studio.chamber.log.entries == []


@pytest.mark.parametrize(
    ("mode", "flags", "waits"),
    [
        (ReviewMode.OFF, (FLAG,), False),
        (ReviewMode.FLAGGED, (), False),
        (ReviewMode.FLAGGED, (FLAG,), True),
        (ReviewMode.ALL, (), True),
    ],
)
async def test_the_mode_says_what_waits(studio: Studio, mode: ReviewMode, flags: tuple[Flag, ...], waits: bool) -> None:
    """Nothing, what a rule has flagged, or all."""
    decides(studio, review=mode)
    row = await studio.paint(asked(studio, flags=flags))
    assert (row.state is State.REVIEWING) is waits


async def test_a_channel_has_a_mode_of_its_own(studio: Studio) -> None:
    """A thread goes by its own mode first, then by that of its channel."""
    decides(studio, review=ReviewMode.OFF, review_by_channel={20: ReviewMode.ALL})
    assert (await studio.paint(asked(studio))).state is State.REVIEWING
    decides(studio, review=ReviewMode.OFF, review_by_channel={20: ReviewMode.ALL, 2: ReviewMode.OFF})
    assert (await studio.paint(asked(studio, 2))).state is State.DONE


async def test_outside_of_servers_nothing_waits(studio: Studio) -> None:
    """There is nobody to ask."""
    assert (await studio.paint()).state is State.DONE


@pytest.mark.parametrize("fault", [None, errors.DeliveryFailed("no such channel", final=True)])
async def test_without_a_channel_it_waits_all_the_same(studio: Studio, fault: errors.EaselError | None) -> None:
    """The reply says so; once there is a channel again, a look puts the card up, once."""
    if fault is None:
        decides(studio, review=ReviewMode.ALL, moderators_channel_id=None)
    studio.chamber.channel.faults = [fault]
    await waiting(studio)
    assert studio.wall.shown[-1][2].note == "queued-for-review"
    assert studio.chamber.reviews.known[1].card is None
    decides(studio, review=ReviewMode.ALL)
    desk = Reviewing(workshop=studio.workshop, engine=studio.engine())
    for _ in range(2):
        await desk.look()
    assert len(studio.chamber.channel.asked) == 1
    assert studio.wall.shown[-1][2].note == "reviewing"


async def restarted(studio: Studio) -> LocalEngine:
    """Another process takes up what is left."""
    engine = studio.engine("the next process")
    await engine.start()
    await studio.clock.sleep(60)
    return engine


async def test_over_a_restart_it_waits_on(studio: Studio) -> None:
    """No second card, nobody owns it, and the decision is done as before."""
    row = await waiting(studio)
    await restarted(studio)
    row = studio.rows.rows[row.id]
    assert (row.state, row.owner) == (State.REVIEWING, "")
    assert len(studio.chamber.channel.asked) == 1
    assert (await decided(studio, row, Verdict.APPROVED)).state is State.DONE
    assert len(studio.wall.delivered) == 1


@pytest.mark.parametrize("verdict", [Verdict.APPROVED, Verdict.REJECTED, Verdict.WITHDRAWN])
async def test_what_was_decided_before_a_stop_is_done_at_the_next_start(studio: Studio, verdict: Verdict) -> None:
    """Whoever decided saw it decided, so it is."""
    await waiting(studio)
    await studio.chamber.reviews.decide(1, verdict, MODERATOR, "", studio.clock.time())
    await restarted(studio)
    row = studio.rows.rows[1]
    assert row.state.terminal
    assert len(studio.rows.ends[1]) == 1
    assert (len(studio.wall.delivered), len(studio.wall.told)) == ((1, 0) if row.state is State.DONE else (0, 1))


async def test_killed_before_its_review_was_written_down_it_gets_one(studio: Studio) -> None:
    """The move came first, so the next start finds it waiting for nobody, and asks."""
    row = await waiting(studio)
    del studio.chamber.reviews.known[row.id]
    await restarted(studio)
    assert studio.chamber.reviews.known[row.id].verdict is Verdict.OPEN
    assert len(studio.chamber.channel.asked) == 2


@pytest.mark.parametrize("fault", [errors.DatabaseBusy("away"), errors.DiskFull("full"), errors.StorageError("?")])
async def test_a_fault_of_the_house_ends_no_review(studio: Studio, fault: errors.StorageError) -> None:
    """It waits as it is written, and the next look puts it before its moderators."""
    studio.chamber.reviews.faults = [fault]
    engine = studio.engine()
    engine.begin(asked(studio))
    await studio.clock.sleep(60)
    assert (studio.rows.rows[1].state, studio.rows.rows[1].owner) == (State.REVIEWING, "")
    assert studio.chamber.reviews.known == {}
    await Reviewing(workshop=studio.workshop, engine=engine).look()
    await studio.clock.sleep(60)
    assert studio.chamber.reviews.known[1].card is not None
    assert len(studio.chamber.channel.asked) == 1


async def test_pictures_that_cannot_be_laid_out_keep_nobody_from_deciding(studio: Studio) -> None:
    """The card comes without them."""

    async def full(picture: Picture, most: int) -> None:
        raise errors.DiskFull(f"{picture} {most}")

    studio.shelf.fitting = full
    await waiting(studio)
    (case,) = studio.chamber.channel.asked
    assert case.files == ()


async def test_a_look_goes_on_with_what_was_left(studio: Studio) -> None:
    """A decision that nobody acted upon; and none is acted upon twice."""
    await waiting(studio)
    await studio.chamber.reviews.decide(1, Verdict.APPROVED, MODERATOR, "", studio.clock.time())
    desk = Reviewing(workshop=studio.workshop, engine=studio.engine())
    await asyncio.gather(desk.look(), desk.look())
    await studio.settled()
    assert studio.rows.rows[1].state is State.DONE
    assert len(studio.wall.delivered) == 1


async def test_decided_at_once_it_goes_on_at_once(studio: Studio) -> None:
    """While the words that it waits are still being said: no look is waited for, and nothing is done twice."""
    engine = studio.engine()
    desk = Reviewing(workshop=studio.workshop, engine=engine)
    engine.begin(asked(studio))
    while not studio.chamber.reviews.known:
        await studio.clock.sleep(1)
    studio.wall.show_seconds = 7
    row = studio.rows.rows[1]
    assert await desk.decide(row, Verdict.APPROVED, MODERATOR) is not None
    await studio.clock.sleep(30)
    assert studio.rows.rows[1].state is State.DONE
    assert len(studio.wall.delivered) == 1
    assert engine.running == 0


async def test_what_waits_is_said_before_moderators_are_asked(studio: Studio) -> None:
    """So that these words never stand in the place of what was decided at once."""
    studio.wall.show_seconds = 7
    row = await waiting(studio)
    assert [stage.note for _, _, stage in studio.wall.shown if stage.note] == ["reviewing"]
    said = studio.wall.shown[-1][0]
    assert studio.chamber.channel.asked_at == [said + 7]
    assert row.state is State.REVIEWING


async def test_decided_while_its_card_is_put_up_it_is_written_onto_it(studio: Studio) -> None:
    """By the queue, before the card was known; nothing says afterwards that it waits."""
    studio.chamber.channel.faults = [errors.DeliveryFailed("closed")]
    row = await waiting(studio)
    engine = studio.engine()
    desk = Reviewing(workshop=studio.workshop, engine=engine)
    studio.chamber.channel.ask_seconds = 5
    look = asyncio.create_task(desk.look())
    await studio.clock.sleep(2)
    assert await desk.decide(row, Verdict.APPROVED, MODERATOR) is not None
    await look
    await studio.clock.sleep(30)
    assert studio.rows.rows[1].state is State.DONE
    assert studio.chamber.channel.verdicts[-1].card == Card(channel_id=CHANNEL, message_id=1)
    assert studio.wall.shown[-1][2].note == "queued-for-review"


async def test_cards_move_with_the_channel(studio: Studio) -> None:
    """Once another one is named, by the next look, and only once; without any they stay where they are."""
    await waiting(studio)
    desk = Reviewing(workshop=studio.workshop, engine=studio.engine())
    for channel, cards in ((None, 1), (CHANNEL, 1), (CHANNEL + 1, 2)):
        decides(studio, review=ReviewMode.ALL, moderators_channel_id=channel)
        for _ in range(2):
            await desk.look()
        assert len(studio.chamber.channel.asked) == cards
    assert studio.chamber.reviews.known[1].card == Card(channel_id=CHANNEL + 1, message_id=2)


async def test_a_member_who_waits_for_moderators_paints_on(studio: Studio) -> None:
    """What waits is nobody's turn: the run ends, and the engine has room again."""
    engine = studio.engine()
    engine.begin(asked(studio))
    await studio.clock.sleep(60)
    assert engine.running == 0
    engine.begin(asked(studio, 2))
    await studio.clock.sleep(60)
    assert {row.state for row in studio.rows.rows.values()} == {State.REVIEWING}
    assert [each.generation.id for each in studio.chamber.channel.asked] == [1, 2]


async def test_a_decision_long_after_the_deadline_delivers(studio: Studio) -> None:
    """Moderators have all the time of the world."""
    row = await waiting(studio)
    await studio.clock.sleep(30 * 86_400)
    assert (await decided(studio, row, Verdict.APPROVED)).state is State.DONE


async def test_moderators_are_reminded_once_a_day_of_all_together(studio: Studio) -> None:
    """Not before a day is over; by one message for a server; and no process says it twice."""
    for number in (1, 2):
        await waiting(studio, number=number)
    desk = Reviewing(workshop=studio.workshop, engine=studio.engine())
    await studio.clock.sleep(REMINDED_AFTER - 300)
    await desk.look()
    assert studio.chamber.channel.reminders == []
    await studio.clock.sleep(600)
    for _ in range(2):
        await asyncio.gather(desk.look(), desk.look())
    assert studio.chamber.channel.reminders == [(CHANNEL, (1, 2))]
    await studio.clock.sleep(REMINDED_AFTER + 1)
    await desk.look()
    assert len(studio.chamber.channel.reminders) == 2


async def test_a_reminder_that_does_not_arrive_hurts_nobody(studio: Studio) -> None:
    """It comes again the next day."""
    await waiting(studio)
    desk = Reviewing(workshop=studio.workshop, engine=studio.engine())
    studio.chamber.channel.faults = [errors.DeliveryFailed("away")]
    await studio.clock.sleep(REMINDED_AFTER + 300)
    await desk.look()
    assert studio.chamber.channel.reminders == []
    await studio.clock.sleep(REMINDED_AFTER + 300)
    await desk.look()
    assert len(studio.chamber.channel.reminders) == 1


async def test_a_member_is_silenced_and_it_is_logged(studio: Studio) -> None:
    """Until the time that was chosen; where the bot can't, nothing is written down."""
    row = await waiting(studio)
    await decided(studio, row, Verdict.REJECTED, "spam")
    desk = Reviewing(workshop=studio.workshop, engine=studio.engine())
    review = await desk.of(row)
    until = studio.clock.time() + 600
    await desk.time_out(review, 600)
    assert studio.chamber.channel.silenced == [(row.member_id, until)]
    last = studio.chamber.log.entries[-1]
    assert (last.deed, last.by_id, last.reason, last.facts) == (Deed.TIMED_OUT, MODERATOR, "spam", {"until": until})
    studio.chamber.channel.faults = [errors.DeliveryFailed("no right", final=True)]
    with pytest.raises(errors.DeliveryFailed):
        await desk.time_out(review, 600)
    assert studio.chamber.log.entries[-1] is last


async def test_what_was_never_reviewed_is_gone(studio: Studio) -> None:
    """As for a card of another studio."""
    desk = Reviewing(workshop=studio.workshop, engine=studio.engine())
    with pytest.raises(errors.Gone):
        await desk.of(asked(studio))


# Picture rules


def judged(studio: Studio, *scores: float | None, **policy: object) -> Judge:
    decides(studio, **{"review": ReviewMode.OFF, **policy})
    studio.chamber.judge = Judge(list(scores))
    return studio.chamber.judge


async def test_a_harmless_picture_goes_its_way(studio: Studio) -> None:
    """Looked at once; its score is written down beside it."""
    judge = judged(studio, 0.1)
    row = await studio.paint(asked(studio))
    assert (row.state, row.pictures[0].look, row.pictures[0].score) == (State.DONE, Look.FINE, 0.1)
    assert [str(path) for path in judge.looked] == ["kept/https:/pictures.example/r1/0"]


async def test_a_doubtful_one_is_covered(studio: Studio) -> None:
    """It alone, and everybody sees the reply at once."""
    judged(studio, 0.6, 0.1)
    row = await studio.paint(asked(studio, pictures=2))
    assert row.state is State.DONE
    assert [each.covered for each in row.pictures] == [True, False]
    assert row.covered


@pytest.mark.parametrize(("channel", "waits"), [(CHANNEL, True), (None, False)])
async def test_a_suspicious_one_waits_where_there_is_somebody_to_ask(
    studio: Studio, channel: int | None, waits: bool
) -> None:
    """Though the mode is off; without a channel it is covered instead."""
    judged(studio, 0.85, moderators_channel_id=channel)
    row = await studio.paint(asked(studio))
    assert (row.state is State.REVIEWING) is waits
    assert row.pictures[0].covered
    if waits:
        (flag,) = studio.chamber.reviews.known[1].flags
        assert (flag.kind, flag.number, flag.score) == ("picture", 1, 0.85)


async def test_a_blocked_one_is_left_out(studio: Studio) -> None:
    """The others are delivered and counted; the provider's bill stays, and the log knows why."""
    judged(studio, 0.99, 0.2)
    row = await studio.paint(asked(studio, pictures=2))
    assert (row.state, row.counted, row.cost_micros) == (State.DONE, 1, 2 * PRICE)
    ((_, _, paths),) = studio.wall.delivered
    assert len(paths) == 1
    assert [render.failure.code for render in row.renders if render.failure] == ["picture-blocked"]
    (entry,) = studio.chamber.log.entries
    assert (entry.deed, entry.by_id, entry.facts) == (Deed.BLOCKED, 0, {"pictures": 1, "score": 0.99})


async def test_where_all_are_blocked_nothing_is_shown(studio: Studio) -> None:
    """Refused and released, and told why."""
    judged(studio, 0.99)
    row = await studio.paint(asked(studio))
    assert (row.state, row.reservation, row.counted, row.cost_micros) == (
        State.REFUSED,
        Reservation.RELEASED,
        0,
        PRICE,
    )
    assert row.failure is not None
    assert row.failure.code == "picture-blocked"
    assert studio.wall.delivered == []


async def test_an_age_restricted_channel_has_rules_of_its_own(studio: Studio) -> None:
    """By default none: nobody looks."""
    judge = judged(studio, 0.99)
    row = await studio.paint(asked(studio, conduct=Conduct(adult=True, places=(2,))))
    assert row.state is State.DONE
    assert judge.looked == []


@pytest.mark.parametrize(("then", "now", "blocked"), [(True, False, True), (False, True, False), (True, None, False)])
async def test_the_channel_counts_as_it_is_now(studio: Studio, then: bool, now: bool | None, blocked: bool) -> None:
    """Where nobody can tell, as it was when the pictures were asked for."""
    judged(studio, 0.99)
    if now is not None:
        studio.chamber.places.restricted[studio.admitted(5).reply.channel_id] = now
    row = await studio.paint(asked(studio, conduct=Conduct(adult=then, places=(2,))))
    assert (row.state is State.REFUSED) is blocked


async def test_nobody_looks_twice(studio: Studio) -> None:
    """Neither while it waits, nor when it is delivered after a restart."""
    judge = judged(studio, 0.85)
    await waiting(studio)
    await restarted(studio)
    await decided(studio, studio.rows.rows[1], Verdict.APPROVED)
    assert len(judge.looked) == 1
    delivering = replace(asked(studio, 2), state=State.DELIVERING, renders=studio.rows.rows[1].renders, owner=OWNER)
    studio.rows.rows[2] = delivering
    assert (await studio.paint(delivering)).reply.posts == (POST,)
    assert len(judge.looked) == 1


async def test_a_review_is_what_it_is_asked_for() -> None:
    """Open, without a card, until somebody decides."""
    review = Review(id=1, guild_id=2, member_id=3, asked_at=4.0)
    assert (review.verdict, review.card, review.by_id) == (Verdict.OPEN, None, None)
