"""Owns how the log of decisions is read: its pages, and the file of it; writes nothing into it."""

import re
from typing import Any

from discord import ui

from bot.domain.conduct import Deed, LogEntry, LogPage, LogQuery
from bot.services import services_of
from bot.ui import answer, rights
from bot.ui.answer import Interaction
from bot.ui.moderation import cards, log_facts, log_file, turning
from bot.ui.panels import panel
from bot.ui.panels.controls import PanelButton
from bot.ui.panels.panel import Panel
from bot.ui.text import quoted, relative
from bot.ui.words import Words

#: Entries of a page, and characters of a reason: up to twice as many once they are escaped, and a message holds 4,000.
_SIZE, _REASON_MOST = 6, 100
#: What each query is told by in a button's id: deed, who decided, and whom it was about; "-" is any.
_QUERY = r"([a-z-]{1,20}):(-|[0-9]{1,20}):(-|[0-9]{1,20})"


async def show(interaction: Interaction, deed: str | None, by_id: int | None, member_id: int | None) -> None:
    """The newest entries of this server, for the moderator alone."""
    rights.require_moderator(interaction)
    query = LogQuery(
        guild_id=interaction.guild_id or 0, deed=Deed(deed) if deed else None, by_id=by_id, member_id=member_id
    )
    await panel.show(interaction, lambda: _draw(interaction, query, 1))


class LogButton(PanelButton, template=rf"easel:log:{_QUERY}:[0-9]{{1,6}}"):
    """Turns to another page."""

    async def pressed(self, interaction: Interaction) -> None:
        rights.require_moderator(interaction)
        query, number = _read(interaction, self.custom_id), int(self.custom_id.rpartition(":")[2])
        await panel.redraw(interaction, lambda: _draw(interaction, query, number))


class FileButton(PanelButton, template=rf"easel:log-file:{_QUERY}"):
    """Gives all that the pages show as one file."""

    async def pressed(self, interaction: Interaction) -> None:
        rights.require_moderator(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        query, say = _read(interaction, self.custom_id), answer.tongue(interaction)
        file, left = await log_file.made(services_of(interaction.client).log.all(query), interaction.filesize_limit)
        told = say("log-file-cut", count=left) if left else say("log-file-whole")
        await interaction.edit_original_response(content=told, attachments=[file])


ITEMS: tuple[type[ui.DynamicItem[Any]], ...] = (LogButton, FileButton)


def _read(interaction: Interaction, custom_id: str) -> LogQuery:
    found = re.search(_QUERY, custom_id.partition(":")[2].partition(":")[2])
    assert found is not None
    deed, by_id, member_id = (None if each == "-" else each for each in found.groups())
    return LogQuery(
        guild_id=interaction.guild_id or 0,
        deed=Deed(deed) if deed in set(Deed) else None,
        by_id=None if by_id is None else int(by_id),
        member_id=None if member_id is None else int(member_id),
    )


def _written(query: LogQuery) -> str:
    parts = (query.deed, query.by_id, query.member_id)
    return ":".join("-" if each is None else str(each) for each in parts)


async def _draw(interaction: Interaction, query: LogQuery, number: int) -> Panel:
    page = await services_of(interaction.client).log.page(query, number, _SIZE)
    return Panel(view=view(query, page, number, answer.tongue(interaction)))


def view(query: LogQuery, page: LogPage, number: int, say: Words) -> ui.LayoutView:
    """A page in sentences."""
    if not page.total:
        return cards.notice(say("log-empty"))
    pages = max(1, -(-page.total // _SIZE))
    number = min(max(1, number), pages)
    made = cards.notice("\n".join((f"### {say('log-title')}", *(line(each, say) for each in page.entries))))
    if pages > 1:
        made.add_item(turning.row(LogButton, lambda to: f"easel:log:{_written(query)}:{to}", number, pages, say))
    made.add_item(ui.ActionRow[Any](FileButton(f"easel:log-file:{_written(query)}", say("log-file"))))
    return made


def line(entry: LogEntry, say: Words) -> str:
    """When, who, what and whom, why; and whatever else is known of it."""
    by = f"<@{entry.by_id}>" if entry.by_id else say("log-studio")
    member = f"<@{entry.member_id}>" if entry.member_id else ""
    until, count = entry.facts.get("until"), entry.facts.get("count")
    told = {"by": by, "member": member, "count": count if isinstance(count, int) else 0}
    key = f"log-{entry.deed}"
    if isinstance(until, int | float):
        told["when"] = relative(until)
        key = f"{key}-until"
    sentence = f"- {relative(entry.at)} {say(key, **told)}"
    more = [quoted(entry.reason, _REASON_MOST), log_facts.told(entry.facts, say)]
    return "\n".join((sentence, *(f"> {each}" for each in more if each)))
