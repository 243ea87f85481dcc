"""Owns what all presses around a finished picture share: stable id, look-up, rights, last wall; knows no action."""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

import discord
from discord import ui

from bot import errors
from bot.domain.generation import Generation
from bot.services import Services, services_of
from bot.ui import answer, rights
from bot.ui.answer import Interaction
from bot.ui.words import Words

_NEVER = re.compile(r"(?!)")
_NUMBER = r"(?::(?P<number>[0-9]{1,2}))?"
#: No id of Discord's is larger, and no database takes one.
_ID_MOST = 2**63 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """One press: who and where, on which picture of which generation."""

    interaction: Interaction
    services: Services
    generation: Generation
    number: int = 1

    @property
    def say(self) -> Words:
        return answer.tongue(self.interaction)


def template(action: str) -> str:
    return rf"easel:{action}:(?P<id>[0-9]{{1,20}}){_NUMBER}"


def custom_id(action: str, generation_id: int, number: int = 0) -> str:
    """The id by which a press is understood by any process; without a number it means all pictures, or the first."""
    return f"easel:{action}:{generation_id}" + (f":{number}" if number else "")


class PressButton(ui.DynamicItem[ui.Button[Any]], template=_NEVER):
    """A button for one picture of a generation; what it does is `pressed`, and its refusals are told."""

    action: ClassVar[str]
    style: ClassVar[discord.ButtonStyle] = discord.ButtonStyle.secondary

    def __init_subclass__(cls, *, action: str) -> None:
        cls.action = action
        super().__init_subclass__(template=template(action))

    def __init__(self, generation_id: int, number: int = 0, label: str | None = None) -> None:
        """Without a label it is not shown: so it is rebuilt to be pressed."""
        identity = custom_id(self.action, generation_id, number)
        super().__init__(ui.Button(label=label, style=self.style, custom_id=identity))
        self.generation_id = generation_id
        self.number = number

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: re.Match[str], /) -> Self:
        return cls(int(match["id"]), int(match["number"] or 0))

    async def callback(self, interaction: Interaction) -> None:
        await guarded(interaction, self._opened)

    async def _opened(self, interaction: Interaction) -> None:
        await self.pressed(await opened(interaction, self.generation_id, self.number))

    async def pressed(self, press: Press) -> None:
        raise NotImplementedError


class PressSelect(ui.DynamicItem[ui.Select[Any]], template=_NEVER):
    """A select among the pictures of a generation; the number of the press is the picture chosen."""

    action: ClassVar[str]

    def __init_subclass__(cls, *, action: str) -> None:
        cls.action = action
        super().__init_subclass__(template=template(action))

    def __init__(self, generation_id: int, options: list[discord.SelectOption], placeholder: str | None = None) -> None:
        identity = custom_id(self.action, generation_id)
        super().__init__(ui.Select(options=options, placeholder=placeholder, custom_id=identity))
        self.generation_id = generation_id

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: re.Match[str], /) -> Self:
        return cls(int(match["id"]), [])

    async def callback(self, interaction: Interaction) -> None:
        await guarded(interaction, self._opened)

    async def _opened(self, interaction: Interaction) -> None:
        await self.pressed(await opened(interaction, self.generation_id, chosen_number(self.item.values)))

    async def pressed(self, press: Press) -> None:
        raise NotImplementedError


async def guarded(interaction: Interaction, act: Callable[[Interaction], Awaitable[None]]) -> None:
    """Act; whatever goes wrong is told to who pressed."""
    try:
        await act(interaction)
    except Exception as error:  # noqa: BLE001 - discord.py would only log it, and the member would wait
        await answer.tell(interaction, error)


async def opened(interaction: Interaction, generation_id: int, number: int) -> Press:
    """The press on what the studio knows now; raises `Gone`, `NotYours`, `NotAllowed`, `NoSuchPicture`."""
    services = services_of(interaction.client)
    generation = rights.require_seen(interaction, await known(services, generation_id))
    generation.painted(number or 1)
    return Press(interaction=interaction, services=services, generation=generation, number=number or 1)


async def known(services: Services, generation_id: int) -> Generation | None:
    """The generation of that id, which may be any number."""
    return await services.generations.find(generation_id) if generation_id <= _ID_MOST else None


def chosen_number(values: Sequence[str]) -> int:
    """The picture that was chosen in a select; raises `Gone` for what is no number."""
    return _number(values, r"[0-9]{1,2}")


def known_id(parts: Sequence[str]) -> int:
    """The generation that a form's id names; raises `Gone` for what is no id."""
    return _number(parts, r"[0-9]{1,20}")


def _number(texts: Sequence[str], form: str) -> int:
    if len(texts) != 1 or not re.fullmatch(form, texts[0]):
        raise errors.Gone
    return int(texts[0])
