"""Reminders"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002_reminders"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outgoing_text", sa.Column("failed_why", sa.String(32)))


def downgrade() -> None:
    op.drop_column("outgoing_text", "failed_why")
