"""The command line of the benchmarks; nothing is measured here."""

import pytest

from benchmarks.__main__ import PARTS, arguments


def test_every_part_may_be_asked_for_alone() -> None:
    """By its name; no name means all of them."""
    for name in PARTS:
        assert arguments([name, "--quick"]).parts == [name]
    assert arguments(["recovery", "workers"]).parts == ["recovery", "workers"]
    assert not arguments([]).parts


def test_a_part_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """With the names of those that are."""
    with pytest.raises(SystemExit) as ended:
        arguments(["speed"])
    assert ended.value.code == 2
    assert "speed is none of beside, recovery, workers" in capsys.readouterr().err
