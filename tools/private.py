"""What somebody who acts for a young patient does not learn: that there are visits of a sensitive kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from scheduler_core import patients, visits
from scheduler_core.acting import keeps_to_themselves, shares_a_number
from scheduler_core.models import Visit
from tools.proof import touched
from tools.types import ToolContext


def hidden(ctx: ToolContext, visit_type: str) -> bool:
    """Whether visits of this kind are hidden from who speaks, of the patient whom the call is for."""
    private = ctx.acting is not None and ctx.acting.private
    return private and ctx.services.hospital.visit_type(visit_type).sensitive


async def visible(ctx: ToolContext, found: Sequence[Visit]) -> tuple[Visit, ...]:
    """Those of the patient's visits that who speaks may know of. Nothing tells that some are missing."""
    if any(ctx.services.hospital.visit_type(visit.visit_type).sensitive for visit in found):
        await _beware_of_a_shared_number(ctx)
    return tuple(visit for visit in found if not hidden(ctx, visit.visit_type))


async def coming(ctx: ToolContext, who: UUID, why: str) -> tuple[Visit, ...]:
    """The patient's visits to come that who speaks may know of; the look is on the audit trail."""
    found = await visible(ctx, await visits.of_patient(ctx.session, who, ctx.now))
    await touched(ctx, "list", "patient", who, why)
    return found


async def _beware_of_a_shared_number(ctx: ToolContext) -> None:
    """A code to a number that the patient has in common with who acts for them shows one of the two, and not which."""
    who = ctx.acting
    if who is None or who.first_name is not None or who.private:
        return
    patient = await patients.get(ctx.session, who.patient_id)
    if keeps_to_themselves(ctx.services.hospital, patient, ctx.now):
        ctx.acting = replace(who, private=await shares_a_number(ctx.session, patient, ctx.now))
