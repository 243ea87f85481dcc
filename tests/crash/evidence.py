"""What three independent books say: the messages that members see, the twins' ledgers, the bot's database and disk.

Everything is read from outside, as plain documents: over the page's API, over `/_twin/ledger`, and past the bot.
"""

import contextlib
import json
import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from playground.fake_discord import demo

Json = dict[str, Any]
_DOCUMENTS = ("request", "renders", "reply", "failure")
_MODERATED = ("reviews", "reports", "purges", "bans", "servers", "decisions")
#: What is left to do beside the generations on their way, counted.
_LEFT = """
SELECT (SELECT count(*) FROM reports WHERE NOT done) + (SELECT count(*) FROM purges WHERE NOT noted)
    + (SELECT count(*) FROM generations WHERE veil IN ('hiding', 'showing')) + (SELECT count(*) FROM erasures)
"""
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The three books as they lie on the auditor's table."""

    #: Messages of the bot as members see them, private ones included.
    messages: list[Json]
    #: Interactions by their id, as `/playground/ledger` tells them.
    interactions: Mapping[str, Json]
    #: Calls that the loopback Discord does not know.
    unmodelled: list[str]
    #: What `/_twin/ledger` tells, by the provider's name.
    ledgers: Mapping[str, Json]
    #: Every row of the table of generations, its documents read.
    rows: list[Json]
    #: Names of files in the scratch that are no copies of originals.
    scratch: list[str]
    #: Digests of the originals on disk.
    originals: frozenset[str]
    #: Digests of originals that lie in somebody's tray.
    in_trays: frozenset[str] = frozenset()
    #: What moderators were asked and decided, what servers decided, and the log of all that.
    reviews: list[Json] = field(default_factory=list[Json])
    reports: list[Json] = field(default_factory=list[Json])
    purges: list[Json] = field(default_factory=list[Json])
    bans: list[Json] = field(default_factory=list[Json])
    servers: list[Json] = field(default_factory=list[Json])
    decisions: list[Json] = field(default_factory=list[Json])


async def gathered(url: str, twins: Mapping[str, str], database: Path, data_dir: Path) -> Evidence:
    """Read everything: `url` is the loopback Discord's, `twins` the providers' own by name."""
    async with aiohttp.ClientSession() as session:
        told = await _document(session, f"{url}/playground/ledger")
        return Evidence(
            messages=await _messages(session, url),
            interactions={each["id"]: each for each in told["interactions"]},
            unmodelled=told["unmodelled"],
            ledgers={name: await _document(session, f"{base}/_twin/ledger") for name, base in twins.items()},
            rows=rows(database),
            scratch=litter(data_dir),
            originals=frozenset(path.name.partition(".")[0] for path in (data_dir / "pictures").glob("??/*")),
            in_trays=frozenset(_DIGEST.findall(str(table(database, "trays")))),
            **{name: table(database, name) for name in _MODERATED},
        )


async def _messages(session: aiohttp.ClientSession, url: str) -> list[Json]:
    """Whatever the bot wrote and anybody sees."""
    world = await _document(session, f"{url}/playground/world")
    seen: dict[str, Json] = {}
    for member in world["members"]:
        for channel in world["channels"]:
            query = {"as": member["id"], "channel": channel["id"]}
            found = await _document(session, f"{url}/playground/messages", query)
            seen |= {message["id"]: message for message in found["messages"]}
    return [message for message in seen.values() if message["author"].get("bot")]


async def _document(session: aiohttp.ClientSession, url: str, query: dict[str, str] | None = None) -> Any:
    async with session.get(url, params=query) as reply:
        reply.raise_for_status()
        return await reply.json()


def rows(database: Path) -> list[Json]:
    """Every generation, oldest first; none before there is a table."""
    found = table(database, "generations")
    return [_row(each) for each in sorted(found, key=lambda each: (each["created_at"], each["id"]))]


def table(database: Path, name: str) -> list[Json]:
    if not database.exists():
        return []
    with contextlib.closing(sqlite3.connect(database, timeout=30)) as connection:
        connection.row_factory = sqlite3.Row
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)).fetchone():
            return []
        return [dict(each) for each in connection.execute(f"SELECT * FROM {name}")]


def left(database: Path) -> int:
    """How much of what was decided is not carried out yet."""
    with contextlib.closing(sqlite3.connect(database, timeout=30)) as connection:
        return int(connection.execute(_LEFT).fetchone()[0])


def _row(row: Json) -> Json:
    return row | {name: row[name] and json.loads(row[name]) for name in _DOCUMENTS}


def litter(data_dir: Path) -> list[str]:
    """Files in the scratch that nobody would find again; copies of originals are named by them and used again."""
    names = [path.name for path in (data_dir / "scratch").glob("*")]
    return sorted(name for name in names if not _DIGEST.match(name))


def change_policy(database: Path, **policy: Any) -> None:
    """Write down what the server decides, past a bot that has not asked for it yet."""
    value = json.dumps({"guild_id": int(demo.GUILD), **policy})
    with contextlib.closing(sqlite3.connect(database, timeout=30, isolation_level=None)) as connection:
        connection.execute("INSERT OR REPLACE INTO servers VALUES (?, ?, 1)", (int(demo.GUILD), value))
