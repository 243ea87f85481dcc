"""The generations: one row each, with what is asked of them in columns and the rest as JSON."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

#: On SQLite an INTEGER key is the row's own number, which saves an index.
_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "generations",
        sa.Column("id", _ID, primary_key=True, autoincrement=False),
        sa.Column("member_id", sa.BigInteger, nullable=False),
        sa.Column("guild_id", sa.BigInteger),
        sa.Column("channel_id", sa.BigInteger, nullable=False),
        sa.Column("provider", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("reservation", sa.Text, nullable=False),
        sa.Column("counted", sa.Integer, nullable=False),
        sa.Column("cost_micros", sa.BigInteger, nullable=False),
        sa.Column("created_at", sa.Double, nullable=False),
        sa.Column("turn_at", sa.Double),
        sa.Column("ended_at", sa.Double),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("epoch", sa.Integer, nullable=False),
        sa.Column("request", sa.Text, nullable=False),
        sa.Column("renders", sa.Text, nullable=False),
        sa.Column("reply", sa.Text, nullable=False),
        sa.Column("failure", sa.Text),
    )
    op.create_index("generations_by_member", "generations", ["member_id", "created_at"])
    op.create_index("generations_by_time", "generations", ["created_at", "cost_micros"])
    op.create_index("generations_by_end", "generations", ["ended_at"])
    unfinished = sa.text("ended_at IS NULL")
    op.create_index(
        "generations_unfinished",
        "generations",
        ["member_id", "created_at"],
        sqlite_where=unfinished,
        postgresql_where=unfinished,
    )


def downgrade() -> None:
    op.drop_table("generations")
