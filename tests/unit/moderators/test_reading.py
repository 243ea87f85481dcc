"""Lines that are told character by character say the same as the words that they stand for."""
# ruff: noqa: RUF001  # Look-alikes are what is tested.

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.moderators.reading import Line, lines
from tests.unit.moderators.cases import EVASIONS, INNOCENT

#: Letters, digits, signs, marks, joiners, and scripts with and without spaces.
CHARACTERS = "abAIl oo01é²½१!$@|.-_'’,;\n\x1c\u200b\u200d\u0301\ufe0f❤🔥ーｰエロ力血残ｶﾞか\u3099㌀ทนำ नाि ﬁß𝓰🅖гоrе"
PROMPTS = [each for table in (EVASIONS, INNOCENT) for prompts in table.values() for each in prompts]


def assert_told_as_read(text: str) -> None:
    for line in lines(text):
        assert line.text == Line(line.kinds, lambda words=line.words: words).text


@settings(max_examples=2000, deadline=None)
@given(st.text(st.sampled_from(CHARACTERS), max_size=30) | st.text(max_size=30))
@example("")
@example("\u0301a fishing-boat, 8k")
def test_any_text(text: str) -> None:
    """Whatever stands beside what."""
    assert_told_as_read(text)


@pytest.mark.parametrize("prompt", PROMPTS, ids=ascii)
def test_every_case(prompt: str) -> None:
    """Disguised or innocent."""
    assert_told_as_read(prompt)
