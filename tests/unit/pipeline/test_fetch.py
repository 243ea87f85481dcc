"""Pictures that Discord did not take: said while it can be said, kept, and handed over as often as asked for."""

from dataclasses import replace

import pytest

from bot import errors
from bot.domain.generation import Generation, Reply, State
from bot.pipeline.fetch import Fetch
from tests.unit.pipeline.fakes import MEMBER, POST, Studio, moments
from tests.unit.pipeline.virtual_time import EPOCH

FRESH = Reply(
    application_id=1, channel_id=9, token="fresh", token_expires_at=EPOCH + 9900, private=True, by_token_only=True
)
CLOSED = errors.DeliveryFailed("closed")


def _fetch(studio: Studio) -> Fetch:
    return Fetch(clock=studio.clock, generations=studio.rows, pictures=studio.shelf, replies=studio.wall)


async def _refused(studio: Studio, number: int = 1, **changes: object) -> Generation:
    """A generation that ended because Discord took nothing; the next delivery finds it open again."""
    studio.wall.delivery_faults = [CLOSED] * 99
    row = await studio.paint(studio.admitted(number, **changes))  # pyright: ignore[reportArgumentType]
    studio.wall.delivery_faults = []
    assert row.undelivered
    return row


def _kept_at(studio: Studio) -> list[float]:
    """When it was said that the pictures are kept."""
    return moments(at for at, _, stage in studio.wall.shown if stage.note == "kept")


# Said in time


async def test_words_go_out_before_a_pause_that_the_token_does_not_outlive(studio: Studio) -> None:
    """Once, after all the short pauses: later only the bot's own token could say them, and it may be shut out."""
    await _refused(studio)
    (said,) = _kept_at(studio)
    assert moments(studio.wall.attempts)[5] == said
    assert said < 840.0
    assert studio.wall.shown[-1][1].state is State.DELIVERING


async def test_what_is_shown_already_is_not_written_over(studio: Studio) -> None:
    """The first of two messages arrived, and the second may still."""
    studio.wall.messages = 2
    studio.wall.delivery_faults = [None, *[CLOSED] * 99]
    await studio.paint(studio.admitted(pictures=3))
    assert _kept_at(studio) == []


async def test_once_the_token_is_dead_nothing_is_said_early(studio: Studio) -> None:
    """There is no hurry: what is left are ways that stay."""
    studio.painter.seconds = 900.0
    await _refused(studio)
    assert _kept_at(studio) == []


async def test_where_no_way_is_left_it_ends_at_once(studio: Studio) -> None:
    """A reply that only its token reached, when that is dead: its member's turn is free."""
    studio.wall.delivery_faults = [errors.DeliveryFailed("no way is left", final=True)]
    row = await studio.paint()
    assert row.undelivered
    assert len(studio.wall.attempts) == 1


# Handed over


async def test_the_newest_is_ready_first_and_nothing_else(studio: Studio) -> None:
    """Neither what was delivered nor what is no longer kept."""
    for number in (1, 2, 3):
        studio.painter.by_seed = {100 + number: 1.0}
        row = replace(studio.admitted(number), request=replace(studio.admitted(number).request, seed=100 + number))
        studio.wall.delivery_faults = [CLOSED] * 99
        await studio.paint(row)
    studio.wall.delivery_faults = []
    await studio.paint(studio.admitted(4))
    ready = await _fetch(studio).ready(MEMBER)
    assert [row.id for row in ready] == [3, 2, 1]
    await studio.shelf.remove([picture.digest for picture in ready[1].pictures])
    assert [row.id for row in await _fetch(studio).ready(MEMBER)] == [3, 1]
    assert await _fetch(studio).ready(MEMBER + 1) == []


async def test_it_is_delivered_into_the_fresh_reply_and_moves_nothing(studio: Studio) -> None:
    """As often as asked for."""
    row = await _refused(studio)
    for _ in range(2):
        await _fetch(studio).hand_over(row, FRESH)
        (_, shown, paths) = studio.wall.delivered[-1]
        assert shown == replace(row, reply=FRESH)
        assert paths == (studio.shelf.path(row.pictures[0]),)
    assert len(studio.wall.delivered) == 2
    assert studio.rows.rows[row.id] == row


async def test_an_attempt_goes_on_where_the_one_before_stopped(studio: Studio) -> None:
    """Messages that arrived are not sent again."""
    row = await _refused(studio)
    studio.wall.messages = 2
    studio.wall.delivery_faults = [None, CLOSED]
    await _fetch(studio).hand_over(row, FRESH)
    (_, shown, _) = studio.wall.delivered[-1]
    assert [post.message_id for post in shown.reply.posts] == [POST.message_id + 1]


async def test_it_gives_up_soon(studio: Studio) -> None:
    """Who pressed is waiting, and can press again."""
    row = await _refused(studio)
    studio.wall.delivery_faults = [CLOSED] * 99
    begun = studio.clock.time()
    with pytest.raises(errors.DeliveryFailed):
        await _fetch(studio).hand_over(row, FRESH)
    assert studio.clock.time() - begun < 15


@pytest.mark.parametrize("loss", ["delivered", "deleted", "removed"])
async def test_what_cannot_be_fetched_is_gone(studio: Studio, loss: str) -> None:
    """In place of pictures that were delivered, deleted, or are too old, there is an error with words."""
    row = await studio.paint() if loss == "delivered" else await _refused(studio)
    if loss == "deleted":
        row = replace(row, deleted_at=1.0)
    if loss == "removed":
        await studio.shelf.remove([picture.digest for picture in row.pictures])
    before = len(studio.wall.delivered)
    with pytest.raises(errors.Gone):
        await _fetch(studio).hand_over(row, FRESH)
    assert len(studio.wall.delivered) == before
