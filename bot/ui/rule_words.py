"""Owns how a rule, whoever it is for, is told in one line; decides nothing."""

from bot.domain.entitlement import Scope, Source
from bot.domain.policy import UNLIMITED, Rule
from bot.ui.words import Words


def told(rule: Rule, say: Words) -> str:
    """All that it says, in one line; empty for one that says nothing."""
    daily = rule.daily_pictures
    parts = (
        None if rule.allowed is None else say("rule-allowed" if rule.allowed else "rule-forbidden"),
        None if daily is None else say("rule-daily-free") if daily == UNLIMITED else say("rule-daily", count=daily),
        None if rule.concurrent is None else say("rule-concurrent", count=rule.concurrent),
        None if rule.cooldown is None else say("rule-cooldown", seconds=rule.cooldown),
        None if rule.quality is None else say("rule-quality", quality=rule.quality),
        None if rule.pictures is None else say("rule-pictures", count=rule.pictures),
        None if rule.series is None else say("rule-series" if rule.series else "rule-no-series"),
        None if rule.edits is None else say("rule-edits" if rule.edits else "rule-no-edits"),
    )
    return " · ".join(each for each in parts if each is not None)


def whose(source: Source | None, say: Words) -> str:
    """Where a limit comes from; mentions never ping. None is the operator's."""
    match source:
        case Source(scope=Scope.ROLE, id=int(role)):
            return f"<@&{role}>"
        case Source(scope=Scope.CHANNEL, id=int(channel)):
            return f"<#{channel}>"
        case Source(scope=scope):
            return say(f"rule-by-{scope}")
        case None:
            return say("rule-by-operator")
