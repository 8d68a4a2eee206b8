"""Whom a call is for: the verified patient, or somebody whom staff have recorded that they may act for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from language.frame import GoalKind
from scheduler_core import patients
from scheduler_core.acting import Charge, charges_of, keeps_to_themselves
from tools.errors import Refused
from tools.names import UNNAMED
from tools.proof import touched, unproven, verified_patient
from tools.types import Acting, Fact, ToolContext

CHILD = frozenset({"son", "daughter", "child"})
PARTNER = frozenset({"wife", "husband", "partner"})
SPECIFIC = frozenset({"son", "daughter", "wife", "husband"})
NAMED = CHILD | PARTNER | {"mother", "father"}
"""Relations that people are asked for by; whatever else is recorded is an `other`."""


async def known_subject(ctx: ToolContext, why: str) -> UUID | None:
    """The patient, once they have proven who they are: their own visits stand in the way, their own doctor comes first."""
    if ctx.proof.level < 2:
        return None
    who = await subject(ctx)
    await touched(ctx, "read", "patient", who, why)
    return who


async def subject(ctx: ToolContext) -> UUID:
    """The patient whose visits are meant, by id; see `acting`."""
    return (await acting(ctx)).patient_id


async def acting(ctx: ToolContext) -> Acting:
    """Whom the call is for from now on; Refused without proof, or without a proxy record for exactly who was named."""
    own = verified_patient(ctx)
    person, for_whom = ctx.frame.person, ctx.frame.person.for_whom
    if person.proven_of != "self" or for_whom == "self":
        return await _proven(ctx, own)
    told = await _told(ctx, own)
    fitting = [c for c in await _charges(ctx, own) if _is_meant(c, for_whom, told)]
    if not fitting and for_whom == "other" and await _is_own(ctx, own, told):
        return await _proven(ctx, own)
    if not fitting:
        booking = ctx.goal is not None and ctx.goal.kind in (GoalKind.BOOK, GoalKind.WAITLIST)
        refused = Fact("proxy-needed-or-new" if booking else "proxy-needed")
        raise Refused("proxy_needed", refused, data={"for_whom": for_whom})
    if len(fitting) > 1:
        raise Refused("proxy_which", data={"for_whom": for_whom})
    ctx.acting = _as_acting(ctx, fitting[0])
    return ctx.acting


async def _proven(ctx: ToolContext, own: UUID) -> Acting:
    """Who was proven. A record that was made for somebody else stands for them alone; whoever else is meant is proven first."""
    person = ctx.frame.person
    if person.proven_of == "self":
        ctx.acting = Acting(own)
        return ctx.acting
    name = (await patients.get(ctx.session, own)).name
    another = person.theirs is not None and not _called(person.theirs, name)
    if another or not fits(person.proven_of, person.for_whom):
        raise unproven()
    ctx.acting = Acting(own, patients.first_name(name))
    return ctx.acting


async def family(ctx: ToolContext, people: Sequence[str]) -> tuple[Acting, ...]:
    """The patient for each relation of `people` in turn; Refused where somebody is not on record, or it is not clear who."""
    own = verified_patient(ctx)
    if ctx.frame.person.proven_of != "self":
        raise unproven()
    charges = await _charges(ctx, own)
    found: dict[str, list[Acting]] = {}
    for relation, times in Counter(people).items():
        fitting = [_as_acting(ctx, c) for c in charges if fits(c.relation, relation)]
        fitting = [Acting(own)] if relation == "self" else fitting
        if len(fitting) < times:
            left_out = Fact("proxy-left-out", {"for_whom": relation, "whom": UNNAMED})
            raise Refused("proxy_needed", left_out, data={"for_whom": relation, "known": len(fitting)})
        if len(fitting) > times:
            raise Refused("family_which", data={"for_whom": relation})
        found[relation] = fitting
    whose = tuple(found[relation].pop(0) for relation in people)
    if len(set(whose)) < len(whose):
        raise Refused("family_which")
    return whose


async def may_act_for(ctx: ToolContext, patient_id: UUID) -> Acting:
    """Refused unless the verified patient is this patient or is recorded to act for them; the call is for them from now on."""
    own = verified_patient(ctx)
    if patient_id == own:
        return await _proven(ctx, own)
    charge = next((c for c in await _charges(ctx, own) if c.patient.id == patient_id), None)
    if charge is None:
        raise Refused("not_allowed_here")
    ctx.acting = _as_acting(ctx, charge)
    return ctx.acting


async def _charges(ctx: ToolContext, own: UUID) -> list[Charge]:
    """Those whom `own` may act for; a record made in this conversation acts for nobody."""
    if not ctx.proof.verified:
        return []
    await touched(ctx, "read", "patient", own, "whom they may act for")
    found = await charges_of(ctx.session, ctx.services.hospital, own, ctx.now)
    for charge in found:
        await touched(ctx, "proxy.check", "patient", charge.patient.id, "to tell whom the visit is for")
    return found


def _as_acting(ctx: ToolContext, charge: Charge) -> Acting:
    patient = charge.patient
    private = keeps_to_themselves(ctx.services.hospital, patient, ctx.now)
    return Acting(patient.id, patients.first_name(patient.name), private)


async def _told(ctx: ToolContext, own: UUID) -> str | None:
    """The name that was told of who the visit is for; a name that is not the speaker's own is somebody else's."""
    person = ctx.frame.person
    if person.theirs or not person.name:
        return person.theirs
    mine = await patients.get(ctx.session, own)
    return None if _called(person.name, mine.name) else person.name


async def _is_own(ctx: ToolContext, own: UUID, told: str | None) -> bool:
    """ "Maria Gonzalez's visit" may be what Maria Gonzalez says of her own."""
    if told is None:
        return False
    mine = (await patients.get(ctx.session, own)).name
    return _called(told, mine) and _words(patients.first_name(mine)) <= _words(told)


def _is_meant(charge: Charge, for_whom: str, told: str | None) -> bool:
    """Whether relation and name, as far as they were told, are this patient's. A relation of no other name needs a name."""
    name = charge.patient.name
    if told is not None and not _called(told, name):
        return False
    if for_whom != "other":
        return fits(charge.relation, for_whom)
    return charge.relation not in NAMED or (told is not None and _words(patients.first_name(name)) <= _words(told))


def _called(told: str, name: str) -> bool:
    """Whether a name as it was told can be this one: "Leo" and "Leo James Brooks" can be Leo Brooks, "Bob Brooks" cannot."""
    said, recorded = _words(told), _words(name)
    return bool(said) and (said <= recorded or recorded <= said)


def _words(name: str) -> frozenset[str]:
    return frozenset(patients.folded(name).split())


def fits(relation: str, for_whom: str) -> bool:
    """Whether the recorded relation can be what was said: a daughter is a child, a wife a partner."""
    if relation == for_whom:
        return True
    return any({relation, for_whom} <= group and len({relation, for_whom} & SPECIFIC) < 2 for group in (CHILD, PARTNER))
