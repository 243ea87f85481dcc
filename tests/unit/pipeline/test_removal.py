"""Taking pictures out of the world: marked first, then out of the channels, then off the disk; again, if need be."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from bot import errors
from bot.domain.generation import Generation, Picture, Post, Render
from bot.pipeline.removal import Removal
from tests.unit.pipeline.fakes import MEMBER, Studio, Wall
from tests.unit.pipeline.houses import Log

LEFT = Post(channel_id=2, message_id=9)


@dataclass
class Deeds:
    """What was done, in order."""

    done: list[str] = field(default_factory=list)


class Rows:
    """Marks a generation as deleted, if it can."""

    def __init__(self, deeds: Deeds, marked: bool = False, fault: errors.StorageError | None = None) -> None:
        self._deeds, self._marked, self._fault = deeds, marked, fault

    async def delete(self, generation_id: int, now: float) -> bool:
        del generation_id, now
        self._deeds.done.append("marked")
        if self._fault:
            raise self._fault
        first, self._marked = not self._marked, True
        return first


class Channels(Wall):
    """Lets messages go, or keeps some."""

    def __init__(self, studio: Studio, deeds: Deeds, left: tuple[Post, ...] = ()) -> None:
        super().__init__(studio.clock)
        self._deeds, self._left = deeds, left

    async def retract(self, generation: Generation) -> tuple[Post, ...]:
        del generation
        self._deeds.done.append("retracted")
        return self._left


class Uses:
    """Knows which digests somebody else still needs."""

    def __init__(self, *used: str) -> None:
        self._used = used

    async def digests_in_use(self, digests: Sequence[str], besides: int) -> frozenset[str]:
        del besides
        return frozenset(digests) & frozenset(self._used)


@pytest.fixture
def deeds() -> Deeds:
    return Deeds()


def _finished(studio: Studio, *digests: str) -> Generation:
    """A generation whose pictures have these digests."""
    generation = studio.admitted(pictures=len(digests))
    pictures = [Picture(digest=each, content_type="image/jpeg", size=1, width=1, height=1) for each in digests]
    orders = generation.request.orders()
    renders = tuple(Render(order=order, pictures=(each,)) for order, each in zip(orders, pictures, strict=True))
    return replace(generation, renders=renders)


def _removal(studio: Studio, rows: Rows, channels: Channels, uses: Uses) -> Removal:
    """A removal among fakes of as much as it may touch."""
    return Removal(
        clock=studio.clock,
        generations=rows,  # pyright: ignore[reportArgumentType]
        history=uses,  # pyright: ignore[reportArgumentType]
        pictures=studio.shelf,
        replies=channels,
        log=Log(),
    )


async def test_all_pictures_go_everywhere(studio: Studio, deeds: Deeds) -> None:
    """Nobody can find them in a gallery while their messages are still being deleted."""
    removal = _removal(studio, Rows(deeds), Channels(studio, deeds), Uses())
    assert await removal.remove(_finished(studio, "a", "b"), MEMBER) == ()
    assert deeds.done == ["marked", "retracted"]
    assert studio.shelf.removed == {"a", "b"}


async def test_what_somebody_else_needs_stays_on_disk(studio: Studio, deeds: Deeds) -> None:
    """The same bytes may be in another gallery, or in a tray."""
    removal = _removal(studio, Rows(deeds), Channels(studio, deeds), Uses("b", "c"))
    await removal.remove(_finished(studio, "a", "b"), MEMBER)
    assert studio.shelf.removed == {"a"}


async def test_messages_that_are_left_are_told(studio: Studio, deeds: Deeds) -> None:
    """The originals go all the same."""
    removal = _removal(studio, Rows(deeds), Channels(studio, deeds, left=(LEFT,)), Uses())
    assert await removal.remove(_finished(studio, "a"), MEMBER) == (LEFT,)
    assert studio.shelf.removed == {"a"}


async def test_it_goes_on_where_it_was_stopped(studio: Studio, deeds: Deeds) -> None:
    """Marked by a process that came no further: the rest is done now."""
    removal = _removal(studio, Rows(deeds, marked=True), Channels(studio, deeds), Uses())
    await removal.remove(_finished(studio, "a"), MEMBER)
    assert deeds.done == ["marked", "retracted"]
    assert studio.shelf.removed == {"a"}


async def test_what_cannot_be_marked_is_left_as_it_is(studio: Studio, deeds: Deeds) -> None:
    """Else a gallery would show what is gone."""
    removal = _removal(studio, Rows(deeds, fault=errors.DatabaseBusy("busy")), Channels(studio, deeds), Uses())
    with pytest.raises(errors.DatabaseBusy):
        await removal.remove(_finished(studio, "a"), MEMBER)
    assert deeds.done == ["marked"]
    assert studio.shelf.removed == set()
