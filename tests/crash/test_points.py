"""The list of crash points comes from the code: an effect that nobody thought of fails here."""

from collections.abc import AsyncIterator
from typing import Protocol

import pytest

from tests.crash import points
from tests.crash.cases import CASES, ELSEWHERE, UNANSWERED
from tests.crash.harmless import HARMLESS
from tests.crash.stories import STORIES


def test_every_method_of_every_port_is_an_effect_or_harmless() -> None:
    """A new method has to be put into one of the two lists, and a method that is gone taken out."""
    assert set(points.EFFECTS) | set(HARMLESS) == points.of_ports()
    assert set(points.EFFECTS) & set(HARMLESS) == set()
    assert all(HARMLESS.values())


def test_every_effect_is_struck() -> None:
    """By a case of its own, on both sides; and no case strikes what is no effect."""
    struck = {case.effect for case in CASES}
    assert struck | ELSEWHERE == points.every_effect()
    assert struck & ELSEWHERE == set()


def test_every_case_is_told_apart_and_every_story_is_told() -> None:
    """No two cases have one name, and no story stands idle."""
    names = [str(case) for case in CASES]
    assert len(set(names)) == len(names)
    assert {case.story for case in CASES} | set(UNANSWERED) == STORIES.keys()


@pytest.mark.parametrize("effect", points.EFFECTS)
def test_somebody_concrete_stands_behind_every_effect(effect: str) -> None:
    """What the product does not have could not be struck."""
    port, _, method = effect.partition(".")
    owners = points.concrete(port)
    assert owners
    assert all(callable(getattr(owner, method)) for owner in owners)


def test_both_providers_are_struck() -> None:
    """The synchronous one and the queue."""
    assert {owner.__name__ for owner in points.concrete("Provider")} == {"Gmi", "Segmind"}


class _Port(Protocol):
    async def waited_for(self) -> int: ...

    def gone_through(self) -> AsyncIterator[int]: ...

    def at_once(self) -> int: ...

    @property
    def name(self) -> str: ...


def test_what_is_awaited_and_what_is_iterated_is_found() -> None:
    """Methods of both kinds are effects."""
    assert set(points.methods(_Port)) == {"waited_for", "gone_through"}


def test_the_words_of_a_first_answer_are_found() -> None:
    """By what discord.py can do, wherever in those modules it is awaited."""
    assert points.answers() >= {"InteractionResponse.defer", "InteractionResponse.send_message", "Webhook.send"}
    assert points.answers() & points.of_ports() == set()
