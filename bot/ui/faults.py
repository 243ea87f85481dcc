"""Owns what a call to Discord can raise, and how to tell it without a secret; mends nothing."""

import aiohttp
import discord

#: discord.py lets the faults of its HTTP client through as they are.
FAULTS = (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError)
_NO, _SLOW_DOWN, _BROKEN = 400, 429, 500


def final(error: BaseException) -> bool:
    """Whether the same call will be refused again: Discord's "no", as opposed to its "not now"."""
    return isinstance(error, discord.HTTPException) and _NO <= error.status < _BROKEN and error.status != _SLOW_DOWN


def told(error: BaseException) -> str:
    """A fault for the log. Only Discord's own words are quoted: other texts hold addresses, and those hold tokens."""
    return str(error) if isinstance(error, discord.HTTPException) else type(error).__name__
