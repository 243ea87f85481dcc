"""Owns what Discord says of a channel at this moment, for processes that hear of none as well; knows no picture."""

from collections.abc import Mapping
from typing import Any

import discord
import structlog

from bot import errors
from bot.ui.faults import within
from bot.ui.sight import age_restricted

_log = structlog.get_logger()
_SECONDS = 10.0
#: Discord's numbers of the threads, which are what the channel around them is.
_THREADS = frozenset({10, 11, 12})


class DiscordPlaces:
    """`ports.Places`: from memory where the gateway told of the channel, else over Discord's REST."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def adult(self, channel_id: int) -> bool | None:
        """Whether it is age-restricted now; a thread is so where its channel is. None while Discord does not say."""
        known = self._client.get_channel(channel_id)
        if known is not None:
            return age_restricted(known)
        try:
            told = await self._asked(channel_id)
            if told["type"] in _THREADS:
                told = await self._asked(told["parent_id"])
        except errors.DeliveryFailed as error:
            _log.warning("a channel could not be asked for", channel=channel_id, detail=error.detail)
            return None
        return bool(told.get("nsfw"))

    async def _asked(self, channel_id: int) -> Mapping[str, Any]:
        return await within(_SECONDS, self._client.http.get_channel(channel_id))
