"""A server's rules, and what its moderators decide: reviews, reports, bans, purges, prompt rules and the log."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

#: On SQLite an INTEGER key is the row's own number, which counts up by itself.
_COUNTED = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TABLES = (
    "servers",
    "prompt_rules",
    "prompt_rule_versions",
    "bans",
    "reviews",
    "reports",
    "purges",
    "decisions",
    "refusals",
    "warnings",
    "erasures",
    "exports",
)
_COLUMNS = ("home_id", "concurrent", "estimate_micros", "conduct", "purge_id", "veil", "veil_until", "erased_at")
_INDEXES = (
    "generations_by_guild",
    "generations_by_home",
    "generations_by_purge",
    "generations_to_veil",
    "generations_reviewed",
    "generations_to_fade",
)


def upgrade() -> None:
    _widen_generations()
    _make_rules()
    _make_reviews()
    _make_records()
    _make_wishes()


def _widen_generations() -> None:
    # The channel itself, or the one that its thread lies in: what a channel's total is counted by.
    op.add_column("generations", sa.Column("home_id", sa.BigInteger))
    # How many of its member's generations may run beside it, as the rules were when it was admitted.
    op.add_column("generations", sa.Column("concurrent", sa.Integer))
    # What was set aside at its admission; its cost takes the place of that as soon as it is known.
    op.add_column("generations", sa.Column("estimate_micros", sa.BigInteger))
    op.add_column("generations", sa.Column("conduct", sa.Text))
    op.add_column("generations", sa.Column("purge_id", sa.BigInteger))
    # How far a purge, or its undoing, has come with the messages: hiding, hidden, showing.
    op.add_column("generations", sa.Column("veil", sa.Text))
    # Until when somebody sees to them.
    op.add_column("generations", sa.Column("veil_until", sa.Double))
    # When its member had it made anonymous; it keeps their id for as long as it counts for their limits.
    op.add_column("generations", sa.Column("erased_at", sa.Double))
    op.execute("UPDATE generations SET home_id = channel_id")
    # With all that a total or a budget adds up: reading the rows themselves took 8 times as long.
    op.create_index("generations_by_guild", "generations", ["guild_id", "created_at", "counted", "cost_micros"])
    op.create_index("generations_by_home", "generations", ["home_id", "created_at", "counted"])
    _partial_index("generations_by_purge", ["purge_id"], "purge_id IS NOT NULL")
    _partial_index("generations_to_veil", ["id"], "veil IN ('hiding', 'showing')")
    _partial_index("generations_reviewed", ["id"], "state = 'reviewing'")
    _partial_index("generations_to_fade", ["created_at"], "erased_at IS NOT NULL AND member_id <> 0")


def _partial_index(name: str, columns: list[str], condition: str) -> None:
    where = sa.text(condition)
    op.create_index(name, "generations", columns, sqlite_where=where, postgresql_where=where)


def _make_rules() -> None:
    op.create_table(
        "servers",
        sa.Column("guild_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.create_table(
        "prompt_rules",
        sa.Column("id", _COUNTED, primary_key=True),
        # 0 is everywhere.
        sa.Column("guild_id", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("created_by", sa.BigInteger, nullable=False),
        sa.Column("created_at", sa.Double, nullable=False),
        sa.UniqueConstraint("guild_id", "kind", "folded"),
    )
    op.create_table(
        "prompt_rule_versions",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("version", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "bans",
        # 0 is everywhere.
        sa.Column("guild_id", sa.BigInteger),
        sa.Column("member_id", sa.BigInteger),
        sa.Column("by_id", sa.BigInteger, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("until", sa.Double),
        sa.Column("reason", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "member_id"),
    )


def _make_reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("guild_id", sa.BigInteger, nullable=False),
        sa.Column("member_id", sa.BigInteger, nullable=False),
        sa.Column("asked_at", sa.Double, nullable=False),
        sa.Column("flags", sa.Text, nullable=False),
        sa.Column("card_channel_id", sa.BigInteger),
        sa.Column("card_message_id", sa.BigInteger),
        sa.Column("reminded_at", sa.Double),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("by_id", sa.BigInteger),
        sa.Column("decided_at", sa.Double),
        sa.Column("reason", sa.Text, nullable=False),
    )
    open_ = sa.text("verdict = 'open'")
    op.create_index("reviews_open", "reviews", ["guild_id", "asked_at"], sqlite_where=open_, postgresql_where=open_)
    rejected = sa.text("verdict = 'rejected'")
    op.create_index(
        "reviews_rejected", "reviews", ["member_id", "guild_id"], sqlite_where=rejected, postgresql_where=rejected
    )
    op.create_table(
        "reports",
        sa.Column("generation_id", sa.BigInteger),
        sa.Column("reporter_id", sa.BigInteger),
        sa.Column("guild_id", sa.BigInteger, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("card_channel_id", sa.BigInteger),
        sa.Column("card_message_id", sa.BigInteger),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("by_id", sa.BigInteger),
        sa.Column("settled_at", sa.Double),
        # Whether all that follows from its state was done.
        sa.Column("done", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("generation_id", "reporter_id"),
    )
    undone = sa.text("NOT done")
    op.create_index("reports_undone", "reports", ["at"], sqlite_where=undone, postgresql_where=undone)
    op.create_table(
        "purges",
        sa.Column("id", _COUNTED, primary_key=True),
        sa.Column("guild_id", sa.BigInteger, nullable=False),
        sa.Column("member_id", sa.BigInteger, nullable=False),
        sa.Column("since", sa.Double, nullable=False),
        sa.Column("by_id", sa.BigInteger, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("until", sa.Double, nullable=False),
        sa.Column("undone_at", sa.Double),
        sa.Column("undone_by", sa.BigInteger),
        # Generations that were shown again.
        sa.Column("shown", sa.Integer),
        # Whether the log tells of it, and of its undoing.
        sa.Column("noted", sa.Boolean, nullable=False),
        # When it became final: nobody can bring its originals back any more.
        sa.Column("removed_at", sa.Double),
    )
    op.create_index("purges_by_guild", "purges", ["guild_id", "at"])


def _make_records() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", _COUNTED, primary_key=True),
        sa.Column("guild_id", sa.BigInteger, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("by_id", sa.BigInteger, nullable=False),
        sa.Column("deed", sa.Text, nullable=False),
        sa.Column("member_id", sa.BigInteger),
        sa.Column("generation_id", sa.BigInteger),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("facts", sa.Text, nullable=False),
    )
    op.create_index("decisions_by_guild", "decisions", ["guild_id", "id"])
    # What a run notes, or what may be tried again, is noted once.
    once = sa.text("deed IN ('approved', 'rejected', 'blocked', 'deleted')")
    op.create_index(
        "decisions_once", "decisions", ["generation_id", "deed"], unique=True, sqlite_where=once, postgresql_where=once
    )
    # What is written down elsewhere first, and noted after a stop, is noted once as well.
    told = sa.text("deed IN ('reported', 'dismissed', 'purged', 'restored', 'erased')")
    which = [sa.text(each) for each in ("guild_id", "deed", "by_id", "at", "coalesce(generation_id, member_id, 0)")]
    op.create_index("decisions_told", "decisions", which, unique=True, sqlite_where=told, postgresql_where=told)
    # Requests that were refused before anything was reserved; a day is one of UTC, as `2026-11-21`.
    op.create_table(
        "refusals",
        sa.Column("guild_id", sa.BigInteger),
        sa.Column("day", sa.Text),
        sa.Column("code", sa.Text),
        sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "day", "code"),
    )
    # Said once to a server, or to the operators (0): that so many percent of a month's budget are spent.
    op.create_table(
        "warnings",
        sa.Column("guild_id", sa.BigInteger),
        sa.Column("whole", sa.Boolean),
        sa.Column("month", sa.Text),
        sa.Column("budget", sa.BigInteger),
        sa.Column("percent", sa.Integer),
        sa.Column("claimed_at", sa.Double, nullable=False),
        sa.Column("said", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "whole", "month", "budget", "percent"),
    )


def _make_wishes() -> None:
    """What members ask about their own data, while somebody is at work on it."""
    op.create_table(
        "erasures",
        sa.Column("member_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("asked_at", sa.Double, nullable=False),
        sa.Column("messages", sa.Boolean, nullable=False),
        sa.Column("books_erased", sa.Boolean, nullable=False),
        sa.Column("busy_until", sa.Double, nullable=False),
    )
    op.create_table(
        "exports",
        sa.Column("member_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("until", sa.Double, nullable=False),
    )


def downgrade() -> None:
    for index in _INDEXES:
        op.drop_index(index, "generations")
    for table in _TABLES:
        op.drop_table(table)
    for column in _COLUMNS:
        op.drop_column("generations", column)
