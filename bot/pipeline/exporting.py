"""Owns gathering all that is stored about a member into files that Discord takes; sends none, asks nobody."""

import json
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import structlog

from bot import errors, ports
from bot.domain import dossier
from bot.domain.dossier import Enclosure, Json

_log = structlog.get_logger()
#: Seconds for which whoever gathers is believed to be at it: an interaction's token lives no longer.
_CLAIM = 900.0
#: Bytes that a zip needs beside what is in it: at its end, and for each file.
_FRAME, _PER_FILE = 1024, 512
#: The place before the newest generation: what is no generation.
DESK = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where to go on: a generation, or `DESK`, and there with its facts (0) or with its file of that number."""

    generation_id: int = DESK
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One zip, there until the next one is asked for."""

    path: Path
    pictures: int
    #: Where what did not fit begins; None at the end.
    following: Place | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """What comes whole or not at all: facts, or a file of that name."""

    place: Place
    facts: str = ""
    name: str = ""
    path: Path | None = None
    size: int


@dataclass(slots=True, kw_only=True)
class _Parcel:
    """What goes into one zip."""

    room: int
    member: str = ""
    generations: list[str] = field(default_factory=list[str])
    files: dict[str, Path] = field(default_factory=dict[str, Path])

    @property
    def empty(self) -> bool:
        return not (self.member or self.generations or self.files)

    def put(self, piece: _Piece) -> None:
        self.room -= piece.size
        if piece.path is not None:
            self.files[piece.name] = piece.path
        elif piece.place.generation_id == DESK:
            self.member = piece.facts
        else:
            self.generations.append(piece.facts)

    @property
    def texts(self) -> dict[str, str]:
        rows = ",\n".join(self.generations)
        return {"easel-data.json": f'{{"about": {self.member or "null"},\n"generations": [\n{rows}\n]}}\n'}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporting:
    """For one member at a time once: the newest generations first, each with its facts before its files."""

    clock: ports.Clock
    dossiers: ports.Dossiers
    pictures: ports.Pictures
    archives: ports.Archives
    preferences: ports.PreferenceBook
    trays: ports.Trays

    @asynccontextmanager
    async def claimed(self, member_id: int) -> AsyncGenerator[None]:
        """While it lasts, nobody else gathers it; raises `ExportRunning` while somebody does."""
        now = self.clock.time()
        if not await self.dossiers.claim(member_id, now, now + _CLAIM):
            raise errors.ExportRunning
        try:
            yield
        finally:
            await self.dossiers.release(member_id)

    async def parts(self, member_id: int, start: Place, bytes_most: int) -> AsyncGenerator[Part]:
        """Zips of at most so many bytes, one after the other; close it when no more are wanted."""
        parcel = _Parcel(room=bytes_most - _FRAME)
        async for piece in self._pieces(member_id, start, bytes_most):
            if piece.size > parcel.room and not parcel.empty:
                async with self._packed(parcel, piece.place) as part:
                    yield part
                parcel = _Parcel(room=bytes_most - _FRAME)
            parcel.put(piece)
        async with self._packed(parcel, None) as part:
            yield part

    @asynccontextmanager
    async def _packed(self, parcel: _Parcel, following: Place | None) -> AsyncGenerator[Part]:
        path = await self.archives.pack(parcel.texts, parcel.files)
        _log.info("data of a member packed", generations=len(parcel.generations), pictures=len(parcel.files))
        try:
            yield Part(path=path, pictures=len(parcel.files), following=following)
        finally:
            await self.pictures.discard(path)

    async def _pieces(self, member_id: int, start: Place, most: int) -> AsyncIterator[_Piece]:
        seen: set[str] = set()
        if start.generation_id == DESK:
            tray = await self.trays.references(member_id)
            papers = await self.dossiers.papers(member_id)
            facts = dossier.of_member(member_id, self.preferences.of(member_id), tray, papers)
            async for each in self._of(start, facts, dossier.enclosed(tray), seen, most):
                yield each
        async for generation in self.dossiers.generations(member_id, start.generation_id or None):
            first = start if generation.id == start.generation_id else Place(generation_id=generation.id)
            files = dossier.enclosures(generation)
            async for each in self._of(first, dossier.of_generation(generation), files, seen, most):
                yield each

    async def _of(
        self, start: Place, facts: Json, files: Sequence[Enclosure], seen: set[str], most: int
    ) -> AsyncIterator[_Piece]:
        if not start.number:
            text = json.dumps(facts, ensure_ascii=False)
            yield _Piece(place=start, facts=text, size=len(text.encode(errors="replace")) + 2)
        room = most - _FRAME - _PER_FILE
        for number, file in list(enumerate(files, start=1))[max(0, start.number - 1) :]:
            # The same reference is often worked from again.
            path = None if file.name in seen else await self.pictures.fitting(file.picture, room)
            if path is not None:
                seen.add(file.name)
                place = Place(generation_id=start.generation_id, number=number)
                size = min(file.picture.size, room) + _PER_FILE
                yield _Piece(place=place, name=file.name + path.suffix, path=path, size=size)
