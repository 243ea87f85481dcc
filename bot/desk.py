"""Owns what the operator decides from a shell, beside a running bot; speaks neither to Discord nor to providers."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from bot import app, errors, ports
from bot.domain.generation import Generation
from bot.settings import Settings
from bot.ui.text import plain

_PROMPT_MOST = 60
_MICROS = 1_000_000


async def undecided(settings: Settings) -> list[str]:
    """A line for each generation with a submission that nobody knows the end of, oldest first."""
    async with _rows(settings) as rows:
        return [_line(each) for each in await rows.unknown()]


async def decide(settings: Settings, generation_id: int, charged: bool) -> str:
    """Note whether the provider charged for it; the answer in a sentence. Raises `SettingsError` when none is open."""
    async with _rows(settings) as rows:
        if not await rows.decide(generation_id, charged):
            raise errors.SettingsError(f"No lost submission of generation {generation_id} waits for a decision.")
    return f"Generation {generation_id}: {'it was charged, and stays counted' if charged else 'it cost nothing'}."


@asynccontextmanager
async def _rows(settings: Settings) -> AsyncGenerator[ports.Generations]:
    database = await app.opened(settings)
    try:
        yield app.generations(database)
    finally:
        await database.close()


def _line(generation: Generation) -> str:
    asked = datetime.fromtimestamp(generation.created_at, UTC)
    return (
        f"{generation.id}  {asked:%Y-%m-%d %H:%M} UTC  {generation.provider}  member {generation.member_id}"
        f"  ${generation.cost_micros / _MICROS:.3f}  {plain(generation.request.prompt, _PROMPT_MOST)}"
    )
