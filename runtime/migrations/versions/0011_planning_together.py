"""Kept risks of visits, disruptions that end early, offers of several visits, postal areas, who is called about a place"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011_planning_together"
down_revision = "0009_anchors_and_roles"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "visit_risk",
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("risk", sa.Float(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_visit_risk_visit_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("visit_id", name=op.f("pk_visit_risk")),
    )
    op.add_column("disruption", sa.Column("ended_by", sa.String(64)))
    op.add_column("disruption", sa.Column("ended_at", sa.DateTime(timezone=True)))
    op.add_column("offer", sa.Column("part_of", sa.Uuid()))
    op.add_column("offer", sa.Column("for_whom", sa.String(16)))
    op.add_column("patient", sa.Column("postal_area", sa.LargeBinary()))
    op.add_column("backfill_offer", sa.Column("moves", sa.Uuid()))
    op.add_column("waitlist_entry", sa.Column("called_by", sa.String(64)))
    op.add_column("waitlist_entry", sa.Column("called_at", sa.DateTime(timezone=True)))


def downgrade() -> None:
    op.drop_column("waitlist_entry", "called_at")
    op.drop_column("waitlist_entry", "called_by")
    op.drop_column("backfill_offer", "moves")
    op.drop_column("patient", "postal_area")
    op.drop_column("offer", "for_whom")
    op.drop_column("offer", "part_of")
    op.drop_column("disruption", "ended_at")
    op.drop_column("disruption", "ended_by")
    op.drop_table("visit_risk")
