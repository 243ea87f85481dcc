"""Owns the panel on which a server's limits are seen and set, each at once; holds none of them itself."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot import errors
from bot.domain import rulebook
from bot.domain.entitlement import Scope
from bot.domain.policy import Policy
from bot.domain.rulebook import Key
from bot.services import services_of
from bot.ui import answer, modals
from bot.ui.moderation import turning
from bot.ui.panels import limit_forms, panel, setting_up
from bot.ui.panels.controls import PanelButton, PanelSelect
from bot.ui.panels.entities import EntitySelect, channel_select, role_select
from bot.ui.panels.panel import Panel
from bot.ui.progress import ACCENT
from bot.ui.rule_words import told
from bot.ui.text import plain
from bot.ui.words import Words

#: Rules on one page, each of which may be a line of some 250 characters.
_SIZE = 10
_RULE, _DAY = "limit", "limit-day"
_MENTIONS = {Scope.ROLE: "<@&{}>", Scope.CHANNEL: "<#{}>", Scope.MEMBER: "<@{}>"}

Interaction = discord.Interaction[Any]


async def show(interaction: Interaction) -> None:
    """The panel, for who manages the server alone."""
    setting_up.managed(interaction)
    await panel.show(interaction, lambda: _draw(interaction))


async def _draw(interaction: Interaction, number: int = 1) -> Panel:
    guild = setting_up.managed(interaction)
    policy = await services_of(interaction.client).policies.of(guild.id)
    return Panel(view=view(policy, guild, answer.tongue(interaction), number))


async def _redraw(interaction: Interaction, number: int = 1) -> None:
    await panel.redraw(interaction, lambda: _draw(interaction, number))


def view(policy: Policy, guild: discord.Guild, say: Words, number: int = 1) -> ui.LayoutView:
    """A page of the rules in force, whom they are for, and how to set another."""
    shown, number, pages = turning.page(rulebook.keys(policy), number, _SIZE)
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=ACCENT)
    container.add_item(ui.TextDisplay(f"### {say('limits-title')}\n{say('limits-meaning')}"))
    container.add_item(ui.TextDisplay("\n".join(_lines(policy, shown, say))))
    if pages > 1:
        container.add_item(turning.row(TurnButton, lambda page: f"easel:limits:page:{page}", number, pages, say))
    container.add_item(ui.Separator())
    container.add_item(
        ui.ActionRow[Any](
            EveryoneButton("easel:limits:everyone", say("limits-everyone-button")),
            DayButton("easel:limits:day", say("limits-day-button")),
        )
    )
    container.add_item(ui.ActionRow[Any](RoleRule(role_select("easel:limits:role", say("limits-role"), (), 1))))
    place = channel_select("easel:limits:channel", say("limits-channel"), (), 1)
    container.add_item(ui.ActionRow[Any](ChannelRule(place)))
    member: ui.UserSelect[Any] = ui.UserSelect(custom_id="easel:limits:member", placeholder=say("limits-member"))
    container.add_item(ui.ActionRow[Any](MemberRule(member)))
    if options := [discord.SelectOption(label=_name(key, guild, say), value=_mark(key)) for key in shown]:
        container.add_item(ui.ActionRow[Any](TakeAway(f"easel:limits:remove:{number}", options, say("limits-remove"))))
    return ui.LayoutView(timeout=None).add_item(container)


def _lines(policy: Policy, shown: Sequence[Key], say: Words) -> list[str]:
    day = say(f"limits-day-{policy.window}", zone=policy.time_zone)
    lines = [f"-# {day}"]
    if policy.daily_total is not None:
        lines.append(f"**{say('limits-total')}** · {say('limits-together', count=policy.daily_total)}")
    lines += [f"**{_mention(key, say)}** · {_meaning(key, policy, say)}" for key in shown]
    return lines if len(lines) > 1 else [*lines, say("limits-none")]


def _meaning(key: Key, policy: Policy, say: Words) -> str:
    if key[0] == rulebook.TOTAL:
        return say("limits-together", count=policy.channel_totals[key[1]])
    return told(rulebook.rule_of(policy, key), say)


def _mention(key: Key, say: Words) -> str:
    kind, number = key
    if kind == Scope.SERVER:
        return say("limits-everyone")
    return _MENTIONS[Scope.CHANNEL if kind == rulebook.TOTAL else Scope(kind)].format(number)


def _name(key: Key, guild: discord.Guild, say: Words) -> str:
    """As an option shows it, where no mention becomes a name."""
    kind, number = key
    if kind == Scope.SERVER:
        return say("limits-everyone")
    found = guild.get_role(number) if kind == Scope.ROLE else guild.get_channel_or_thread(number)
    name = plain(found.name, 60) if found else str(number)
    return say(f"limits-of-{kind}", name=name)


def _mark(key: Key) -> str:
    return f"{key[0]}:{key[1]}"


async def _ask(interaction: Interaction, key: Key) -> None:
    """Open the form of one rule."""
    guild, say = setting_up.managed(interaction), answer.tongue(interaction)
    if key == (Scope.ROLE, guild.id):
        # Discord's own role of everybody.
        key = rulebook.EVERYONE
    policy = await services_of(interaction.client).policies.of(guild.id)
    title = say("limits-everyone") if key[0] == Scope.SERVER else say(f"limits-form-of-{key[0]}")
    form = limit_forms.rule_form(title, f"easel:{_RULE}:{_mark(key)}", rulebook.rule_of(policy, key), say)
    await interaction.response.send_modal(form)


class EveryoneButton(PanelButton, template=r"easel:limits:everyone"):
    """Opens the form of what holds for everyone."""

    async def pressed(self, interaction: Interaction) -> None:
        await _ask(interaction, rulebook.EVERYONE)


class DayButton(PanelButton, template=r"easel:limits:day"):
    """Opens the form of days and totals."""

    async def pressed(self, interaction: Interaction) -> None:
        guild = setting_up.managed(interaction)
        policy = await services_of(interaction.client).policies.of(guild.id)
        form = limit_forms.day_form(f"easel:{_DAY}", policy, answer.tongue(interaction))
        await interaction.response.send_modal(form)


class _RuleSelect(EntitySelect, template=r"(?!)"):
    scope: Scope

    async def chosen(self, interaction: Interaction, ids: Sequence[int]) -> None:
        if ids:
            await _ask(interaction, (self.scope, ids[0]))
        else:
            await _redraw(interaction)


class RoleRule(_RuleSelect, template=r"easel:limits:role"):
    """Opens the form of a role's rule."""

    scope = Scope.ROLE


class ChannelRule(_RuleSelect, template=r"easel:limits:channel"):
    """Opens the form of a channel's rule."""

    scope = Scope.CHANNEL


class MemberRule(_RuleSelect, template=r"easel:limits:member"):
    """Opens the form of a member's rule."""

    scope = Scope.MEMBER


class TakeAway(PanelSelect, template=r"easel:limits:remove:[0-9]{1,6}"):
    """Takes a rule or a channel's total away."""

    async def chosen(self, interaction: Interaction, value: str) -> None:
        key = _key(value.split(":"))
        await setting_up.change(interaction, "limits", lambda it: rulebook.without(it, key))
        await _redraw(interaction, _page(self.custom_id))


class TurnButton(PanelButton, template=r"easel:limits:page:[0-9]{1,6}"):
    """Turns to another page of rules."""

    async def pressed(self, interaction: Interaction) -> None:
        setting_up.managed(interaction)
        await _redraw(interaction, _page(self.custom_id))


def _page(custom_id: str) -> int:
    return int(custom_id.rpartition(":")[2])


def _key(parts: Sequence[str]) -> Key:
    """Raises `Gone` for what no panel of this version shows."""
    match parts:
        case [kind, number] if number.isdecimal() and kind in rulebook.KINDS:
            return kind, int(number)
        case _:
            raise errors.Gone


async def _rule_written(interaction: Interaction, parts: list[str], filled: modals.Submitted) -> None:
    key, rule = _key(parts), limit_forms.read_rule(filled)
    policy = await setting_up.change(interaction, "limits", lambda it: rulebook.with_rule(it, key, rule))
    listed = rulebook.keys(policy)
    await _redraw(interaction, listed.index(key) // _SIZE + 1 if key in listed else 1)


async def _day_written(interaction: Interaction, parts: list[str], filled: modals.Submitted) -> None:
    del parts
    guild = setting_up.managed(interaction)
    day = limit_forms.read_day(filled, await services_of(interaction.client).policies.of(guild.id))
    await setting_up.change(interaction, "limits", lambda it: rulebook.with_day(it, day))
    await _redraw(interaction)


modals.ROUTES |= {_RULE: _rule_written, _DAY: _day_written}
ITEMS: tuple[type[ui.DynamicItem[Any]], ...] = (
    EveryoneButton,
    DayButton,
    RoleRule,
    ChannelRule,
    MemberRule,
    TakeAway,
    TurnButton,
)
