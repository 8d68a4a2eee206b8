"""Which message the last wrong code came in, and what it came to: delivered again, it is no other try"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019_the_message_of_a_try"
down_revision = "0018_audit_codes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("identity_challenge", sa.Column("last_try", sa.String()))
    op.add_column("identity_challenge", sa.Column("last_outcome", sa.String()))


def downgrade() -> None:
    op.drop_column("identity_challenge", "last_outcome")
    op.drop_column("identity_challenge", "last_try")
