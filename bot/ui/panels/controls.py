"""Owns what the buttons and selects of private panels have in common: rebuilt from their id alone, with a last wall."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Self, cast

import discord
from discord import ui

from bot.ui.press import guarded

_NEVER = re.compile(r"(?!)")

Interaction = discord.Interaction[Any]


class PanelButton(ui.DynamicItem[ui.Button[Any]], template=_NEVER):
    """What it does is `pressed`; what goes wrong is told. Without a label it is rebuilt to be pressed, not shown."""

    def __init_subclass__(cls, *, template: str) -> None:
        super().__init_subclass__(template=template)

    def __init__(
        self,
        custom_id: str,
        label: str | None = None,
        *,
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
        disabled: bool = False,
    ) -> None:
        super().__init__(ui.Button(label=label, custom_id=custom_id, style=style, disabled=disabled))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: re.Match[str], /) -> Self:
        return cls(match[0])

    async def callback(self, interaction: Interaction) -> None:
        await guarded(interaction, self.pressed)

    async def pressed(self, interaction: Interaction) -> None:
        raise NotImplementedError


class PanelSelect(ui.DynamicItem[ui.Select[Any]], template=_NEVER):
    """What it does is `chosen`; what goes wrong is told. Without options it is rebuilt to be used, not shown."""

    def __init_subclass__(cls, *, template: str) -> None:
        super().__init_subclass__(template=template)

    def __init__(
        self, custom_id: str, options: Sequence[discord.SelectOption] = (), placeholder: str | None = None
    ) -> None:
        super().__init__(ui.Select(custom_id=custom_id, options=list(options), placeholder=placeholder))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: re.Match[str], /) -> Self:
        return cls(match[0])

    async def callback(self, interaction: Interaction) -> None:
        await guarded(interaction, self._used)

    async def _used(self, interaction: Interaction) -> None:
        data = cast("Mapping[str, Any]", interaction.data or {})
        await self.chosen(interaction, str(next(iter(data.get("values") or []), "")))

    async def chosen(self, interaction: Interaction, value: str) -> None:
        raise NotImplementedError
