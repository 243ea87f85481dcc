"""Owns `/moderation pictures`: from which score on a picture is covered, looked at or held back; judges none."""

from dataclasses import replace
from typing import Any

from discord import ui

from bot import errors
from bot.domain.conduct import Deed, LogEntry
from bot.domain.picture_rules import Thresholds
from bot.domain.policy import Policy, ReviewMode
from bot.services import services_of
from bot.ui import answer, modals, rights
from bot.ui.answer import Interaction
from bot.ui.modals import Form, Submitted
from bot.ui.panels import panel
from bot.ui.panels.controls import PanelButton
from bot.ui.panels.panel import Panel
from bot.ui.progress import ACCENT
from bot.ui.text import plain
from bot.ui.words import Words

_FORM = "picture-rules"
#: The kinds of channels that have thresholds of their own, and where a policy keeps them.
_FIELDS = {"usual": "thresholds", "adult": "adult_thresholds"}
_LINES = ("spoiler", "review", "block")
#: Characters of a percentage as somebody may write it, and as it is quoted.
_GIVEN_MOST = 20


async def show(interaction: Interaction) -> None:
    """What holds now, for the moderator alone."""
    rights.require_moderator(interaction)
    await panel.show(interaction, lambda: _draw(interaction))


async def _draw(interaction: Interaction) -> Panel:
    services = services_of(interaction.client)
    policy = await services.policies.of(interaction.guild_id or 0)
    judged = services.intake.house.looks is not None
    return Panel(view=view(policy, answer.tongue(interaction), judged=judged))


def view(policy: Policy, say: Words, *, judged: bool) -> ui.LayoutView:
    """Both kinds of channels; `judged` is whether anybody looks at pictures at all."""
    lines = [f"### {say('picture-rules-title')}", say("picture-rules-meaning")]
    if not judged:
        lines.append(f"⚠ {say('picture-rules-idle')}")
    for kind, held in (("usual", policy.thresholds), ("adult", policy.adult_thresholds)):
        lines.append(f"**{say(f'picture-rules-{kind}')}**")
        lines += [f"- {say(f'picture-rules-{each}', score=_told(getattr(held, each), say))}" for each in _LINES]
    if policy.moderators_channel_id is None and _asks(policy):
        lines.append(f"⚠ {say('picture-rules-no-channel')}")
    container: ui.Container[ui.LayoutView] = ui.Container(ui.TextDisplay("\n".join(lines)), accent_colour=ACCENT)
    buttons = [PicturesButton(f"easel:{_FORM}:{kind}", say(f"picture-rules-change-{kind}")) for kind in _FIELDS]
    container.add_item(ui.ActionRow[Any](*buttons))
    return ui.LayoutView(timeout=None).add_item(container)


def _told(score: float | None, say: Words) -> str:
    return say("picture-rules-never") if score is None else say("picture-rules-from", score=score)


def _asks(policy: Policy) -> bool:
    """Whether some picture should be looked at by moderators, and only a rule says so."""
    asked = any(each.review is not None for each in (policy.thresholds, policy.adult_thresholds))
    return asked and policy.review is ReviewMode.OFF


class PicturesButton(PanelButton, template=rf"easel:{_FORM}:(usual|adult)"):
    """Asks for the scores of one kind of channels."""

    async def pressed(self, interaction: Interaction) -> None:
        rights.require_moderator(interaction)
        policy = await services_of(interaction.client).policies.of(interaction.guild_id or 0)
        await interaction.response.send_modal(
            _form(policy, self.custom_id.rpartition(":")[2], answer.tongue(interaction))
        )


def _form(policy: Policy, kind: str, say: Words) -> Form:
    made = Form(title=say(f"picture-rules-form-{kind}"), custom_id=f"easel:{_FORM}:{kind}")
    held: Thresholds = getattr(policy, _FIELDS[kind])
    for each in _LINES:
        score: float | None = getattr(held, each)
        field: ui.TextInput[Form] = ui.TextInput(
            custom_id=each,
            required=False,
            max_length=_GIVEN_MOST,
            default=None if score is None else f"{round(score * 100)}",
        )
        hint = say("picture-rules-hint")
        made.add_item(ui.Label(text=say(f"picture-rules-form-{each}"), description=hint, component=field))
    return made


def read(filled: Submitted) -> Thresholds:
    """The scores as they were written; raises `InvalidScore`."""
    return Thresholds(**{each: _percent(filled.text(each)) for each in _LINES})


def _percent(given: str) -> float | None:
    """A whole number from 1 to 100 as a share; None for nothing."""
    text = given.strip().removesuffix("%").strip()
    if not text and not given.strip():
        return None
    if text.isdecimal() and len(text) <= len("100") and 1 <= int(text) <= 100:  # noqa: PLR2004 - percent
        return int(text) / 100
    raise errors.InvalidScore(given=plain(given, _GIVEN_MOST))


async def _submitted(interaction: Interaction, parts: list[str], filled: Submitted) -> None:
    rights.require_moderator(interaction)
    kind = next(iter(parts), "")
    if kind not in _FIELDS:
        raise errors.Gone
    wanted, services, guild_id = read(filled), services_of(interaction.client), interaction.guild_id or 0
    before = await services.policies.of(guild_id)
    if getattr(before, _FIELDS[kind]) != wanted:
        # Noted first: no stop leaves a change that nobody is written down for.
        await services.log.note(
            LogEntry(
                guild_id=guild_id,
                at=services.clock.time(),
                by_id=interaction.user.id,
                deed=Deed.POLICY_CHANGED,
                facts={"what": _FORM, "where": kind, **{each: getattr(wanted, each) for each in _LINES}},
            )
        )
        await services.policies.change(guild_id, lambda it: _changed(it, kind, wanted))
    await panel.redraw(interaction, lambda: _draw(interaction))


def _changed(policy: Policy, kind: str, wanted: Thresholds) -> Policy:
    return replace(policy, thresholds=wanted) if kind == "usual" else replace(policy, adult_thresholds=wanted)


modals.ROUTES[_FORM] = _submitted

ITEMS: tuple[type[ui.DynamicItem[Any]], ...] = (PicturesButton,)
