"""Walk-ins, versions of the no-show model, overbooking decisions and what became of a grant"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0006_walk_ins_and_forecasts'
down_revision = '0005_fhir_and_import'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('noshow_version',
    sa.Column('id', sa.Integer(), sa.Identity(always=True), nullable=False),
    sa.Column('trained_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('visits', sa.Integer(), nullable=False),
    sa.Column('model', sa.LargeBinary(), nullable=False),
    sa.Column('settings', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('metrics', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.Column('activated_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_noshow_version'))
    )
    op.create_index('noshow_version_in_use', 'noshow_version', ['active'], unique=True, postgresql_where='active')
    op.create_table('overbooking_decision',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('resource_key', sa.String(length=64), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('starts_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('booked', sa.Integer(), nullable=False),
    sa.Column('extra', sa.Integer(), nullable=False),
    sa.Column('ceiling', sa.Integer(), nullable=False),
    sa.Column('expected_shows', sa.Float(), nullable=False),
    sa.Column('reason', sa.String(length=200), nullable=False),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['resource_key'], ['resource.key'], name=op.f('fk_overbooking_decision_resource_key')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_overbooking_decision'))
    )
    op.create_index(op.f('ix_overbooking_decision_resource_key'), 'overbooking_decision', ['resource_key'], unique=False)
    op.create_table('queue_entry',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('line', sa.String(length=130), nullable=False),
    sa.Column('patient_id', sa.Uuid(), nullable=True),
    sa.Column('visit_id', sa.Uuid(), nullable=True),
    sa.Column('tier', sa.String(length=2), nullable=False),
    sa.Column('status', sa.String(length=12), nullable=False),
    sa.Column('virtual', sa.Boolean(), nullable=False),
    sa.Column('room', sa.String(length=64), nullable=True),
    sa.Column('arrived_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('claimed_by', sa.String(length=64), nullable=True),
    sa.Column('lease_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('called_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("status IN ('waiting', 'claimed', 'served', 'left')", name=op.f('ck_queue_entry_status')),
    sa.CheckConstraint("tier IN ('P0', 'P1', 'P2')", name=op.f('ck_queue_entry_tier')),
    sa.ForeignKeyConstraint(['patient_id'], ['patient.id'], name=op.f('fk_queue_entry_patient_id')),
    sa.ForeignKeyConstraint(['room'], ['resource.key'], name=op.f('fk_queue_entry_room')),
    sa.ForeignKeyConstraint(['visit_id'], ['visit.id'], name=op.f('fk_queue_entry_visit_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_queue_entry')),
    sa.UniqueConstraint('visit_id', name=op.f('uq_queue_entry_visit_id'))
    )
    op.create_index(op.f('ix_queue_entry_patient_id'), 'queue_entry', ['patient_id'], unique=False)
    op.create_index('queue_entry_open', 'queue_entry', ['line', 'arrived_at'], unique=False, postgresql_where="status IN ('waiting', 'claimed')")
    op.add_column('overbooking_grant', sa.Column('outcome', sa.String(length=12), nullable=True))
    op.add_column('overbooking_grant', sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column('overbooking_grant', 'closed_at')
    op.drop_column('overbooking_grant', 'outcome')
    op.drop_table('queue_entry')
    op.drop_table('overbooking_decision')
    op.drop_table('noshow_version')
