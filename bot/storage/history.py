"""Owns what was painted, to browse and to spare from removal; knows neither who looks nor what they may see."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.erasure import digests
from bot.domain.generation import Generation
from bot.domain.history import Entry, Page, Query
from bot.storage import rows
from bot.storage.database import Database
from bot.storage.galleries import gallery
from bot.storage.statements import COLUMNS

#: Generations that are looked at in one go.
_SOME = 200

CHILDREN = f"""
SELECT {COLUMNS} FROM generations
WHERE parent_id = :parent_id AND shown_at IS NOT NULL
ORDER BY created_at, id
"""  # noqa: S608

CHANNELS = """
SELECT DISTINCT channel_id FROM generations
WHERE guild_id = :guild_id AND shown_at IS NOT NULL AND NOT private
"""

#: `{among}` says in a dialect which digests are looked for.
IN_USE = """
SELECT digest FROM shown_pictures WHERE generation_id <> :besides AND {among}
UNION
SELECT digest FROM trays WHERE {among}
"""

KEPT = """
SELECT shown_pictures.digest
FROM favourites JOIN shown_pictures USING (generation_id, number)
WHERE favourites.marked_at IS NOT NULL
UNION
SELECT digest FROM trays WHERE digest IS NOT NULL
"""

IN_HAND = f"SELECT {COLUMNS} FROM generations WHERE ended_at IS NULL"  # noqa: S608

PURGED = f"""
SELECT {COLUMNS} FROM generations
WHERE purge_id IN (SELECT id FROM purges WHERE undone_at IS NULL AND removed_at IS NULL)
"""  # noqa: S608

UNDELIVERED = f"SELECT {COLUMNS} FROM generations WHERE undelivered"  # noqa: S608

#: Of the order in which an index has them.
OF_GUILD = f"""
SELECT {COLUMNS} FROM generations
WHERE guild_id = :guild_id AND created_at < :before AND (created_at, id) > (:at, :last) AND erased_at IS NULL
ORDER BY created_at, id LIMIT :some
"""  # noqa: S608

SHOWN_ELSEWHERE = """
SELECT digest FROM shown_pictures JOIN generations ON generations.id = generation_id
WHERE (guild_id IS NULL OR guild_id <> :guild_id) AND {among}
"""


class StoredHistory:
    """`ports.History` on a `Database`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def page(self, query: Query) -> Page:
        """One page; a number beyond the last gives the last one."""
        found = gallery(query, self._database.dialect)
        total = int((await self._database.fetch(found.count, found.params))[0][0])
        empty = Page(entries=(), number=1, total=total, size=query.size)
        if not total:
            return empty
        number = min(max(1, query.number), empty.pages)
        params = {**found.params, "size": query.size, "skip": (number - 1) * query.size}
        tiles = await self._database.fetch(found.page, params)
        entries = tuple(Entry(picture=picture, generation=rows.generation(row)) for picture, *row in tiles)
        return replace(empty, entries=entries, number=number)

    async def children(self, generation_id: int) -> list[Generation]:
        """Delivered generations that grew out of this one, oldest first."""
        found = await self._database.fetch(CHILDREN, {"parent_id": generation_id})
        return [rows.generation(row) for row in found]

    async def channels(self, guild_id: int) -> frozenset[int]:
        """Channels of a server that hold public pictures."""
        found = await self._database.fetch(CHANNELS, {"guild_id": guild_id})
        return frozenset(row[0] for row in found)

    async def digests_in_use(self, digests: Sequence[str], besides: int) -> frozenset[str]:
        """Those of the digests that another generation than `besides` shows or works with, or that lie in a tray.

        What Discord did not take can be fetched, and is in use as if it were shown.
        """
        dialect = self._database.dialect
        among = dialect.among.format(column="digest", name="digests", kind="TEXT")
        params = {"digests": dialect.listed(digests), "besides": besides}
        found = await self._database.fetch(IN_USE.format(among=among), params)
        used = (
            {row[0] for row in found} | await self._needed(IN_HAND, besides) | await self._needed(UNDELIVERED, besides)
        )
        return frozenset(digests) & used

    async def digests_to_keep(self) -> frozenset[str]:
        """Originals that no retention removes: favourites, trays, purges, and what unfinished generations need."""
        found = await self._database.fetch(KEPT, {})
        return frozenset({row[0] for row in found} | await self._needed(IN_HAND) | await self._needed(PURGED))

    async def digests_of_guild(self, guild_id: int, before: float) -> frozenset[str]:
        """Originals of a server's generations that were asked for before then; without what other places show."""
        own: set[str] = set()
        params: dict[str, object] = {"guild_id": guild_id, "before": before, "some": _SOME, "at": 0.0, "last": -1}
        while found := [rows.generation(row) for row in await self._database.fetch(OF_GUILD, params)]:
            some = frozenset(digest for each in found for digest in digests(each))
            own |= some - await self._shown_elsewhere(guild_id, some)
            params |= {"at": found[-1].created_at, "last": found[-1].id}
        return frozenset(own)

    async def _shown_elsewhere(self, guild_id: int, among: frozenset[str]) -> set[str]:
        dialect = self._database.dialect
        condition = dialect.among.format(column="digest", name="digests", kind="TEXT")
        params = {"guild_id": guild_id, "digests": dialect.listed(tuple(among))}
        return {row[0] for row in await self._database.fetch(SHOWN_ELSEWHERE.format(among=condition), params)}

    async def _needed(self, statement: str, besides: int | None = None) -> set[str]:
        """Digests of the references and pictures of the generations that a statement finds."""
        needing = [rows.generation(row) for row in await self._database.fetch(statement, {})]
        return {digest for each in needing if each.id != besides for digest in digests(each)}
