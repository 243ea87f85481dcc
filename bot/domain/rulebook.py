"""Owns a server's rules one by one: their order, and the policy that comes of writing or taking one away."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot import errors
from bot.domain.day import Window
from bot.domain.entitlement import Scope
from bot.domain.policy import SILENT, Policy, Rule

#: More than a server needs; all of them are read whenever somebody paints.
RULES_MOST = 100
#: The kind of a channel's total, which is no rule of any scope.
TOTAL = "total"
#: Whose rules stand in a table of their own, in the order in which they are listed.
_TABLES = (Scope.ROLE, Scope.CHANNEL, Scope.MEMBER)
#: Everything that can be taken away has one of these.
KINDS = (Scope.SERVER, *_TABLES, TOTAL)

#: Kind and id; the rule for everyone has the id 0.
Key = tuple[str, int]
EVERYONE: Key = (Scope.SERVER, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What a server counts by, and its totals; `channel_id` is whose total is set, None for nobody's."""

    window: Window
    time_zone: str
    daily_total: int | None
    channel_id: int | None
    channel_total: int | None


def keys(policy: Policy) -> list[Key]:
    """Everything that can be taken away."""
    everyone = [EVERYONE] if policy.everyone != SILENT else []
    rules = [(scope.value, each) for scope in _TABLES for each in _of(policy, scope)]
    return [*everyone, *rules, *((TOTAL, each) for each in policy.channel_totals)]


def rule_of(policy: Policy, key: Key) -> Rule:
    """What a rule says now; nothing, while there is none."""
    kind, number = key
    return policy.everyone if kind == Scope.SERVER else _of(policy, Scope(kind)).get(number, SILENT)


def with_rule(policy: Policy, key: Key, rule: Rule) -> Policy:
    """The policy with this rule; one that says nothing is taken away. Raises `InvalidLimit` when there are too many."""
    kind, number = key
    if kind == Scope.SERVER:
        return replace(policy, everyone=rule)
    before = dict(_of(policy, Scope(kind)))
    if rule == SILENT:
        before.pop(number, None)
    else:
        before[number] = rule
    return _bounded(replace(policy, **{f"by_{kind}": before}))


def with_day(policy: Policy, day: Day) -> Policy:
    """The policy with other days and totals; raises `InvalidLimit` when there are too many."""
    totals = dict(policy.channel_totals)
    if day.channel_id is not None:
        totals.pop(day.channel_id, None)
        if day.channel_total is not None:
            totals[day.channel_id] = day.channel_total
    changed = replace(policy, window=day.window, time_zone=day.time_zone, daily_total=day.daily_total)
    return _bounded(replace(changed, channel_totals=totals))


def without(policy: Policy, key: Key) -> Policy:
    """The policy without a rule or a channel's total; the same when it was gone before."""
    if key[0] == TOTAL:
        left = {each: most for each, most in policy.channel_totals.items() if each != key[1]}
        return replace(policy, channel_totals=left)
    return with_rule(policy, key, SILENT)


def _of(policy: Policy, scope: Scope) -> Mapping[int, Rule]:
    match scope:
        case Scope.ROLE:
            return policy.by_role
        case Scope.CHANNEL:
            return policy.by_channel
        case _:
            return policy.by_member


def _bounded(policy: Policy) -> Policy:
    if len(keys(policy)) > RULES_MOST:
        raise errors.InvalidLimit(problem="many", most=RULES_MOST)
    return policy
