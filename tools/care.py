"""The order of care in what patients are told: what must come first, what needs a visit, and why a time is not to be had."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from language.cautions import is_by_magnet
from scheduler_core import visits
from scheduler_core.care_order import Broken, Places, barred, concerns, first_broken, missing_before, needing, too_soon
from scheduler_core.history import away, stay
from scheduler_core.hospital.schema import Prerequisite
from scheduler_core.models import Visit
from scheduler_core.types import Slot, Window, overlap
from tools import facts, names
from tools.errors import Refused
from tools.private import hidden, visible
from tools.proof import touched
from tools.types import Fact, ToolContext


def missing_first(ctx: ToolContext, rule: Prerequisite) -> Refused:
    """Refused, because a visit of another kind must take place before."""
    told = Fact("care-first", {"needed": names.visit_type_name(ctx, rule.visit_type), "days": rule.within_days})
    return Refused("care_first", told, data={"visit_type": rule.visit_type})


def refuse_missing(ctx: ToolContext, known: Sequence[Visit], slot: Slot) -> None:
    """Refused where `known`, the patient's visits, hold nothing that must come before the slot."""
    missing = missing_before(known, ctx.services.hospital, slot.visit_type, slot.starts_at)
    if missing is not None:
        raise missing_first(ctx, missing)


def refuse_uncleared(ctx: ToolContext, slot: Slot) -> None:
    """Refused for an MRI of whoever told of an implant: staff clear that first."""
    kind, needs = ctx.services.hospital.directory.visit_type(slot.visit_type), ctx.frame.needs
    whose = (ctx.goal.for_whom if ctx.goal is not None else None) or ctx.frame.person.for_whom
    if needs.implant and whose == needs.of and kind is not None and is_by_magnet(f"{kind.en} {kind.es}"):
        raise Refused("implant_first")


def refuse_overlap(ctx: ToolContext, known: Sequence[Visit], slot: Slot) -> None:
    """Refused where the patient is somewhere else then; a visit that is hidden from who speaks is not told of."""
    there = [v for v in known if v.status in visits.LIVE and overlap(v, slot)]
    if there:
        raise Refused("slot_taken" if all(hidden(ctx, v.visit_type) for v in there) else "overlap", fresh_offers=True)


def hurried(ctx: ToolContext, known: Sequence[Visit], slot: Slot) -> tuple[Fact, ...]:
    """That there is hardly time to come to the slot from another visit at another site, or to go there."""
    place = stay(slot).site
    near = (v for v in known if v.status in visits.LIVE and any(overlap(w, slot) for w in away((stay(v),), place)))
    other = next((v for v in near if not hidden(ctx, v.visit_type)), None)
    if other is None:
        return ()
    return (Fact("little-way", facts.meeting(ctx, other)),)


async def keep_order(ctx: ToolContext, *moves: tuple[Visit, Slot]) -> None:
    """Refused, with the reason and what to do, if these moves of one patient's visits would break an order of care."""
    places = {visit.id: slot for visit, slot in moves}
    broken = first_broken(await _known(ctx, *(visit for visit, _ in moves)), ctx.services.hospital, places)
    if broken is not None:
        raise out_of_order(ctx, broken, places)


def _hidden(ctx: ToolContext, broken: Broken) -> bool:
    return broken.visit is not None and hidden(ctx, broken.visit.visit_type)


def out_of_order(ctx: ToolContext, broken: Broken, places: Places) -> Refused:
    """The refusal that says so; staff help where it would tell of a hidden visit."""
    if _hidden(ctx, broken):
        return Refused("not_allowed_here")
    return Refused("care_order", why_not(ctx, broken, places), data={"visit_type": broken.rule.visit_type})


def why_not(ctx: ToolContext, broken: Broken, places: Places) -> Fact:
    """What must come before the visit that moves, or which other visit needs it before."""
    days = broken.rule.within_days
    if broken.visit is None or broken.visit.id in places:
        return Fact("care-needs", {"needed": names.visit_type_name(ctx, broken.rule.visit_type), "days": days})
    return Fact("care-needed", {**_dependent(ctx, broken.visit), "days": days})


@dataclass(frozen=True)
class Order:
    """What the order of care means for a search: `bars` are times that it rules out, for a new visit or for one that moves."""

    visit_type: str
    moving: Visit | None
    known: Sequence[Visit]
    bars: tuple[Window, ...]

    def why_not(self, ctx: ToolContext, slot: Slot) -> tuple[Fact, ...]:
        """Why this slot is ruled out, if it is."""
        hospital, moving = ctx.services.hospital, self.moving
        places: Places = {moving.id: slot} if moving is not None else {}
        broken = first_broken(self.known, hospital, places)
        if moving is None:
            missing = missing_before(self.known, hospital, self.visit_type, slot.starts_at)
            broken = Broken(self.visit_type, None, missing) if missing is not None else None
        return (why_not(ctx, broken, places),) if broken is not None and not _hidden(ctx, broken) else ()


async def order_of(ctx: ToolContext, visit_type: str, moving: Visit | None, who: UUID | None) -> Order:
    """The order of care around a visit that is looked for; nothing binds a patient who is not known."""
    hospital = ctx.services.hospital
    if who is None or not concerns(hospital, visit_type):
        return Order(visit_type, moving, (), ())
    known = await known_to(ctx, who)
    bars = barred(known, hospital, moving) if moving is not None else too_soon(known, hospital, visit_type, ctx.now)
    return Order(visit_type, moving, known, bars)


async def dependents(ctx: ToolContext, visit: Visit) -> tuple[Visit, ...]:
    """The patient's visits that need this one before them, as far as who speaks may know of them."""
    return await visible(ctx, needing(await _known(ctx, visit), ctx.services.hospital, visit.id))


def told_before_cancelling(ctx: ToolContext, later: Sequence[Visit]) -> tuple[Fact, ...]:
    """That each of them needs the visit that is to be cancelled."""
    return tuple(Fact("care-cancel-needed", _dependent(ctx, visit)) for visit in later)


async def known_to(ctx: ToolContext, patient_id: UUID) -> Sequence[Visit]:
    """Every visit of the patient, by time; that they were looked at is on record."""
    await touched(ctx, "list", "patient", patient_id, "whether the visits fit with each other")
    known = await visits.of_patient(ctx.session, patient_id, ctx.now, upcoming=False)
    await visible(ctx, known)  # settles what is hidden, before anything is said of them
    return known


async def _known(ctx: ToolContext, *of: Visit) -> Sequence[Visit]:
    """Every visit of their one patient; nothing where no order concerns them, so that nobody looks without need."""
    who = next((v.patient_id for v in of if concerns(ctx.services.hospital, v.visit_type)), None)
    return await known_to(ctx, who) if who is not None else ()


def _dependent(ctx: ToolContext, visit: Visit) -> dict[str, object]:
    return {"visit_type": names.visit_type_name(ctx, visit.visit_type), "when": names.local(ctx, visit.starts_at)}
