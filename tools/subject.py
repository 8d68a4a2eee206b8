"""Whom a call is for: the verified patient, or somebody whom staff have recorded that they may act for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from scheduler_core import patients
from scheduler_core.models import Proxy
from tools.errors import Refused
from tools.names import UNNAMED
from tools.proof import touched, verified_patient
from tools.types import Fact, ToolContext

CHILD = frozenset({"son", "daughter", "child"})
PARTNER = frozenset({"wife", "husband", "partner"})
SPECIFIC = frozenset({"son", "daughter", "wife", "husband"})


async def known_subject(ctx: ToolContext, why: str) -> UUID | None:
    """The patient, once they have proven who they are: their own visits stand in the way, their own doctor comes first."""
    if ctx.proof.level < 2:
        return None
    who = await subject(ctx)
    await touched(ctx, "read", "patient", who, why)
    return who


async def subject(ctx: ToolContext) -> UUID:
    """The patient whose visits are meant; Refused without proof, or without a proxy record for somebody else."""
    own = verified_patient(ctx)
    for_whom = ctx.frame.person.for_whom
    if for_whom == "self":
        return own
    records = [r for r in await _proxies(ctx, own) if _is(r.relation, for_whom)]
    if not records:
        raise Refused("proxy_needed", data={"for_whom": for_whom})
    if len(records) > 1:
        records = await _named(ctx, records)
    if len(records) != 1:
        raise Refused("proxy_which", data={"for_whom": for_whom})
    return records[0].patient_id


async def family(ctx: ToolContext, people: Sequence[str]) -> tuple[UUID, ...]:
    """The patient for each relation of `people` in turn; Refused where somebody is not on record, or it is not clear who."""
    own = verified_patient(ctx)
    records = await _proxies(ctx, own)
    found: dict[str, list[UUID]] = {}
    for relation, times in Counter(people).items():
        fitting = [own] if relation == "self" else [r.patient_id for r in records if _is(r.relation, relation)]
        if len(fitting) < times:
            left_out = Fact("proxy-left-out", {"for_whom": relation, "whom": UNNAMED})
            raise Refused("proxy_needed", left_out, data={"for_whom": relation, "known": len(fitting)})
        if len(fitting) > times:
            raise Refused("family_which", data={"for_whom": relation})
        found[relation] = fitting
    patients_ = tuple(found[relation].pop(0) for relation in people)
    if len(set(patients_)) < len(patients_):
        raise Refused("family_which")
    return patients_


async def may_act_for(ctx: ToolContext, patient_id: UUID) -> None:
    """Refused unless the verified patient is this patient or is recorded to act for them."""
    own = verified_patient(ctx)
    if patient_id != own and patient_id not in {r.patient_id for r in await _proxies(ctx, own)}:
        raise Refused("not_allowed_here")


async def _proxies(ctx: ToolContext, own: UUID) -> list[Proxy]:
    """Those whom `own` may act for; a record made in this conversation acts for nobody."""
    if not ctx.proof.verified:
        return []
    await touched(ctx, "read", "patient", own, "whom they may act for")
    return list(await patients.proxies_of(ctx.session, own, ctx.now))


def _is(relation: str, for_whom: str) -> bool:
    """Whether the recorded relation can be what was said: a daughter is a child, a wife a partner."""
    if for_whom == "other" or relation == for_whom:
        return True
    return any({relation, for_whom} <= group and len({relation, for_whom} & SPECIFIC) < 2 for group in (CHILD, PARTNER))


async def _named(ctx: ToolContext, records: list[Proxy]) -> list[Proxy]:
    """Those of `records` whose patient has the name that was told."""
    said = patients.folded(ctx.frame.person.name or "")
    found = []
    for record in records:
        patient = await patients.get(ctx.session, record.patient_id)
        await touched(ctx, "read", "patient", patient.id, "to tell whom the visit is for")
        if said and patients.folded(patient.name) == said:
            found.append(record)
    return found
