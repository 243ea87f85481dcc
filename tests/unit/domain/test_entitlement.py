"""Which rule holds for whom, and where each limit comes from."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import errors
from bot.domain.day import Window
from bot.domain.entitlement import Asker, Entitlement, Scope, Source, entitled, unruled
from bot.domain.policy import UNLIMITED, Policy, Rule
from bot.domain.preferences import Preferences
from bot.domain.quota import Limits, Totals
from bot.domain.reference import Reference
from bot.domain.request import PaintRequest
from bot.domain.size import Quality, Shape, Size, preset
from bot.domain.wish import Wish

GUILD, ADA, CHANNEL, THREAD, ARTIST, NEWCOMER = 1, 2, 3, 4, 5, 6
USUAL = Limits(daily_pictures=50, concurrent=2, cooldown=5.0, totals=Totals(pictures=1000))
ASKER = Asker(member_id=ADA, guild_id=GUILD, role_ids=(ARTIST, NEWCOMER), places=(THREAD, CHANNEL))


def of(asker: Asker = ASKER, **decided: Any) -> Entitlement:
    """What a server's decisions come to."""
    return entitled(Policy(guild_id=GUILD, **decided), USUAL, asker)


def refused(asker: Asker = ASKER, **decided: Any) -> dict[str, object]:
    """The facts with which one is turned away."""
    with pytest.raises(errors.NotHere) as caught:
        of(asker, **decided)
    return caught.value.facts


def test_a_server_without_rules_has_the_operators() -> None:
    """Counted everywhere, and named nobody's."""
    found = of()
    assert (found.limits.daily_pictures, found.limits.guild_id, found.limits.cooldown) == (50, None, 5.0)
    assert found.sources == {}
    assert unruled(USUAL).limits == USUAL


CEILING = Rule(quality=Quality.K2, pictures=3, series=False, edits=False)


def test_no_server_lifts_the_operators_ceiling() -> None:
    """Not even for a member; and it holds where no server has a say."""
    generous = Rule(quality=Quality.K4, pictures=15, series=True, edits=True)
    ruled = entitled(Policy(guild_id=GUILD, by_member={ADA: generous}), USUAL, ASKER, CEILING)
    for found in (ruled, unruled(USUAL, CEILING)):
        assert (found.quality, found.pictures, found.series, found.edits) == (Quality.K2, 3, False, False)
        assert set(found.sources.values()) == {Source(scope=Scope.OPERATOR)}
    with pytest.raises(errors.RuledOut) as caught:
        ruled.require(request(pictures=4))
    assert caught.value.facts == {"problem": "pictures", "scope": "operator", "most": 3}


def test_below_the_ceiling_a_servers_rule_holds() -> None:
    """And is named."""
    found = entitled(Policy(guild_id=GUILD, everyone=Rule(pictures=2)), USUAL, ASKER, CEILING)
    assert (found.pictures, found.sources["pictures"]) == (2, Source(scope=Scope.SERVER))


def test_a_servers_own_number_is_counted_there() -> None:
    """In its own days, and beside the operator's total."""
    found = of(everyone=Rule(daily_pictures=7), window=Window.CALENDAR, time_zone="Europe/Kyiv")
    assert (found.limits.daily_pictures, found.limits.guild_id) == (7, GUILD)
    assert found.limits.calendar.time_zone == "Europe/Kyiv"
    assert found.limits.totals.pictures == 1000
    assert found.sources == {"daily_pictures": Source(scope=Scope.SERVER)}


@pytest.mark.parametrize(
    ("field", "stingy", "generous"),
    [
        ("daily_pictures", 5, 9),
        ("daily_pictures", 9, UNLIMITED),
        ("daily_pictures", 0, 1),
        ("concurrent", 1, 3),
        ("cooldown", 60.0, 10.0),
        ("quality", Quality.K1, Quality.K4),
        ("pictures", 2, 8),
        ("series", False, True),
        ("edits", False, True),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_of_several_roles_the_most_generous_counts(field: str, stingy: Any, generous: Any, turned: bool) -> None:
    """Whichever comes first; a channel gives no more than it has, and a member's own rule stands before all roles."""
    roles = (ARTIST, NEWCOMER) if not turned else (NEWCOMER, ARTIST)
    by_role = {roles[0]: Rule(**{field: stingy}), roles[1]: Rule(**{field: generous})}

    def told(**decided: Any) -> tuple[Any, Source]:
        found = of(by_role=by_role, everyone=Rule(**{field: stingy}), **decided)
        return getattr(found, field, getattr(found.limits, field, None)), found.sources[field]

    bound = None if generous == UNLIMITED and field == "daily_pictures" else generous
    assert told() == (bound, Source(scope=Scope.ROLE, id=roles[1]))
    if field != "daily_pictures":
        narrowed = told(by_channel={CHANNEL: Rule(**{field: stingy})})
        assert narrowed == (stingy, Source(scope=Scope.CHANNEL, id=CHANNEL))
    own = told(by_member={ADA: Rule(**{field: stingy})})
    assert own == (stingy, Source(scope=Scope.MEMBER, id=ADA))


def test_a_channel_narrows_and_never_widens() -> None:
    """The thread's and the channel's rules both hold."""
    found = of(everyone=Rule(pictures=4), by_channel={CHANNEL: Rule(pictures=9), THREAD: Rule(pictures=3)})
    assert (found.pictures, found.sources["pictures"]) == (3, Source(scope=Scope.CHANNEL, id=THREAD))
    found = of(everyone=Rule(pictures=4), by_channel={CHANNEL: Rule(pictures=9)})
    assert (found.pictures, found.sources["pictures"]) == (4, Source(scope=Scope.SERVER))


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [(Rule(concurrent=9), Rule(concurrent=1)), (Rule(cooldown=1.0), Rule(cooldown=60.0))],
)
def test_a_channel_widens_no_default_of_the_operators(wide: Rule, narrow: Rule) -> None:
    """A wider rule says nothing where nobody else decided; the server may decide so for everyone."""
    (field,) = of(by_channel={CHANNEL: narrow}).sources
    assert getattr(of(by_channel={CHANNEL: narrow}).limits, field) == getattr(narrow, field)
    found = of(by_channel={CHANNEL: wide})
    assert (getattr(found.limits, field), found.sources) == (getattr(USUAL, field), {})
    found = of(everyone=wide, by_channel={CHANNEL: wide})
    assert getattr(found.limits, field) == getattr(wide, field)


def test_a_channels_pictures_a_day_are_counted_there() -> None:
    """Beside those of the server or the operator; the stricter of thread and channel counts, unlimited is none."""
    found = of(by_channel={CHANNEL: Rule(daily_pictures=9), THREAD: Rule(daily_pictures=4)})
    assert (found.limits.daily_here, found.limits.totals.channel_id) == (4, CHANNEL)
    assert (found.limits.daily_pictures, found.limits.guild_id, found.sources) == (50, None, {})
    found = of(everyone=Rule(daily_pictures=7), by_channel={CHANNEL: Rule(daily_pictures=UNLIMITED)})
    assert (found.limits.daily_here, found.limits.daily_pictures) == (None, 7)


def test_a_role_that_forbids_is_meant_to() -> None:
    """Whatever another role allows; only the member's own rule says otherwise."""
    by_role = {ARTIST: Rule(allowed=True), NEWCOMER: Rule(allowed=False)}
    assert refused(by_role=by_role) == {"problem": "forbidden-role"}
    assert of(by_role=by_role, by_member={ADA: Rule(allowed=True)}).sources["allowed"].scope is Scope.MEMBER
    assert of(replace(ASKER, role_ids=(ARTIST,)), by_role=by_role)


@pytest.mark.parametrize(
    ("decided", "problem"),
    [
        ({"everyone": Rule(allowed=False)}, "forbidden-server"),
        ({"by_channel": {CHANNEL: Rule(allowed=False)}}, "forbidden-channel"),
        ({"by_member": {ADA: Rule(allowed=False)}}, "forbidden-member"),
        ({"by_member": {ADA: Rule(allowed=True)}, "by_channel": {THREAD: Rule(allowed=False)}}, "forbidden-channel"),
    ],
)
def test_whoever_may_not_paint_is_told_by_which_rule(decided: dict[str, Any], problem: str) -> None:
    """Of the server, the channel or the member."""
    assert refused(**decided) == {"problem": problem}


def test_a_role_may_paint_where_everybody_may_not() -> None:
    """What is said of a role stands before what is said of everyone."""
    assert of(everyone=Rule(allowed=False), by_role={ARTIST: Rule(allowed=True)})


def test_lists_of_channels_and_roles_leave_out_the_rest() -> None:
    """A thread is where its channel is; a member who is allowed by name needs no role."""
    assert of(channels=(CHANNEL,), roles=(ARTIST,))
    assert refused(channels=(8, 9)) == {"problem": "channel", "channels": "<#8> <#9>"}
    assert refused(roles=(8, 9)) == {"problem": "role", "roles": "<@&8> <@&9>"}
    assert of(roles=(8,), by_member={ADA: Rule(allowed=True)})


def test_totals_are_the_channels_in_which_a_thread_lies() -> None:
    """What all share is counted by the channel, the server and its month."""
    found = of(daily_total=90, channel_totals={CHANNEL: 20, THREAD: 1}, monthly_budget_micros=5)
    assert found.limits.totals == Totals(
        guild_id=GUILD,
        channel_id=CHANNEL,
        guild_pictures=90,
        channel_pictures=20,
        pictures=1000,
        guild_budget_micros=5,
    )


def test_preferences_are_narrowed_in_silence() -> None:
    """A default that is larger than the rule gives way; one that fits stays."""
    wish, usual = Wish(prompt="a fox"), Preferences(quality=Quality.K4, pictures=6)
    narrowed = of(everyone=Rule(quality=Quality.K2, pictures=4)).completed(wish, usual)
    assert (narrowed.quality, narrowed.pictures) == (Quality.K2, 4)
    wide = of(everyone=Rule(quality=Quality.K4, pictures=9)).completed(wish, usual)
    assert wide == of().completed(wish, usual) == wish.completed(usual)


def test_what_was_asked_for_by_name_is_left_as_it_is() -> None:
    """It is refused in words, not changed in silence; a series without a number takes what it may."""
    found = of(everyone=Rule(quality=Quality.K1, pictures=3))
    named = Wish(prompt="a fox", quality=Quality.K4, pictures=6)
    completed = found.completed(named, Preferences())
    assert (completed.quality, completed.pictures) == (Quality.K4, 6)
    assert found.completed(Wish(prompt="a fox", series=True), Preferences()).pictures == 3


def request(**wanted: Any) -> PaintRequest:
    return PaintRequest(**{"prompt": "a fox", "size": Size(2048, 2048), "seed": 1, **wanted})


@pytest.mark.parametrize(
    ("rule", "wanted", "problem", "most"),
    [
        (Rule(quality=Quality.K2), {"size": Size(4096, 4096)}, "quality", "2K"),
        (Rule(quality=Quality.K1), {"size": Size(2048, 2048)}, "quality", "1K"),
        (Rule(pictures=2), {"pictures": 3}, "pictures", 2),
        (Rule(series=False), {"series": True, "pictures": 2}, "series", None),
        (Rule(edits=False), {"references": (Reference(url="x", name="x", content_type="image/png", size=1),)},
         "edits", None),
    ],
)  # fmt: skip
def test_what_is_asked_for_by_name_is_refused_with_its_rule(
    rule: Rule, wanted: dict[str, Any], problem: str, most: object
) -> None:
    """And let through where no rule says so."""
    of().require(request(**wanted))
    with pytest.raises(errors.RuledOut) as caught:
        of(by_role={ARTIST: rule}).require(request(**wanted))
    assert caught.value.facts == {"problem": problem, "scope": "role", "most": most}
    of(by_role={ARTIST: rule}).require(request(size=Size(1024, 1024)))


@given(quality=st.sampled_from(Quality), most=st.sampled_from(Quality), pictures=st.integers(1, 15),
       least=st.integers(1, 15))  # fmt: skip
def test_what_preferences_come_to_is_never_refused(quality: Quality, most: Quality, pictures: int, least: int) -> None:
    """Nobody is turned away for what they did not ask for."""
    found = of(everyone=Rule(quality=most, pictures=least))
    usual = Preferences(quality=quality, pictures=pictures)
    for shape in Shape:
        narrowed = found.completed(Wish(prompt="a fox", shape=shape), usual)
        found.require(request(size=preset(shape, narrowed.quality or Quality.K1), pictures=narrowed.pictures))


def test_a_limit_that_is_reached_is_told_with_whose_it_is() -> None:
    """The operator's own are told without."""
    reached = errors.LimitReached(limit="daily", left=0, most=7, asked=1, resets_at=9.0)
    assert of().sourced(reached) is reached
    told = of(by_role={ARTIST: Rule(daily_pictures=7)}).sourced(reached)
    assert told.facts == {**reached.facts, "scope": "role"}
    shared = errors.LimitReached(limit="server-total", left=0, most=7, asked=1, resets_at=9.0)
    assert of(everyone=Rule(daily_pictures=7)).sourced(shared) is shared
