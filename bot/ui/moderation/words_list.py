"""Owns the pages of prompt rules, and whether members are told which one refused them; writes no rule.

What is looked at lies in the ids of the buttons, so that a page can be turned after a restart as well.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from discord import ui

from bot.domain.prompt_rules import PromptRule, RuleAction
from bot.services import services_of
from bot.ui import answer
from bot.ui.answer import Interaction
from bot.ui.moderation import cards, turning
from bot.ui.moderation.words import to_read, told
from bot.ui.panels import panel, setting_up
from bot.ui.panels.controls import PanelButton
from bot.ui.panels.panel import Panel
from bot.ui.text import quoted
from bot.ui.words import Words

#: A search travels in a button's id, which holds 100 characters.
SEARCH_MOST = 30
_SIZE = 20
_LOOK = r"(here|everywhere):(-|block|flag|adult):([0-9]{1,6}):((?s:.*))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Which rules are shown, and which page of them."""

    everywhere: bool = False
    action: RuleAction | None = None
    search: str = ""
    number: int = 1

    def written(self) -> str:
        """The look as the end of a button's id."""
        scope = "everywhere" if self.everywhere else "here"
        return f"{scope}:{self.action or '-'}:{self.number}:{self.search}"

    def among(self, rules: Sequence[PromptRule]) -> list[PromptRule]:
        """Those that it shows."""
        wanted = self.search.casefold()
        return [e for e in rules if self.action in (None, e.action) and wanted in e.text.casefold()]


def _read(custom_id: str) -> Look:
    found = re.search(_LOOK, custom_id)
    assert found is not None
    scope, action, number, search = found.groups()
    return Look(
        everywhere=scope == "everywhere",
        action=None if action == "-" else RuleAction(action),
        search=search,
        number=int(number),
    )


async def show(interaction: Interaction, search: str, action: str | None, *, everywhere: bool) -> None:
    """The oldest rules of this server, or of the operators, for who asks alone."""
    to_read(interaction, everywhere=everywhere)
    kept = " ".join(search.split())[:SEARCH_MOST]
    look = Look(everywhere=everywhere, action=RuleAction(action) if action else None, search=kept)
    await panel.show(interaction, lambda: _draw(interaction, look))


async def _draw(interaction: Interaction, look: Look) -> Panel:
    services = services_of(interaction.client)
    guild_id = to_read(interaction, everywhere=look.everywhere)
    rules = await services.rules.all(guild_id)
    tells = None if guild_id is None else (await services.policies.of(guild_id)).tells_rule
    manages = interaction.permissions.manage_guild
    return Panel(view=view(look, rules, answer.tongue(interaction), tells=tells, manages=manages))


def view(
    look: Look, rules: Sequence[PromptRule], say: Words, *, tells: bool | None, manages: bool = False
) -> ui.LayoutView:
    """One page of `rules`; `tells` is whether refusals name the rule, None where that is not for them to say."""
    found = look.among(rules)
    shown, number, pages = turning.page(found, look.number, _SIZE)
    look = replace(look, number=number)
    lines = [f"### {say('words-title-everywhere' if look.everywhere else 'words-title')}"]
    if found:
        lines += [say("words-count", count=len(found), total=len(rules)), *(f"- {told(each, say)}" for each in shown)]
    elif rules:
        lines.append(say("words-none-found", search=quoted(look.search) or "–"))
    else:
        lines.append(say("words-none"))
    if tells is not None:
        lines.append(f"-# {say('words-tells' if tells else 'words-tells-not')}")
    made = cards.notice("\n".join(lines))
    if pages > 1:
        made.add_item(turning.row(TurnButton, lambda to: _turn(replace(look, number=to)), number, pages, say))
    if tells is not None and manages:
        label = say("words-tell-not" if tells else "words-tell")
        made.add_item(
            ui.ActionRow[Any](TellButton(f"easel:rules-tell:{'off' if tells else 'on'}:{look.written()}", label))
        )
    return made


def _turn(look: Look) -> str:
    return f"easel:rules:{look.written()}"


class TurnButton(PanelButton, template=rf"easel:rules:{_LOOK}"):
    """Turns to another page."""

    async def pressed(self, interaction: Interaction) -> None:
        look = _read(self.custom_id)
        to_read(interaction, everywhere=look.everywhere)
        await panel.redraw(interaction, lambda: _draw(interaction, look))


class TellButton(PanelButton, template=rf"easel:rules-tell:(on|off):{_LOOK}"):
    """Lets refusals name what matched, or keeps them from it."""

    async def pressed(self, interaction: Interaction) -> None:
        tells, look = self.custom_id.startswith("easel:rules-tell:on:"), _read(self.custom_id)
        await setting_up.change(interaction, "tells-rule", lambda policy: replace(policy, tells_rule=tells))
        await panel.redraw(interaction, lambda: _draw(interaction, look))


ITEMS: tuple[type[ui.DynamicItem[Any]], ...] = (TurnButton, TellButton)
