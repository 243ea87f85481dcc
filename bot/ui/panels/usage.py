"""Owns what who manages the server sees of its painting, as charts and as words; counts nothing itself."""

import asyncio
from collections.abc import Collection, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import discord
import structlog
from babel.dates import format_skeleton
from discord import ui

from bot.domain.day import Calendar, Window, date_of
from bot.domain.policy import Policy
from bot.domain.usage import Usage, quantiles
from bot.services import Services, services_of
from bot.ui import answer, charts
from bot.ui.money import MICROS, dollars
from bot.ui.panels import panel
from bot.ui.panels.controls import PanelButton
from bot.ui.panels.panel import Interaction, Panel
from bot.ui.panels.setting_up import managed
from bot.ui.progress import ACCENT
from bot.ui.text import ALT_TEXT_MOST, plain
from bot.ui.words import Words, words

_log = structlog.get_logger()
SPANS = (7, 30, 90)
#: Days of one line in the table, where there are more than a few.
_WEEK = 7
_FIRST, _SECOND = "easel-usage-1.png", "easel-usage-2.png"


async def show(interaction: Interaction) -> None:
    """The last week."""
    managed(interaction)
    await panel.show(interaction, lambda: _draw(interaction, SPANS[0]))


async def _draw(interaction: Interaction, span: int) -> Panel:
    services, say = services_of(interaction.client), answer.tongue(interaction)
    policy = await services.policies.of(managed(interaction).id)
    usage = await gathered(services, policy, span)
    dates = [datetime.fromtimestamp(day.begins, ZoneInfo(policy.time_zone)).date() for day in usage.days]
    drawn = {} if usage.empty else await _drawn(usage, dates, say)
    return Panel(view=view(usage, dates, say, drawn), drawn=drawn)


async def gathered(services: Services, policy: Policy, span: int) -> Usage:
    """So many days in the server's time zone, today with them; one day's rows are held at a time."""
    calendar = Calendar(window=Window.CALENDAR, time_zone=policy.time_zone)
    begins = [calendar.day_start(services.clock.time())]
    while len(begins) < span:
        begins.insert(0, calendar.day_start(begins[0] - 1))
    days = [await services.accounts.day(policy.guild_id, each, calendar.frees_at(each)) for each in begins]
    refusals = await services.refusals.since(policy.guild_id, date_of(begins[0]))
    return Usage(days=days, refusals=refusals)


async def _drawn(usage: Usage, dates: Sequence[date], say: Words) -> dict[str, bytes]:
    """The pictures, or none where they can't be drawn: the words come all the same."""
    try:
        return await asyncio.to_thread(_pictures, usage, dates, say)
    except (ImportError, OSError, MemoryError) as error:
        _log.error("no chart could be drawn", detail=repr(error))
        return {}


def _pictures(usage: Usage, dates: Sequence[date], say: Words) -> dict[str, bytes]:
    # The letters of some languages are in no font that is always there.
    say = say if charts.legible(say("usage-pictures")) else words(None)
    days = [_date(each, say) for each in dates]
    pictures = [day.pictures for day in usage.days]
    costs = [day.cost_micros for day in usage.days]
    first = (
        charts.Columns(title=say("usage-pictures"), values=pictures, dates=days),
        charts.Columns(title=say("usage-cost"), values=costs, dates=days, tell=partial(_money, say), colour=1),
    )
    second: list[charts.Chart] = []
    if usage.providers:
        second.append(_waits(usage, days, say))
    if members := usage.members(charts.BARS_MOST):
        ranks = [(f"{rank}.", count) for rank, (_, count) in enumerate(members, start=1)]
        second.append(charts.Bars(title=say("usage-members"), bars=ranks))
    if reasons := usage.reasons()[: charts.BARS_MOST]:
        named = [(say(f"usage-why-{reason}"), count) for reason, count in reasons]
        second.append(charts.Bars(title=say("usage-refusals"), bars=named, colour=2))
    return {name: charts.drawn(sheet) for name, sheet in ((_FIRST, first), (_SECOND, second)) if sheet}


def _waits(usage: Usage, days: Sequence[str], say: Words) -> charts.Pairs:
    return charts.Pairs(
        title=say("usage-waits"),
        pairs=[charts.Pair(name=each, values=usage.waits(each)) for each in usage.providers],
        whole=say("usage-half"),
        dashed=say("usage-late"),
        dates=days,
        tell=_seconds,
    )


def _money(say: Words, micros: float) -> str:
    return dollars(round(micros), say)


def _seconds(seconds: float) -> str:
    return f"{seconds:g} s"


def view(usage: Usage, dates: Sequence[date], say: Words, drawn: Collection[str]) -> ui.LayoutView:
    """Charts, those that are drawn; all of it in words; and other spans to choose from."""
    span = len(usage.days)
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=ACCENT)
    container.add_item(ui.TextDisplay(f"### {say('usage-title', days=span)}\n{_total(usage, say)}"))
    if _FIRST in drawn:
        container.add_item(_gallery(_FIRST, _alternative(usage, dates, say)))
    if _SECOND in drawn:
        container.add_item(_gallery(_SECOND, " ".join(_findings(usage, say, mentioned=False))))
    if not usage.empty:
        container.add_item(ui.TextDisplay(f"{say('usage-table')}\n```\n{_table(usage, dates, say)}\n```"))
        container.add_item(ui.TextDisplay("\n".join(_findings(usage, say, mentioned=True))))
    row: ui.ActionRow[Any] = ui.ActionRow()
    for each in SPANS:
        row.add_item(UsageButton(f"easel:usage:{each}", say("usage-span", days=each), disabled=each == span))
    container.add_item(row)
    return ui.LayoutView(timeout=None).add_item(container)


def _total(usage: Usage, say: Words) -> str:
    if usage.empty:
        return say("usage-nothing")
    return say("usage-total", count=usage.pictures, cost=dollars(usage.cost_micros, say))


def _gallery(name: str, description: str) -> ui.MediaGallery[Any]:
    item = discord.MediaGalleryItem(f"attachment://{name}", description=plain(description, ALT_TEXT_MOST))
    return ui.MediaGallery(item)


def _alternative(usage: Usage, dates: Sequence[date], say: Words) -> str:
    first, last = _date(dates[0], say), _date(dates[-1], say)
    pictures = ", ".join(str(day.pictures) for day in usage.days)
    costs = ", ".join(f"{day.cost_micros / MICROS:.2f}" for day in usage.days)
    return f"{say('usage-alt', first=first, last=last, numbers=pictures)} {say('usage-alt-cost', numbers=costs)}"


def _table(usage: Usage, dates: Sequence[date], say: Words) -> str:
    """A line for each day, or for each week counted back from today."""
    step = 1 if len(dates) <= _WEEK else _WEEK
    ends = list(range(len(dates), 0, -step))[::-1]
    rows: list[tuple[str, ...]] = []
    for end in ends:
        begin = max(0, end - step)
        part = Usage(days=usage.days[begin:end], refusals={})
        waits = quantiles([each for day in part.days for seconds in day.seconds.values() for each in seconds])
        name = _date(dates[begin], say) if step == 1 else f"{_date(dates[begin], say)} – {_date(dates[end - 1], say)}"
        took = "–" if waits is None else f"{waits[0]:.0f} s"
        rows.append((name, str(part.pictures), dollars(part.cost_micros, say), took))
    widths = [max(len(row[place]) for row in rows) for place in range(4)]
    return "\n".join(
        "  ".join((row[0].ljust(widths[0]), *(cell.rjust(widths[place]) for place, cell in enumerate(row[1:], 1))))
        for row in rows
    )


def _findings(usage: Usage, say: Words, *, mentioned: bool) -> list[str]:
    """How long it took, who painted most, and why nothing was painted; a picture's description mentions nobody."""
    found: list[str] = []
    for provider in usage.providers:
        waits = quantiles([each for day in usage.days for each in day.seconds.get(provider, ())])
        if waits is not None:
            half, late = (round(each, 1) for each in waits)
            found.append(say("usage-took", provider=provider, half=half, late=late))
    if members := usage.members(charts.BARS_MOST):
        named = (
            f"{rank}. <@{member}>: {count}" if mentioned else f"{rank}. {count}"
            for rank, (member, count) in enumerate(members, start=1)
        )
        found.append(f"{_bold(say('usage-members'), mentioned)}: {' · '.join(named)}")
    if reasons := usage.reasons():
        told = (f"{say(f'usage-why-{reason}')}: {count}" for reason, count in reasons)
        found.append(f"{_bold(say('usage-refusals'), mentioned)}: {' · '.join(told)}")
    return found


def _bold(text: str, marked: bool) -> str:
    return f"**{text}**" if marked else text


def _date(day: date, say: Words) -> str:
    return format_skeleton("MMMd", day, locale=say.locale.replace("-", "_"))


class UsageButton(PanelButton, template=rf"easel:usage:(?:{'|'.join(map(str, SPANS))})"):
    """The same of another span."""

    async def pressed(self, interaction: Interaction) -> None:
        managed(interaction)
        span = int(self.custom_id.rpartition(":")[2])
        await panel.redraw(interaction, lambda: _draw(interaction, span))


ITEMS: tuple[type[ui.DynamicItem[Any]], ...] = (UsageButton,)
