"""Owns the form for pictures in anybody's message; never asks for the message again.

Without the right to read messages their attachments can't be asked for. So the bytes are kept before the form opens,
and the form's own id says which they are.
"""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Self
from weakref import WeakKeyDictionary

import discord
from discord import ui

from bot import errors
from bot.domain.reference import Reference
from bot.domain.wish import Craft
from bot.services import services_of
from bot.ui import answer, modals, rights
from bot.ui.answer import Interaction
from bot.ui.around import attachments, editing, kept
from bot.ui.modals import Form, Submitted
from bot.ui.press import guarded
from bot.ui.progress import ACCENT
from bot.ui.text import plain
from bot.ui.words import Words

_KEPT = "edit-kept"
#: Discord's bound of an id, of an option's label, and of buttons in a row.
_ID_MOST, _LABEL_MOST, _ROW_MOST = 100, 100, 5
#: Where Discord served what was kept lately, by digest: some providers take nothing but an address.
_ADDRESSES_MOST = 1000
_addresses: WeakKeyDictionary[discord.Client, dict[str, str]] = WeakKeyDictionary()


class EditKept(ui.DynamicItem[ui.Button[Any]], template=rf"easel:{_KEPT}:(?P<packed>.+)"):
    """Opens the form for a kept picture, when keeping it took longer than Discord waits for a form."""

    def __init__(self, packed: str, label: str | None = None) -> None:
        super().__init__(ui.Button(label=label, custom_id=f"easel:{_KEPT}:{packed}"))
        self.packed = packed

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: re.Match[str], /) -> Self:
        return cls(match["packed"])

    async def callback(self, interaction: Interaction) -> None:
        await guarded(interaction, self._open)

    async def _open(self, interaction: Interaction) -> None:
        rights.require_painting(interaction)
        await interaction.response.send_modal(kept_form(interaction, [kept.unpacked(self.packed)]))


ITEMS: tuple[type[ui.DynamicItem[Any]], ...] = (EditKept,)


async def edit(interaction: Interaction, message: discord.Message) -> None:
    """The form for the pictures of anybody's message; a message without any is told so."""
    references = attachments.usable(message)
    if not references:
        await answer.privately(interaction, answer.tongue(interaction)("result-no-pictures"))
        return
    looking = asyncio.create_task(_keep(interaction, references))
    in_time, _ = await asyncio.wait({looking}, timeout=services_of(interaction.client).race_seconds)
    try:
        if not in_time:
            await interaction.response.defer(ephemeral=True, thinking=True)
        found = await looking
    finally:
        looking.cancel()
    if in_time:
        await interaction.response.send_modal(kept_form(interaction, found))
    else:
        await interaction.edit_original_response(view=late(found, answer.tongue(interaction)))


async def _keep(interaction: Interaction, references: Sequence[Reference]) -> list[Reference]:
    """Those that can be worked from, each once; raises `InvalidReference` when there is none."""
    examine = services_of(interaction.client).references.examine
    looks = await asyncio.gather(*(examine((each,)) for each in references), return_exceptions=True)
    found: dict[str, Reference] = {}
    for number, look in enumerate(looks, start=1):
        if isinstance(look, errors.InvalidReference):
            look.facts["number"] = number
        elif isinstance(look, BaseException):
            raise look
        elif (original := look[0].original) is not None:
            found.setdefault(original.digest, look[0])
    if not found:
        raise next(look for look in looks if isinstance(look, errors.InvalidReference))
    _remember(interaction.client, {digest: reference.url for digest, reference in found.items()})
    return list(found.values())


def _remember(client: discord.Client, addresses: dict[str, str]) -> None:
    known = _addresses.setdefault(client, {})
    known.update(addresses)
    while len(known) > _ADDRESSES_MOST:
        known.pop(next(iter(known)))


def kept_form(interaction: Interaction, references: Sequence[Reference]) -> Form:
    """An empty prompt, which of several pictures, and room for further references."""
    say, prefix = answer.tongue(interaction), f"easel:{_KEPT}"
    single = f"{prefix}:{kept.packed(references[0], _ID_MOST - len(prefix) - 1)}"
    form = Form(title=say("result-form-edit-title"), custom_id=prefix if len(references) > 1 else single)
    form.add_item(editing.prompt_field(say))
    if len(references) > 1:
        form.add_item(editing.picture_field(say, _options(references, say)))
    return editing.with_uploads(form, interaction)


def _options(references: Sequence[Reference], say: Words) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(
            label=plain(f"{say('result-picture', number=number)} · {each.name}", _LABEL_MOST),
            value=kept.packed(each, _ID_MOST),
            default=number == 1,
        )
        for number, each in enumerate(references, start=1)
    ]


def late(references: Sequence[Reference], say: Words) -> ui.LayoutView:
    """A button for each picture's form."""
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=ACCENT)
    container.add_item(ui.TextDisplay(say("result-late")))
    most = _ID_MOST - len(f"easel:{_KEPT}:")
    for start in range(0, len(references), _ROW_MOST):
        numbered = enumerate(references[start : start + _ROW_MOST], start=start + 1)
        buttons = [EditKept(kept.packed(each, most), say("result-picture", number=n)) for n, each in numbered]
        container.add_item(ui.ActionRow[Any](*buttons))
    return ui.LayoutView(timeout=None).add_item(container)


async def _kept_submitted(interaction: Interaction, parts: list[str], filled: Submitted) -> None:
    reference = kept.unpacked(":".join(parts) or next(iter(filled.chosen(editing.PICTURE)), ""))
    assert reference.original is not None
    address = _addresses.get(interaction.client, {}).get(reference.original.digest, "")
    await editing.paint(interaction, replace(reference, url=address), filled, Craft.EDIT)


modals.ROUTES[_KEPT] = _kept_submitted
