"""Pictures that Discord did not take, so that their members find them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

#: As a failure was written before: its code comes first.
_FILL = """
UPDATE generations SET undelivered = TRUE
WHERE state = 'failed' AND deleted_at IS NULL AND failure LIKE '{"code":"delivery-failed"%'
"""


def upgrade() -> None:
    op.add_column("generations", sa.Column("undelivered", sa.Boolean, nullable=False, server_default=sa.false()))
    op.execute(sa.text(_FILL))
    there = sa.text("undelivered")
    op.create_index(
        "generations_undelivered", "generations", ["member_id", "ended_at"], sqlite_where=there, postgresql_where=there
    )


def downgrade() -> None:
    op.drop_index("generations_undelivered", "generations")
    op.drop_column("generations", "undelivered")
