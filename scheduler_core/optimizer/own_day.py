"""The hospital's own day as it stands: who works when, who is booked and may move, who waits and could come; for one site."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.errors import InvalidInput
from scheduler_core.availability import DAYS, Availability
from scheduler_core.backfill import Understood, plainly
from scheduler_core.bits import unpack
from scheduler_core.bookkeeping import MoveHold
from scheduler_core.history import closed_to
from scheduler_core.hospital import Hospital
from scheduler_core.hospital.schema import Need, VisitType
from scheduler_core.interpreting import language_of
from scheduler_core.localtime import CELL, day_of
from scheduler_core.models import Claim, OverbookingGrant, Visit, WaitlistEntry
from scheduler_core.plan import stretch
from scheduler_core.types import Assignment, Slot, Window, Wishes
from scheduler_core.visit_rows import LIVE, slot_of

MOST_WAITING = 200
LEADS = ("practitioner", "nurse")


@dataclass(frozen=True)
class Asking:
    """Somebody who is to be seen on that day: what they need and wish, when they are elsewhere, since when they wait.

    `known` are the patient's other visits. `booked` is the place that a booked visit has, and `lead` who leads it: the
    clinician, or the nurse where there is none.
    """

    id: UUID
    patient_id: UUID
    wishes: Wishes
    known: Sequence[Visit]
    since: datetime
    booked: Slot | None = None
    lead: str | None = None


@dataclass(frozen=True)
class OwnDay:
    """`cells` are those of the availability that lie on the day; `clinicians` who of the site works in them."""

    hospital: Hospital
    availability: Availability
    site: str
    day: date
    now: datetime
    cells: range
    clinicians: tuple[str, ...]
    asking: Sequence[Asking]

    @property
    def base(self) -> datetime:
        """When its first cell begins."""
        return self.availability.moment(self.cells.start)

    @property
    def booked(self) -> Sequence[Asking]:
        """Who has a visit that may move, by start."""
        return [one for one in self.asking if one.booked is not None]


async def read_day(
    session: AsyncSession, hospital: Hospital, site: str, day: date, now: datetime, understood: Understood = plainly
) -> OwnDay:
    """The day of that site; `understood` reads the wishes of who waits.

    InvalidInput for a day that is over or too far ahead, or on which nobody works there.
    """
    start, end = day_of(day, hospital.zone)
    availability = Availability(hospital)
    await availability.refresh(session, now)
    first, last = (start - availability.base) // CELL, (end - availability.base) // CELL
    if end <= now or last > availability.wall.day.size:
        raise InvalidInput(f"{day} cannot be planned.", hint=f"Name a day from today up to {DAYS - 2} days ahead.")
    cells = range(max(first, 0), last)
    clinicians = _working(availability, hospital, site, cells)
    if not clinicians:
        raise InvalidInput(f"Nobody works at {site} on {day}.", hint="Name another day or site.")
    booked = await _booked(session, hospital, site, Window(max(start, now), end), clinicians)
    here = {one.patient_id for one in booked}
    waiting = await _waiting(session, hospital, site, end, now, understood)
    asking = (*booked, *(one for one in waiting if one.patient_id not in here))
    return OwnDay(hospital, availability, site, day, now, cells, clinicians, asking)


def _working(availability: Availability, hospital: Hospital, site: str, cells: range) -> tuple[str, ...]:
    own = [n for n, line in enumerate(availability.lines) if line.site == site]
    leads = [n for n in own if hospital.resources[availability.lines[n].resource].kind in LEADS]
    part = slice(cells.start, cells.stop)
    return tuple(sorted(availability.lines[n].resource for n in leads if unpack(availability.open[n])[part].any()))


async def _booked(
    session: AsyncSession, hospital: Hospital, site: str, between: Window, working: Sequence[str]
) -> list[Asking]:
    """Visits in person that begin then and may move, by start; all others stay, and so does what they use.

    Those stay whose clinician is away (a disruption's business), that use something else than their kind of visit says,
    whose place another has been promised (overbooking), and that their patient is moving at this moment.
    """
    promised = select(OverbookingGrant.expected_missed_visit).where(OverbookingGrant.closed_at.is_(None))
    query = select(Visit).where(
        Visit.site == site, Visit.status.in_(LIVE), Visit.modality == "in_person", Visit.patient_id.is_not(None),
        Visit.starts_at > between.starts_at, Visit.starts_at < between.ends_at,
        Visit.id.not_in(promised), Visit.id.not_in(select(MoveHold.visit_id)),
    )  # fmt: skip
    found = (await session.execute(query.order_by(Visit.starts_at, Visit.id))).scalars().all()
    uses = await _uses(session, found)
    slots = [(visit, slot_of(visit, uses[visit.id])) for visit in found]
    movable = [(visit, slot, lead) for visit, slot in slots if (lead := _lead(hospital, slot, working))]
    fixed = await _visits_of(session, [visit.patient_id for visit, _, _ in movable], but=[v.id for v, _, _ in movable])
    return [_own(hospital, visit, slot, lead, fixed[visit.patient_id]) for visit, slot, lead in movable]


async def _uses(session: AsyncSession, visits: Sequence[Visit]) -> Mapping[UUID, list[Assignment]]:
    """What each claims; nothing for a visit beyond capacity, whose units are not its own."""
    uses: dict[UUID, list[Assignment]] = defaultdict(list)
    query = select(Claim).where(Claim.visit_id.in_([visit.id for visit in visits]), Claim.grant_id.is_(None))
    for row in (await session.execute(query)).scalars():
        if row.during.lower and row.during.upper:
            uses[row.visit_id].append(Assignment(row.resource_key, row.unit, row.during.lower, row.during.upper))
    return uses


def _lead(hospital: Hospital, slot: Slot, working: Sequence[str]) -> str | None:
    """Who leads it, where it is as its kind of visit says; None where it is not, or they do not work."""
    kind = hospital.visit_types.get(slot.visit_type)
    if kind is None or slot.ends_at - slot.starts_at != timedelta(minutes=kind.minutes):
        return None
    specs = [(hospital.resources.get(a.resource), a) for a in slot.assignments]
    used = [(spec, a) for spec, a in specs if spec is not None and spec.kind not in ("interpreter", "parking")]
    taken = Counter(
        (spec.kind, (a.starts_at - slot.starts_at) / CELL, (a.ends_at - slot.starts_at) / CELL) for spec, a in used
    )
    needed = Counter((need.role, *stretch(need, kind)) for need in kind.needs for _ in range(need.count))
    if taken != needed or slot.starts_at.timestamp() % CELL.total_seconds():
        return None
    role = leading(kind).role
    leads = [spec.key for spec, _ in used if spec.kind == role]
    return next((key for key in leads if key in working and slot.practitioner in (None, key)), None)


def leading(kind: VisitType) -> Need:
    """The need of whom one visits: the first clinician, or nurse where there is none."""
    return next((need for role in LEADS for need in kind.needs if need.role == role), kind.needs[0])


def _own(hospital: Hospital, visit: Visit, slot: Slot, lead: str, others: Sequence[Visit]) -> Asking:
    """It keeps its clinician, an interpreter, and its place among the patient's other visits; a room stays accessible."""
    assert visit.patient_id is not None
    specs = [hospital.resources[a.resource] for a in slot.assignments if a.resource in hospital.resources]
    wishes = Wishes(
        visit.visit_type, practitioner=lead, site=visit.site, patient_id=visit.patient_id, ignore_visit=visit.id,
        interpreter=language_of(hospital, slot), refused=frozenset(),
        accessible=all(s.accessible for s in specs if s.kind == "room"),
        after=max((v.starts_at for v in others if v.ends_at <= visit.starts_at), default=None),
        before=min((v.starts_at for v in others if v.starts_at >= visit.ends_at), default=None),
    )  # fmt: skip
    return Asking(visit.id, visit.patient_id, wishes, others, visit.created_at, slot, lead)


async def _waiting(
    session: AsyncSession, hospital: Hospital, site: str, end: datetime, now: datetime, understood: Understood
) -> list[Asking]:
    """Who waits and could come to this site, the most urgent and then the longest first; nobody twice.

    Nobody who has such a visit sooner anyway, or whose wishes can no longer be met.
    """
    query = select(WaitlistEntry).where(
        WaitlistEntry.status == "waiting", WaitlistEntry.visit_type.in_(list(hospital.visit_types))
    )
    ordered = query.order_by(WaitlistEntry.priority, WaitlistEntry.joined_at).limit(MOST_WAITING)
    entries = (await session.execute(ordered)).scalars().all()
    visits = await _visits_of(session, [entry.patient_id for entry in entries])
    found: dict[UUID, Asking] = {}
    for entry in entries:
        wishes, known = understood(entry, now), visits[entry.patient_id]
        sooner = any(v.visit_type == entry.visit_type and now < v.starts_at < end for v in known if v.status in LIVE)
        alone = leading(hospital.visit_type(entry.visit_type)).role in LEADS  # a session of several is not planned here
        if wishes is None or wishes.site not in (None, site) or sooner or not alone:
            continue
        here = replace(wishes, site=site, refused=closed_to(hospital, wishes, {v.practitioner for v in known}))
        found.setdefault(entry.patient_id, Asking(entry.id, entry.patient_id, here, known, entry.joined_at))
    return list(found.values())


async def _visits_of(
    session: AsyncSession, patients: Sequence[UUID | None], but: Sequence[UUID] = ()
) -> Mapping[UUID | None, Sequence[Visit]]:
    """The patients' visits that were or will be, by patient."""
    status = (*LIVE, "fulfilled")
    query = select(Visit).where(Visit.patient_id.in_(patients), Visit.status.in_(status), Visit.id.not_in(but))
    by_patient: dict[UUID | None, list[Visit]] = defaultdict(list)
    for visit in (await session.execute(query.order_by(Visit.starts_at))).scalars():
        by_patient[visit.patient_id].append(visit)
    return by_patient
