"""The story of one generation: settled by what came, or released with a reason, exactly once."""

import asyncio
from dataclasses import replace
from itertools import pairwise

import pytest

from bot import errors
from bot.domain.generation import Reservation, State
from bot.domain.reference import Reference
from bot.domain.request import PaintRequest
from bot.domain.size import Size
from bot.pipeline.workshop import Run
from tests.unit.pipeline.fakes import Studio, whole_story
from tests.unit.pipeline.faults import leaves
from tests.unit.pipeline.painter import PRICE

PROVIDER_ERRORS = sorted(leaves(errors.ProviderError), key=lambda kind: kind.__name__)
LASTING = [kind for kind in PROVIDER_ERRORS if not kind.transient]
#: Ours, not a provider's answer to a submission; they have tests of their own.
GIVEN_UP = (errors.QueuedTooLong, errors.DeadlinePassed)
OURS = (errors.SubmissionUnknown, *GIVEN_UP)


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

    def watched_deliver(generation, paths):
        seen.append(studio.rows.rows[1].state)
        return deliver(generation, paths)

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
    """Not tried again, and nothing was spent; but whoever answers with a spoilt picture has painted one."""
    studio.painter.refusals = [kind("no")]
    row = await studio.paint()
    assert studio.rows.ends[row.id] == [Reservation.RELEASED]
    assert (row.counted, row.cost_micros) == (0, PRICE if kind is errors.BadPicture else 0)
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
    studio.shelf.faults = [errors.BadPicture("html")] * 4
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


async def test_an_answer_that_is_terminal_already_is_never_polled(studio: Studio) -> None:
    """A submission of forty seconds that brings the pictures itself."""
    studio.painter.post_seconds = 40.0
    studio.painter.paints_in_post = True
    row = await studio.paint()
    assert row.state is State.DONE
    assert studio.painter.polls == []


async def test_pictures_that_discord_never_takes_are_released_but_not_free(studio: Studio) -> None:
    """The member is not counted; what the provider painted stays in the month's budget."""
    studio.wall.delivery_faults = [errors.DeliveryFailed("closed")] * 99
    row = await studio.paint()
    pauses = [round(later - sooner, 2) for sooner, later in pairwise(studio.wall.attempts)]
    assert tuple(pauses) == studio.patience.delivery
    assert pauses == sorted(pauses)
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
    story = asyncio.create_task(whole_story(run))
    await studio.clock.sleep(5)
    await studio.rows.take_over("another process")
    await story
    assert studio.wall.delivered == []
    assert studio.wall.told == []
    assert studio.rows.ends == {}
    assert studio.rows.rows[1].state is State.RENDERING


@pytest.mark.parametrize("pictures", [1, 3])
async def test_a_provider_that_was_taken_out_of_the_settings_is_replaced(studio: Studio, pictures: int) -> None:
    """A generation from before a restart with other providers is painted by another: nothing of it was submitted."""
    row = await studio.paint(studio.admitted(provider="gone", pictures=pictures))
    assert (row.state, row.provider, len(row.pictures)) == (State.DONE, "gmi", pictures)


@pytest.mark.parametrize("pictures", [1, 3])
async def test_a_provider_that_was_asked_for_by_name_is_not(studio: Studio, pictures: int) -> None:
    """Its generation ends in words."""
    admitted = studio.admitted(provider="gone", pictures=pictures)
    row = await studio.paint(replace(admitted, request=replace(admitted.request, provider="gone")))
    assert studio.rows.ends[row.id] == [Reservation.RELEASED]
    assert row.failure is not None
    assert row.failure.code == "unknown-model"


async def test_last_words_are_insisted_on_and_reported_once(studio: Studio) -> None:
    """Discord was away for a moment: the operator reads one line, the member is told when it is back."""
    studio.painter.fates[100] = errors.RenderFailed("no")
    studio.wall.tell_faults = [errors.DeliveryFailed("closed")] * 2
    row = await studio.paint()
    assert studio.rows.ends[row.id] == [Reservation.RELEASED]
    assert len(studio.wall.told) == len(studio.wall.reported) == 1
    assert studio.wall.told[0][1].reply.token == "spent"


async def test_words_that_never_arrive_change_nothing_else(studio: Studio) -> None:
    """Released and reported all the same."""
    studio.painter.fates[100] = errors.RenderFailed("no")
    studio.wall.tell_faults = [errors.DeliveryFailed("closed")] * 99
    row = await studio.paint()
    assert row.state is State.FAILED
    assert studio.rows.ends[row.id] == [Reservation.RELEASED]
    assert len(studio.wall.reported) == 1
