"""Owns `/moderation`, the commands of who moderates the server; each right is checked again where it is used."""

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Choice
from discord.ext import commands

from bot.client import EaselClient
from bot.domain.conduct import Deed
from bot.domain.prompt_rules import TEXT_MOST
from bot.ui import options
from bot.ui.moderation import banning, deciding, logbook, pictures, words_file, words_list, words_trial
from bot.ui.moderation import bans as banned
from bot.ui.moderation import mode as modes
from bot.ui.moderation import purges as purged
from bot.ui.moderation import reports as reported
from bot.ui.moderation import words as rules

#: How long a ban lasts, and how far a purge goes back.
_TIMES = [
    Choice(name="1 hour", value="1h"),
    Choice(name="1 day", value="1d"),
    Choice(name="1 week", value="7d"),
    Choice(name="30 days", value="30d"),
]
_LENGTHS = [*_TIMES, Choice(name="for good", value="forever")]
_REACHES = [*_TIMES, Choice(name="everything", value="always")]
_DEEDS = [Choice(name=each.replace("-", " "), value=each.value) for each in Deed]
_EVERYWHERE = "In all servers; for operators of the bot"
_KINDS = [
    Choice(name="a word", value="word"),
    Choice(name="a phrase", value="phrase"),
    Choice(name="a pattern (RE2)", value="pattern"),
]
_ACTIONS = [
    Choice(name="refuse it", value="block"),
    Choice(name="flag it for moderators", value="flag"),
    Choice(name="refuse it except in age-restricted channels", value="adult"),
]
_RuleText = app_commands.Range[str, 1, TEXT_MOST]
_Reason = app_commands.Range[str, 0, banning.REASON_MOST]


class Moderation(commands.Cog):
    """Who and what is let through."""

    moderation = app_commands.Group(
        name="moderation",
        description="Keep your server safe",
        default_permissions=discord.Permissions(moderate_members=True),
        guild_only=True,
    )

    @moderation.command(name="mode", description="Choose which pictures moderators look at first")
    @app_commands.describe(
        mode="Which pictures wait",
        channel="For this channel alone",
        rejected="Whether what is rejected counts against its member's limits",
    )
    @app_commands.choices(
        mode=[
            Choice(name="none", value="off"),
            Choice(name="those that a rule has flagged", value="flagged"),
            Choice(name="all", value="all"),
            Choice(name="as in the whole server", value="inherit"),
        ],
        rejected=[Choice(name="doesn't count", value="released"), Choice(name="counts", value="counted")],
    )
    async def mode(
        self,
        interaction: discord.Interaction[Any],
        mode: str | None = None,
        channel: app_commands.Transform[int, options.Place] | None = None,
        rejected: str | None = None,
    ) -> None:
        await modes.choose(interaction, mode, channel, rejected)

    @moderation.command(
        name="pictures", description="See from which score on pictures are covered or held back, and change it"
    )
    async def pictures(self, interaction: discord.Interaction[Any]) -> None:
        await pictures.show(interaction)

    @moderation.command(name="queue", description="See what waits for a decision")
    async def queue(self, interaction: discord.Interaction[Any]) -> None:
        await deciding.show_queue(interaction)

    @moderation.command(name="reports", description="See what members reported")
    async def reports(self, interaction: discord.Interaction[Any]) -> None:
        await reported.show(interaction)

    @moderation.command(name="ban", description="Keep somebody from painting; what they wait for in line is cancelled")
    @app_commands.describe(
        user="The member to ban",
        length="For how long they are banned",
        reason="The member reads it",
        everywhere=_EVERYWHERE,
    )
    @app_commands.choices(length=_LENGTHS)
    async def ban(
        self,
        interaction: discord.Interaction[Any],
        user: discord.User,
        length: str,
        reason: _Reason = "",
        everywhere: bool = False,
    ) -> None:
        await (banning.ban_everywhere if everywhere else banning.ban)(interaction, user, length, reason)

    @moderation.command(name="unban", description="Let somebody paint again")
    @app_commands.describe(user="The member to let paint again", everywhere=_EVERYWHERE)
    async def unban(self, interaction: discord.Interaction[Any], user: discord.User, everywhere: bool = False) -> None:
        await (banning.unban_everywhere if everywhere else banning.unban)(interaction, user)

    @moderation.command(name="bans", description="See who may not paint here")
    async def bans(self, interaction: discord.Interaction[Any]) -> None:
        await banned.show(interaction)

    @moderation.command(name="purge", description="Take a member's pictures out of sight, for a week reversibly")
    @app_commands.describe(user="Whose pictures it is about", since="How far back to go")
    @app_commands.choices(since=_REACHES)
    async def purge(self, interaction: discord.Interaction[Any], user: discord.User, since: str) -> None:
        await purged.ask(interaction, user, since)

    @moderation.command(name="purges", description="See what was taken out of sight, and bring it back")
    async def purges(self, interaction: discord.Interaction[Any]) -> None:
        await purged.show(interaction)

    @moderation.command(name="log", description="See who decided what, when and why; only you see the answer")
    @app_commands.describe(deed="What was decided", moderator="Who decided it", user="The member that it was about")
    @app_commands.choices(deed=_DEEDS)
    async def log(
        self,
        interaction: discord.Interaction[Any],
        deed: str | None = None,
        moderator: discord.User | None = None,
        user: discord.User | None = None,
    ) -> None:
        by_id, about_id = (None if each is None else each.id for each in (moderator, user))
        await logbook.show(interaction, deed, by_id, about_id)

    words = app_commands.Group(name="words", description="Decide which words a prompt may not have", parent=moderation)

    @words.command(name="add", description="Write a rule down that prompts are held to from now on")
    @app_commands.describe(
        text="The word or phrase, found in any disguise; or a pattern, as RE2 reads it",
        kind="What the text is (a word if you don't choose)",
        action="What becomes of a prompt that matches (it is refused if you don't choose)",
        everywhere=_EVERYWHERE,
    )
    @app_commands.choices(kind=_KINDS, action=_ACTIONS)
    async def add(
        self,
        interaction: discord.Interaction[Any],
        text: _RuleText,
        kind: str = "word",
        action: str = "block",
        everywhere: bool = False,
    ) -> None:
        await rules.add(interaction, text, kind, action, everywhere=everywhere)

    @words.command(name="remove", description="Remove a rule")
    @app_commands.describe(rule="Its text, or one of those suggested", everywhere=_EVERYWHERE)
    @app_commands.autocomplete(rule=rules.suggested)
    async def remove(self, interaction: discord.Interaction[Any], rule: _RuleText, everywhere: bool = False) -> None:
        await rules.remove(interaction, rule, everywhere=everywhere)

    @words.command(name="list", description="See the rules, behind covers; only you see the answer")
    @app_commands.describe(search="A part of their text", action="Only those that do this", everywhere=_EVERYWHERE)
    @app_commands.choices(action=_ACTIONS)
    async def list_(
        self,
        interaction: discord.Interaction[Any],
        search: app_commands.Range[str, 1, words_list.SEARCH_MOST] = "",
        action: str | None = None,
        everywhere: bool = False,
    ) -> None:
        await words_list.show(interaction, search, action, everywhere=everywhere)

    @words.command(name="test", description="See which rules match a prompt, and what would become of it")
    @app_commands.describe(prompt="What a member might type; nothing is painted")
    async def test(self, interaction: discord.Interaction[Any], prompt: options.Prompt) -> None:
        await words_trial.show(interaction, prompt)

    @words.command(name="import", description="Take a whole file of words in as rules")
    @app_commands.describe(
        file="A text file with a word or a phrase in each line, up to 1 MB",
        action="What becomes of a prompt that matches (it is refused if you don't choose)",
        everywhere=_EVERYWHERE,
    )
    @app_commands.choices(action=_ACTIONS)
    async def import_(
        self,
        interaction: discord.Interaction[Any],
        file: discord.Attachment,
        action: str = "block",
        everywhere: bool = False,
    ) -> None:
        await words_file.take_in(interaction, file, action, everywhere=everywhere)


async def setup(client: EaselClient) -> None:
    await client.add_cog(Moderation())
