"""The audit trail: rows in the access's own transaction, sealed into a hash chain, anchored by signed Merkle roots."""

from runtime.audit.anchoring import Anchors, read_copies
from runtime.audit.exporting import export_lines, prove
from runtime.audit.macs import RowKey
from runtime.audit.offline import check_export, check_proof
from runtime.audit.pruning import prune
from runtime.audit.rows import AuditEntry, Recorded, record
from runtime.audit.sealing import Sealer, one_at_a_time
from runtime.audit.statements import Statement
from runtime.audit.tables import AuditAnchor, AuditRow, AuditSeal
from runtime.audit.verifying import statements, verify
from runtime.audit.walk import Evidence, Verdict

__all__ = [
    "Anchors",
    "AuditAnchor",
    "AuditEntry",
    "AuditRow",
    "AuditSeal",
    "Evidence",
    "Recorded",
    "RowKey",
    "Sealer",
    "Statement",
    "Verdict",
    "check_export",
    "check_proof",
    "export_lines",
    "one_at_a_time",
    "prove",
    "prune",
    "read_copies",
    "record",
    "statements",
    "verify",
]
