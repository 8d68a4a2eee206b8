"""Disruptions as proposed and applied, and the notices they cause"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008_disruptions"
down_revision = "0007_waitlist_offers"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "disruption",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("resource_key", sa.String(64), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("plan", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("proposed_by", sa.String(64), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("applied_by", sa.String(64)),
        sa.Column("applied_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["resource_key"], ["resource.key"], name=op.f("fk_disruption_resource_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disruption")),
    )
    op.create_table(
        "visit_notice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("disruption_id", sa.Uuid(), nullable=False),
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("was_starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("was_practitioner", sa.String(64)),
        sa.Column("was_site", sa.String(64), nullable=False),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("why", sa.String(32)),
        sa.Column("line_id", sa.Uuid()),
        sa.Column("done_at", sa.DateTime(timezone=True)),
        sa.Column("done_by", sa.String(64)),
        sa.ForeignKeyConstraint(["disruption_id"], ["disruption.id"], name=op.f("fk_visit_notice_disruption_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_visit_notice_visit_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["line_id"], ["message.id"], name=op.f("fk_visit_notice_line_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_notice")),
        sa.UniqueConstraint("disruption_id", "visit_id", name=op.f("uq_visit_notice_disruption_id_visit_id")),
    )
    op.create_index(op.f("ix_visit_notice_visit_id"), "visit_notice", ["visit_id"])


def downgrade() -> None:
    op.drop_table("visit_notice")
    op.drop_table("disruption")
