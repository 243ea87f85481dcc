"""Owns members' wishes to have their data deleted, and what that does to rows; deletes neither message nor file."""
# ruff: noqa: S608  # Only constants of this package are spliced in; values travel as parameters.

import json
from collections.abc import Sequence
from dataclasses import replace

from pydantic import TypeAdapter

from bot.domain.erasure import NOBODY, Erasure, anonymous, digests
from bot.domain.generation import Generation, Reply
from bot.storage import rows
from bot.storage.database import Database, Row
from bot.storage.statements import COLUMNS

_REPLY = TypeAdapter(Reply)
_SOME = 50
#: Seconds for which an interaction's token is good.
_TOKEN_SECONDS = 900.0
_ERASURE = "member_id, asked_at, messages, books_erased"

BEGIN = f"""
INSERT INTO erasures ({_ERASURE}, busy_until)
SELECT :member_id, :asked_at, :messages, FALSE, :until
WHERE NOT EXISTS (SELECT 1 FROM generations WHERE member_id = :member_id AND (ended_at IS NULL OR untold))
ON CONFLICT (member_id) DO UPDATE SET
    asked_at = excluded.asked_at, messages = erasures.messages OR excluded.messages, books_erased = FALSE,
    busy_until = excluded.busy_until
RETURNING {_ERASURE}
"""

TAKE = f"""
UPDATE erasures SET busy_until = :until
WHERE member_id = (SELECT member_id FROM erasures WHERE busy_until <= :now ORDER BY asked_at LIMIT 1)
    AND busy_until <= :now
RETURNING {_ERASURE}
"""

HOLD = "UPDATE erasures SET busy_until = :until WHERE member_id = :member_id RETURNING member_id"

FINISH = "DELETE FROM erasures WHERE member_id = :member_id AND asked_at = :asked_at RETURNING member_id"

_TO_ERASE = """
member_id = :member_id AND created_at <= :asked_at AND erased_at IS NULL AND ended_at IS NOT NULL AND NOT untold
"""

SERVERS = f"SELECT DISTINCT guild_id FROM generations WHERE {_TO_ERASE} AND guild_id IS NOT NULL ORDER BY guild_id"

GENERATIONS = f"""
SELECT veil, {COLUMNS} FROM generations WHERE {_TO_ERASE} AND id > :after ORDER BY id LIMIT :some
"""

TRAY = "SELECT digest FROM trays WHERE member_id = :member_id AND digest IS NOT NULL"

#: Marks, tray and preferences; then what the member wrote to moderators.
BOOKS = (
    "DELETE FROM favourites WHERE member_id = :member_id RETURNING number",
    "DELETE FROM trays WHERE member_id = :member_id RETURNING position",
    "DELETE FROM preferences WHERE member_id = :member_id RETURNING member_id",
    "UPDATE reports SET reason = '' WHERE reporter_id = :member_id RETURNING generation_id",
    "UPDATE decisions SET reason = '' WHERE by_id = :member_id AND deed = 'reported' RETURNING id",
)
BLOCKED = "SELECT id, facts FROM decisions WHERE member_id = :member_id AND deed = 'blocked'"
UNQUOTE = "UPDATE decisions SET facts = :facts WHERE id = :id RETURNING id"
BOOKS_ERASED = "UPDATE erasures SET books_erased = TRUE WHERE member_id = :member_id RETURNING member_id"

_OTHERS = "(generations.member_id <> :member_id OR generations.created_at > :asked_at)"
#: `{among}` says in a dialect which digests are looked for.
SHOWN_BY_OTHERS = f"""
SELECT digest FROM shown_pictures JOIN generations ON generations.id = generation_id WHERE {_OTHERS} AND {{among}}
UNION
SELECT digest FROM trays WHERE (member_id <> :member_id OR added_at > :asked_at) AND {{among}}
"""
#: What a purge has hidden can be shown again.
NEEDED_BY_OTHERS = f"""
SELECT {COLUMNS} FROM generations
WHERE (ended_at IS NULL OR undelivered OR purge_id IS NOT NULL) AND erased_at IS NULL AND {_OTHERS}
"""

#: What hung on its pictures goes with them, as when they are deleted; what it cost stays as it is.
ERASE = """
UPDATE generations SET
    member_id = :member_id, erased_at = :now, request = :request, renders = :renders, reply = :reply,
    failure = :failure, prompt_words = '', parent_id = NULL, conduct = NULL, shown_at = NULL,
    deleted_at = :deleted_at, undelivered = FALSE, purge_id = NULL, veil = NULL, veil_until = NULL
WHERE id = :id AND ended_at IS NOT NULL AND erased_at IS NULL
RETURNING id
"""

FADE = f"""
UPDATE generations SET member_id = {NOBODY}
WHERE erased_at IS NOT NULL AND member_id <> {NOBODY} AND created_at < :before
RETURNING id
"""

HELD_TOKENS = "SELECT id, reply FROM generations WHERE (ended_at IS NULL OR untold) AND created_at < :before"

#: Unless it was written anew meanwhile.
BLANK_TOKEN = "UPDATE generations SET reply = :reply WHERE id = :id AND reply = :before RETURNING id"  # noqa: S105


class StoredErasures:
    """`ports.Erasures` on a `Database`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(self, erasure: Erasure, until: float) -> bool:
        """Write the wish down; False while a generation of the member is on its way."""
        params = {
            "member_id": erasure.member_id,
            "asked_at": erasure.asked_at,
            "messages": erasure.messages,
            "until": until,
        }
        # The lock that an admission holds as well: nothing sets out meanwhile.
        return bool(await self._database.fetch(BEGIN, params, (erasure.member_id,)))

    async def take(self, now: float, until: float) -> Erasure | None:
        """A wish that nobody is at work on; until then its taker is."""
        found = await self._database.fetch(TAKE, {"now": now, "until": until})
        return _erasure(found[0]) if found else None

    async def hold(self, member_id: int, until: float) -> None:
        """Be at work on it until then."""
        await self._database.fetch(HOLD, {"member_id": member_id, "until": until})

    async def servers(self, erasure: Erasure) -> list[int]:
        """Where the member painted what is still to be erased."""
        return [row[0] for row in await self._database.fetch(SERVERS, _whose(erasure))]

    async def tray_digests(self, member_id: int) -> frozenset[str]:
        """Originals in the member's tray."""
        return frozenset(row[0] for row in await self._database.fetch(TRAY, {"member_id": member_id}))

    async def erase_books(self, member_id: int) -> None:
        """Everything about the member that is no generation, and no decision about them."""
        whose = {"member_id": member_id}
        for statement in BOOKS:
            await self._database.fetch(statement, whose)
        for id_, facts in await self._database.fetch(BLOCKED, whose):
            left = {key: value for key, value in json.loads(facts).items() if key != "prompt"}
            await self._database.fetch(UNQUOTE, {"id": id_, "facts": json.dumps(left)})
        await self._database.fetch(BOOKS_ERASED, whose)

    async def generations(self, erasure: Erasure, after: int) -> list[tuple[Generation, bool]]:
        """Some that are still to be erased, after that id; True where a purge has not reached the messages."""
        found = await self._database.fetch(GENERATIONS, {**_whose(erasure), "after": after, "some": _SOME})
        return [(rows.generation(row), veil == "hiding") for veil, *row in found]

    async def used_by_others(self, digests: Sequence[str], erasure: Erasure) -> frozenset[str]:
        """Those of the digests that others show, keep at hand or work from, or that came after the wish."""
        dialect = self._database.dialect
        among = dialect.among.format(column="digest", name="digests", kind="TEXT")
        params = {**_whose(erasure), "digests": dialect.listed(digests)}
        shown = await self._database.fetch(SHOWN_BY_OTHERS.format(among=among), params)
        return frozenset(digests) & ({row[0] for row in shown} | await self._needed_by_others(erasure))

    async def _needed_by_others(self, erasure: Erasure) -> set[str]:
        found = await self._database.fetch(NEEDED_BY_OTHERS, _whose(erasure))
        return {digest for row in found for digest in digests(rows.generation(row))}

    async def erase(self, generation: Generation, asked_at: float) -> None:
        """Make what has ended anonymous, in one statement."""
        left = anonymous(generation, asked_at)
        written = {**rows.identity(left), **rows.progress(left)}
        params = {
            **{name: written[name] for name in ("member_id", "request", "renders", "reply", "failure")},
            "id": left.id,
            "now": asked_at,
            "deleted_at": left.deleted_at,
        }
        # The lock that a mark on one of its pictures holds as well.
        await self._database.fetch(ERASE, params, (generation.id,))

    async def finish(self, erasure: Erasure) -> None:
        """Forget the wish, unless it was made anew."""
        await self._database.fetch(FINISH, _whose(erasure))

    async def fade(self, before: float) -> int:
        """Take the member's id off what is erased and counts no more."""
        return len(await self._database.fetch(FADE, {"before": before}))

    async def forget_tokens(self, now: float) -> int:
        """Blank tokens that have expired, of what waits, runs or is still to be told."""
        blanked = 0
        for id_, before in await self._database.fetch(HELD_TOKENS, {"before": now - _TOKEN_SECONDS}):
            reply = _REPLY.validate_json(before)
            if reply.token and reply.token_expires_at <= now:
                after = _REPLY.dump_json(replace(reply, token="")).decode()
                params = {"id": id_, "before": before, "reply": after}
                blanked += len(await self._database.fetch(BLANK_TOKEN, params))
        return blanked


def _whose(erasure: Erasure) -> dict[str, object]:
    return {"member_id": erasure.member_id, "asked_at": erasure.asked_at}


def _erasure(row: Row) -> Erasure:
    member_id, asked_at, messages, books_erased = row
    return Erasure(member_id=member_id, asked_at=asked_at, messages=bool(messages), books_erased=bool(books_erased))
