"""The story of one generation: settled by what came, or released with a reason, exactly once."""

import asyncio
from collections.abc import Iterator

import pytest

from bot import errors
from bot.domain.generation import Reservation, State
from bot.domain.request import PaintRequest, Reference
from bot.domain.size import Size
from bot.pipeline.generate import generate
from bot.pipeline.workshop import Run
from tests.unit.pipeline.fakes import PRICE, Studio, moments


def leaves(base: type[errors.EaselError]) -> Iterator[type[errors.EaselError]]:
    """Every error that the tree of `bot.errors` draws below a base."""
    for kind in base.__subclasses__():
        if kind.__module__ == "bot.errors":
            yield kind
            yield from leaves(kind)


PROVIDER_ERRORS = sorted(leaves(errors.ProviderError), key=lambda kind: kind.__name__)
LASTING = [kind for kind in PROVIDER_ERRORS if not kind.transient]
#: Ours, not a provider's answer to a submission; they have tests of their own.
OURS = (errors.SubmissionUnknown, errors.QueuedTooLong, errors.DeadlinePassed)


async def test_a_picture_is_painted_delivered_and_settled(studio: Studio) -> None:
    """One submission, one delivery, the reservation settled by one picture, the token erased."""
    row = await studio.paint()
    assert row.state is State.DONE
    assert studio.rows.ends[row.id] == [Reservation.SETTLED]
    assert (row.counted, row.cost_micros) == (1, PRICE)
    assert row.reply.token is None
    assert len(studio.painter.posts) == 1
    ((_, shown, paths),) = studio.wall.delivered
    assert shown.reply.token == "spent"
    assert [str(path) for path in paths] == ["kept/https:/pictures.example/r1/0"]
    assert studio.wall.told == []
    assert studio.nothing_left_over()


async def test_states_are_written_in_their_order_and_before_their_effects(studio: Studio) -> None:
    """`submitting` is on the row before the submission, `delivering` before the delivery."""
    generation = studio.admitted()
    seen: list[State] = []
    submit, deliver = studio.painter.submit, studio.wall.deliver

    async def watched_submit(order):
        seen.append(studio.rows.rows[1].state)
        return await submit(order)

    async def watched_deliver(generation, paths):
        seen.append(studio.rows.rows[1].state)
        await deliver(generation, paths)

    studio.painter.submit = watched_submit
    studio.wall.deliver = watched_deliver
    await studio.paint(generation)
    assert seen == [State.SUBMITTING, State.DELIVERING]
    assert studio.rows.journal == [State.SUBMITTING, State.RENDERING, State.DELIVERING, State.DONE]


@pytest.mark.parametrize("kind", PROVIDER_ERRORS)
async def test_whatever_ends_a_render_releases_exactly_once(studio: Studio, kind: type[errors.ProviderError]) -> None:
    """A fate found by polling: released, told with its code, nothing delivered, at no price."""
    studio.painter.fates[100] = kind("the provider's own words")
    row = await studio.paint()
    lasting_silence = kind.transient or kind is errors.UnintelligibleAnswer
    assert row.state is (State.REFUSED if kind is errors.ContentRefused else State.FAILED)
    assert studio.rows.ends[row.id] == [Reservation.RELEASED]
    assert row.counted == 0
    assert row.failure is not None
    assert row.failure.code == kind.code
    assert row.failure.detail == "the provider's own words"
    assert row.reply.token is None
    ((_, told),) = studio.wall.told
    assert told.failure == row.failure
    assert told.reply.token == "spent"
    assert studio.wall.delivered == []
    assert len(studio.painter.polls) >= (6 if lasting_silence else 1)


@pytest.mark.parametrize("kind", [each for each in LASTING if each not in OURS])
async def test_whatever_refuses_a_submission_releases_exactly_once(
    studio: Studio, kind: type[errors.ProviderError]
) -> None:
    """Not tried again, and nothing was spent."""
    studio.painter.refusals = [kind("no")]
    row = await studio.paint()
    assert studio.rows.ends[row.id] == [Reservation.RELEASED]
    assert (row.counted, row.cost_micros) == (0, 0)
    assert len(studio.painter.posts) == 1
    assert row.failure is not None
    assert row.failure.code == kind.code


@pytest.mark.parametrize("kind", [errors.ForeignHost, errors.BadPicture, errors.Unreachable, errors.DiskFull])
async def test_a_picture_that_cannot_be_fetched_releases_exactly_once(
    studio: Studio, kind: type[errors.EaselError]
) -> None:
    """And leaves no file behind."""
    studio.painter.download_faults = [kind("no")] * 20
    row = await studio.paint()
    assert studio.rows.ends[row.id] == [Reservation.RELEASED]
    assert row.failure is not None
    assert row.failure.code == kind.code
    assert studio.nothing_left_over()


async def test_a_picture_that_is_no_picture_releases_exactly_once(studio: Studio) -> None:
    """Found out when it is kept; its file is discarded."""
    studio.shelf.faults = [errors.BadPicture("html")]
    row = await studio.paint()
    assert row.failure is not None
    assert row.failure.code == "bad-picture"
    assert studio.rows.ends[row.id] == [Reservation.RELEASED]
    assert studio.nothing_left_over()


async def test_success_without_a_picture_is_a_failure(studio: Studio) -> None:
    """A terminal answer with an empty list."""
    studio.painter.paints_only = 0
    row = await studio.paint()
    assert row.failure is not None
    assert row.failure.code == "no-pictures"
    assert studio.rows.ends[row.id] == [Reservation.RELEASED]


async def test_references_that_cannot_be_hosted_release_before_anything_is_sent(studio: Studio) -> None:
    """The provider was never asked."""
    studio.bench.hosting = errors.Unreachable("no")
    row = await studio.paint()
    assert studio.painter.posts == []
    assert studio.rows.ends[row.id] == [Reservation.RELEASED]
    assert row.cost_micros == 0


async def test_references_are_sent_by_their_hosted_addresses(studio: Studio) -> None:
    """In order, in every render."""
    references = tuple(Reference(url=f"https://cdn.example/{name}", name=name) for name in "ab")
    request = PaintRequest(prompt="a", size=Size(2048, 2048), seed=1, pictures=2, references=references)
    await studio.paint(studio.admitted(request=request, counted=2))
    expected = ("https://cdn.example/a?hosted", "https://cdn.example/b?hosted")
    assert [order.references for _, order in studio.painter.posts] == [expected, expected]


async def test_a_fan_out_is_painted_side_by_side_and_delivered_in_order(studio: Studio) -> None:
    """Three renders with seeds of their own; the first is the slowest and still comes first."""
    studio.painter.by_seed = {100: 30.0, 101: 10.0, 102: 20.0}
    row = await studio.paint(studio.admitted(pictures=3))
    assert sorted(order.seed for _, order in studio.painter.posts) == [100, 101, 102]
    assert moments(at for at, _ in studio.painter.posts) == [0.0, 0.0, 0.0]
    ids = {order.seed: name for name, (_, order) in studio.painter.accepted.items()}
    expected = [f"kept/https:/pictures.example/{ids[seed]}/0" for seed in (100, 101, 102)]
    ((at, _, paths),) = studio.wall.delivered
    assert [str(path) for path in paths] == expected
    assert 30 <= at - row.created_at <= 40
    assert (row.counted, row.cost_micros) == (3, 3 * PRICE)


@pytest.mark.parametrize("kind", LASTING)
async def test_one_refusal_does_not_spoil_the_rest(studio: Studio, kind: type[errors.ProviderError]) -> None:
    """Two of three are delivered and settled; the third's reason stays on its render."""
    studio.painter.fates[101] = kind("no")
    row = await studio.paint(studio.admitted(pictures=3))
    assert row.state is State.DONE
    assert studio.rows.ends[row.id] == [Reservation.SETTLED]
    assert (row.counted, row.cost_micros) == (2, 2 * PRICE)
    assert [each.failure.code if each.failure else "" for each in row.renders] == ["", kind.code, ""]
    assert len(studio.wall.delivered[0][2]) == 2


async def test_when_all_fail_a_fault_is_told_before_a_refusal(studio: Studio) -> None:
    """Other words would not have helped, so the member is not told to find some."""
    studio.painter.fates = {100: errors.ContentRefused("a"), 101: errors.RenderFailed("b")}
    row = await studio.paint(studio.admitted(pictures=2))
    assert row.failure is not None
    assert (row.failure.code, row.state) == ("render-failed", State.FAILED)
    studio.painter.fates = {100: errors.ContentRefused("a"), 101: errors.ContentRefused("b")}
    assert (await studio.paint(studio.admitted(2, pictures=2))).state is State.REFUSED


async def test_a_series_is_one_render_and_settled_by_what_came(studio: Studio) -> None:
    """3 of 5: success, charged for 3."""
    studio.painter.paints_only = 3
    row = await studio.paint(studio.admitted(pictures=5, series=True))
    assert len(studio.painter.posts) == 1
    assert studio.painter.posts[0][1].pictures == 5
    assert (row.state, row.counted, row.cost_micros) == (State.DONE, 3, 3 * PRICE)


async def test_more_pictures_than_ordered_are_not_delivered(studio: Studio) -> None:
    """What was not reserved is not counted either."""
    studio.painter.paints_only = 4
    row = await studio.paint()
    assert row.counted == 1
    assert len(studio.wall.delivered[0][2]) == 1


async def test_one_broken_picture_of_a_series_does_not_spoil_it(studio: Studio) -> None:
    """The rest is delivered in order."""
    studio.painter.download_faults = [None, errors.BadPicture("no")]
    row = await studio.paint(studio.admitted(pictures=3, series=True))
    assert row.counted == 2
    assert [str(path)[-1] for path in studio.wall.delivered[0][2]] == ["0", "2"]


async def test_an_answer_that_is_terminal_already_is_never_polled(studio: Studio) -> None:
    """A submission of forty seconds that brings the pictures itself."""
    studio.painter.post_seconds = 40.0
    studio.painter.paints_in_post = True
    row = await studio.paint()
    assert row.state is State.DONE
    assert studio.painter.polls == []


async def test_pictures_that_discord_never_takes_are_released_but_not_free(studio: Studio) -> None:
    """The member is not counted; what the provider painted stays in the month's budget."""
    studio.wall.delivery_faults = [errors.DeliveryFailed("closed")] * 9
    row = await studio.paint()
    assert len(studio.wall.attempts) == 4
    assert moments(each - studio.wall.attempts[0] + 1_800_000_000 for each in studio.wall.attempts) == [0, 2, 12, 42]
    assert (row.state, row.counted) == (State.FAILED, 0)
    assert studio.rows.ends[row.id] == [Reservation.RELEASED]
    assert row.failure is not None
    assert row.failure.code == "delivery-failed"
    assert row.cost_micros == PRICE


async def test_a_delivery_that_succeeds_late_is_settled(studio: Studio) -> None:
    """Two closed doors, then an open one: delivered once."""
    studio.wall.delivery_faults = [errors.DeliveryFailed("closed")] * 2
    row = await studio.paint()
    assert row.state is State.DONE
    assert len(studio.wall.delivered) == 1


async def test_a_runner_that_was_superseded_stops_silently(studio: Studio) -> None:
    """Another one owns the row: nothing is delivered, told, settled or released by this one."""
    generation = studio.admitted()
    run = Run(studio.workshop, generation)
    story = asyncio.create_task(generate(run))
    await studio.clock.sleep(5)
    await studio.rows.take_over("another process")
    await story
    assert studio.wall.delivered == []
    assert studio.wall.told == []
    assert studio.rows.ends == {}
    assert studio.rows.rows[1].state is State.RENDERING


@pytest.mark.parametrize("pictures", [1, 3])
async def test_a_provider_that_was_taken_out_of_the_settings_releases(studio: Studio, pictures: int) -> None:
    """A generation from before a restart with other providers ends in words."""
    row = await studio.paint(studio.admitted(provider="gone", pictures=pictures))
    assert studio.rows.ends[row.id] == [Reservation.RELEASED]
    assert row.failure is not None
    assert row.failure.code == "unknown-model"


async def test_a_full_disk_in_a_fan_out_keeps_the_bill_of_what_was_accepted(studio: Studio) -> None:
    """All three were accepted and nothing can call them back, so the budget keeps them."""
    studio.shelf.faults = [errors.DiskFull("no room")]
    row = await studio.paint(studio.admitted(pictures=3))
    assert studio.rows.ends[row.id] == [Reservation.RELEASED]
    assert row.counted == 0
    assert row.cost_micros == 3 * PRICE


@pytest.mark.parametrize("number", [0, 1, 2, 3])
async def test_a_database_that_is_busy_once_loses_no_reservation(studio: Studio, number: int) -> None:
    """Whichever move meets it, the reservation ends exactly once."""
    studio.rows.faults = [*([None] * number), errors.DatabaseBusy("busy")]
    row = await studio.paint()
    assert row.state.terminal
    assert len(studio.rows.ends[row.id]) == 1
