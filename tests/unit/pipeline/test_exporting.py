"""How a member's data is cut into files: none too large, nothing twice, nothing left out, and none left lying."""

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import errors
from bot.domain.dossier import Papers
from bot.domain.generation import Generation, Render, State
from bot.domain.picture import Picture
from bot.domain.reference import Reference
from bot.pipeline.exporting import Exporting, Part, Place
from tests.unit.pipeline.fakes import MEMBER, Studio, Usual
from tests.unit.pipeline.virtual_time import VirtualClock, VirtualLoop

KIB = 1024


@dataclass
class Files:
    """Pictures by their digest: each as large as it says, unless it is gone."""

    gone: set[str] = field(default_factory=set[str])
    discarded: list[Path] = field(default_factory=list[Path])

    async def fitting(self, picture: Picture, most: int) -> Path | None:
        return None if picture.digest in self.gone else Path(f"{picture.digest}-{min(picture.size, most)}.jpg")

    async def discard(self, path: Path) -> None:
        self.discarded.append(path)


@dataclass
class Zips:
    """What was packed, and what each would weigh at most."""

    packed: list[tuple[Mapping[str, str], Mapping[str, Path]]] = field(
        default_factory=list[tuple[Mapping[str, str], Mapping[str, Path]]]
    )

    async def pack(self, texts: Mapping[str, str], files: Mapping[str, Path]) -> Path:
        self.packed.append((texts, files))
        return Path(f"zip-{len(self.packed)}")

    @property
    def sizes(self) -> list[int]:
        return [
            sum(len(text.encode()) for text in texts.values())
            + sum(int(path.stem.rpartition("-")[2]) + 200 for path in files.values())
            for texts, files in self.packed
        ]

    @property
    def names(self) -> list[list[str]]:
        return [list(files) for _, files in self.packed]

    @property
    def told(self) -> list[list[int]]:
        """Ids of the generations that each tells of."""
        data = [json.loads(texts["easel-data.json"]) for texts, _ in self.packed]
        return [[int(each["id"]) for each in one["generations"]] for one in data]

    @property
    def desks(self) -> int:
        return sum(json.loads(texts["easel-data.json"])["about"] is not None for texts, _ in self.packed)


@dataclass
class Dossiers:
    rows: Sequence[Generation]
    claims: dict[int, float] = field(default_factory=dict[int, float])

    async def claim(self, member_id: int, now: float, until: float) -> bool:
        if self.claims.get(member_id, 0) > now:
            return False
        self.claims[member_id] = until
        return True

    async def release(self, member_id: int) -> None:
        self.claims.pop(member_id)

    async def generations(self, member_id: int, start: int | None = None) -> AsyncIterator[Generation]:
        for row in sorted(self.rows, key=lambda each: -each.id):
            if row.member_id == member_id and (start is None or row.id <= start):
                yield row

    async def papers(self, member_id: int) -> Papers:
        del member_id
        return Papers()


@dataclass
class Tray:
    """References that the member keeps at hand."""

    kept: tuple[Reference, ...] = ()

    async def references(self, member_id: int) -> tuple[Reference, ...]:
        del member_id
        return self.kept


@dataclass
class House:
    """What is stored of one member, and what was made of it."""

    rows: list[Generation] = field(default_factory=list[Generation])
    tray: Sequence[Reference] = ()
    files: Files = field(default_factory=Files)
    zips: Zips = field(default_factory=Zips)

    def __post_init__(self) -> None:
        parts = {"dossiers": Dossiers(self.rows), "trays": Tray(tuple(self.tray))}
        beside = {"pictures": self.files, "archives": self.zips, "preferences": Usual()}
        self.exporting = Exporting(clock=VirtualClock(), **cast("Any", parts | beside))

    async def press(self, start: Place, most: int, count: int = 1000) -> list[Part]:
        """So many files at most, from there on."""
        found: list[Part] = []
        async with aclosing(self.exporting.parts(MEMBER, start, most)) as parts:
            async for part in parts:
                assert part.path not in self.files.discarded
                found.append(part)
                if len(found) == count:
                    break
        assert len(self.files.discarded) == len(self.zips.packed), "nothing lies about"
        return found


def picture(number: int, size: int = 10 * KIB) -> Picture:
    return Picture(
        digest=hashlib.sha256(str(number).encode()).hexdigest(), content_type="image/jpeg", size=size, width=9, height=9
    )


def reference(number: int, size: int = 10 * KIB) -> Reference:
    return Reference(url="", name=f"{number}.png", original=picture(number, size))


def generation(number: int, sizes: Sequence[int] = (), references: Sequence[Reference] = ()) -> Generation:
    """A delivered generation with pictures of these sizes."""
    asked = Studio().admitted(number)
    request = replace(asked.request, references=tuple(references))
    painted = tuple(picture(number * 100 + which, size) for which, size in enumerate(sizes, start=1))
    render = Render(order=request.orders()[0], pictures=painted)
    return replace(asked, request=request, state=State.DONE, renders=(render,), ended_at=asked.created_at)


async def test_the_newest_comes_first_with_its_references() -> None:
    """In one file where all of it fits; what is no generation is told before them."""
    shared = reference(7)
    rows = [generation(1, [KIB, KIB], [shared]), generation(2, [KIB], [shared, reference(8)])]
    house = House(rows, [shared])
    (part,) = await house.press(Place(), 100 * KIB)
    assert (part.pictures, part.following) == (5, None)
    assert house.zips.told == [[2, 1]]
    assert house.zips.desks == 1
    seven, eight = (f"references/{picture(number).digest[:24]}.jpg" for number in (7, 8))
    assert house.zips.names == [[seven, eight, "pictures/2-1.jpg", "pictures/1-1.jpg", "pictures/1-2.jpg"]]


async def test_who_has_nothing_gets_one_file() -> None:
    """That says so."""
    house = House()
    (part,) = await house.press(Place(), 100 * KIB)
    assert (part.pictures, part.following, house.zips.told, house.zips.desks) == (0, None, [[]], 1)


async def test_what_is_gone_is_told_and_not_handed_over() -> None:
    """Too old, deleted, or not let through."""
    rows = [generation(1, [KIB]), replace(generation(2, [KIB]), deleted_at=9.0)]
    rows.append(replace(generation(3, [KIB]), state=State.REVIEWING))
    house = House(rows, files=Files(gone={picture(101).digest}))
    await house.press(Place(), 100 * KIB)
    assert (house.zips.told, house.zips.names) == ([[3, 2, 1]], [[]])


async def test_it_goes_on_in_the_middle_of_a_generation() -> None:
    """Its facts are not told again."""
    house = House([generation(1, [8 * KIB] * 5)])
    first = await house.press(Place(), 22 * KIB, count=1)
    assert first[-1].following == Place(generation_id=1, number=3)
    rest = await house.press(Place(generation_id=1, number=3), 22 * KIB)
    assert rest[-1].following is None
    assert house.zips.told == [[1], [], []]
    assert [name for names in house.zips.names for name in names] == [f"pictures/1-{n}.jpg" for n in range(1, 6)]


async def test_it_is_gathered_once_at_a_time() -> None:
    """And again once it is done, however it ended."""
    exporting = House().exporting

    async def gathering(ending: Exception) -> None:
        async with exporting.claimed(MEMBER):
            with pytest.raises(errors.ExportRunning):
                await exporting.claimed(MEMBER).__aenter__()
            raise ending

    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            await gathering(ZeroDivisionError())


_SIZES = st.lists(st.integers(1, 60 * KIB), max_size=6)


@settings(max_examples=150, deadline=None)
@given(every=st.lists(_SIZES, max_size=5), tray=_SIZES, most=st.integers(16 * KIB, 90 * KIB), count=st.integers(1, 3))
def test_every_file_is_small_enough_and_all_come_once(
    every: list[list[int]], tray: list[int], most: int, count: int
) -> None:
    """Whatever was painted, however small a file may be, and however often it goes on."""
    house = House(tray=[reference(9000 + number, size) for number, size in enumerate(tray)])

    async def story() -> None:
        house.rows.extend(generation(number, sizes) for number, sizes in enumerate(every, start=1))
        place: Place | None = Place()
        while place is not None:
            place = (await house.press(place, most, count))[-1].following

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        runner.run(story())
    assert max(house.zips.sizes) <= most
    assert house.zips.desks == 1
    assert [number for told in house.zips.told for number in told] == list(range(len(every), 0, -1))
    names = [name for each in house.zips.names for name in each]
    assert len(names) == len(set(names)) == len(tray) + sum(map(len, every))
