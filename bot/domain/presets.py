"""Owns the sets of rules that a server can begin with; knows neither a panel nor a store."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from bot.domain.picture_rules import USUAL, Thresholds
from bot.domain.policy import SILENT, UNLIMITED, Policy, Preset, ReviewMode, Rule
from bot.domain.size import Quality


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What a preset sets."""

    everyone: Rule
    review: ReviewMode
    thresholds: Thresholds
    tells_rule: bool


BEGINNINGS: Mapping[Preset, Beginning] = MappingProxyType(
    {
        # People who know each other: nothing in the way but the operator's own budget.
        Preset.FRIENDS: Beginning(
            everyone=Rule(daily_pictures=UNLIMITED, concurrent=3, quality=Quality.K4, pictures=15),
            review=ReviewMode.OFF,
            thresholds=Thresholds(spoiler=USUAL.spoiler),
            tells_rule=True,
        ),
        # Many strangers: small portions, and moderators see what looks doubtful.
        Preset.COMMUNITY: Beginning(
            everyone=Rule(daily_pictures=20, concurrent=1, cooldown=15.0, quality=Quality.K2, pictures=4),
            review=ReviewMode.FLAGGED,
            thresholds=USUAL,
            tells_rule=False,
        ),
        # Work that others will see: generous portions, and nothing appears unseen that could embarrass.
        Preset.COMPANY: Beginning(
            everyone=Rule(daily_pictures=60, concurrent=2, quality=Quality.K4, pictures=8),
            review=ReviewMode.FLAGGED,
            thresholds=Thresholds(spoiler=0.2, review=0.4, block=0.8),
            tells_rule=True,
        ),
    }
)


def begun(policy: Policy, preset: Preset) -> Policy:
    """The policy with what a preset sets; rules of roles, channels and members stay."""
    beginning = BEGINNINGS[preset]
    return replace(
        policy,
        preset=preset,
        everyone=beginning.everyone,
        review=beginning.review,
        thresholds=beginning.thresholds,
        tells_rule=beginning.tells_rule,
    )


def by_hand(policy: Policy) -> bool:
    """Whether a preset would replace something that was set otherwise."""
    if policy.preset is None:
        return policy.everyone != SILENT or policy.review is not ReviewMode.OFF
    return begun(policy, policy.preset) != policy
