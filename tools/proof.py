"""Proof and audit: what a tool may touch, and the record of each touch."""

from __future__ import annotations

from uuid import UUID

from runtime import audit
from runtime.audit import AuditEntry
from tools.errors import Refused
from tools.types import Fact, ToolContext

ACTOR = "assistant"
ACTING, ACTING_FOR = "acting", "acting_for"
"""Beside a row's digests: the id of the patient who was proven, and of whom they acted for, where that is somebody else."""


def require(ctx: ToolContext, level: int) -> None:
    """Refused unless the patient has proven who they are to this level (0 to 3)."""
    if ctx.proof.level >= level:
        return
    fact = Fact("proof-again" if ctx.proof.level >= 2 else "proof-needed")
    raise Refused("proof_needed", fact, data={"needs": level, "has": ctx.proof.level})


def verified_patient(ctx: ToolContext) -> UUID:
    """The patient who has proven who they are; Refused when nobody has."""
    require(ctx, 2)
    if ctx.proof.patient_id is None:
        raise unproven()
    return ctx.proof.patient_id


def unproven() -> Refused:
    """That nobody who counts here has proven who they are."""
    return Refused("proof_needed", data={"needs": 2, "has": 0})


async def touched(ctx: ToolContext, action: str, kind: str, subject: UUID, why: str) -> None:
    """Write an access to a patient's data to the audit trail, in this transaction."""
    entry = AuditEntry(
        actor=ACTOR,
        action=action,
        subject_kind=kind,
        subject_id=str(subject),
        why=why,
        conversation_id=ctx.conversation.id,
        at=ctx.now,
        digests=_who(ctx, kind, subject),
    )
    ctx.accesses.append(entry)
    await audit.record(ctx.session, entry)


def _who(ctx: ToolContext, kind: str, subject: UUID) -> dict[str, str]:
    """Who acted for whom, by id."""
    own = ctx.proof.patient_id
    if own is None:
        return {}
    whose = subject if kind == "patient" else ctx.acting.patient_id if ctx.acting else own
    return {ACTING: str(own)} | ({ACTING_FOR: str(whose)} if whose != own else {})


async def keep_accesses(ctx: ToolContext) -> None:
    """Write again what a rolled-back savepoint took with it."""
    for entry in ctx.accesses:
        await audit.record(ctx.session, entry)
    ctx.accesses.clear()
