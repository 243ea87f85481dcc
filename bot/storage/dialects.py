"""Owns the few words that SQLite and PostgreSQL do not share; knows no statement as a whole."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

#: What may travel as one parameter that holds several values.
Values = Sequence[int] | Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How one of the databases says what the other says differently."""

    #: Whether `{column}` is among the values of the parameter `{name}`, of the SQL type `{kind}`.
    among: str
    #: Makes that parameter.
    listed: Callable[[Values], object]
    #: Whether the words of a prompt match the parameter `words`.
    spoken: str
    #: One word of that parameter, of which the beginning is enough, and what stands between two that both must match.
    word: str
    both: str
    #: The rows `value` of the parameter `{name}`, a JSON array of arrays, and what stands in one at `{at}`, from 0.
    elements: str
    element: str
    #: This moment by the database's own clock, in Unix seconds.
    now: str


def _json(values: Values) -> str:
    return json.dumps(list(values))


SQLITE = Dialect(
    among="{column} IN (SELECT value FROM json_each(:{name}))",
    listed=_json,
    spoken="generations.id IN (SELECT rowid FROM generation_words WHERE generation_words MATCH :words)",
    word='"{}"*',
    both=" AND ",
    elements="json_each(:{name})",
    element="json_extract(value, '$[{at}]')",
    now="((julianday('now') - 2440587.5) * 86400.0)",
)

POSTGRES = Dialect(
    among="{column} = ANY(CAST(:{name} AS {kind}[]))",
    listed=list,
    spoken="array_to_tsvector(string_to_array(generations.prompt_words, ' ')) @@ CAST(:words AS tsquery)",
    word="'{}':*",
    both=" & ",
    elements="jsonb_array_elements(CAST(:{name} AS jsonb)) AS each(value)",
    element="(value ->> {at})",
    now="CAST(extract(epoch FROM clock_timestamp()) AS DOUBLE PRECISION)",
)
