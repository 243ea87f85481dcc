"""Owns the forms in which limits are written, and what is read out of them; saves nothing."""

from collections.abc import Sequence
from difflib import get_close_matches
from zoneinfo import available_timezones

import discord
from discord import ui

from bot import errors
from bot.domain.day import Window, known_zone
from bot.domain.policy import UNLIMITED, Policy, Rule
from bot.domain.request import PICTURES_MOST
from bot.domain.rulebook import Day
from bot.domain.size import Quality
from bot.ui.modals import Form, Submitted
from bot.ui.panels.entities import channel_select
from bot.ui.text import plain
from bot.ui.words import LOCALES, Words, words

#: More than any server needs, and less than any column holds.
TOTAL_MOST = 100_000
_CONCURRENT_MOST = 50
_COOLDOWN_MOST = 7 * 24 * 3600
_GIVEN_MOST = 60
#: Choices of the one select in a rule's form: a form has room for five fields.
_SWITCHES = ("series", "edits", "allowed")
_EXAMPLES = ("Europe/Kyiv", "America/New_York", "Asia/Tokyo")


def rule_form(title: str, custom_id: str, rule: Rule, say: Words) -> Form:
    """Everything that a rule can say, as it says it now; empty says nothing."""
    form = Form(title=plain(title, 45), custom_id=custom_id)
    daily = say("limits-unlimited") if rule.daily_pictures == UNLIMITED else _number(rule.daily_pictures)
    _text(form, "daily", daily, say)
    _text(form, "concurrent", _number(rule.concurrent), say)
    _text(form, "cooldown", _number(rule.cooldown), say)
    _text(form, "pictures", _number(rule.pictures), say)
    chosen = {f"quality:{rule.quality}"} | {f"{name}:{_yes(getattr(rule, name))}" for name in _SWITCHES}
    values = [f"quality:{each}" for each in Quality] + [f"{name}:{to}" for name in _SWITCHES for to in ("yes", "no")]
    select: ui.Select[Form] = ui.Select(
        custom_id="may",
        options=[discord.SelectOption(label=_option(each, say), value=each, default=each in chosen) for each in values],
        required=False,
        min_values=0,
        max_values=1 + len(_SWITCHES),
    )
    label, hint = say("limits-form-may"), say("limits-hint-may")
    return form.add_item(ui.Label(text=label, description=hint, component=select))


def read_rule(filled: Submitted) -> Rule:
    """The rule as it was written; raises `InvalidLimit`."""
    may = filled.chosen("may")
    return Rule(
        allowed=_switch("allowed", may),
        daily_pictures=_daily(filled.text("daily")),
        concurrent=_count("concurrent", filled.text("concurrent"), 1, _CONCURRENT_MOST),
        cooldown=_count("cooldown", filled.text("cooldown"), 0, _COOLDOWN_MOST),
        quality=Quality(quality) if (quality := _one("quality", may)) in set(Quality) else None,
        pictures=_count("pictures", filled.text("pictures"), 1, PICTURES_MOST),
        series=_switch("series", may),
        edits=_switch("edits", may),
    )


def day_form(custom_id: str, policy: Policy, say: Words) -> Form:
    """What a day is, and what all members share in it."""
    form = Form(title=say("limits-form-day-title"), custom_id=custom_id)
    select: ui.Select[Form] = ui.Select(
        custom_id="window",
        options=[
            discord.SelectOption(label=say(f"limits-window-{each}"), value=each, default=each is policy.window)
            for each in Window
        ],
    )
    form.add_item(ui.Label(text=say("limits-form-window"), component=select))
    _text(form, "zone", policy.time_zone, say)
    _text(form, "total", _number(policy.daily_total), say)
    place = channel_select("channel", say("limits-form-channel-none"), (), 1)
    place.required = False
    form.add_item(ui.Label(text=say("limits-form-channel"), component=place))
    _text(form, "channel-total", "", say)
    return form


def read_day(filled: Submitted, policy: Policy) -> Day:
    """What was written; raises `InvalidLimit`."""
    zone = filled.text("zone").strip() or policy.time_zone
    if not known_zone(zone):
        near = get_close_matches(zone, sorted(available_timezones()), n=3, cutoff=0.5) or _EXAMPLES
        raise errors.InvalidLimit(problem="zone", given=plain(zone, _GIVEN_MOST), near=", ".join(near))
    channel, total = filled.chosen("channel"), filled.text("channel-total")
    if total.strip() and not channel:
        raise errors.InvalidLimit(problem="channel")
    return Day(
        window=Window(next(iter(filled.chosen("window")), policy.window)),
        time_zone=zone,
        daily_total=_count("total", filled.text("total"), 0, TOTAL_MOST),
        channel_id=int(channel[0]) if channel else None,
        channel_total=_count("total", total, 0, TOTAL_MOST),
    )


def _text(form: Form, name: str, present: str, say: Words) -> None:
    field: ui.TextInput[Form] = ui.TextInput(
        custom_id=name, default=present or None, required=False, max_length=_GIVEN_MOST
    )
    form.add_item(ui.Label(text=say(f"limits-form-{name}"), description=say(f"limits-hint-{name}"), component=field))


def _option(value: str, say: Words) -> str:
    name, _, to = value.partition(":")
    return say("limits-form-quality", quality=to) if name == "quality" else say(f"limits-form-{name}-{to}")


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _yes(value: bool | None) -> str:
    return "" if value is None else "yes" if value else "no"


def _daily(given: str) -> int | None:
    free = {words(each)("limits-unlimited").casefold() for each in LOCALES}
    return UNLIMITED if given.strip().casefold() in free else _count("daily", given, 0, TOTAL_MOST)


def _count(problem: str, given: str, least: int, most: int) -> int | None:
    """The whole number that was written; None for an empty field."""
    text = given.strip()
    if not text:
        return None
    if text.isdecimal() and len(text) <= len(str(most)) and least <= int(text) <= most:
        return int(text)
    raise errors.InvalidLimit(problem=problem, given=plain(given, _GIVEN_MOST), least=least, most=most)


def _switch(name: str, chosen: Sequence[str]) -> bool | None:
    return {"yes": True, "no": False}.get(_one(name, chosen) or "")


def _one(name: str, chosen: Sequence[str]) -> str | None:
    """What was chosen of one kind."""
    found = [each.partition(":")[2] for each in chosen if each.startswith(f"{name}:")]
    if len(found) > 1:
        raise errors.InvalidLimit(problem="twice")
    return found[0] if found else None
