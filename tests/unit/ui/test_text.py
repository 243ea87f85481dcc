"""Foreign words become text in which nothing acts, hides or reorders."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.ui.text import ALT_TEXT_MOST, bar, plain, quoted, relative

#: The characters of Unicode's property Bidi_Control.
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
MENTION = re.compile(r"<(@[!&]?|#|/|id:|t:|a?:)|@(everyone|here)")
PIECES = [
    *"*_~|`<>#[]()\\-+ \n\t@:/!&",
    "**bold**",
    "||hidden||",
    "```\ncode\n```",
    "[a](https://evil.example)",
    "<https://evil.example>",
    "@everyone",
    "@here",
    "@\u200beveryone",
    "<@123456789012345678>",
    "<@&123456789012345678>",
    "<#123456789012345678>",
    "</imagine:123456789012345678>",
    "<t:0:R>",
    "<a:wave:123456789012345678>",
    "<id:customize>",
    "\n# heading",
    "\n-# small",
    "\n> quote",
    "\n>>> quote",
    "\n- item",
    "\\",
    *BIDI,
    "\u200b",
    "\ufeff",
    "\u2028",
    "\x85",
    "\r",
    "🦊",
    "word",
]
foreign = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))


def unescaped(text: str) -> str:
    """What is left to act once every escaped character is taken away."""
    return re.sub(r"\\[^A-Za-z0-9\s]", "", text)


@given(text=foreign)
@example(text="[a](https://evil.example) **c** (d)")
@example(text="`` `a` **b**")
@example(text="\\**bold**")
@example(text="@\u202deveryone <\u2066@123456789012345678>")
def test_nothing_in_a_quoted_prompt_acts(text: str) -> None:
    """No mention, no markdown, no masked link, no second line that would leave the quote."""
    out = quoted(text)
    rest = unescaped(out)
    assert not MENTION.search(rest)
    assert not set(rest) & set("*_~|`<>[]#\\")
    assert not re.match(r"[-+>]", out)
    assert len(out.splitlines()) <= 1
    assert out == out.strip()


@given(text=foreign)
def test_no_bidirectional_control_stays(text: str) -> None:
    """None can reorder the words around it, neither in the quote nor in the alt text."""
    assert not set(quoted(text)) & set(BIDI)
    assert not set(plain(text, ALT_TEXT_MOST)) & set(BIDI)


@given(text=foreign, most=st.integers(2, 120))
def test_limits_hold(text: str, most: int) -> None:
    """So many characters before escaping, of which each may take one more."""
    assert len(plain(text, most)) <= most
    # A broken mention takes one more for five or more of its own.
    assert len(quoted(text, most)) <= 2 * most + most // 5


@given(words=st.lists(st.text(alphabet="abcäéש🦊'.,", min_size=1, max_size=8), min_size=1, max_size=20))
def test_ordinary_words_stay_as_they_were(words: list[str]) -> None:
    """Only white space is folded."""
    assert quoted("  \n".join(words), 1000) == " ".join(words)


def test_a_cut_ends_in_an_ellipsis() -> None:
    """At a limit exactly nothing is cut."""
    assert plain("a" * 10, 10) == "a" * 10
    assert plain("a" * 11, 10) == "a" * 9 + "…"
    assert plain("aaaa aaaaaa", 6) == "aaaa…"


def test_joined_emoji_and_joined_letters_stay_whole() -> None:
    """The joiner belongs to them."""
    assert quoted("👩‍🎨 🏳️‍🌈 می‌خواهم") == "👩‍🎨 🏳️‍🌈 می‌خواهم"


def test_everyone_is_shown_and_not_reached() -> None:
    """The words stay readable."""
    shown = quoted("@everyone look")
    assert "@everyone" not in shown
    assert shown.replace("\u200b", "") == "@everyone look"


@pytest.mark.parametrize(("fraction", "filled"), [(-1, 0), (0, 0), (0.5, 6), (0.97, 12), (1, 12), (7, 12)])
def test_a_bar_has_twelve_cells(fraction: float, filled: int) -> None:
    """However far off the fraction is."""
    assert bar(fraction) == "▰" * filled + "▱" * (12 - filled)


def test_times_are_whole_seconds() -> None:
    """Kept current by Discord."""
    assert relative(1_800_000_000.6) == "<t:1800000001:R>"
