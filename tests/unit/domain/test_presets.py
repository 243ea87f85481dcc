"""Sets of rules to begin with: what they set, what they leave, and when they would replace something."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.policy import UNLIMITED, Policy, Preset, ReviewMode, Rule
from bot.domain.presets import BEGINNINGS, begun, by_hand

POLICY = Policy(guild_id=1)
TABLE = Path(__file__).parents[3] / "docs" / "moderation.md"


@pytest.mark.parametrize("preset", Preset)
def test_a_preset_leaves_what_it_does_not_name(preset: Preset) -> None:
    """Places, people, money and special rules."""
    kept = replace(
        POLICY,
        channels=(2,),
        roles=(3,),
        moderators_channel_id=4,
        by_role={5: Rule(daily_pictures=1)},
        monthly_budget_micros=6,
        paused=True,
    )
    after = begun(kept, preset)
    beginning = BEGINNINGS[preset]
    assert after == replace(
        kept,
        preset=preset,
        everyone=beginning.everyone,
        review=beginning.review,
        thresholds=beginning.thresholds,
        tells_rule=beginning.tells_rule,
    )
    assert begun(after, preset) == after


@pytest.mark.parametrize("preset", Preset)
def test_only_what_was_set_by_hand_is_asked_about(preset: Preset) -> None:
    """Nothing decided, or another preset as it is, may be replaced without a question."""
    assert not by_hand(POLICY)
    assert not by_hand(begun(POLICY, preset))
    assert not by_hand(replace(POLICY, channels=(1,)))
    assert by_hand(replace(POLICY, review=ReviewMode.ALL))
    assert by_hand(replace(POLICY, everyone=Rule(series=False)))
    assert by_hand(replace(begun(POLICY, preset), everyone=Rule(daily_pictures=1)))


@pytest.mark.parametrize("preset", Preset)
def test_the_document_tells_what_a_preset_sets(preset: Preset) -> None:
    """Its row of the table: pictures a day, at once, largest, pictures, pause, review and thresholds."""
    named = {"friends": "small friends' server", "community": "art community", "company": "company team"}
    row = next(line for line in TABLE.read_text().splitlines() if line.startswith(f"| {named[preset]} |"))
    rule, beginning = BEGINNINGS[preset].everyone, BEGINNINGS[preset]
    lines = beginning.thresholds
    review = {ReviewMode.OFF: "none", ReviewMode.FLAGGED: "flagged", ReviewMode.ALL: "all"}
    assert [cell.strip() for cell in row.strip("|").split("|")][1:] == [
        "no limit" if rule.daily_pictures == UNLIMITED else str(rule.daily_pictures),
        str(rule.concurrent),
        str(rule.quality),
        str(rule.pictures),
        f"{rule.cooldown:.0f} s" if rule.cooldown else "",
        review[beginning.review],
        ", ".join("never" if each is None else f"{each:g}" for each in (lines.spoiler, lines.review, lines.block)),
        "yes" if beginning.tells_rule else "no",
    ]
