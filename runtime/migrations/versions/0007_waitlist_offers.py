"""When the offer of a freed time was told, and who gave the time up"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007_waitlist_offers"
down_revision = "0006_walk_ins_and_forecasts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("backfill_offer", sa.Column("told_at", sa.DateTime(timezone=True)))
    op.add_column("backfill_offer", sa.Column("gave_up", sa.Uuid()))
    op.create_foreign_key(op.f("fk_backfill_offer_gave_up"), "backfill_offer", "patient", ["gave_up"], ["id"])


def downgrade() -> None:
    op.drop_column("backfill_offer", "gave_up")
    op.drop_column("backfill_offer", "told_at")
