"""What sort of emergency a conversation was put before the staff for"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0020_the_kind_of_an_emergency"
down_revision = "0019_the_message_of_a_try"
branch_labels = None
depends_on = None


def upgrade() -> None:
    kinds = sa.Column("kinds", postgresql.ARRAY(sa.String(16)), nullable=False, server_default="{}")
    op.add_column("hand_over", kinds)


def downgrade() -> None:
    op.drop_column("hand_over", "kinds")
