"""Owns writing prompt rules down and removing them by command, and who may; matches no prompt."""

from discord import app_commands

from bot import errors
from bot.domain.conduct import EVERYWHERE, Deed, LogEntry
from bot.domain.prompt_rules import PromptRule, RuleAction, RuleKind
from bot.services import services_of
from bot.ui import answer, rights
from bot.ui.answer import Interaction
from bot.ui.text import plain, quoted
from bot.ui.words import Words

#: Discord's bounds of what is suggested.
_SUGGESTED_MOST, _NAME_MOST = 25, 100
#: Characters of a rule's text that are shown: twenty rules fit into a message.
_TEXT_MOST = 45


def to_read(interaction: Interaction, *, everywhere: bool) -> int | None:
    """Whose rules may be looked at: this server's, or the operators', which is None; raises `NotAllowed`."""
    if everywhere:
        return _operators(interaction)
    rights.require_moderator(interaction)
    return interaction.guild_id


def to_change(interaction: Interaction, *, everywhere: bool) -> int | None:
    """Whose rules may be changed; raises `NotAllowed`."""
    if everywhere:
        return _operators(interaction)
    rights.require_manager(interaction)
    return interaction.guild_id


def _operators(interaction: Interaction) -> None:
    if interaction.user.id not in services_of(interaction.client).operators:
        raise errors.NotAllowed(problem="operator")


async def add(interaction: Interaction, text: str, kind: str, action: str, *, everywhere: bool) -> None:
    """Write one rule down; raises `InvalidRule`, `RuleExists`."""
    guild_id, services = to_change(interaction, everywhere=everywhere), services_of(interaction.client)
    rule = PromptRule(
        guild_id=guild_id,
        kind=RuleKind(kind),
        text=text,
        action=RuleAction(action),
        created_by=interaction.user.id,
        created_at=services.clock.time(),
    )
    await _changed(interaction, Deed.RULE_ADDED, await services.rules.add(rule))


async def remove(interaction: Interaction, named: str, *, everywhere: bool) -> None:
    """Remove the rule that was chosen, or that says what was typed."""
    guild_id, services = to_change(interaction, everywhere=everywhere), services_of(interaction.client)
    found = _named(named, await services.rules.all(guild_id))
    gone = None if found is None else await services.rules.remove(guild_id, found.id)
    if gone is None:
        say = answer.tongue(interaction)
        await answer.privately(interaction, say("words-unknown", text=quoted(named, _TEXT_MOST) or "–"))
        return
    await _changed(interaction, Deed.RULE_REMOVED, gone)


async def suggested(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """The rules that could be meant, for who may remove them."""
    try:
        guild_id = to_change(interaction, everywhere=interaction.namespace.everywhere is True)
    except errors.NotAllowed:
        return []
    wanted, say = typed.strip().casefold(), answer.tongue(interaction)
    rules = await services_of(interaction.client).rules.all(guild_id)
    fitting = [each for each in rules if wanted in each.text.casefold()][:_SUGGESTED_MOST]
    return [app_commands.Choice(name=_name(each, say), value=_mark(each)) for each in fitting]


async def note(interaction: Interaction, deed: Deed, guild_id: int | None, **facts: str | int) -> None:
    """Write into the log of decisions who changed the rules of a server, or of all."""
    services = services_of(interaction.client)
    await services.log.note(
        LogEntry(
            guild_id=EVERYWHERE if guild_id is None else guild_id,
            at=services.clock.time(),
            by_id=interaction.user.id,
            deed=deed,
            facts=facts,
        )
    )


def told(rule: PromptRule, say: Words) -> str:
    """A rule in a few words: its number, its text behind a cover, what it is and what it does."""
    parts = (f"**{rule.id}**", covered(rule.text), say(f"words-kind-{rule.kind}"), say(f"words-action-{rule.action}"))
    return " · ".join(parts)


def covered(text: str) -> str:
    """What nobody has to read who does not want to."""
    return f"||{quoted(text, _TEXT_MOST)}||"


async def _changed(interaction: Interaction, deed: Deed, rule: PromptRule) -> None:
    await note(interaction, deed, rule.guild_id, rule=rule.id, text=rule.text, kind=rule.kind, action=rule.action)
    say = answer.tongue(interaction)
    done = say("words-added" if deed is Deed.RULE_ADDED else "words-removed")
    await answer.privately(interaction, f"{done}\n{told(rule, say)}")


def _named(named: str, rules: list[PromptRule]) -> PromptRule | None:
    """By the mark of a suggestion, else by its text as it was typed."""
    wanted = named.strip()
    chosen = (each for each in rules if _mark(each) == wanted)
    typed = (each for each in rules if each.text.casefold() == wanted.casefold())
    return next(chosen, None) or next(typed, None)


def _mark(rule: PromptRule) -> str:
    return f"#{rule.id}"


def _name(rule: PromptRule, say: Words) -> str:
    kind = say(f"words-kind-{rule.kind}")
    return f"{plain(rule.text, _TEXT_MOST)} · {kind}"[:_NAME_MOST]
