"""Processes that share one database: who lives, which generations a member wants stopped, and the pace of providers."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "owners",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("beat_at", sa.Double, nullable=False),
    )
    op.create_table(
        "meters",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("free_at", sa.Double, nullable=False),
    )
    op.add_column("generations", sa.Column("stop_wanted", sa.Boolean, nullable=False, server_default=sa.false()))
    wanted = sa.text("stop_wanted AND ended_at IS NULL")
    op.create_index("generations_to_stop", "generations", ["id"], sqlite_where=wanted, postgresql_where=wanted)


def downgrade() -> None:
    op.drop_index("generations_to_stop", "generations")
    op.drop_column("generations", "stop_wanted")
    op.drop_table("meters")
    op.drop_table("owners")
