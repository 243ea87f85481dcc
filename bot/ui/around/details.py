"""Owns how everything that is known of a finished picture is told; decides not who may ask."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.domain.generation import Generation
from bot.ui import links, rights
from bot.ui.around import choosing
from bot.ui.press import Press, PressSelect
from bot.ui.progress import ACCENT
from bot.ui.sight import may_see
from bot.ui.text import plain, quoted, relative
from bot.ui.words import Words

#: Discord's bound of all text in one message, counted in the strictest way, with some room.
_TEXT_MOST = 3900
_PROMPT_MOST, _PROMPT_SHORT = 2000, 200
_CHILDREN_MOST = 5
_FILE = "prompt.txt"
_FENCE = "```"
_MICROS = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """One picture, what it came from and what came from it, as far as the one who asks may see them."""

    generation: Generation
    number: int
    parent: Generation | None = None
    children: tuple[Generation, ...] = ()
    with_cost: bool = False


class DetailsOf(PressSelect, action="details-of"):
    """Which of several pictures the details are about."""

    async def pressed(self, press: Press) -> None:
        view, files = told(await gathered(press), press.say)
        await press.interaction.response.edit_message(view=view, attachments=files)


ITEMS: tuple[type[ui.DynamicItem[Any]], ...] = (DetailsOf,)


async def show(press: Press) -> None:
    """The details in a private message of their own."""
    view, files = told(await gathered(press), press.say)
    await press.interaction.response.send_message(view=view, files=files, ephemeral=True)


async def gathered(press: Press) -> Details:
    generation, origin = press.generation, press.generation.request.origin
    parent = await press.services.generations.find(origin.parent_id) if origin.parent_id else None
    children = await press.services.history.children(generation.id)
    return Details(
        generation=generation,
        number=press.number,
        parent=parent if parent is not None and may_see(press.interaction, parent) else None,
        children=tuple(child for child in children if may_see(press.interaction, child)),
        with_cost=rights.may_see_cost(press.interaction, generation),
    )


def told(details: Details, say: Words) -> tuple[ui.LayoutView, list[discord.File]]:
    """The view; and the prompt as a file, when it is too long or too wild for a message."""
    generation = details.generation
    facts = "\n".join(_lines(details, say))
    copied = f"{say('result-copy')}\n{_FENCE}\n{command(generation, _PROMPT_MOST)}\n{_FENCE}"
    whole = _FENCE not in plain(generation.request.prompt, _PROMPT_MOST) and _units(facts + copied) <= _TEXT_MOST
    if not whole:
        copied = f"{say('result-copy-rest')}\n{_FENCE}\n{command(generation, 0)}\n{_FENCE}"
    room = _TEXT_MOST - _units(facts + copied)
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=ACCENT)
    for text in (*_prompt(generation, room), facts, copied):
        container.add_item(ui.TextDisplay(text))
    if not whole:
        container.add_item(ui.File(f"attachment://{_FILE}"))
    if len(generation.pictures) > 1:
        chooser = DetailsOf(generation.id, choosing.options(generation, say, details.number), say("result-which"))
        container.add_item(ui.ActionRow[Any](chooser))
    files = [] if whole else [discord.File(io.BytesIO(generation.request.prompt.encode()), filename=_FILE)]
    return ui.LayoutView(timeout=None).add_item(container), files


def command(generation: Generation, prompt_most: int) -> str:
    """What to send to have the same painted again; without the prompt when it gets no room."""
    request = generation.request
    parts = [f"/imagine prompt:{plain(request.prompt, prompt_most)}" if prompt_most else "/imagine prompt:"]
    parts.append(f"size:{generation.size}")
    if generation.seeds:
        parts.append(f"seed:{generation.seeds[0]}")
    if request.pictures > 1:
        parts.append(f"pictures:{request.pictures}")
    parts += [f"{name}:True" for name in ("series", "watermark", "spoiler", "private") if getattr(request, name)]
    if request.provider:
        parts.append(f"provider:{request.provider}")
    return " ".join(parts)


def _prompt(generation: Generation, room: int) -> Iterator[str]:
    for most in (_PROMPT_MOST, _PROMPT_SHORT):
        line = f"> {quoted(generation.request.prompt, most)}"
        if _units(line) <= room:
            yield line
            return


def _lines(details: Details, say: Words) -> Iterator[str]:
    generation, number = details.generation, details.number
    render, picture = generation.painted(number)
    total = len(generation.pictures)
    yield f"### {say('result-picture-of', number=number, total=total) if total > 1 else say('result-details')}"
    yield say("result-size", width=str(picture.width), height=str(picture.height))
    if render.order.seeded:
        yield say("result-seed", seed=str(render.order.seed))
    if generation.request.references:
        yield say("result-references", count=len(generation.request.references))
    yield _painted(generation, render.submitted_at, render.finished_at, say)
    if details.with_cost:
        yield say("result-cost", amount=_dollars(generation.cost_micros), count=total)
    yield from _kin(details, say)


def _painted(generation: Generation, began: float | None, ended: float | None, say: Words) -> str:
    provider = quoted(generation.provider)
    when = relative(generation.ended_at or generation.created_at)
    if began is None or ended is None:
        return say("result-painted", when=when, provider=provider)
    return say("result-painted-in", when=when, provider=provider, seconds=round(ended - began, 1))


def _kin(details: Details, say: Words) -> Iterator[str]:
    origin = details.generation.request.origin
    key = f"result-from-{origin.craft}"
    if origin.parent_id is not None and say.knows(key):
        name = say("result-picture", number=origin.picture) if origin.picture else say("result-these")
        place = links.to_pictures(details.parent) if details.parent else ""
        yield say(key, parent=f"[{name}]({place})" if place else name)
    grown = [child for child in details.children if child.request.origin.picture in (None, details.number)]
    if grown:
        named = ((say(f"result-child-{child.request.origin.craft}"), links.to_pictures(child)) for child in grown)
        shown = [f"[{name}]({place})" if place else name for name, place in named][:_CHILDREN_MOST]
        more = [say("result-children-more", count=len(grown) - len(shown))] if len(grown) > len(shown) else []
        yield say("result-children", links=" · ".join((*shown, *more)))


def _dollars(micros: int) -> str:
    """At least cents, and no more digits than needed."""
    whole, _, digits = f"{micros / _MICROS:.6f}".partition(".")
    return f"{whole}.{digits.rstrip('0').ljust(2, '0')}"


def _units(text: str) -> int:
    """Characters as the strictest client counts them."""
    return len(text.encode("utf-16-le")) // 2
