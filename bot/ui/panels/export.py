"""Owns handing a member all that is stored about them, file by file and privately; gathers nothing itself."""

from contextlib import aclosing, closing
from typing import Any

import discord
from discord import ui

from bot.pipeline.exporting import Part, Place
from bot.services import services_of
from bot.ui import answer
from bot.ui.bounds import REQUEST_BYTES_MOST
from bot.ui.panels.controls import PanelButton
from bot.ui.words import Words

#: Where the bot itself is no member, Discord takes that many messages after the first.
PARTS_MOST = 5

Interaction = discord.Interaction[Any]


async def show(interaction: Interaction) -> None:
    """Everything, or as much as goes into a few messages and a button for the rest."""
    await _hand_over(interaction, Place(), before=0)


class GoOn(PanelButton, template=r"easel:export:[0-9]{1,19}:[0-9]{1,4}:[0-9]{1,6}"):
    """Hands over what did not fit: its id names the place, and the parts before it. Whoever presses gets their own."""

    async def pressed(self, interaction: Interaction) -> None:
        generation_id, number, before = map(int, self.custom_id.split(":")[2:])
        await _hand_over(interaction, Place(generation_id=generation_id, number=number), before)


ITEMS: tuple[type[ui.DynamicItem[Any]], ...] = (GoOn,)


async def _hand_over(interaction: Interaction, start: Place, before: int) -> None:
    await interaction.response.defer(ephemeral=True, thinking=True)
    exporting, member_id = services_of(interaction.client).exporting, interaction.user.id
    most = min(interaction.filesize_limit, REQUEST_BYTES_MOST)
    async with aclosing(exporting.parts(member_id, start, most)) as parts:
        number = before
        async with exporting.claimed(member_id):
            async for part in parts:
                number += 1
                if number == before + PARTS_MOST:
                    break
                await _send(interaction, part, number, before)
            else:
                return
        # With it comes the button, and whoever presses that at once must not be told that somebody gathers still.
        await _send(interaction, part, number, before)


async def _send(interaction: Interaction, part: Part, number: int, before: int) -> None:
    say = answer.tongue(interaction)
    full = number == before + PARTS_MOST
    text, view = "\n".join(_lines(part, number, say, full=full)), _rest(part, number, say) if full else None
    with closing(discord.File(part.path, filename=f"easel-data-{number}.zip")) as file:
        if number == before + 1:
            await interaction.edit_original_response(content=text, attachments=[file])
        else:
            await interaction.followup.send(text, file=file, view=view or discord.utils.MISSING, ephemeral=True)


def _lines(part: Part, number: int, say: Words, *, full: bool) -> list[str]:
    lines = [say("privacy-export-meaning")] if number == 1 else []
    lines.append(say("privacy-export-part", number=number, count=part.pictures))
    if part.following is None:
        lines.append(say("privacy-export-done"))
    elif full:
        lines.append(say("privacy-export-left"))
    return lines


def _rest(part: Part, number: int, say: Words) -> ui.View | None:
    if part.following is None:
        return None
    place = f"{part.following.generation_id}:{part.following.number}:{number}"
    return ui.View(timeout=None).add_item(GoOn(f"easel:export:{place}", say("privacy-export-go-on")))
