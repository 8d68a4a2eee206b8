"""The scheduling core at the size of a real hospital: claims found by unit and time"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = 'scheduling_at_size'
down_revision = '0003_reminders'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index('claim_by_resource', table_name='claim')
    op.create_index('claim_by_unit', 'claim', ['resource_key', 'unit', sa.text('lower(during)')])


def downgrade() -> None:
    op.drop_index('claim_by_unit', table_name='claim')
    op.create_index('claim_by_resource', 'claim', ['resource_key'])
