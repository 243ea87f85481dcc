"""Owns the menus on messages and members; knows neither how a picture is painted nor how it is kept."""

from typing import Any

import discord
from discord import app_commands

from bot.client import EaselClient
from bot.domain import lineage
from bot.ui import answer, rights
from bot.ui.around import attachments, avatars, details, editing, foreign, ours, using
from bot.ui.moderation import reporting

Interaction = discord.Interaction[Any]


@app_commands.context_menu(name="Edit this picture")
async def edit(interaction: Interaction, message: discord.Message) -> None:
    asked = await ours.pressed_on(interaction, message)
    if asked is None:
        await foreign.edit(interaction, message)
        return
    rights.require_painting(interaction)
    await interaction.response.send_modal(editing.form(asked))


@app_commands.context_menu(name="Use as reference")
async def use(interaction: Interaction, message: discord.Message) -> None:
    asked = await ours.pressed_on(interaction, message)
    if asked is None:
        references = attachments.usable(message)
    else:
        urls = attachments.numbers(message.attachments)
        numbers = ours.numbers(asked, message)
        references = tuple(lineage.reference(asked.generation, each, urls.get(each, "")) for each in numbers)
    if references:
        await using.put(interaction, references)
    else:
        await answer.privately(interaction, answer.tongue(interaction)("result-no-pictures"))


@app_commands.context_menu(name="Picture details")
async def show_details(interaction: Interaction, message: discord.Message) -> None:
    asked = await ours.pressed_on(interaction, message)
    if asked is None:
        await answer.privately(interaction, answer.tongue(interaction)("result-not-ours"))
    else:
        await details.show(asked)


@app_commands.context_menu(name="Report this picture")
async def report(interaction: Interaction, message: discord.Message) -> None:
    asked = await ours.pressed_on(interaction, message)
    if asked is None:
        await answer.privately(interaction, answer.tongue(interaction)("result-not-ours"))
    else:
        await reporting.ask(asked)


@app_commands.context_menu(name="Paint this avatar")
async def paint_avatar(interaction: Interaction, user: discord.User | discord.Member) -> None:
    await avatars.paint(interaction, user)


async def setup(client: EaselClient) -> None:
    client.add_dynamic_items(*foreign.ITEMS)
    for menu in (edit, use, show_details, report, paint_avatar):
        client.tree.add_command(menu)
