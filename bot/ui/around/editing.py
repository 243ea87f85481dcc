"""Owns the form in which a wish that grows out of a finished picture is written anew; paints nothing itself."""

from dataclasses import replace

import discord
from discord import ui

from bot.domain import lineage
from bot.domain.reference import Reference
from bot.domain.size import nearest_shape
from bot.domain.wish import Craft, Origin, Wish
from bot.services import services_of
from bot.ui import answer, modals, press, rights
from bot.ui.answer import Interaction
from bot.ui.around import attachments, choosing
from bot.ui.modals import Form, Submitted
from bot.ui.press import Press
from bot.ui.words import Words

PROMPT, PICTURE, FURTHER = "prompt", "picture", "references"
_EDIT = "edit"
#: Discord's bound of a text field; the prompt's own is checked with everything else, and told better.
_TEXT_MOST = 4000
_UPLOADS_MOST = 9


def form(asked: Press) -> Form:
    """The prompt as it was, which of several pictures, and room for further references."""
    generation, say = asked.generation, asked.say
    made = Form(title=say("result-form-edit-title"), custom_id=press.custom_id(_EDIT, generation.id))
    made.add_item(prompt_field(say, generation.request.prompt))
    if len(generation.pictures) > 1:
        made.add_item(picture_field(say, choosing.options(generation, say, asked.number)))
    return with_uploads(made, asked.interaction)


def prompt_field(say: Words, prompt: str = "") -> ui.Label[Form]:
    return ui.Label(
        text=say("result-form-prompt-label"),
        component=ui.TextInput(
            custom_id=PROMPT,
            style=discord.TextStyle.paragraph,
            default=prompt or None,
            placeholder=say("result-form-prompt-hint"),
            max_length=_TEXT_MOST,
        ),
    )


def picture_field(say: Words, options: list[discord.SelectOption]) -> ui.Label[Form]:
    select: ui.Select[Form] = ui.Select(custom_id=PICTURE, options=options, required=True)
    return ui.Label(text=say("result-form-picture-label"), component=select)


def with_uploads(made: Form, interaction: Interaction) -> Form:
    """The form with room for as many further references as any provider here would take."""
    most = min(_UPLOADS_MOST, _references_most(interaction) - 1)
    if most > 0:
        say = answer.tongue(interaction)
        upload: ui.FileUpload[Form] = ui.FileUpload(custom_id=FURTHER, required=False, min_values=0, max_values=most)
        text, hint = say("result-form-further-label"), say("result-form-further-hint")
        made.add_item(ui.Label(text=text, description=hint, component=upload))
    return made


def _references_most(interaction: Interaction) -> int:
    catalog = services_of(interaction.client).catalog
    return max(catalog.provider(name).capabilities.references for name in catalog.names)


async def paint(interaction: Interaction, reference: Reference, filled: Submitted, craft: Craft) -> None:
    """Paint from a picture that is not the studio's, in its own outline."""
    rights.require_painting(interaction)
    sides = (reference.width, reference.height)
    wish = Wish(
        prompt=filled.text(PROMPT),
        shape=nearest_shape(*sides) if all(sides) else None,
        references=(reference, *filled.files(FURTHER)),
        origin=Origin(craft=craft),
    )
    await answer.paint(interaction, wish)


async def _submitted(interaction: Interaction, parts: list[str], filled: Submitted) -> None:
    number = press.chosen_number(filled.chosen(PICTURE)) if filled.chosen(PICTURE) else 1
    asked = await press.opened(interaction, press.known_id(parts), number)
    rights.require_painting(interaction)
    url = await attachments.fresh_url(interaction, asked.generation, number)
    wish = lineage.edit(asked.generation, number, url)
    references: tuple[Reference, ...] = (*wish.references, *filled.files(FURTHER))
    await answer.paint(interaction, replace(wish, prompt=filled.text(PROMPT), references=references))


modals.ROUTES[_EDIT] = _submitted
