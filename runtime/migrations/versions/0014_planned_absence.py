"""One unit of several can be away; a plan can be about a whole site"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014_planned_absence"
down_revision = "0013_wishes_that_last"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("leave", sa.Column("unit", sa.Integer()))
    op.drop_constraint(op.f("fk_disruption_resource_key"), "disruption", type_="foreignkey")


def downgrade() -> None:
    op.create_foreign_key(op.f("fk_disruption_resource_key"), "disruption", "resource", ["resource_key"], ["key"])
    op.drop_column("leave", "unit")
