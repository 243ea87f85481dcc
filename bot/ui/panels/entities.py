"""Owns selects of channels, roles and members that are rebuilt from their id alone; knows no panel's content."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Self, cast

import discord
from discord import ui

from bot.ui.press import guarded

_NEVER = re.compile(r"(?!)")
#: Discord's bound of what one select may hold.
CHOSEN_MOST = 25

Interaction = discord.Interaction[Any]
Chooser = ui.ChannelSelect[Any] | ui.RoleSelect[Any] | ui.UserSelect[Any]


class EntitySelect(ui.DynamicItem[Any], template=_NEVER):
    """What it does is `chosen`; what goes wrong is told."""

    def __init_subclass__(cls, *, template: str) -> None:
        super().__init_subclass__(template=template)

    def __init__(self, select: Chooser) -> None:
        super().__init__(select)

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: re.Match[str], /) -> Self:
        return cls(cast("Chooser", item))

    async def callback(self, interaction: Interaction) -> None:
        await guarded(interaction, self._used)

    async def _used(self, interaction: Interaction) -> None:
        data = cast("Mapping[str, Any]", interaction.data or {})
        await self.chosen(interaction, tuple(map(int, data.get("values") or ())))

    async def chosen(self, interaction: Interaction, ids: Sequence[int]) -> None:
        raise NotImplementedError


def channel_select(
    custom_id: str, placeholder: str, chosen: Iterable[int], most: int = CHOSEN_MOST
) -> ui.ChannelSelect[Any]:
    """Text channels, forums and the chats of voice channels; none may be chosen."""
    return ui.ChannelSelect(
        custom_id=custom_id,
        placeholder=placeholder,
        channel_types=[
            discord.ChannelType.text,
            discord.ChannelType.news,
            discord.ChannelType.forum,
            discord.ChannelType.voice,
        ],
        default_values=[discord.SelectDefaultValue(id=each, type=_CHANNEL) for each in chosen],
        min_values=0,
        max_values=most,
    )


def role_select(custom_id: str, placeholder: str, chosen: Iterable[int], most: int = CHOSEN_MOST) -> ui.RoleSelect[Any]:
    """Roles; none may be chosen."""
    return ui.RoleSelect(
        custom_id=custom_id,
        placeholder=placeholder,
        default_values=[discord.SelectDefaultValue(id=each, type=_ROLE) for each in chosen],
        min_values=0,
        max_values=most,
    )


_CHANNEL, _ROLE = discord.SelectDefaultValueType.channel, discord.SelectDefaultValueType.role
