"""Owns the list of who may not paint; bans nobody."""

from collections.abc import Sequence
from typing import Any

from discord import ui

from bot.domain.conduct import Ban
from bot.services import services_of
from bot.ui import answer, rights
from bot.ui.answer import Interaction
from bot.ui.moderation import cards, turning
from bot.ui.panels import panel
from bot.ui.panels.controls import PanelButton
from bot.ui.panels.panel import Panel
from bot.ui.text import quoted, relative
from bot.ui.words import Words

_SIZE = 8
_REASON_MOST = 120


async def show(interaction: Interaction) -> None:
    """Those of this server that hold now, newest first."""
    rights.require_moderator(interaction)
    await panel.show(interaction, lambda: _draw(interaction, 1))


class BansButton(PanelButton, template=r"easel:bans:[0-9]{1,6}"):
    """Turns to another page."""

    async def pressed(self, interaction: Interaction) -> None:
        rights.require_moderator(interaction)
        await panel.redraw(interaction, lambda: _draw(interaction, int(self.custom_id.rpartition(":")[2])))


ITEMS: tuple[type[ui.DynamicItem[Any]], ...] = (BansButton,)


async def _draw(interaction: Interaction, number: int) -> Panel:
    services = services_of(interaction.client)
    found = await services.bans.all(interaction.guild_id or 0, services.clock.time())
    return Panel(view=view(found, number, answer.tongue(interaction)))


def view(bans: Sequence[Ban], number: int, say: Words) -> ui.LayoutView:
    """A page of them, in words."""
    if not bans:
        return cards.notice(say("bans-empty"))
    shown, number, pages = turning.page(bans, number, _SIZE)
    made = cards.notice("\n".join((f"### {say('bans-title')}", *(_line(each, say) for each in shown))))
    if pages > 1:
        made.add_item(turning.row(BansButton, lambda page: f"easel:bans:{page}", number, pages, say))
    return made


def _line(ban: Ban, say: Words) -> str:
    told = {"member": f"<@{ban.member_id}>", "by": f"<@{ban.by_id}>", "at": relative(ban.at)}
    line = say("bans-for-good", **told) if ban.until is None else say("bans-until", **told, when=relative(ban.until))
    return f"- {line}" + (f"\n> {quoted(ban.reason, _REASON_MOST)}" if ban.reason else "")
