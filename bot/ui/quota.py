"""Owns how a member's limits are told, each with the rule it comes from; counts nothing."""

from bot import errors
from bot.domain.day import Window
from bot.domain.entitlement import Entitlement
from bot.domain.generation import Failure
from bot.domain.quota import Allowance, Share
from bot.ui import failures
from bot.ui.rule_words import whose
from bot.ui.text import relative
from bot.ui.words import Words


def sentence(allowance: Allowance, entitlement: Entitlement, say: Words) -> str:
    """What is left, when more comes free, and which rule says so."""
    lines = [f"### {say('standing-title')}", *_pictures(allowance, entitlement, say)]
    lines.append(_by("concurrent", _at_once(allowance, say), entitlement, say))
    if allowance.limits.cooldown:
        lines.append(_by("cooldown", _pause(allowance, say), entitlement, say))
    if entitlement.quality is not None:
        lines.append(_by("quality", say("standing-quality", quality=entitlement.quality), entitlement, say))
    if entitlement.pictures is not None:
        lines.append(_by("pictures", say("standing-most", count=entitlement.pictures), entitlement, say))
    if not entitlement.series:
        lines.append(_by("series", say("standing-no-series"), entitlement, say))
    if not entitlement.edits:
        lines.append(_by("edits", say("standing-no-edits"), entitlement, say))
    lines += [_shared(each, say) for each in allowance.shared]
    return "\n".join(lines)


def closed(error: errors.MemberError, say: Words) -> str:
    """Why there is nothing to be had here."""
    return f"### {say('standing-title')}\n{failures.for_member(Failure.of(error), say)}"


def _pictures(allowance: Allowance, entitlement: Entitlement, say: Words) -> list[str]:
    limits, today = allowance.limits, allowance.limits.calendar.window is Window.CALENDAR
    if limits.daily_pictures is None:
        key = "standing-pictures-free-today" if today else "standing-pictures-free"
        return [_by("daily_pictures", say(key, used=allowance.used), entitlement, say)]
    key = "standing-pictures-today" if today else "standing-pictures-left"
    line = say(key, left=allowance.left, most=limits.daily_pictures)
    lines = [f"{line} · {whose(entitlement.sources.get('daily_pictures'), say)}"]
    if allowance.frees_at is not None:
        lines.append(f"-# {say('standing-more', count=allowance.frees, when=relative(allowance.frees_at))}")
    return lines


def _at_once(allowance: Allowance, say: Words) -> str:
    return say(
        "standing-at-once",
        running=allowance.running,
        concurrent=allowance.limits.concurrent,
        waiting=allowance.waiting,
        most=allowance.limits.waiting,
    )


def _pause(allowance: Allowance, say: Words) -> str:
    seconds = allowance.limits.cooldown
    if allowance.cooled_at is None:
        return say("standing-pause-now", seconds=seconds)
    return say("standing-pause-until", seconds=seconds, when=relative(allowance.cooled_at))


def _by(field: str, line: str, entitlement: Entitlement, say: Words) -> str:
    """The line with its rule, where a server made one."""
    source = entitlement.sources.get(field)
    return line if source is None else f"{line} · {whose(source, say)}"


def _shared(share: Share, say: Words) -> str:
    line = say(f"standing-{share.limit}", left=share.left, most=share.most)
    if share.frees_at is None:
        return line
    return f"{line} · {say('standing-again', when=relative(share.frees_at))}"
