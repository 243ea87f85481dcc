"""Any text becomes words that both databases take as they are."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.storage.prompt_words import WORD_MOST, prompt_words, search

TEXTS = st.text(max_size=60) | st.text(
    alphabet="aZé夕けกิ🦊\u0301\ufe0f\u200d '\"\\%_*:&|!()<>-^\0\ud800ﷺ½İ", max_size=60
)


@given(TEXTS)
@settings(deadline=None)
def test_words_are_letters_numbers_symbols_and_nothing_else(text: str) -> None:
    """No quote, operator, wildcard or zero: what is spliced into a query of words cannot break out."""
    for word in prompt_words(text).split(" "):
        assert all(unicodedata.category(each)[0] in "LMN" or unicodedata.category(each) == "So" for each in word), word
        assert len(word.encode()) <= 4 * WORD_MOST


@given(TEXTS)
@settings(deadline=None)
def test_a_prompt_is_found_by_itself(text: str) -> None:
    """Its own words and phrases stand in it, in whatever case."""
    words = prompt_words(text)
    looked_for = search(text)
    assert set(looked_for.words) == set(words.split())
    assert all(f" {phrase} " in f" {words} " for phrase in looked_for.phrases)


@given(TEXTS)
@settings(deadline=None)
def test_one_way_of_writing_is_as_good_as_another(text: str) -> None:
    """Composed or taken apart, it is the same."""
    text = text.encode(errors="replace").decode()
    assert prompt_words(unicodedata.normalize("NFD", text)) == prompt_words(unicodedata.normalize("NFC", text))


@given(st.text(alphabet=st.characters(max_codepoint=127)))
@settings(deadline=None)
def test_plain_text_takes_no_other_way(text: str) -> None:
    """The short cut for ASCII gives what the long way would."""
    assert prompt_words(text) == " ".join(word[:WORD_MOST] for word in prompt_words(f"{text} é").split()[:-1])


def test_folding_is_told_by_examples() -> None:
    """Case, accents, width and points go; voicing and vowels, which make another word, stay."""
    assert prompt_words("Crème BRÛLÉE, \uff37\uff29\uff24\uff25 ﬁre-fly") == "creme brulee wide fire fly"
    assert prompt_words("バラ 바다 हिन्दी שָׁלוֹם") == "バ ラ 바다 हिन्दी שלום"
    assert prompt_words("👩‍🎨👍🏽 1️⃣") == "👩 🎨 👍 1"
    assert search("夕焼け") == search("夕焼け ") != search("夕 焼 け")
