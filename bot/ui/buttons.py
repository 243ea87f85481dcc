"""Owns the buttons that outlive a restart, keyed by generation id; their rights are checked at press time."""

import re
from typing import Any, Self

import discord
from discord import ui

from bot import errors
from bot.domain.conduct import Verdict
from bot.domain.generation import Generation, State
from bot.services import services_of
from bot.ui import answer, rights
from bot.ui.words import Words


class CancelButton(ui.DynamicItem[ui.Button[Any]], template=r"easel:cancel:(?P<id>\d{1,20})"):
    """Stops a generation that has not been delivered; for its member, and for who may manage messages there."""

    def __init__(self, generation_id: int, say: Words | None = None) -> None:
        """Without words it has no label: rebuilt to be pressed, it is not shown."""
        super().__init__(
            ui.Button(
                label=say("button-cancel") if say else None,
                style=discord.ButtonStyle.secondary,
                custom_id=f"easel:cancel:{generation_id}",
            )
        )
        self.generation_id = generation_id

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(int(match["id"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        try:
            await self._cancel(interaction)
        except Exception as error:  # noqa: BLE001 - discord.py would only log it, and the member would wait
            await answer.tell(interaction, error)

    async def _cancel(self, interaction: discord.Interaction[Any]) -> None:
        services = services_of(interaction.client)
        generation = await services.generations.find(self.generation_id)
        if generation is None or generation.state.terminal:
            await answer.privately(interaction, answer.tongue(interaction)("button-ended"))
            return
        if not rights.may_delete(interaction, generation):
            raise errors.NotYours
        await interaction.response.defer()
        if not await self._stopped(interaction, generation):
            await answer.privately(interaction, answer.tongue(interaction)("button-too-late"))

    async def _stopped(self, interaction: discord.Interaction[Any], generation: Generation) -> bool:
        services = services_of(interaction.client)
        if generation.state is not State.REVIEWING:
            return await services.engine.cancel(generation)
        return await services.reviewing.decide(generation, Verdict.WITHDRAWN, interaction.user.id) is not None
