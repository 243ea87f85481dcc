"""Owns the prompt rules of servers and of the operators; matches none of them.

Every change counts up a number, by which other processes see that what they compiled is old. A change that a crash
cut off from its count still shows, by how many rules there are and by the newest one.
"""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import replace

from bot import errors
from bot.domain.prompt_rules import PromptRule, RuleAction, RuleKind
from bot.storage.database import Database, Row

#: As a server's id: the operators' own, for everywhere.
_EVERYWHERE = 0
#: Above every number of a BIGINT.
_BEYOND = 1 << 63

ADD = """
INSERT INTO prompt_rules (guild_id, kind, text, folded, action, created_by, created_at)
VALUES (:guild_id, :kind, :text, :folded, :action, :created_by, :created_at)
ON CONFLICT (guild_id, kind, folded) DO NOTHING
RETURNING id
"""

#: The rules travel as one parameter, a JSON array of arrays.
IMPORT = """
INSERT INTO prompt_rules (guild_id, kind, text, folded, action, created_by, created_at)
SELECT CAST({0} AS BIGINT), {1}, {2}, {3}, {4}, CAST({5} AS BIGINT), CAST({6} AS DOUBLE PRECISION)
FROM {rules} WHERE TRUE
ON CONFLICT (guild_id, kind, folded) DO NOTHING
RETURNING id
"""

REMOVE = """
DELETE FROM prompt_rules WHERE guild_id = :guild_id AND id = :id
RETURNING id, guild_id, kind, text, action, created_by, created_at
"""

ALL = """
SELECT id, guild_id, kind, text, action, created_by, created_at FROM prompt_rules
WHERE guild_id = :guild_id ORDER BY id
"""

COUNT = """
INSERT INTO prompt_rule_versions (id, version) VALUES (0, 1)
ON CONFLICT (id) DO UPDATE SET version = prompt_rule_versions.version + 1
RETURNING version
"""

VERSION = """
SELECT coalesce((SELECT version FROM prompt_rule_versions WHERE id = 0), 0), count(*), coalesce(max(id), 0)
FROM prompt_rules
"""


class StoredPromptRules:
    """`ports.PromptRules` on a `Database`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, rule: PromptRule) -> PromptRule:
        """Write it down with an id of its own; raises `RuleExists`."""
        names = ("guild_id", "kind", "text", "folded", "action", "created_by", "created_at")
        found = await self._database.fetch(ADD, dict(zip(names, _values(rule), strict=True)))
        if not found:
            raise errors.RuleExists(text=rule.text)
        await self._database.fetch(COUNT, {})
        return replace(rule, id=found[0][0])

    async def import_words(self, rules: Sequence[PromptRule]) -> int:
        """All or none, in one statement; returns how many were new."""
        dialect = self._database.dialect
        columns = (dialect.element.format(at=at) for at in range(7))
        statement = IMPORT.format(*columns, rules=dialect.elements.format(name="rules"))
        values = await asyncio.to_thread(lambda: json.dumps([_values(rule) for rule in rules]))
        found = await self._database.fetch(statement, {"rules": values})
        if found:
            await self._database.fetch(COUNT, {})
        return len(found)

    async def remove(self, guild_id: int | None, rule_id: int) -> PromptRule | None:
        """Remove a rule of the server, or of the operators, and return it; None when they have no such rule."""
        found = await self._database.fetch(REMOVE, {"guild_id": guild_id or _EVERYWHERE, "id": rule_id})
        if not found:
            return None
        await self._database.fetch(COUNT, {})
        return _rule(found[0])

    async def all(self, guild_id: int | None) -> list[PromptRule]:
        """Those of the server, or of the operators, oldest first."""
        found = await self._database.fetch(ALL, {"guild_id": guild_id or _EVERYWHERE})
        # There may be many thousands of them.
        return await asyncio.to_thread(lambda: list(map(_rule, found)))

    async def version(self) -> int:
        """Another number after every change by any process."""
        changes, total, newest = (await self._database.fetch(VERSION, {}))[0]
        return (changes * _BEYOND + total) * _BEYOND + newest


def _values(rule: PromptRule) -> tuple[object, ...]:
    guild_id = rule.guild_id or _EVERYWHERE
    return guild_id, rule.kind, rule.text, rule.folded, rule.action, rule.created_by, rule.created_at


def _rule(row: Row) -> PromptRule:
    id_, guild_id, kind, text, action, created_by, created_at = row
    return PromptRule(
        id=id_,
        guild_id=None if guild_id == _EVERYWHERE else guild_id,
        kind=RuleKind(kind),
        text=text,
        action=RuleAction(action),
        created_by=created_by,
        created_at=created_at,
    )
