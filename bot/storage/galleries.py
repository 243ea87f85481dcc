"""Owns the SQL that a query of the history becomes, in either dialect; runs none of it."""

from dataclasses import dataclass

from bot.domain.history import Query
from bot.storage import prompt_words
from bot.storage.dialects import Dialect
from bot.storage.statements import COLUMNS

_GENERATIONS = "generations"
_MARKS = """(
    SELECT generation_id, number, marked_at FROM favourites
    WHERE member_id = :favourites_of AND marked_at IS NOT NULL
) AS mark JOIN generations ON generations.id = mark.generation_id"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gallery:
    """All that a query is about: how to count it, and how to read `size` of it after `skip`."""

    count: str
    #: The number of the picture, or null for all of them, then `statements.COLUMNS`.
    page: str
    params: dict[str, object]


def gallery(query: Query, dialect: Dialect) -> Gallery:
    """The statements of a query, which walk an index in the order of the gallery."""
    if query.favourites_of is None:
        source, number, order = _GENERATIONS, "NULL", "generations.shown_at DESC, generations.id DESC"
    else:
        source, number = _MARKS, "mark.number"
        order = "mark.marked_at DESC, mark.generation_id DESC, mark.number DESC"
    narrowed = {**_scope(query, dialect), **_words(query.search, dialect)}
    found = f"FROM {source} WHERE {' AND '.join(('generations.shown_at IS NOT NULL', *narrowed))}"
    params: dict[str, object] = {} if query.favourites_of is None else {"favourites_of": query.favourites_of}
    for each in narrowed.values():
        params |= each
    return Gallery(
        count=f"SELECT count(*) {found}",
        page=f"SELECT {number}, {COLUMNS} {found} ORDER BY {order} LIMIT :size OFFSET :skip",
        params=params,
    )


def _scope(query: Query, dialect: Dialect) -> dict[str, dict[str, object]]:
    """Conditions and their parameters: whose, and where."""
    conditions: dict[str, dict[str, object]] = {}
    if query.member_id is not None:
        conditions["generations.member_id = :member_id"] = {"member_id": query.member_id}
    if query.guild_id is not None:
        conditions["generations.guild_id = :guild_id"] = {"guild_id": query.guild_id}
    if query.channels is not None:
        among = dialect.among.format(column="generations.channel_id", name="channels", kind="BIGINT")
        conditions[f"NOT generations.private AND {among}"] = {"channels": dialect.listed(sorted(query.channels))}
    return conditions


def _words(text: str, dialect: Dialect) -> dict[str, dict[str, object]]:
    """Conditions and their parameters: what the prompt says. A search without a word in it finds nothing."""
    if not text.strip():
        return {}
    search = prompt_words.search(text)
    if not search.words:
        return {"1 = 0": {}}
    words = dialect.both.join(map(dialect.word.format, search.words))
    conditions: dict[str, dict[str, object]] = {dialect.spoken: {"words": words}}
    for number, phrase in enumerate(search.phrases):
        conditions[f"(' ' || generations.prompt_words) LIKE :phrase{number}"] = {f"phrase{number}": f"% {phrase}%"}
    return conditions
