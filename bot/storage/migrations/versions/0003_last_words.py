"""Ends whose last words have not been told yet, so that the next process tells them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("generations", sa.Column("untold", sa.Boolean, nullable=False, server_default=sa.false()))
    untold = sa.text("untold")
    op.create_index("generations_untold", "generations", ["id"], sqlite_where=untold, postgresql_where=untold)


def downgrade() -> None:
    op.drop_index("generations_untold", "generations")
    op.drop_column("generations", "untold")
