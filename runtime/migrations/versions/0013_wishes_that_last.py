"""What was wished for when a visit was booked stays with it wherever it moves"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013_wishes_that_last"
down_revision = "0012_called_in_vain"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("visit", sa.Column("accessible", sa.Boolean(), server_default="false", nullable=False))
    op.add_column("visit", sa.Column("clinician_gender", sa.String(8)))
    op.add_column("visit", sa.Column("clinician_language", sa.String(12)))


def downgrade() -> None:
    op.drop_column("visit", "clinician_language")
    op.drop_column("visit", "clinician_gender")
    op.drop_column("visit", "accessible")
