"""What is measured of prompt rules, and what is promised about it."""

from dataclasses import replace

from benchmarks.words.figures import Cost, judged, table
from benchmarks.words.prompts import banned, crafted, ordinary

COST = Cost(prompt="prose", ordinary=True, median=1.5, least=1.0, plain=0.03)


def test_words_and_prompts_are_the_same_in_every_run() -> None:
    """As many different words as asked for, and prompts as long as Easel takes."""
    words = banned(500)
    assert words == banned(500)
    assert len(set(words)) == 500
    assert crafted(words) == crafted(words)
    assert {len(each) for each in (*ordinary().values(), *crafted(words).values())} == {200, 2000}


def test_what_members_type_has_a_bound() -> None:
    """At 1 ms; what is made to take long has none."""
    late, crafty = replace(COST, least=1.01), replace(COST, least=9.0, ordinary=False)
    assert [goal.met for goal in judged([COST, late, crafty])] == [True, False]


def test_the_table_compares_with_a_plain_lookup() -> None:
    """Of the same prompt in the same run."""
    assert table([COST], 0.25).splitlines()[1].split() == ["prose", "1.500", "1.000", "0.0300", "50"]
    assert "0.25 s" in table([COST], 0.25)
