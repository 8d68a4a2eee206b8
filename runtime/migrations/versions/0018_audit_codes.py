"""Audit rows carry a code that only Careline can write; the database refuses to change the trail"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018_audit_codes"
down_revision = "0014_planned_absence"
branch_labels = None
depends_on = None

TABLES = {"audit": "seal_id", "audit_seal": "id", "audit_anchor": None}
SAID = ("id", "at", "actor", "action", "subject_kind", "subject_id", "conversation_id", "why", "digests", "mac")
REFUSES = """
    CREATE FUNCTION audit_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'the audit trail is append-only: % of % is refused', TG_OP, TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation';
    END $$"""
REMOVED = """
    CREATE FUNCTION audit_removes_what_is_pruned() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE kept boolean;
    BEGIN
        EXECUTE format(
            'SELECT EXISTS (SELECT FROM gone WHERE %1$I IS NULL OR %1$I >'
            ' (SELECT coalesce(max(last_seal), 0) FROM audit_anchor WHERE kind = ''pruned''))', TG_ARGV[0]) INTO kept;
        IF kept THEN
            RAISE EXCEPTION 'the audit trail is append-only: no signed statement prunes these rows of %', TG_TABLE_NAME
                USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NULL;
    END $$"""


def upgrade() -> None:
    op.add_column("audit", sa.Column("mac", sa.String(80)))
    # Not valid: rows from before have no code, and may still be sealed.
    op.execute("ALTER TABLE audit ADD CONSTRAINT audit_coded CHECK (mac IS NOT NULL OR seal_id IS NOT NULL) NOT VALID")
    op.execute(REFUSES)
    op.execute(REMOVED)
    old, new = (", ".join(f"{side}.{column}" for column in SAID) for side in ("OLD", "NEW"))
    sealing = f"WHEN (OLD.seal_id IS NOT NULL OR ROW({old}) IS DISTINCT FROM ROW({new}))"
    for table, seal in TABLES.items():
        when = sealing if table == "audit" else ""
        op.execute(
            f"CREATE TRIGGER audit_kept BEFORE UPDATE ON {table} FOR EACH ROW {when} EXECUTE FUNCTION audit_refuses()"
        )
        op.execute(f"CREATE TRIGGER audit_emptied BEFORE TRUNCATE ON {table} EXECUTE FUNCTION audit_refuses()")
        if seal is None:
            op.execute(
                f"CREATE TRIGGER audit_removed BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION audit_refuses()"
            )
        else:
            op.execute(
                f"CREATE TRIGGER audit_removed AFTER DELETE ON {table} REFERENCING OLD TABLE AS gone"
                f" FOR EACH STATEMENT EXECUTE FUNCTION audit_removes_what_is_pruned('{seal}')"
            )


def downgrade() -> None:
    op.execute("DROP FUNCTION audit_refuses() CASCADE")
    op.execute("DROP FUNCTION audit_removes_what_is_pruned() CASCADE")
    op.execute("ALTER TABLE audit DROP CONSTRAINT audit_coded")
    op.drop_column("audit", "mac")
