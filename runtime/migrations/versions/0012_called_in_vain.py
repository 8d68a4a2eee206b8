"""Who was called and did not come, and what who waits elsewhere was told"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012_called_in_vain"
down_revision = "0011_planning_together"
branch_labels = None
depends_on = None

STATUS = "ck_queue_entry_status"


def upgrade() -> None:
    op.add_column("queue_entry", sa.Column("calls", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("queue_entry", sa.Column("told", sa.String(12)))
    op.drop_constraint(op.f(STATUS), "queue_entry", type_="check")
    op.create_check_constraint(
        op.f(STATUS), "queue_entry", "status IN ('waiting', 'claimed', 'served', 'left', 'aside')"
    )
    op.create_index(
        "queue_entry_called", "queue_entry", ["line", "lease_until"], postgresql_where=sa.text("status = 'claimed'")
    )


def downgrade() -> None:
    op.drop_index("queue_entry_called", "queue_entry")
    op.execute("UPDATE queue_entry SET status = 'waiting' WHERE status = 'aside'")
    op.drop_constraint(op.f(STATUS), "queue_entry", type_="check")
    op.create_check_constraint(op.f(STATUS), "queue_entry", "status IN ('waiting', 'claimed', 'served', 'left')")
    op.drop_column("queue_entry", "told")
    op.drop_column("queue_entry", "calls")
