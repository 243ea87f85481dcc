"""Owns how one of the studio's own messages is recognised; reads nothing that others wrote."""

import re
from collections.abc import Iterable, Iterator

import discord

from bot.domain.generation import Generation
from bot.services import services_of
from bot.ui import press
from bot.ui.answer import Interaction
from bot.ui.around import attachments
from bot.ui.press import Press

_ID = re.compile(r"easel:(?:again|edit|vary|4k|more):([0-9]{1,20})")


async def pressed_on(interaction: Interaction, message: discord.Message) -> Press | None:
    """The first picture of a message that shows some of ours, as if pressed; None for any other message.

    Raises what a press raises, when they were deleted or are not for who asks.
    """
    generation = await _painted(interaction, message)
    if generation is None or not generation.pictures:
        return None
    number = min(attachments.numbers(message.attachments), default=1)
    return await press.opened(interaction, generation.id, number)


def numbers(asked: Press, message: discord.Message) -> list[int]:
    """Which of its generation's pictures a message shows; all of them where it only links."""
    shown = sorted(attachments.numbers(message.attachments))
    return shown or list(range(1, len(asked.generation.pictures) + 1))


async def _painted(interaction: Interaction, message: discord.Message) -> Generation | None:
    bot = interaction.client.user
    if bot is None or message.author.id != bot.id:
        return None
    named, asked = next(_named(message.components), None), message.interaction_metadata
    identity = int(named) if named else asked.id if asked else 0
    return await press.known(services_of(interaction.client), identity)


def _named(components: Iterable[object]) -> Iterator[str]:
    """Generations by the ids of our own buttons, wherever they stand."""
    for component in components:
        found = _ID.fullmatch(str(getattr(component, "custom_id", None)))
        if found:
            yield found[1]
        yield from _named(getattr(component, "children", ()))
