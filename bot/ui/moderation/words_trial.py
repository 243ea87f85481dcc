"""Owns telling what the rules say of a prompt that nobody wants painted; refuses nobody and writes nothing down."""

from discord import ui

from bot.domain.prompt_rules import Judgement, Match
from bot.services import services_of
from bot.ui import answer, rights, sight
from bot.ui.answer import Interaction
from bot.ui.moderation import cards
from bot.ui.moderation.words import told
from bot.ui.panels import panel
from bot.ui.panels.panel import Panel
from bot.ui.text import quoted
from bot.ui.words import Words

#: Matches that are told, and characters around and of each.
_TOLD, _AROUND, _FOUND_MOST = 7, 30, 60


async def show(interaction: Interaction, prompt: str) -> None:
    """What matches in a prompt and what would become of it, for the moderator alone."""
    rights.require_moderator(interaction)
    await panel.show(interaction, lambda: _draw(interaction, prompt))


async def _draw(interaction: Interaction, prompt: str) -> Panel:
    judgement = await services_of(interaction.client).prompts.judge(interaction.guild_id, prompt)
    adult = sight.age_restricted(interaction.channel)
    return Panel(view=view(prompt, judgement, answer.tongue(interaction), adult=adult))


def view(prompt: str, judgement: Judgement, say: Words, *, adult: bool) -> ui.LayoutView:
    """The matches in the order of the prompt, then what follows; `adult` is the place where it is tried."""
    if not judgement.matches:
        return cards.notice(say("words-trial-nothing"))
    lines = [f"### {say('words-trial-title')}"]
    for each in judgement.matches[:_TOLD]:
        whose = f" · {say('words-everywhere')}" if each.rule.guild_id is None else ""
        lines += [f"{told(each.rule, say)}{whose}", f"> {_marked(prompt, each)}"]
    if further := len(judgement.matches[_TOLD:]):
        lines.append(say("words-trial-further", count=further))
    for place, restricted in (("here", adult), ("adult", True)):
        lines.append(say(f"words-trial-{place}", outcome=say(f"words-outcome-{_outcome(judgement, restricted)}")))
    return cards.notice("\n".join(lines))


def _outcome(judgement: Judgement, adult: bool) -> str:
    if judgement.blocking(adult=adult):
        return "refused"
    return "flagged" if judgement.flagging else "painted"


def _marked(prompt: str, match: Match) -> str:
    """The place in the prompt, with what matched in bold."""
    first, last = max(0, match.start - _AROUND), min(len(prompt), match.end + _AROUND)
    before, after = prompt[first : match.start], prompt[match.end : last]
    return "".join(
        (
            "…" * (first > 0),
            quoted(before, _AROUND),
            " " * before[-1:].isspace(),
            f"**{quoted(match.found, _FOUND_MOST) or '␣'}**",
            " " * after[:1].isspace(),
            quoted(after, _AROUND),
            "…" * (last < len(prompt)),
        )
    )
