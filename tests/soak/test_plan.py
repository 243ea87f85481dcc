"""The plan of a soak is the same for the same seed, and knows everything that can be done and can go wrong."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import pytest

from playground.fake_discord import faults as discord
from playground.fake_discord.faults import Faults
from playground.fake_providers.gmi.faults import KNOWN as GMI
from playground.fake_providers.script import Script
from playground.fake_providers.segmind.faults import KNOWN as SEGMIND
from tests.soak import acts, plan

Draw = Callable[[int], Iterator[Any]]
DRAWS: dict[str, Draw] = {
    "sittings": lambda seed: plan.sittings(seed, "Ada"),
    "troubles at Discord": lambda seed: plan.troubles(seed, "discord", list(discord.KNOWN)),
    "troubles at a provider": lambda seed: plan.troubles(seed, "gmi", list(GMI)),
    "deaths": plan.deaths,
    "settings": lambda seed: iter([plan.settings(seed + number) for number in range(20)]),
}


@pytest.mark.parametrize("draw", DRAWS.values(), ids=DRAWS)
def test_a_seed_draws_the_same_again(draw: Draw) -> None:
    """Whoever repeats a run repeats its plan."""
    assert list(islice(draw(7), 20)) == list(islice(draw(7), 20))


@pytest.mark.parametrize("draw", DRAWS.values(), ids=DRAWS)
def test_another_seed_draws_otherwise(draw: Draw) -> None:
    """Or nothing new would ever be found."""
    assert list(islice(draw(7), 20)) != list(islice(draw(8), 20))


def test_members_do_not_do_the_same() -> None:
    """Each has a mind of their own."""
    assert next(plan.sittings(7, "Ada")).acts != next(plan.sittings(7, "Bruno")).acts


def test_the_order_in_which_faults_are_known_does_not_matter() -> None:
    """A new fault does not shuffle the old ones."""
    names = list(SEGMIND)
    first, second = (list(islice(plan.troubles(7, "segmind", each), 20)) for each in (names, names[::-1]))
    assert first == second


def test_every_kind_of_act_is_drawn_and_can_be_done() -> None:
    """None is forgotten, and none is made up."""
    kinds = {act.kind for sitting in islice(plan.sittings(7, "Ada"), 60) for act in sitting.acts}
    assert kinds == set(acts._KINDS)


def test_every_prompt_is_its_own() -> None:
    """By it a picture is known again."""
    drawn = [act.options["prompt"] for each in islice(plan.sittings(7, "Ada"), 60) for act in each.acts]
    assert len(set(drawn)) == len(drawn)


def test_every_fault_of_discord_is_drawn_and_can_be_played() -> None:
    """Each that the loopback knows."""
    drawn = [trouble.fault for trouble in islice(plan.troubles(7, "discord", list(discord.KNOWN)), 300)]
    Faults().set(drawn)
    assert {fault["fault"] for fault in drawn} == set(discord.KNOWN)


@pytest.mark.parametrize("known", [GMI, SEGMIND], ids=["gmi", "segmind"])
def test_every_fault_of_a_provider_is_drawn_and_can_be_played(known: dict[str, Any]) -> None:
    """Each that the twins know."""
    drawn = [trouble.fault for trouble in islice(plan.troubles(7, "gmi", list(known)), 1500)]
    Script(known).replace(drawn)
    assert {fault["name"] for fault in drawn} == set(known)


def test_the_bot_is_killed_and_stopped() -> None:
    """By both kinds of ends."""
    drawn = list(islice(plan.deaths(7), 100))
    assert {death.brutal for death in drawn} == {True, False}
    assert all(death.lives > 0 <= death.away for death in drawn)
