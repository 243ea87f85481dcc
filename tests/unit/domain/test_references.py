"""References, judged by what Discord says of them, before any byte is fetched."""

from dataclasses import replace

import pytest

from bot import errors
from bot.domain.capability import Capabilities
from bot.domain.reference import Reference
from bot.domain.request import validate
from bot.domain.wish import Wish

GMI = Capabilities(references=10, total=15)


def _references(count: int) -> tuple[Reference, ...]:
    return tuple(Reference(url=f"https://cdn.discordapp.com/{n}.png", name=f"{n}.png") for n in range(count))


def test_references_and_pictures_share_fifteen_places() -> None:
    """10 + 5 fit, 10 + 6 do not, and 11 references never do."""
    fits = Wish(prompt="a", references=_references(10), pictures=5)
    assert validate(fits, GMI, 1).pictures == 5
    with pytest.raises(errors.InvalidCount) as total:
        validate(replace(fits, pictures=6), GMI, 1)
    assert total.value.facts == {"problem": "total", "given": 16, "most": 15}
    with pytest.raises(errors.InvalidCount) as many:
        validate(replace(fits, references=_references(11), pictures=1), GMI, 1)
    assert many.value.facts["problem"] == "references"


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"content_type": "image/gif"}, "type"),
        ({"size": 10 * 1024**2 + 1}, "bytes"),
        ({"width": 6001, "height": 6000}, "pixels"),
        ({"width": 14, "height": 40}, "side"),
        ({"width": 3001, "height": 1000}, "ratio"),
        ({"width": 1000, "height": 3001}, "ratio"),
    ],
)
def test_a_reference_is_refused_by_number_and_name(changes: dict[str, object], problem: str) -> None:
    """The second of three is wrong, and the refusal says so."""
    good = Reference(
        url="https://cdn.discordapp.com/1.png", name="good.png", content_type="image/png", size=9, width=900, height=900
    )
    bad = replace(good, name="bad.png", **changes)  # pyright: ignore[reportArgumentType]
    with pytest.raises(errors.InvalidReference) as refused:
        validate(Wish(prompt="a", references=(good, bad, good)), GMI, 1)
    assert refused.value.facts == {"problem": problem, "number": 2, "name": "bad.png"}


@pytest.mark.parametrize(
    "changes",
    [
        {"content_type": "image/jpeg; charset=binary", "size": 10 * 1024**2},
        {"content_type": "", "size": 0, "width": 0, "height": 0},
        {"width": 15, "height": 45},
        {"width": 3000, "height": 1000},
        {"width": 6000, "height": 6000},
    ],
)
def test_the_bounds_of_a_reference_are_allowed(changes: dict[str, object]) -> None:
    """And what Discord does not know is left to the look at the bytes."""
    reference = replace(Reference(url="https://cdn.discordapp.com/1.png", name="1.png"), **changes)  # pyright: ignore[reportArgumentType]
    assert validate(Wish(prompt="a", references=(reference,)), GMI, 1).references == (reference,)
