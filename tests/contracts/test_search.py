"""How prompts are found by words: the same on SQLite and on PostgreSQL, whatever is typed."""
# ruff: noqa: RUF001  # Prompts in many scripts.

import random

import pytest

from bot.domain.generation import State
from bot.domain.history import SEARCH_MOST, Query
from bot.storage import prompt_words
from bot.storage.database import Database
from bot.storage.generations import StoredGenerations
from bot.storage.history import StoredHistory
from tests.contracts.rows import FREE, NOW, asked, delivered, ended, painted, picture

PROMPTS = (
    "A Red Fox, drawn in the café's style",
    "foxes & 100% naïve_painting of Ødegård",
    "Łódź bei Nacht: große Straße",
    "夕焼けの空、バラとﾈｺ",
    "红色的狐狸在雪地里",
    "แมวที่น่ารักบนต้นไม้",
    "їжак і ЙОЖИК у м’ятному тумані",
    "고양이가 잔다",
    "ΟΔΥΣΣΕΎΣ and İstanbul",
    "a kite 🪁 beside 👩‍🎨, ❤️",
    "हिन्दी में कविता",
    "x" * 300 + " tail",
    "crème brûlée e\u0301clair ﬁre ＷＩＤＥ",
)
SEARCHES = {
    "red fox": [0],
    "FOX": [0, 1],
    "fo": [0, 1],
    "ox": [],
    "style red": [0],
    "red wolf": [],
    "cafe": [0],
    "CAFÉ": [0],
    "cafe\u0301": [0],
    "café’s": [0],
    "naive": [1],
    "odegard": [1],
    "100%": [1],
    "100": [1],
    "naïve_painting": [1],
    "lodz": [2],
    "grosse strasse": [2],
    "GROẞE": [2],
    "夕焼け": [3],
    "焼け": [3],
    "空": [3],
    "空夕": [],
    "バラ": [3],
    "ハラ": [],
    "ネコ": [3],
    "夕焼けの空、バラ": [3],
    "バラ 夕焼け": [3],
    "狐狸": [4],
    "狐狸 雪地": [4],
    "狐雪": [],
    "น่ารัก": [5],
    "น่ารก": [],
    "їжак": [6],
    "йожик": [6],
    "м'ят": [6],
    "고양이": [7],
    "양이": [],
    "οδυσσευς": [8],
    "istanbul": [8],
    "🪁": [9],
    "🎨": [9],
    "👩‍🎨 kite": [9],
    "❤": [9],
    "🦊": [],
    "हिन्दी": [10],
    "हिन्द कवि": [10],
    "x" * 100: [11],
    "tail": [11],
    "creme brulee": [12],
    "éclair": [12],
    "fire wide": [12],
}
#: Signs that one of the databases, or the way to it, takes for more than text.
SIGNS = (
    '"fox',
    "'fox'",
    "fox*",
    "-fox",
    "fox)",
    "^fox",
    "fox:",
    "prompt_words:fox",
    "{fox}",
    "fox OR",
    "NOT fox",
    "fox & !",
    "fox | wolf",
    "fox <-> fox",
    "NEAR(fox)",
    "fox \\",
    "%fox%",
    "f_x",
    "fox\x00",
    "fox\ud800",
    "fox;--",
    "fox:*B",
    ":fox",
    "%s fox",
    "%(words)s",
)
WORDLESS = ("!", "%", "_", '""', "* - ~", "\u2026", "'", "\\", "\ufe0f", "\u200b", "\u0301")


async def found(history: StoredHistory, search: str) -> list[int]:
    """Numbers of the generations whose prompts match."""
    page = await history.page(Query(search=search, size=50))
    assert page.total == len(page.entries)
    return sorted(entry.generation.id - 2**61 for entry in page.entries)


async def test_words_are_found(generations: StoredGenerations, history: StoredHistory) -> None:
    """Each word of a search begins one of the prompt, without case and accents; scripts without spaces anywhere."""
    for number, prompt in enumerate(PROMPTS):
        await delivered(generations, number, prompt=prompt)
    assert {search: await found(history, search) for search in SEARCHES} == SEARCHES


async def test_a_search_is_plain_text(generations: StoredGenerations, history: StoredHistory) -> None:
    """No sign in it is an operator or a wildcard, nor does any make it fail: its words alone are looked for."""
    prompts = ("a fox", "a wolf", "or not near prompt words fox", "f s words b fox x")
    for number, prompt in enumerate(prompts):
        await delivered(generations, number, prompt=prompt)
    for search in SIGNS:
        words = "".join(each if each.isascii() and each.isalnum() else " " for each in search).lower().split()
        expected = [
            number
            for number, prompt in enumerate(prompts)
            if all(any(each.startswith(word) for each in prompt.split()) for word in words)
        ]
        assert (search, await found(history, search)) == (search, expected)


async def test_a_search_without_a_word_finds_nothing(generations: StoredGenerations, history: StoredHistory) -> None:
    """Of punctuation alone, or of signs that are not seen; not even a prompt of the same."""
    for number, search in enumerate(WORDLESS):
        await delivered(generations, number, prompt=f"a fox {search}")
        assert (search, await found(history, search)) == (search, [])


@pytest.mark.parametrize("search", ["", " \n\t"])
async def test_a_blank_search_narrows_nothing(
    generations: StoredGenerations, history: StoredHistory, search: str
) -> None:
    """As if none had been made."""
    await delivered(generations, 1, prompt="!!!")
    assert await found(history, search) == [1]


async def test_a_prompt_is_found_from_its_delivery_to_its_deletion(
    generations: StoredGenerations, history: StoredHistory
) -> None:
    """Not on its way, not when it failed; and another of the same words stays."""
    rows = [await generations.admit(asked(number), FREE) for number in (1, 2, 3)]
    moving = [painted(row) for row in rows]
    for row, after in zip(rows, moving, strict=True):
        await generations.move(row, after)
    assert await found(history, "quoted") == []
    for after, state in zip(moving, (State.DONE, State.DONE, State.FAILED), strict=True):
        await generations.move(after, ended(after, state))
    assert await found(history, "quoted") == [1, 2]
    await generations.delete(rows[0].id, NOW)
    assert await found(history, "quoted") == [2]


async def test_a_row_that_is_gone_is_not_found(
    database: Database, generations: StoredGenerations, history: StoredHistory
) -> None:
    """Whoever removes rows for good needs not think of what was looked up by them."""
    row = await delivered(generations, 1, pictures=2)
    await delivered(generations, 2)
    await database.fetch("DELETE FROM generations WHERE id = :id RETURNING id", {"id": row.id})
    assert await found(history, "fox") == [2]
    assert await history.digests_in_use([picture(1).digest], 0) == frozenset()


async def test_the_longest_prompts_are_found(generations: StoredGenerations, history: StoredHistory) -> None:
    """Two thousand characters of any script; the words at their end as well."""
    prompts = ("x" * 1994 + " tail", "漢" * 1998 + "尾巴", "🦊" * 1996 + "tail", "\ufdfa" * 2000)
    for number, prompt in enumerate(prompts):
        await delivered(generations, number, prompt=prompt)
    assert await found(history, "tail") == [0, 2]
    assert await found(history, "漢尾巴") == [1]
    assert await found(history, "x" * SEARCH_MOST) == [0]
    assert await found(history, "\ufdfa" * SEARCH_MOST) == [3]


async def test_any_search_finds_what_its_words_say(generations: StoredGenerations, history: StoredHistory) -> None:
    """Prompts and searches by chance, from signs that might be taken amiss, beside a plain look at the words."""
    chance = random.Random(7)
    signs = [
        "a",
        "ab",
        "É",
        "ß",
        "ø",
        "I",
        "焼",
        "け",
        "ก",
        "ิ",
        "🦊",
        " ",
        " ",
        "-",
        "'",
        '"',
        "%",
        "_",
        "\\",
        "*",
        ":",
        "&",
    ]
    texts = ["".join(chance.choices(signs, k=chance.randint(1, 12))) for _ in range(120)]
    prompts, searches = texts[:40], texts
    for number, prompt in enumerate(prompts):
        await delivered(generations, number, prompt=prompt)
    for search in searches:
        expected = [number for number, prompt in enumerate(prompts) if says(prompt, search)]
        assert (search, await found(history, search)) == (search, expected)


def says(prompt: str, text: str) -> bool:
    """Whether a prompt matches a search, by looking."""
    words, looked_for = prompt_words.prompt_words(prompt), prompt_words.search(text)
    if not looked_for.words:
        return not text.strip()
    begun = all(any(word.startswith(each) for word in words.split()) for each in looked_for.words)
    return begun and all(f" {phrase}" in f" {words}" for phrase in looked_for.phrases)
