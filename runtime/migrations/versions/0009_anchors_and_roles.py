"""Signed anchors of the audit trail, marks of its rows; roles of colleagues, recipients of disclosures"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0009_anchors_and_roles'
down_revision = '0008_disruptions'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('audit_anchor',
    sa.Column('number', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('kind', sa.String(length=8), nullable=False),
    sa.Column('first_seal', sa.BigInteger(), nullable=False),
    sa.Column('last_seal', sa.BigInteger(), nullable=False),
    sa.Column('rows', sa.BigInteger(), nullable=False),
    sa.Column('head', sa.String(length=64), nullable=False),
    sa.Column('root', sa.String(length=64), nullable=False),
    sa.Column('previous', sa.String(length=64), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('key_id', sa.String(length=16), nullable=False),
    sa.Column('signature', sa.String(length=88), nullable=False),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_audit_anchor'))
    )
    op.add_column('audit_seal', sa.Column('marks', postgresql.JSONB(astext_type=sa.Text()), nullable=True))
    op.create_index('audit_by_conversation', 'audit', ['conversation_id'], unique=False)
    op.add_column('staff_account', sa.Column('role', sa.String(length=16), server_default='desk', nullable=False))
    op.add_column('fhir_client', sa.Column('recipient', sa.String(length=200), nullable=True))
    op.add_column('fhir_client', sa.Column('purpose', sa.String(length=200), nullable=True))


def downgrade() -> None:
    op.drop_column('fhir_client', 'purpose')
    op.drop_column('fhir_client', 'recipient')
    op.drop_column('staff_account', 'role')
    op.drop_index('audit_by_conversation', table_name='audit')
    op.drop_column('audit_seal', 'marks')
    op.drop_table('audit_anchor')
