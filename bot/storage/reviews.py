"""Owns which generations wait for a moderator, and what was decided; knows neither channel nor message."""

from collections.abc import Mapping

from pydantic import TypeAdapter

from bot.domain.conduct import Card, Flag, Record, Review, Verdict
from bot.storage.database import Database, Row

_FLAGS = TypeAdapter(tuple[Flag, ...])
_COLUMNS = (
    "id, guild_id, member_id, asked_at, flags, card_channel_id, card_message_id, reminded_at, verdict, by_id,"
    " decided_at, reason"
)
#: What a decision can still do something about.
_WAITS = """
verdict = 'open'
    AND EXISTS (SELECT 1 FROM generations WHERE generations.id = reviews.id AND generations.state = 'reviewing')
"""

OPEN = """
INSERT INTO reviews (id, guild_id, member_id, asked_at, flags, verdict, reason)
VALUES (:id, :guild_id, :member_id, :asked_at, :flags, 'open', '')
ON CONFLICT (id) DO NOTHING
RETURNING id
"""

FIND = f"SELECT {_COLUMNS} FROM reviews WHERE id = :id"  # noqa: S608

#: Where open ones have their cards.
DESKS = f"SELECT DISTINCT guild_id, card_channel_id FROM reviews WHERE card_channel_id IS NOT NULL AND {_WAITS}"  # noqa: S608

LEAVE_DESK = f"""
UPDATE reviews SET card_channel_id = NULL, card_message_id = NULL
WHERE guild_id = :guild_id AND card_channel_id = :channel_id AND {_WAITS}
RETURNING id
"""  # noqa: S608

PUT_CARD = "UPDATE reviews SET card_channel_id = :channel_id, card_message_id = :message_id WHERE id = :id RETURNING id"

#: Once.
DECIDE = f"""
UPDATE reviews SET verdict = :verdict, by_id = :by_id, decided_at = :now, reason = :reason
WHERE id = :id AND {_WAITS}
RETURNING {_COLUMNS}
"""  # noqa: S608

PENDING = f"SELECT {_COLUMNS} FROM reviews WHERE guild_id = :guild_id AND {_WAITS} ORDER BY asked_at, id"  # noqa: S608

UNSEEN = f"SELECT {_COLUMNS} FROM reviews WHERE card_message_id IS NULL AND {_WAITS} ORDER BY asked_at, id"  # noqa: S608

#: Decided about, or never put before anybody.
UNDONE = """
SELECT id FROM generations
WHERE state = 'reviewing' AND NOT EXISTS (
    SELECT 1 FROM reviews WHERE reviews.id = generations.id AND verdict = 'open'
)
ORDER BY id
"""

#: Of a server all at once, and no server twice in the time.
REMIND = f"""
UPDATE reviews SET reminded_at = :now
WHERE asked_at < :before AND coalesce(reminded_at, asked_at) < :before AND {_WAITS}
    AND guild_id NOT IN (SELECT guild_id FROM reviews WHERE verdict = 'open' AND reminded_at >= :before)
RETURNING {_COLUMNS}
"""  # noqa: S608

RECORD = """
SELECT
    (SELECT count(*) FROM generations WHERE member_id = :member_id AND guild_id = :guild_id AND state = 'done'),
    (SELECT count(*) FROM reviews WHERE member_id = :member_id AND guild_id = :guild_id AND verdict = 'rejected'),
    (SELECT count(*) FROM decisions WHERE guild_id = :guild_id AND member_id = :member_id AND deed = 'banned')
"""


class StoredReviews:
    """`ports.Reviews` on a `Database`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def open(self, review: Review) -> Review:
        """Write it down, unless it was before; returns it as it is now."""
        params = {
            "id": review.id,
            "guild_id": review.guild_id,
            "member_id": review.member_id,
            "asked_at": review.asked_at,
            "flags": _FLAGS.dump_json(review.flags).decode(),
        }
        await self._database.fetch(OPEN, params)
        return await self.find(review.id) or review

    async def find(self, generation_id: int) -> Review | None:
        return next(iter(await self._reviews(FIND, {"id": generation_id})), None)

    async def put_card(self, generation_id: int, card: Card) -> None:
        params = {"id": generation_id, "channel_id": card.channel_id, "message_id": card.message_id}
        await self._database.fetch(PUT_CARD, params)

    async def decide(self, generation_id: int, verdict: Verdict, by_id: int, reason: str, now: float) -> Review | None:
        """The first decision alone holds; None when there was one before, or nothing waits any more."""
        params = {"id": generation_id, "verdict": verdict.value, "by_id": by_id, "reason": reason, "now": now}
        return next(iter(await self._reviews(DECIDE, params)), None)

    async def pending(self, guild_id: int) -> list[Review]:
        """Open ones, oldest first."""
        return await self._reviews(PENDING, {"guild_id": guild_id})

    async def unseen(self) -> list[Review]:
        """Open ones without a card, of all servers."""
        return await self._reviews(UNSEEN, {})

    async def desks(self) -> list[tuple[int, int]]:
        """Servers, and the channels in which open ones have their cards."""
        return [(guild_id, channel_id) for guild_id, channel_id in await self._database.fetch(DESKS, {})]

    async def leave_desk(self, guild_id: int, channel_id: int) -> None:
        """Forget the cards that open ones have in a channel."""
        await self._database.fetch(LEAVE_DESK, {"guild_id": guild_id, "channel_id": channel_id})

    async def undone(self) -> list[int]:
        """Generations that wait though nobody has to decide: it was decided, or nobody was asked yet."""
        return [row[0] for row in await self._database.fetch(UNDONE, {})]

    async def remind(self, before: float, now: float) -> list[Review]:
        """Take all open ones asked for before then, of servers that were not reminded since; each is given out once."""
        return await self._reviews(REMIND, {"before": before, "now": now})

    async def record(self, guild_id: int, member_id: int) -> Record:
        """What the server knows of a member."""
        params = {"guild_id": guild_id, "member_id": member_id}
        painted, rejected, bans = (await self._database.fetch(RECORD, params))[0]
        return Record(painted=painted, rejected=rejected, bans=bans)

    async def _reviews(self, statement: str, params: Mapping[str, object]) -> list[Review]:
        return [_review(row) for row in await self._database.fetch(statement, params)]


def _review(row: Row) -> Review:
    id_, guild_id, member_id, asked_at, flags, channel_id, message_id, reminded_at, verdict, by_id, at, reason = row
    return Review(
        id=id_,
        guild_id=guild_id,
        member_id=member_id,
        asked_at=asked_at,
        flags=_FLAGS.validate_json(flags),
        card=None if message_id is None else Card(channel_id=channel_id, message_id=message_id),
        reminded_at=reminded_at,
        verdict=Verdict(verdict),
        by_id=by_id,
        decided_at=at,
        reason=reason,
    )
