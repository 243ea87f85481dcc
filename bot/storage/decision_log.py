"""Owns who decided what, when and why; changes nothing that was written, and knows no sentence about it."""

from collections.abc import AsyncIterator

from pydantic import TypeAdapter

from bot.domain.conduct import Deed, LogEntry, LogPage, LogQuery
from bot.storage.database import Database, Row

_FACTS = TypeAdapter(dict[str, str | int | float | None])
_WRITTEN = "guild_id, at, by_id, deed, member_id, generation_id, reason, facts"
_SOME = 500

NOTE = f"""
INSERT INTO decisions ({_WRITTEN})
VALUES (:guild_id, :at, :by_id, :deed, :member_id, :generation_id, :reason, :facts)
ON CONFLICT DO NOTHING
RETURNING id
"""  # noqa: S608

_FOUND = """
FROM decisions WHERE guild_id = :guild_id
    AND (CAST(:deed AS TEXT) IS NULL OR deed = :deed)
    AND (CAST(:by_id AS BIGINT) IS NULL OR by_id = :by_id)
    AND (CAST(:member_id AS BIGINT) IS NULL OR member_id = :member_id)
"""

COUNT = f"SELECT count(*) {_FOUND}"

PAGE = f"SELECT id, {_WRITTEN} {_FOUND} ORDER BY id DESC LIMIT :size OFFSET :skip"

AFTER = f"SELECT id, {_WRITTEN} {_FOUND} AND id > :last ORDER BY id LIMIT :size"


class StoredDecisionLog:
    """`ports.DecisionLog` on a `Database`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(self, entry: LogEntry) -> None:
        params = {
            "guild_id": entry.guild_id,
            "at": entry.at,
            "by_id": entry.by_id,
            "deed": entry.deed.value,
            "member_id": entry.member_id,
            "generation_id": entry.generation_id,
            "reason": entry.reason,
            "facts": _FACTS.dump_json(dict(entry.facts)).decode(),
        }
        await self._database.fetch(NOTE, params)

    async def page(self, query: LogQuery, number: int, size: int) -> LogPage:
        """From page 1 on; a number beyond the last gives the last one."""
        wanted = _params(query)
        total = int((await self._database.fetch(COUNT, wanted))[0][0])
        last = max(1, -(-total // size))
        params = {**wanted, "size": size, "skip": (min(max(1, number), last) - 1) * size}
        found = await self._database.fetch(PAGE, params)
        return LogPage(entries=tuple(map(_entry, found)), total=total)

    async def all(self, query: LogQuery) -> AsyncIterator[LogEntry]:
        """Oldest first, however many."""
        last = 0
        while found := await self._database.fetch(AFTER, {**_params(query), "last": last, "size": _SOME}):
            for row in found:
                yield _entry(row)
            last = found[-1][0]


def _params(query: LogQuery) -> dict[str, object]:
    return {
        "guild_id": query.guild_id,
        "deed": None if query.deed is None else query.deed.value,
        "by_id": query.by_id,
        "member_id": query.member_id,
    }


def _entry(row: Row) -> LogEntry:
    id_, guild_id, at, by_id, deed, member_id, generation_id, reason, facts = row
    return LogEntry(
        id=id_,
        guild_id=guild_id,
        at=at,
        by_id=by_id,
        deed=Deed(deed),
        member_id=member_id,
        generation_id=generation_id,
        reason=reason,
        facts=_FACTS.validate_json(facts),
    )
