"""A conversation keeps its own checkpoint; LangGraph's tables go"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002_checkpoint"
down_revision = "0001"
branch_labels = None
depends_on = None

OF_LANGGRAPH = ("checkpoint_writes", "checkpoint_blobs", "checkpoints", "checkpoint_migrations")


def upgrade() -> None:
    op.add_column("conversation", sa.Column("checkpoint", sa.LargeBinary(), nullable=True))
    for table in OF_LANGGRAPH:
        op.execute(f"DROP TABLE IF EXISTS {table}")


def downgrade() -> None:
    op.drop_column("conversation", "checkpoint")
