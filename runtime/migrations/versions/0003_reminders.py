"""Reminders"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003_reminders"
down_revision = "0002_checkpoint"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outgoing_text", sa.Column("failed_why", sa.String(32)))
    op.add_column("visit", sa.Column("confirmed_at", sa.DateTime(timezone=True)))
    op.create_table(
        "reminder",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("why", sa.String(32)),
        sa.Column("line_id", sa.Uuid()),
        sa.Column("done_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_reminder_visit_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["line_id"], ["message.id"], name=op.f("fk_reminder_line_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
        sa.UniqueConstraint("visit_id", "starts_at", "hours", name=op.f("uq_reminder_visit_id_starts_at_hours")),
    )
    op.create_index(op.f("ix_reminder_visit_id"), "reminder", ["visit_id"])


def downgrade() -> None:
    op.drop_table("reminder")
    op.drop_column("visit", "confirmed_at")
    op.drop_column("outgoing_text", "failed_why")
