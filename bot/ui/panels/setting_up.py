"""Owns the one panel on which a server is set up, saved at every choice and checked at once; keeps nothing itself."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import discord
from discord import ui

from bot import errors
from bot.domain.conduct import Deed, LogEntry
from bot.domain.policy import Policy, Preset, ReviewMode
from bot.domain.presets import begun, by_hand
from bot.services import services_of
from bot.ui import answer, rights
from bot.ui.panels import checks, keeping
from bot.ui.panels.controls import PanelButton, PanelSelect
from bot.ui.panels.entities import CHOSEN_MOST, EntitySelect, channel_select, role_select
from bot.ui.progress import ACCENT
from bot.ui.words import Words

Interaction = discord.Interaction[Any]
Change = Callable[[Policy], Policy]


async def show(interaction: Interaction) -> None:
    """The panel, for who manages the server alone."""
    guild = managed(interaction)
    services = services_of(interaction.client)
    shown = view(await services.policies.of(guild.id), guild, services.retention_days, answer.tongue(interaction))
    await interaction.response.send_message(view=shown, ephemeral=True)


def managed(interaction: Interaction) -> discord.Guild:
    """The server, if who asks may manage it."""
    rights.require_manager(interaction)
    if interaction.guild is None:
        raise errors.NotHere(problem="foreign")
    return interaction.guild


def view(policy: Policy, guild: discord.Guild, days: float, say: Words, asked: Preset | None = None) -> ui.LayoutView:
    """Everything that is set, with what stands in its way; `asked` is a preset that waits for a yes.

    `days` are those for which the operator keeps originals; 0 is for good.
    """
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=ACCENT)
    container.add_item(ui.TextDisplay(f"### {say('setup-title')}\n{say('setup-meaning')}"))
    known = [each for each in policy.channels if guild.get_channel_or_thread(each) is not None]
    _add(container, say("setup-channels"), ChannelsSelect.of(say("setup-channels-all"), known))
    roles = [each for each in policy.roles if guild.get_role(each) is not None]
    _add(container, say("setup-roles"), RolesSelect.of(say("setup-roles-all"), roles))
    moderators = policy.moderators_channel_id
    there = moderators is not None and guild.get_channel_or_thread(moderators) is not None
    _add(
        container,
        say("setup-moderators"),
        ModeratorsSelect.of(say("setup-moderators-none"), [moderators] if there and moderators else []),
    )
    _add(container, say("setup-review"), ReviewSelect("easel:setup:review", _modes(policy, say)))
    preset = PresetSelect("easel:setup:preset", _presets(policy, say), say("setup-preset-none"))
    _add(container, say("setup-preset"), preset)
    if asked is not None:
        container.add_item(_question(asked, say))
    _add(container, say("setup-keeping"), KeepingSelect("easel:setup:keeping", keeping.options(policy, days, say)))
    container.add_item(ui.Separator())
    container.add_item(ui.TextDisplay("\n".join(checks.lines(policy, guild, say))))
    container.add_item(ui.ActionRow[Any](AgainButton("easel:setup:again", say("setup-again"))))
    return ui.LayoutView(timeout=None).add_item(container)


def _add(container: ui.Container[ui.LayoutView], title: str, select: ui.DynamicItem[Any]) -> None:
    container.add_item(ui.TextDisplay(f"**{title}**"))
    container.add_item(ui.ActionRow[Any](select))


def _modes(policy: Policy, say: Words) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(
            label=say(f"setup-review-{each}"),
            description=say(f"setup-review-{each}-meaning"),
            value=each.value,
            default=each is policy.review,
        )
        for each in ReviewMode
    ]


def _presets(policy: Policy, say: Words) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(
            label=say(f"preset-{each}"),
            description=say(f"preset-{each}-meaning"),
            value=each.value,
            default=each is policy.preset,
        )
        for each in Preset
    ]


def _question(asked: Preset, say: Words) -> ui.Section[Any]:
    text = ui.TextDisplay[ui.LayoutView](say("setup-preset-replaces", preset=say(f"preset-{asked}")))
    button = ApplyButton(f"easel:setup:apply:{asked}", say("setup-preset-apply"), style=discord.ButtonStyle.danger)
    return ui.Section[Any](text, accessory=button)


async def change(interaction: Interaction, what: str, changed: Change) -> Policy:
    """Write a decision down, and who made it: that first, so that no stop leaves a change without it."""
    guild, services = managed(interaction), services_of(interaction.client)
    # What is refused is not noted.
    changed(await services.policies.of(guild.id))
    await services.log.note(
        LogEntry(
            guild_id=guild.id,
            at=services.clock.time(),
            by_id=interaction.user.id,
            deed=Deed.POLICY_CHANGED,
            facts={"what": what},
        )
    )
    return await services.policies.change(guild.id, changed)


async def _redraw(interaction: Interaction, policy: Policy, asked: Preset | None = None) -> None:
    days = services_of(interaction.client).retention_days
    shown = view(policy, managed(interaction), days, answer.tongue(interaction), asked)
    await interaction.response.edit_message(view=shown)


class ChannelsSelect(EntitySelect, template=r"easel:setup:channels"):
    """Where members may paint."""

    @classmethod
    def of(cls, placeholder: str, chosen: Sequence[int]) -> "ChannelsSelect":
        return cls(channel_select("easel:setup:channels", placeholder, chosen[:CHOSEN_MOST]))

    async def chosen(self, interaction: Interaction, ids: Sequence[int]) -> None:
        await _redraw(interaction, await change(interaction, "channels", lambda it: replace(it, channels=tuple(ids))))


class RolesSelect(EntitySelect, template=r"easel:setup:roles"):
    """Who may paint."""

    @classmethod
    def of(cls, placeholder: str, chosen: Sequence[int]) -> "RolesSelect":
        return cls(role_select("easel:setup:roles", placeholder, chosen[:CHOSEN_MOST]))

    async def chosen(self, interaction: Interaction, ids: Sequence[int]) -> None:
        # Everybody has the server's own role: to name it is to name nobody in particular.
        named = tuple(each for each in ids if each != interaction.guild_id)
        await _redraw(interaction, await change(interaction, "roles", lambda it: replace(it, roles=named)))


class ModeratorsSelect(EntitySelect, template=r"easel:setup:moderators"):
    """Where moderators are told and asked."""

    @classmethod
    def of(cls, placeholder: str, chosen: Sequence[int]) -> "ModeratorsSelect":
        return cls(channel_select("easel:setup:moderators", placeholder, chosen, most=1))

    async def chosen(self, interaction: Interaction, ids: Sequence[int]) -> None:
        channel_id = next(iter(ids), None)
        changed = await change(interaction, "moderators", lambda it: replace(it, moderators_channel_id=channel_id))
        await _redraw(interaction, changed)


class ReviewSelect(PanelSelect, template=r"easel:setup:review"):
    """Which pictures wait for a moderator."""

    async def chosen(self, interaction: Interaction, value: str) -> None:
        mode = ReviewMode(value)
        await _redraw(interaction, await change(interaction, "review", lambda it: replace(it, review=mode)))


class KeepingSelect(PanelSelect, template=r"easel:setup:keeping"):
    """For how long originals are kept."""

    async def chosen(self, interaction: Interaction, value: str) -> None:
        days = keeping.chosen(value)
        await _redraw(interaction, await change(interaction, "keeping", lambda it: replace(it, retention_days=days)))


class PresetSelect(PanelSelect, template=r"easel:setup:preset"):
    """A set of rules to begin with; what was set by hand is not replaced without asking."""

    async def chosen(self, interaction: Interaction, value: str) -> None:
        preset, guild = Preset(value), managed(interaction)
        policy = await services_of(interaction.client).policies.of(guild.id)
        if by_hand(policy):
            await _redraw(interaction, policy, asked=preset)
        else:
            await _apply(interaction, preset)


class ApplyButton(PanelButton, template=rf"easel:setup:apply:(?:{'|'.join(Preset)})"):
    """Yes: the preset replaces what was set by hand."""

    async def pressed(self, interaction: Interaction) -> None:
        await _apply(interaction, Preset(self.custom_id.rpartition(":")[2]))


class AgainButton(PanelButton, template=r"easel:setup:again"):
    """Looks once more whether anything is in the way."""

    async def pressed(self, interaction: Interaction) -> None:
        guild = managed(interaction)
        await _redraw(interaction, await services_of(interaction.client).policies.of(guild.id))


async def _apply(interaction: Interaction, preset: Preset) -> None:
    await _redraw(interaction, await change(interaction, "preset", lambda it: begun(it, preset)))


ITEMS: tuple[type[ui.DynamicItem[Any]], ...] = (
    ChannelsSelect,
    RolesSelect,
    ModeratorsSelect,
    ReviewSelect,
    KeepingSelect,
    PresetSelect,
    ApplyButton,
    AgainButton,
)
