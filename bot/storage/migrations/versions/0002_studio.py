"""The studio around a picture: what galleries ask of generations, favourites, trays and preferences."""

import json
import re
from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.storage.prompt_words import prompt_words

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_BATCH = 500
_LOST = "submission-unknown"
#: As 0001 counted money: renders that ended so cost nothing, although the provider had accepted them.
_FREE = frozenset(
    {"content-refused", "parameters-refused", "render-failed", "render-cancelled", "no-pictures", "no-credits"}
)

#: The trigger writes what a gallery looks up; so the move that delivers stays one statement.
_SQLITE_SEARCH = (
    """
    CREATE VIRTUAL TABLE generation_words USING fts5 (
        prompt_words, content='generations', content_rowid='id', tokenize='ascii', detail=none, columnsize=0
    )
    """,
    """
    INSERT INTO generation_words (rowid, prompt_words)
    SELECT id, prompt_words FROM generations WHERE shown_at IS NOT NULL
    """,
    """
    CREATE TRIGGER generations_shown AFTER UPDATE OF shown_at ON generations
    WHEN old.shown_at IS NULL AND new.shown_at IS NOT NULL
    BEGIN
        INSERT INTO generation_words (rowid, prompt_words) VALUES (new.id, new.prompt_words);
        INSERT INTO shown_pictures (generation_id, number, digest)
        SELECT new.id, row_number() OVER (ORDER BY render.key, picture.key), json_extract(picture.value, '$.digest')
        FROM json_each(new.renders) AS render, json_each(render.value, '$.pictures') AS picture;
    END
    """,
    """
    CREATE TRIGGER generations_hidden AFTER UPDATE OF shown_at ON generations
    WHEN old.shown_at IS NOT NULL AND new.shown_at IS NULL
    BEGIN
        INSERT INTO generation_words (generation_words, rowid, prompt_words)
        VALUES ('delete', old.id, old.prompt_words);
        DELETE FROM shown_pictures WHERE generation_id = old.id;
    END
    """,
    """
    CREATE TRIGGER generations_removed AFTER DELETE ON generations
    WHEN old.shown_at IS NOT NULL
    BEGIN
        INSERT INTO generation_words (generation_words, rowid, prompt_words)
        VALUES ('delete', old.id, old.prompt_words);
    END
    """,
)
#: A quote within a JSON string has a backslash before it, so no prompt can look like a picture's key.
_POSTGRES_SEARCH = (
    """
    CREATE INDEX generation_words ON generations
    USING gin (array_to_tsvector(string_to_array(prompt_words, ' '))) WHERE shown_at IS NOT NULL
    """,
    """
    CREATE FUNCTION note_shown_pictures() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        DELETE FROM shown_pictures WHERE generation_id = NEW.id;
        IF NEW.shown_at IS NOT NULL THEN
            INSERT INTO shown_pictures (generation_id, number, digest)
            SELECT NEW.id, number, parts[1]
            FROM regexp_matches(NEW.renders, '"digest":"([^"]+)"', 'g') WITH ORDINALITY AS found (parts, number);
        END IF;
        RETURN NULL;
    END $$
    """,
    """
    CREATE TRIGGER generations_shown AFTER UPDATE OF shown_at ON generations FOR EACH ROW
    WHEN ((OLD.shown_at IS NULL) <> (NEW.shown_at IS NULL)) EXECUTE FUNCTION note_shown_pictures()
    """,
)


def upgrade() -> None:
    _add_columns()
    _make_tables()
    _fill()
    _index_generations()
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in _SQLITE_SEARCH if sqlite else _POSTGRES_SEARCH:
        op.get_bind().exec_driver_sql(statement)


def _add_columns() -> None:
    op.add_column("generations", sa.Column("parent_id", sa.BigInteger))
    op.add_column("generations", sa.Column("deleted_at", sa.Double))
    # When it was delivered, as long as its pictures are not deleted: what a gallery shows, newest first.
    op.add_column("generations", sa.Column("shown_at", sa.Double))
    op.add_column("generations", sa.Column("private", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("generations", sa.Column("prompt_words", sa.Text, nullable=False, server_default=""))
    # What its lost submissions cost if the provider charged for them, until the operator has decided.
    op.add_column("generations", sa.Column("at_stake_micros", sa.BigInteger))


def _make_tables() -> None:
    op.create_table(
        "shown_pictures",
        sa.Column("generation_id", sa.BigInteger, sa.ForeignKey("generations.id", ondelete="CASCADE")),
        sa.Column("number", sa.Integer),
        sa.Column("digest", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("generation_id", "number"),
    )
    op.create_index("shown_pictures_by_digest", "shown_pictures", ["digest"])
    op.create_table(
        "favourites",
        sa.Column("member_id", sa.BigInteger),
        sa.Column("generation_id", sa.BigInteger),
        sa.Column("number", sa.Integer),
        # Null once it is unmarked: so marking and unmarking are one statement, however they race.
        sa.Column("marked_at", sa.Double),
        sa.PrimaryKeyConstraint("member_id", "generation_id", "number"),
        sa.ForeignKeyConstraint(
            ["generation_id", "number"],
            ["shown_pictures.generation_id", "shown_pictures.number"],
            ondelete="CASCADE",
        ),
    )
    op.create_index("favourites_by_picture", "favourites", ["generation_id", "number"])
    _partial_index("favourites_by_time", "favourites", "member_id marked_at generation_id number", "marked_at")
    op.create_table(
        "trays",
        sa.Column("member_id", sa.BigInteger),
        sa.Column("position", sa.Integer),
        sa.Column("added_at", sa.Double, nullable=False),
        # Two references of one identity are the same: the digest of the original, or of the address without one.
        sa.Column("identity", sa.Text, nullable=False),
        sa.Column("digest", sa.Text),
        sa.Column("reference", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("member_id", "position"),
        sa.UniqueConstraint("member_id", "identity"),
    )
    _partial_index("trays_by_digest", "trays", "digest", "digest")
    op.create_table(
        "preferences",
        sa.Column("member_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("value", sa.Text, nullable=False),
    )


def _index_generations() -> None:
    _partial_index("history_by_member", "generations", "member_id shown_at id guild_id channel_id private", "shown_at")
    _partial_index("history_by_guild", "generations", "guild_id shown_at id channel_id private", "shown_at")
    _partial_index("generations_by_parent", "generations", "parent_id", "parent_id")
    _partial_index("generations_at_stake", "generations", "ended_at id", "at_stake_micros")


def _partial_index(name: str, table: str, columns: str, there: str) -> None:
    """An index of the rows alone that have a value there."""
    condition = sa.text(f"{there} IS NOT NULL")
    op.create_index(name, table, columns.split(), sqlite_where=condition, postgresql_where=condition)


def _fill() -> None:
    """Give the generations of before what they have in columns from now on."""
    last: int | None = None
    while rows := _some(last):
        last = rows[-1].id
        op.get_bind().execute(sa.text(_FILL), [_columns(row) for row in rows])
        pictures = [picture for row in rows if row.state == "done" for picture in _pictures(row)]
        if pictures:
            op.get_bind().execute(sa.text(_PICTURES), pictures)


_FILL = """
UPDATE generations
SET shown_at = :shown_at, private = :private, prompt_words = :prompt_words, at_stake_micros = :at_stake
WHERE id = :id
"""
_PICTURES = "INSERT INTO shown_pictures (generation_id, number, digest) VALUES (:id, :number, :digest)"


def _some(last: int | None) -> list[Any]:
    after = "" if last is None else "WHERE id > :last"
    some = f"SELECT id, state, cost_micros, ended_at, request, renders, reply FROM generations {after}"  # noqa: S608
    params = {"most": _BATCH} | ({} if last is None else {"last": last})
    return list(op.get_bind().execute(sa.text(f"{some} ORDER BY id LIMIT :most"), params))


def _columns(row: Any) -> dict[str, object]:
    return {
        "id": row.id,
        "shown_at": row.ended_at if row.state == "done" else None,
        "private": bool(json.loads(row.reply).get("private")),
        "prompt_words": prompt_words(json.loads(row.request)["prompt"]),
        "at_stake": None if row.ended_at is None else _at_stake(row.cost_micros, json.loads(row.renders)),
    }


def _at_stake(cost_micros: int, renders: list[dict[str, Any]]) -> int | None:
    lost = sum(each["order"]["pictures"] for each in renders if _code(each) == _LOST)
    return cost_micros * lost // max(1, sum(map(_charged, renders))) if lost else None


def _charged(render: dict[str, Any]) -> int:
    if render["pictures"]:
        return len(render["pictures"])
    perhaps = _code(render) in (_LOST, "cancelled") and render["submitted_at"] is not None
    accepted = render["request_id"] is not None and _code(render) not in _FREE
    return render["order"]["pictures"] if accepted or perhaps else 0


def _code(render: dict[str, Any]) -> str | None:
    return render["failure"]["code"] if render["failure"] else None


def _pictures(row: Any) -> list[dict[str, object]]:
    digests = [picture["digest"] for render in json.loads(row.renders) for picture in render["pictures"]]
    return [{"id": row.id, "number": number, "digest": digest} for number, digest in enumerate(digests, start=1)]


def downgrade() -> None:
    bind = op.get_bind()
    if bind.dialect.name == "sqlite":
        for trigger in re.findall(r"CREATE TRIGGER (\w+)", "".join(_SQLITE_SEARCH)):
            bind.exec_driver_sql(f"DROP TRIGGER {trigger}")
        bind.exec_driver_sql("DROP TABLE generation_words")
    else:
        bind.exec_driver_sql("DROP TRIGGER generations_shown ON generations")
        bind.exec_driver_sql("DROP FUNCTION note_shown_pictures()")
        bind.exec_driver_sql("DROP INDEX generation_words")
    for index in ("history_by_member", "history_by_guild", "generations_by_parent", "generations_at_stake"):
        op.drop_index(index, "generations")
    for table in ("preferences", "trays", "favourites", "shown_pictures"):
        op.drop_table(table)
    for column in ("parent_id", "deleted_at", "shown_at", "private", "prompt_words", "at_stake_micros"):
        op.drop_column("generations", column)
