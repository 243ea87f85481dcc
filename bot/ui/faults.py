"""Owns what a call to Discord can raise, and how to tell it without a secret; mends nothing."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

import aiohttp
import discord

from bot import errors

T = TypeVar("T")
#: discord.py lets the faults of its HTTP client through as they are.
FAULTS = (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError)
_NO, _SLOW_DOWN, _BROKEN = 400, 429, 500


def final(error: BaseException) -> bool:
    """Whether the same call will be refused again: Discord's "no", as opposed to its "not now"."""
    return isinstance(error, discord.HTTPException) and _NO <= error.status < _BROKEN and error.status != _SLOW_DOWN


def told(error: BaseException) -> str:
    """A fault for the log. Only Discord's own words are quoted: other texts hold addresses, and those hold tokens."""
    return str(error) if isinstance(error, discord.HTTPException) else type(error).__name__


async def within(seconds: float, work: Awaitable[T]) -> T:
    """A call's answer; raises `DeliveryFailed` for all that it can raise, and when it takes longer."""
    try:
        async with asyncio.timeout(seconds):
            return await work
    except FAULTS as error:
        raise errors.DeliveryFailed(told(error), final=final(error)) from error
