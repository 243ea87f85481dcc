"""Owns the count of what is unfinished or undecided, for whoever watches from outside; changes nothing."""

from bot.domain.census import Census
from bot.domain.generation import State
from bot.storage.database import Database

_UNFINISHED = """
SELECT state, count(*), count(turn_at), coalesce(sum(CASE WHEN turn_at IS NOT NULL AND owner = '' THEN 1 END), 0),
    min(turn_at), coalesce(sum(counted), 0), coalesce(sum(cost_micros), 0)
FROM generations WHERE ended_at IS NULL GROUP BY state
"""

_LOST = "SELECT count(*), coalesce(sum(at_stake_micros), 0) FROM generations WHERE at_stake_micros IS NOT NULL"


async def taken(database: Database) -> Census:
    """What there is now; raises `StorageError`."""
    rows = await database.fetch(_UNFINISHED, {})
    lost, lost_micros = (await database.fetch(_LOST, {}))[0]
    return Census(
        states={State(state): count for state, count, *_ in rows},
        in_line=sum(count - turns for _, count, turns, *_ in rows),
        unclaimed=sum(int(unclaimed) for _, _, _, unclaimed, *_ in rows),
        oldest_turn_at=min((turn_at for _, _, _, _, turn_at, *_ in rows if turn_at is not None), default=None),
        pictures=sum(int(pictures) for *_, pictures, _ in rows),
        micros=sum(int(micros) for *_, micros in rows),
        lost=lost,
        lost_micros=int(lost_micros),
    )
