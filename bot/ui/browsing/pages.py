"""Owns how one page of a gallery looks, and the ids of its parts; decides nothing of what may be seen."""

import re
from collections.abc import Sequence

import discord
from discord import ui

from bot import errors
from bot.domain.history import Entry, Page
from bot.ui import links
from bot.ui.browsing.look import MINE, SERVER, Look
from bot.ui.panels import panel
from bot.ui.progress import ACCENT
from bot.ui.text import plain, quoted, relative
from bot.ui.words import Words

TURN = r"easel:browse:(?P<whose>mine|server|\d{1,20}):(?P<show>newest|favourites):(?P<page>\d{1,9})"
_OPENED = re.compile(r"(\d{1,20}):(\d{1,3})")
#: No id of Discord's is larger, and no database takes one.
_ID_MOST = 2**63 - 1
#: Characters of a prompt in a line, which escapes may double, and in a choice.
_PROMPT_MOST, _LABEL_MOST = 60, 45

View = ui.LayoutView
Container = ui.Container[View]


def turn_id(look: Look) -> str:
    return f"easel:browse:{look.whose}:{'favourites' if look.favourites else 'newest'}:{look.number}"


def turned(custom_id: str, search: str) -> Look:
    """What a button leads to."""
    found = re.fullmatch(TURN, custom_id)
    assert found is not None
    favourites = found["show"] == "favourites"
    return Look(whose=found["whose"], favourites=favourites, search=search, number=int(found["page"]))


def opened(value: str) -> tuple[int, int]:
    """The generation and the number of the picture that were chosen."""
    found = _OPENED.fullmatch(value)
    if found is None or int(found[1]) > _ID_MOST:
        raise errors.Gone
    return int(found[1]), int(found[2])


def body(look: Look, page: Page, seen: Sequence[Entry | None], say: Words) -> Container:
    """Sheet, and a line for each tile; None is what may not be seen here."""
    first = (page.number - 1) * page.size + 1
    alt = say("history-sheet", first=first, last=first + len(seen) - 1, total=page.total)
    container: Container = ui.Container(ui.TextDisplay(_title(look, say)), accent_colour=ACCENT)
    if look.search:
        container.add_item(ui.TextDisplay(look.words()))
    container.add_item(panel.gallery(alt))
    lines = (_line(number, each, look, say) for number, each in enumerate(seen, start=1))
    return container.add_item(ui.TextDisplay("\n".join(lines)))


def options(seen: Sequence[Entry | None]) -> list[discord.SelectOption]:
    """A choice for each tile that may be seen."""
    return [_option(number, each) for number, each in enumerate(seen, start=1) if each is not None]


def empty(look: Look, say: Words) -> View:
    """Why there is nothing to see, and what would change that."""
    lines = [_title(look, say), say(f"history-empty-{_kind(look)}", member=f"<@{look.whose}>")]
    if look.search:
        lines[1] = say("history-nothing-found", search=quoted(look.search))
    text = ui.TextDisplay[View]("\n".join(lines))
    return ui.LayoutView(timeout=None).add_item(ui.Container(text, accent_colour=ACCENT))


def _kind(look: Look) -> str:
    if look.favourites:
        return "favourites"
    return look.whose if look.whose in (MINE, SERVER) else "member"


def _title(look: Look, say: Words) -> str:
    place = look.whose if look.whose in (MINE, SERVER) else "member"
    kind = f"favourites-{place}" if look.favourites else place
    return f"### {say(f'history-title-{kind}', member=f'<@{look.whose}>')}"


def _line(number: int, entry: Entry | None, look: Look, say: Words) -> str:
    if entry is None:
        return f"**{number}** · {say('history-elsewhere')}"
    generation = entry.generation
    parts = [f"**{number}**", quoted(generation.request.prompt, _PROMPT_MOST)]
    if look.whose == SERVER or (look.favourites and look.whose == MINE):
        parts.append(f"<@{generation.member_id}>")
    parts.append(relative(generation.ended_at or generation.created_at))
    if entry.picture is None and len(generation.pictures) > 1:
        parts.append(f"×{len(generation.pictures)}")
    if generation.reply.private:
        parts.append(say("history-private"))
    elif place := links.to_pictures(generation):
        parts.append(f"[{say('history-link')}]({place})")
    return " · ".join(parts)


def _option(number: int, entry: Entry) -> discord.SelectOption:
    label = f"{number} · {plain(entry.generation.request.prompt, _LABEL_MOST)}"
    return discord.SelectOption(label=label, value=f"{entry.generation.id}:{entry.picture or 1}")
