"""The scheduling core at the size of a real hospital: claims found by unit and time, freed times offered on"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0004_scheduling_at_size'
down_revision = '0003_reminders'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index('claim_by_resource', table_name='claim')
    op.create_index('claim_by_unit', 'claim', ['resource_key', 'unit', sa.text('lower(during)')])
    op.add_column('waitlist_entry', sa.Column('priority', sa.Integer(), server_default='5', nullable=False))
    op.create_index('waitlist_waiting', 'waitlist_entry', ['priority', 'joined_at'],
        postgresql_where="status = 'waiting'")
    op.create_table('backfill_offer',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('entry_id', sa.Uuid(), nullable=False),
    sa.Column('cause', sa.String(length=64), nullable=False),
    sa.Column('visit_type', sa.String(length=64), nullable=False),
    sa.Column('site', sa.String(length=64), nullable=True),
    sa.Column('starts_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('hold_id', sa.Uuid(), nullable=False),
    sa.Column('status', sa.String(length=12), nullable=False),
    sa.Column('offered_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['entry_id'], ['waitlist_entry.id'],
        name=op.f('fk_backfill_offer_entry_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_backfill_offer')),
    sa.UniqueConstraint('cause', 'entry_id', name=op.f('uq_backfill_offer_cause_entry_id'))
    )
    op.create_index('backfill_open_cause', 'backfill_offer', ['cause'], unique=True,
        postgresql_where="status = 'open'")
    op.create_index('backfill_open_entry', 'backfill_offer', ['entry_id'], unique=True,
        postgresql_where="status = 'open'")
    op.create_index(op.f('ix_backfill_offer_expires_at'), 'backfill_offer', ['expires_at'])


def downgrade() -> None:
    op.drop_table('backfill_offer')
    op.drop_index('waitlist_waiting', table_name='waitlist_entry')
    op.drop_column('waitlist_entry', 'priority')
    op.drop_index('claim_by_unit', table_name='claim')
    op.create_index('claim_by_resource', 'claim', ['resource_key'])
