"""Owns which of a server's rules hold for one who asks, and where each comes from; knows no store and no count.

A server's own rule stands before the operator's defaults, the rules of a member's roles before the server's, and the
member's own before all; of several roles the most generous one counts. A channel's rule narrows whatever came out: its
pictures a day are counted there, beside those of the server. So does the operator's ceiling, which no server lifts.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from bot import errors
from bot.domain.day import Calendar
from bot.domain.policy import SILENT, UNLIMITED, Policy, Rule
from bot.domain.preferences import Preferences
from bot.domain.quota import Limits, Totals
from bot.domain.request import PaintRequest
from bot.domain.size import Quality, quality_of
from bot.domain.wish import Wish


class Scope(StrEnum):
    """Who a rule is for."""

    OPERATOR = "operator"
    SERVER = "server"
    ROLE = "role"
    CHANNEL = "channel"
    MEMBER = "member"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a limit comes from; `id` is the role's, channel's or member's."""

    scope: Scope
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who asks, and where. `places` are the channel and what it lies in: a thread, its channel."""

    member_id: int
    guild_id: int | None = None
    role_ids: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    #: Whether the channel is age-restricted.
    adult: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entitlement:
    """What one may do, and by which rule: `sources` names it for every field of `Rule` that was decided by one."""

    limits: Limits
    quality: Quality | None = None
    pictures: int | None = None
    series: bool = True
    edits: bool = True
    sources: Mapping[str, Source]

    def completed(self, wish: Wish, preferences: Preferences) -> Wish:
        """The wish with a member's defaults as far as they are allowed: only what was asked for by name is refused."""
        quality = preferences.quality
        if self.quality is not None:
            quality = min(quality, self.quality, key=_QUALITIES.index)
        whole = wish.completed(replace(preferences, quality=quality))
        if wish.pictures is None and whole.pictures is not None and self.pictures is not None:
            whole = replace(whole, pictures=min(whole.pictures, self.pictures))
        return whole

    def require(self, request: PaintRequest) -> None:
        """Raise `RuledOut` for what is larger, or of another kind, than is allowed."""
        if request.series and not self.series:
            raise self._ruled_out("series")
        if request.references and not self.edits:
            raise self._ruled_out("edits")
        if self.pictures is not None and request.pictures > self.pictures:
            raise self._ruled_out("pictures", most=self.pictures)
        largest = self.quality or _QUALITIES[-1]
        if _QUALITIES.index(quality_of(request.size)) > _QUALITIES.index(largest):
            raise self._ruled_out("quality", most=str(largest))

    def sourced(self, refusal: errors.LimitReached) -> errors.LimitReached:
        """The same refusal, with `scope`, when it comes from a rule of the server."""
        source = self.sources.get(_LIMITED_BY.get(str(refusal.facts["limit"]), ""))
        return (
            refusal if source is None else errors.LimitReached(refusal.detail, **refusal.facts, scope=str(source.scope))
        )

    def _ruled_out(self, problem: str, most: int | str | None = None) -> errors.RuledOut:
        return errors.RuledOut(problem=problem, scope=str(self.sources[problem].scope), most=most)


_QUALITIES = tuple(Quality)
#: The field of a rule behind a limit, as `errors.LimitReached` names it.
_LIMITED_BY = {"daily": "daily_pictures", "waiting": "concurrent", "cooldown": "cooldown"}
_FIELDS = tuple(each.name for each in fields(Rule))
#: Fields for which the operator's limits have a default that every channel's rule is held to.
_USUAL = ("concurrent", "cooldown")
Told = tuple[Any, Source]


def entitled(policy: Policy, usual: Limits, asker: Asker, ceiling: Rule = SILENT) -> Entitlement:
    """What the rules come to; raises `NotHere` where one forbids to paint at all."""
    require_place(policy, asker)
    told = {name: each for name in _FIELDS if (each := _told(name, policy, usual, asker, ceiling)) is not None}
    if "allowed" in told and not told["allowed"][0]:
        raise errors.NotHere(problem=f"forbidden-{told['allowed'][1].scope}")
    return _entitlement(_limits(policy, usual, asker, {name: value for name, (value, _) in told.items()}), told)


def unruled(usual: Limits, ceiling: Rule = SILENT) -> Entitlement:
    """Where no server has a say: the operator's defaults and ceiling."""
    return _entitlement(usual, {name: each for name in _FIELDS if (each := _capped(name, ceiling)) is not None})


def _entitlement(limits: Limits, told: Mapping[str, Told]) -> Entitlement:
    values: dict[str, Any] = {name: value for name, (value, _) in told.items()}
    return Entitlement(
        limits=limits,
        quality=values.get("quality"),
        pictures=values.get("pictures"),
        series=values.get("series", True),
        edits=values.get("edits", True),
        sources={name: source for name, (_, source) in told.items()},
    )


def require_place(policy: Policy, asker: Asker) -> None:
    """Raise `NotHere` where the server's lists of channels and roles leave one out."""
    if policy.channels and not set(policy.channels) & set(asker.places):
        raise errors.NotHere(problem="channel", channels=" ".join(f"<#{each}>" for each in policy.channels))
    own = policy.by_member.get(asker.member_id)
    admitted = own is not None and own.allowed
    if policy.roles and not admitted and not set(policy.roles) & set(asker.role_ids):
        raise errors.NotHere(problem="role", roles=" ".join(f"<@&{each}>" for each in policy.roles))


def _told(name: str, policy: Policy, usual: Limits, asker: Asker, ceiling: Rule) -> Told | None:
    """What the rules say about one field, and which of them says it; None where the operator's default holds."""
    personal, narrowing = _personal(name, policy, asker), _placed(name, policy, asker)
    if name == "daily_pictures":
        narrowing = []
    if personal is None and name in _USUAL:
        # A channel's rule that is wider than what holds anyway says nothing.
        narrowing = [each for each in narrowing if _generosity(name, each[0]) < _generosity(name, getattr(usual, name))]
    found = [each for each in (personal, *narrowing, _capped(name, ceiling)) if each is not None]
    return _strictest(name, found) if found else None


def _placed(name: str, policy: Policy, asker: Asker) -> list[Told]:
    """What the rules of the channel, and of the thread, say about it."""
    return [
        (value, Source(scope=Scope.CHANNEL, id=place))
        for place in asker.places
        if (value := getattr(policy.by_channel.get(place), name, None)) is not None
    ]


def _capped(name: str, ceiling: Rule) -> Told | None:
    value = getattr(ceiling, name)
    return None if value is None else (value, Source(scope=Scope.OPERATOR))


def _personal(name: str, policy: Policy, asker: Asker) -> Told | None:
    own = getattr(policy.by_member.get(asker.member_id), name, None)
    if own is not None:
        return own, Source(scope=Scope.MEMBER, id=asker.member_id)
    by_role = [
        (value, Source(scope=Scope.ROLE, id=role))
        for role in asker.role_ids
        if (value := getattr(policy.by_role.get(role), name, None)) is not None
    ]
    if by_role:
        # A role that forbids to paint at all is meant to, whatever the others say.
        return _strictest(name, by_role) if name == "allowed" else _most_generous(name, by_role)
    usual = getattr(policy.everyone, name)
    return None if usual is None else (usual, Source(scope=Scope.SERVER))


def _most_generous(name: str, told: Sequence[Told]) -> Told:
    return max(told, key=lambda each: _generosity(name, each[0]))


def _strictest(name: str, told: Sequence[Told]) -> Told:
    return min(told, key=lambda each: _generosity(name, each[0]))


def _generosity(name: str, value: Any) -> float:
    return _GENEROSITY.get(name, float)(value)


def _pictures(value: int) -> float:
    return float("inf") if value == UNLIMITED else value


#: How generous a value is; a field that is not named is the more generous the larger it is.
_GENEROSITY: Mapping[str, Callable[[Any], float]] = {
    "daily_pictures": _pictures,
    "cooldown": lambda value: -value,
    "quality": _QUALITIES.index,
}


def _limits(policy: Policy, usual: Limits, asker: Asker, values: Mapping[str, Any]) -> Limits:
    calendar = Calendar(window=policy.window, time_zone=policy.time_zone)
    daily = values.get("daily_pictures")
    # What a server allows is counted there; what the operator allows, everywhere.
    counted = {} if daily is None else {"daily_pictures": _bound(daily), "guild_id": policy.guild_id}
    here = _placed("daily_pictures", policy, asker)
    home = asker.places[-1] if asker.places else None
    return replace(
        usual,
        calendar=calendar,
        daily_here=_bound(_strictest("daily_pictures", here)[0]) if here else None,
        concurrent=values.get("concurrent", usual.concurrent),
        cooldown=values.get("cooldown", usual.cooldown),
        totals=Totals(
            guild_id=policy.guild_id,
            channel_id=home,
            guild_pictures=policy.daily_total,
            channel_pictures=None if home is None else policy.channel_totals.get(home),
            pictures=usual.totals.pictures,
            guild_budget_micros=policy.monthly_budget_micros,
        ),
        **counted,
    )


def _bound(daily: int) -> int | None:
    return None if daily == UNLIMITED else daily
