"""Owns what was said of a budget, once, whoever says it; knows neither budget nor words."""

from typing import Any

from bot.domain.account import Notice
from bot.storage.database import Database

CLAIM = """
INSERT INTO warnings (guild_id, whole, month, budget, percent, claimed_at, said)
VALUES (:guild_id, :whole, :month, :budget, :percent, :now, FALSE)
ON CONFLICT (guild_id, whole, month, budget, percent) DO UPDATE SET claimed_at = excluded.claimed_at
WHERE NOT warnings.said AND warnings.claimed_at <= :before
RETURNING percent
"""

SAID = """
INSERT INTO warnings (guild_id, whole, month, budget, percent, claimed_at, said)
VALUES (:guild_id, :whole, :month, :budget, :percent, 0, TRUE)
ON CONFLICT (guild_id, whole, month, budget, percent) DO UPDATE SET said = TRUE
RETURNING percent
"""


class StoredWarnings:
    """`ports.Warnings` on a `Database`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def claim(self, notice: Notice, now: float, again: float) -> bool:
        """Whether to say it now: it was not said, and nobody set about it in the last `again` seconds."""
        params = {**_key(notice), "now": now, "before": now - again}
        return bool(await self._database.fetch(CLAIM, params))

    async def said(self, notice: Notice) -> None:
        """It is never to be said again."""
        await self._database.fetch(SAID, _key(notice))


def _key(notice: Notice) -> dict[str, Any]:
    return {
        "guild_id": notice.guild_id,
        "whole": notice.whole,
        "month": notice.month,
        "budget": notice.budget,
        "percent": notice.percent,
    }
