"""Several pictures: side by side or as a series, delivered in order, where one refusal does not spoil the rest."""

import pytest

from bot import errors
from bot.domain.generation import Reservation, State
from tests.unit.pipeline.fakes import Studio, moments
from tests.unit.pipeline.faults import leaves
from tests.unit.pipeline.painter import PRICE

LASTING = [kind for kind in leaves(errors.ProviderError) if not kind.transient]
#: Ours, after the provider had accepted: it charges for them.
GIVEN_UP = (errors.QueuedTooLong, errors.DeadlinePassed)


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


#: Ends after which the provider may have charged all the same: the budget counts them.
PERHAPS_CHARGED = (
    errors.BadKey,
    errors.UnknownModel,
    errors.UnintelligibleAnswer,
    errors.SubmissionUnknown,
    errors.BadPicture,
    errors.ForeignHost,
)


@pytest.mark.parametrize("kind", [each for each in LASTING if each not in GIVEN_UP])
async def test_one_refusal_does_not_spoil_the_rest(studio: Studio, kind: type[errors.ProviderError]) -> None:
    """Two of three are delivered and settled; the third's reason stays on its render."""
    studio.painter.fates[101] = kind("no")
    row = await studio.paint(studio.admitted(pictures=3))
    assert row.state is State.DONE
    assert studio.rows.ends[row.id] == [Reservation.SETTLED]
    assert (row.counted, row.cost_micros) == (2, (3 if kind in PERHAPS_CHARGED else 2) * PRICE)
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
    studio.painter.download_faults = [None, *[errors.BadPicture("no")] * 4]
    row = await studio.paint(studio.admitted(pictures=3, series=True))
    assert (row.counted, row.cost_micros) == (2, 3 * PRICE)
    assert [str(path)[-1] for path in studio.wall.delivered[0][2]] == ["0", "2"]


async def test_a_picture_without_room_does_not_spoil_the_others(studio: Studio) -> None:
    """Those that are on disk are delivered; all three were accepted, so the budget keeps them."""
    studio.shelf.faults = [errors.DiskFull("no room")]
    row = await studio.paint(studio.admitted(pictures=3))
    assert studio.rows.ends[row.id] == [Reservation.SETTLED]
    assert (row.counted, row.cost_micros) == (2, 3 * PRICE)
    assert [each.failure.code for each in row.renders if each.failure] == ["disk-full"]


async def test_no_room_for_any_picture_tells_of_the_disk(studio: Studio) -> None:
    """Released, and kept on the bill."""
    studio.shelf.faults = [errors.DiskFull("no room")] * 3
    row = await studio.paint(studio.admitted(pictures=3))
    assert studio.rows.ends[row.id] == [Reservation.RELEASED]
    assert row.failure is not None
    assert (row.failure.code, row.counted, row.cost_micros) == ("disk-full", 0, 3 * PRICE)
