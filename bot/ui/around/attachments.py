"""Owns what Discord's attachments say of pictures, and where it serves ours at this moment; fetches no picture."""

import asyncio
import re
from collections.abc import Iterable

import discord
import structlog

from bot.domain.generation import Generation
from bot.domain.reference import REFERENCE_TYPES, Reference
from bot.services import services_of
from bot.ui import links
from bot.ui.answer import Interaction
from bot.ui.faults import FAULTS, told

_log = structlog.get_logger()
#: As `gallery.Leaf.filename` names them; Discord adds the prefix to what is hidden.
_OURS = re.compile(r"(?:SPOILER_)?easel-(\d{2})\.\w+")
#: Seconds for asking Discord, out of the three that an answer may take.
_ASKING_SECONDS = 0.8


def reference(attachment: discord.Attachment) -> Reference:
    """What Discord says of an attachment, as a reference."""
    return Reference(
        url=attachment.url,
        name=attachment.filename,
        content_type=attachment.content_type or "",
        size=attachment.size,
        width=attachment.width or 0,
        height=attachment.height or 0,
    )


def usable(message: discord.Message) -> tuple[Reference, ...]:
    """The pictures of anybody's message that can be worked from, in order."""
    found = (reference(each) for each in message.attachments)
    return tuple(each for each in found if each.content_type.partition(";")[0].strip().lower() in REFERENCE_TYPES)


def numbers(attachments: Iterable[discord.Attachment]) -> dict[int, str]:
    """Addresses of our pictures by their number."""
    found = ((_OURS.fullmatch(each.filename), each.url) for each in attachments)
    return {int(match[1]): url for match, url in found if match}


async def fresh_url(interaction: Interaction, generation: Generation, number: int) -> str:
    """Where the picture of that number is served now; empty when that can't be found out in time."""
    message, posts = interaction.message, links.posts(generation)
    if message is not None and message.id in {post.message_id for post in posts}:
        here = numbers(message.attachments).get(number)
        if here:
            return here
    # The bot can't read what it said privately.
    asked = "" if generation.reply.private else await _asked(interaction, generation, number)
    return asked or _source(interaction, generation, number)


async def _asked(interaction: Interaction, generation: Generation, number: int) -> str:
    """What Discord answers about the messages of the pictures."""
    try:
        async with asyncio.timeout(_ASKING_SECONDS):
            for post in links.posts(generation):
                channel = interaction.client.get_partial_messageable(post.channel_id)
                message = await channel.fetch_message(post.message_id)
                if url := numbers(message.attachments).get(number):
                    return url
    except FAULTS as error:
        _log.info("a picture's address could not be asked for", generation=generation.id, detail=told(error))
    return ""


def _source(interaction: Interaction, generation: Generation, number: int) -> str:
    """Where the provider served it: the last resort where no provider takes the kept original."""
    catalog = services_of(interaction.client).catalog
    if any(catalog.provider(name).capabilities.uploads for name in catalog.names):
        return ""
    _, picture = generation.painted(number)
    return picture.source
