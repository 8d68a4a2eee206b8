"""FHIR clients and versions, records that came from elsewhere, when visits and patients changed last"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0005_fhir_and_import'
down_revision = '0004_scheduling_at_size'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('visit', sa.Column('updated_at', sa.DateTime(timezone=True), nullable=True))
    op.add_column('patient', sa.Column('updated_at', sa.DateTime(timezone=True), nullable=True))
    op.create_table('imported_record',
    sa.Column('index', sa.String(length=64), nullable=False),
    sa.Column('kind', sa.String(length=16), nullable=False),
    sa.Column('target_id', sa.Uuid(), nullable=False),
    sa.Column('content', sa.String(length=64), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('index', name=op.f('pk_imported_record'))
    )
    op.create_index(op.f('ix_imported_record_target_id'), 'imported_record', ['target_id'], unique=False)
    op.create_table('fhir_client',
    sa.Column('name', sa.String(length=64), nullable=False),
    sa.Column('secret_hash', sa.String(length=64), nullable=False),
    sa.Column('scopes', postgresql.ARRAY(sa.String(length=64)), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('disabled_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_fhir_client'))
    )
    op.create_table('fhir_token',
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('client', sa.String(length=64), nullable=False),
    sa.Column('scopes', postgresql.ARRAY(sa.String(length=64)), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['client'], ['fhir_client.name'], name=op.f('fk_fhir_token_client'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('token_hash', name=op.f('pk_fhir_token'))
    )
    op.create_index(op.f('ix_fhir_token_client'), 'fhir_token', ['client'], unique=False)
    op.create_index(op.f('ix_fhir_token_expires_at'), 'fhir_token', ['expires_at'], unique=False)
    op.create_table('fhir_version',
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('id', sa.String(length=64), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('kind', 'id', name=op.f('pk_fhir_version'))
    )


def downgrade() -> None:
    op.drop_table('fhir_version')
    op.drop_table('fhir_token')
    op.drop_table('fhir_client')
    op.drop_table('imported_record')
    op.drop_column('patient', 'updated_at')
    op.drop_column('visit', 'updated_at')
