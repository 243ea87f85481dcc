"""What becomes of a server's rules when one is written or taken away."""

from dataclasses import replace

import pytest

from bot import errors
from bot.domain import rulebook
from bot.domain.day import Window
from bot.domain.policy import SILENT, Policy, Rule

FULL = Rule(daily_pictures=3, pictures=2)
POLICY = Policy(guild_id=1, by_role={5: FULL, 6: FULL}, channel_totals={7: 9}, paused=True)
DAY = rulebook.Day(window=Window.CALENDAR, time_zone="Asia/Tokyo", daily_total=9, channel_id=None, channel_total=None)


def crowded() -> Policy:
    """With as many rules as there may be."""
    return replace(POLICY, by_role=dict.fromkeys(range(rulebook.RULES_MOST - 1), FULL))


def test_rules_are_listed_by_whom_they_are_for() -> None:
    """Everyone's first, then roles, channels, members, and channels' totals; what says nothing is not there."""
    assert rulebook.keys(POLICY) == [("role", 5), ("role", 6), ("total", 7)]
    full = replace(POLICY, everyone=FULL, by_channel={7: FULL}, by_member={8: FULL})
    assert rulebook.keys(full) == [
        ("server", 0), ("role", 5), ("role", 6), ("channel", 7), ("member", 8), ("total", 7),
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["server", "role", "channel", "member"])
def test_a_rule_is_set_and_taken_away_where_it_belongs(kind: str) -> None:
    """All else stays; and to take away what is gone changes nothing."""
    key = (kind, 0 if kind == "server" else 7)
    after = rulebook.with_rule(POLICY, key, FULL)
    assert rulebook.rule_of(after, key) == FULL
    assert rulebook.rule_of(POLICY, key) == SILENT
    assert rulebook.without(after, key) == rulebook.with_rule(after, key, SILENT) == POLICY
    assert rulebook.without(POLICY, key) == POLICY


def test_a_rule_that_is_changed_keeps_its_place() -> None:
    """A list that jumps about is read wrongly."""
    changed = rulebook.with_rule(POLICY, ("role", 5), Rule(pictures=1))
    assert list(changed.by_role.items()) == [(5, Rule(pictures=1)), (6, FULL)]


def test_one_rule_too_many_is_refused() -> None:
    """Of any kind; one that is there may still be changed, or taken away."""
    policy = crowded()
    for attempt in (
        lambda: rulebook.with_rule(policy, ("member", 5), FULL),
        lambda: rulebook.with_rule(replace(policy, everyone=FULL), ("role", 1), FULL),
        lambda: rulebook.with_day(policy, replace(DAY, channel_id=8, channel_total=1)),
    ):
        with pytest.raises(errors.InvalidLimit) as caught:
            attempt()
        assert caught.value.facts == {"problem": "many", "most": rulebook.RULES_MOST}
    assert rulebook.with_rule(policy, ("role", 1), Rule(pictures=1)).by_role[1] == Rule(pictures=1)
    assert 1 not in rulebook.without(policy, ("role", 1)).by_role


def test_days_and_totals_are_set_together() -> None:
    """A channel's total only where one is named; without a number it is taken away."""
    after = rulebook.with_day(POLICY, replace(DAY, channel_id=8, channel_total=4))
    assert (after.window, after.time_zone, after.daily_total) == (Window.CALENDAR, "Asia/Tokyo", 9)
    assert after.channel_totals == {7: 9, 8: 4}
    assert rulebook.with_day(after, DAY).channel_totals == {7: 9, 8: 4}
    assert rulebook.with_day(after, replace(DAY, channel_id=7)).channel_totals == {8: 4}
    assert rulebook.without(after, ("total", 8)).channel_totals == {7: 9}
