"""Turning to another provider: only while nothing was accepted, and back to patience where something was."""

from dataclasses import replace

import pytest

from bot import errors
from bot.domain.capability import Capabilities
from bot.domain.entitlement import Asker
from bot.domain.generation import Generation, Reply, Reservation, State
from bot.domain.reference import Reference
from bot.domain.request import PaintRequest
from bot.domain.size import Size
from bot.domain.wish import Wish
from bot.pipeline.intake import Intake, Visit
from bot.pipeline.workshop import Run
from tests.unit.pipeline.fakes import Studio, whole_story
from tests.unit.pipeline.houses import Refusals, open_house
from tests.unit.pipeline.painter import PRICE, Painter

DEAR = 50_000


@pytest.fixture
def other(studio: Studio) -> Painter:
    """A second provider, which takes no seeds, rounds sizes and asks more."""
    capabilities = Capabilities(references=3, seeds=False, side_least=1024, side_step=64, price_micros=DEAR)
    painter = Painter(studio.clock, studio.painter.disk, name="segmind", capabilities=capabilities)
    studio.others.append(painter)
    return painter


def wishing(generation: Generation, **changes: object) -> Generation:
    return replace(generation, request=replace(generation.request, **changes))  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    "refusal",
    [
        errors.BadKey(),
        errors.NoCredits(),
        errors.UnknownModel(),
        errors.RateLimited(),
        errors.AtCapacity(),
        errors.Unreachable(),
    ],
    ids=lambda error: error.code,
)
async def test_what_was_not_taken_goes_to_the_next(
    studio: Studio, other: Painter, refusal: errors.ProviderError
) -> None:
    """At once, at its price, and settled by it."""
    studio.painter.refusals = [refusal]
    row = await studio.paint()
    assert (row.state, row.provider, row.cost_micros) == (State.DONE, "segmind", DEAR)
    assert len(studio.painter.posts) == len(other.posts) == 1
    assert studio.rows.ends[row.id] == [Reservation.SETTLED]


async def test_every_picture_of_several_moves_on_together(studio: Studio, other: Painter) -> None:
    """The row, its times and its orders belong to one provider."""
    studio.painter.refusals = [errors.NoCredits() for _ in range(3)]
    row = await studio.paint(studio.admitted(pictures=3))
    assert (row.state, row.provider, len(row.pictures)) == (State.DONE, "segmind", 3)
    assert len(other.posts) == 3


async def test_where_one_was_accepted_the_others_wait(studio: Studio, other: Painter) -> None:
    """Two bills for one generation help nobody: the refused ones are submitted here again."""
    studio.painter.refusals = [errors.AtCapacity(), None, None]
    row = await studio.paint(studio.admitted(pictures=3))
    assert (row.state, row.provider, len(row.pictures)) == (State.DONE, "gmi", 3)
    assert other.posts == []
    assert len(studio.painter.posts) == 4


async def test_a_lost_answer_is_never_asked_for_elsewhere(studio: Studio, other: Painter) -> None:
    """It may have been accepted, and paid for."""
    studio.painter.refusals = [errors.SubmissionUnknown()]
    studio.painter.lost_is_accepted = False
    row = await studio.paint()
    assert row.state is State.FAILED
    assert row.failure is not None
    assert row.failure.code == "submission-unknown"
    assert other.posts == []


async def test_a_refused_content_stays_refused(studio: Studio, other: Painter) -> None:
    """Another provider is not a way around the first one's rules."""
    studio.painter.refusals = [errors.ContentRefused()]
    assert (await studio.paint()).state is State.REFUSED
    assert other.posts == []


@pytest.mark.parametrize(
    "changes",
    [{"provider": "gmi"}, {"seed_given": True}, {"watermark": True}],
    ids=["named", "seed", "watermark"],
)
async def test_nobody_gets_less_than_asked_for(studio: Studio, other: Painter, changes: dict[str, object]) -> None:
    """A provider by name, a seed or a watermark keeps it where it is."""
    other_capabilities = replace(other.capabilities, watermark=False)
    other.capabilities = other_capabilities
    studio.painter.refusals = [errors.NoCredits()]
    row = await studio.paint(wishing(studio.admitted(), **changes))
    assert row.failure is not None
    assert row.failure.code == "no-credits"
    assert other.posts == []


async def test_the_next_one_is_asked_in_its_own_terms(studio: Studio, other: Painter) -> None:
    """Sides are rounded for it, and no seed is promised."""
    studio.painter.refusals = [errors.NoCredits()]
    generation = studio.admitted()
    request = PaintRequest(prompt="a fox", size=Size(1920, 1080), seed=100)
    row = await studio.paint(replace(generation, request=request))
    assert other.posts[0][1].size == Size(1920, 1088)
    assert (row.size, row.seeds) == (Size(1920, 1088), ())


async def test_when_none_is_left_the_last_refusal_is_told(studio: Studio, other: Painter) -> None:
    """Nothing counts, and nothing goes round in circles."""
    studio.painter.refusals = [errors.NoCredits()]
    other.refusals = [errors.BadKey()]
    row = await studio.paint()
    assert (row.state, row.cost_micros, row.counted) == (State.FAILED, 0, 0)
    assert row.failure is not None
    assert row.failure.code == "bad-key"
    assert len(studio.painter.posts) == len(other.posts) == 1


async def test_the_only_provider_is_waited_for(studio: Studio) -> None:
    """With nowhere to go, "not now" means later."""
    studio.painter.refusals = [errors.AtCapacity(), errors.AtCapacity(), None]
    assert (await studio.paint()).state is State.DONE
    assert len(studio.painter.posts) == 3


async def test_pictures_that_came_with_the_answer_are_kept(studio: Studio) -> None:
    """Nothing is asked for later, and no file is left over."""
    studio.painter.paints_in_post = studio.painter.sends_files = True
    row = await studio.paint()
    assert (row.state, len(row.pictures)) == (State.DONE, 1)
    assert studio.painter.polls == []
    assert studio.nothing_left_over()


async def test_a_lost_answer_without_a_list_is_unknown_at_once(studio: Studio) -> None:
    """Nothing is looked for where nothing is listed; the money is counted as spent until the operator decides."""
    studio.painter.capabilities = replace(studio.painter.capabilities, listed=False)
    studio.painter.refusals = [errors.SubmissionUnknown()]
    row = await studio.paint()
    assert row.failure is not None
    assert row.failure.code == "submission-unknown"
    assert studio.painter.looks == []
    assert (row.counted, row.cost_micros) == (0, 30_000)


async def test_more_files_than_were_ordered_are_thrown_away(studio: Studio) -> None:
    """They take no room."""
    studio.painter.paints_in_post = studio.painter.sends_files = True
    studio.painter.paints_only = 3
    row = await studio.paint()
    assert len(row.pictures) == 1
    assert studio.nothing_left_over()


async def test_a_record_that_ran_out_was_paid_for(studio: Studio) -> None:
    """Nobody can say how it ended, so its money counts."""
    studio.painter.fates[100] = errors.RenderFailed("the record is gone", problem="expired")
    row = await studio.paint()
    assert (row.state, row.counted, row.cost_micros) == (State.FAILED, 0, 30_000)


async def test_an_answer_for_which_there_was_no_room_was_paid_for(studio: Studio) -> None:
    """The disk was full when the pictures came with the answer itself."""
    studio.painter.refusals = [errors.DiskFull("no room")]  # pyright: ignore[reportAttributeAccessIssue]
    row = await studio.paint()
    assert row.failure is not None
    assert (row.failure.code, row.counted, row.cost_micros) == ("disk-full", 0, 30_000)


async def test_a_passing_refusal_leads_to_no_sick_provider(studio: Studio, other: Painter) -> None:
    """One "too many requests" is waited out where the only other is known to be without credits."""
    workshop = studio.workshop
    other.refusals = [errors.NoCredits()]
    with pytest.raises(errors.NoCredits):
        await workshop.catalog.provider("segmind").submit(studio.admitted().request.orders()[0])
    studio.painter.refusals = [errors.RateLimited(), None]
    await whole_story(Run(workshop, studio.admitted()))
    row = studio.rows.rows[1]
    assert (row.state, row.provider) == (State.DONE, "gmi")
    assert (len(studio.painter.posts), len(other.posts)) == (2, 1)


async def test_whoever_said_not_now_is_asked_again(studio: Studio, other: Painter) -> None:
    """When the other one turns out to be without credits: after a while, and not for ever at the wrong one."""
    studio.painter.refusals = [errors.AtCapacity(), None]
    other.refusals = [errors.NoCredits()]
    row = await studio.paint()
    assert (row.state, row.provider) == (State.DONE, "gmi")
    assert (len(studio.painter.posts), len(other.posts)) == (2, 1)
    assert studio.painter.posts[1][0] - studio.painter.posts[0][0] >= 3


async def test_two_busy_providers_are_asked_in_rounds(studio: Studio, other: Painter) -> None:
    """With a pause between the rounds, until one takes it."""
    studio.painter.refusals = [errors.AtCapacity(), errors.AtCapacity()]
    other.refusals = [errors.AtCapacity(), errors.AtCapacity(), None]
    row = await studio.paint()
    assert row.state is State.DONE
    assert len(studio.painter.posts) + len(other.posts) == 5


async def test_what_was_reserved_covers_the_dearest(studio: Studio, other: Painter) -> None:
    """So that no move to another provider passes a budget; a provider by name costs what it costs."""
    door = Intake(
        clock=studio.clock,
        generations=studio.rows,
        references=studio.bench,
        pictures=studio.shelf,
        catalog=studio.workshop.catalog,
        preferences=studio.usual,
        latencies=studio.latencies,
        house=open_house(studio.clock, studio.limits),
        refusals=Refusals(),
        owner="o",
    )
    visits = [
        Visit(
            interaction_id=number,
            guild_id=None,
            asker=Asker(member_id=1),
            reply=Reply(application_id=1, channel_id=2),
        )
        for number in (1, 2)
    ]
    row = await door.admit(visits[0], Wish(prompt="a fox", pictures=2))
    assert (row.provider, row.cost_micros) == ("gmi", 2 * DEAR)
    assert (await studio.paint(row)).cost_micros == 2 * PRICE
    assert (await door.admit(visits[1], Wish(prompt="a fox", provider="gmi"))).cost_micros == PRICE


async def test_nobody_is_chosen_who_cannot_read_the_references(studio: Studio, other: Painter) -> None:
    """An address that has run out is none: only an upload helps then."""
    other.capabilities = replace(other.capabilities, uploads=False)
    reference = Reference(url="https://cdn.example/a.png", name="a.png")
    studio.bench.expired = {reference.url}
    studio.painter.refusals = [errors.NoCredits()]
    row = await studio.paint(wishing(studio.admitted(), references=(reference,)))
    assert row.failure is not None
    assert row.failure.code == "no-credits"
    assert other.posts == []
