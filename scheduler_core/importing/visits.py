"""Visits of a source: placed like every other visit, by claims, so that two in one room at one time cannot both come in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncSession

from runtime import audit
from runtime.audit import AuditEntry
from runtime.database import new_id
from runtime.errors import CarelineError, Conflict, SlotTaken
from scheduler_core import claims
from scheduler_core.hospital import Hospital
from scheduler_core.importing.known import content_of, index_of, known, record_of, remember
from scheduler_core.importing.records import Fault, Place, VisitRecord
from scheduler_core.importing.report import Report
from scheduler_core.importing.using import wanted
from scheduler_core.models import Claim, ImportedRecord, Visit
from scheduler_core.outcomes import OUTCOMES
from scheduler_core.types import Assignment, overlap
from scheduler_core.visit_rows import LIVE, locked, tell

KIND = "appointment"
LONGEST = timedelta(days=1)
"""What lasts longer is no visit but a slip of the pen."""

CLAIMING = (*LIVE, "fulfilled")
"""Visits that used or will use what they name; of others the time is free."""


async def write(
    session: AsyncSession, hospital: Hospital, records: Sequence[VisitRecord], now: datetime, report: Report
) -> None:
    """Write a batch, each visit in its own savepoint: all of it or none."""
    before = dict(await known(session, [index_of(KIND, r.identifier) for r in records]))
    people = await known(session, [index_of("patient", r.patient) for r in records])
    written: list[ImportedRecord] = []
    for record in records:
        odd = _odd(record, now)
        if odd is not None:
            report.add(odd)
        if odd is not None and not odd.warning:
            continue
        person = people.get(index_of("patient", record.patient))
        if person is None:
            report.add(_fault(record, "unknown-patient", "The patient is neither in the source nor imported before."))
            continue
        try:
            row = await _one(session, hospital, record, person.target_id, before, now)
        except CarelineError as error:
            report.add(_fault(record, error.code.replace("_", "-"), str(error)))
            continue
        report.count("visit", "unchanged" if row is None else "changed" if row.index in before else "new")
        if row is not None:
            before[row.index] = row
            written.append(row)
    await remember(session, written)
    for visit_id in dict.fromkeys(one.target_id for one in written):
        await audit.record(session, AuditEntry("import", "import.write", "visit", str(visit_id), "import", now))


def _odd(record: VisitRecord, now: datetime) -> Fault | None:
    """What no visit can be, or what a visit is unlikely to be."""
    if record.ends_at - record.starts_at > LONGEST:
        return _fault(record, "too-long", "It lasts longer than a day.")
    if record.status in LIVE and record.ends_at <= now:
        text = "It is over and still booked: say whether it took place or was missed, or cancel it."
        return Fault(record.place, "visit", "past", text, warning=True)
    return None


def _fault(record: VisitRecord, rule: str, text: str) -> Fault:
    return Fault(record.place, "visit", rule, text)


async def _one(
    session: AsyncSession,
    hospital: Hospital,
    record: VisitRecord,
    patient_id: UUID,
    before: Mapping[str, ImportedRecord],
    now: datetime,
) -> ImportedRecord | None:
    """What to remember of the visit; None where it says what it said before."""
    index, content = index_of(KIND, record.identifier), content_of((replace(record, place=Place("", 0)), patient_id))
    earlier = before.get(index)
    if earlier is not None and content.fits(earlier.content):
        return None
    async with session.begin_nested():
        visit = await _placed(session, hospital, record, patient_id, earlier, now)
    return record_of(index, KIND, visit.id, content, visit.version, now)


async def _placed(
    session: AsyncSession,
    hospital: Hospital,
    record: VisitRecord,
    patient_id: UUID,
    earlier: ImportedRecord | None,
    now: datetime,
) -> Visit:
    """The visit with its claims. Conflict where it was changed here meanwhile, or where there is no room for it."""
    same = await _with_that_outcome(session, record, earlier)
    if same is not None:
        return same
    visit = await _row(session, record, earlier, now)
    if record.status in LIVE:
        await _refuse_second_place(session, record, patient_id, visit.id)
    for name in ("visit_type", "site", "practitioner", "starts_at", "ends_at", "modality", "status", "cancelled_why"):
        setattr(visit, name, getattr(record, name))
    visit.patient_id = patient_id
    if record.booked_at is not None:
        visit.created_at = min(record.booked_at, now)
    if earlier is None:
        await session.execute(insert(Visit).values({c.key: getattr(visit, c.key) for c in Visit.__table__.columns}))
    else:
        await session.flush()
        await claims.drop(session, visit.id)
    if record.status in CLAIMING:
        await _claim(session, hospital, record, visit.id, now)
    await tell(session, "imported", visit, now)
    return visit


async def _with_that_outcome(
    session: AsyncSession, record: VisitRecord, earlier: ImportedRecord | None
) -> Visit | None:
    """The visit, where it is known here already what became of it, and it is what the source says."""
    if earlier is None or record.status not in OUTCOMES:
        return None
    visit = await locked(session, earlier.target_id)
    return visit if (visit.status, visit.starts_at) == (record.status, record.starts_at) else None


async def _row(session: AsyncSession, record: VisitRecord, earlier: ImportedRecord | None, now: datetime) -> Visit:
    if earlier is None:
        return Visit(id=new_id(), version=1, accessible=False, created_at=now)
    visit = await locked(session, earlier.target_id)
    if not _is_as_it_came(visit, earlier):
        raise Conflict("The visit was changed here after it came in.", code="changed_here")
    if visit.starts_at != record.starts_at:
        visit.confirmed_at = None
    visit.version += 1
    visit.updated_at = now
    return visit


def _is_as_it_came(visit: Visit, earlier: ImportedRecord) -> bool:
    """Whether nothing was done to it here but that the patient confirmed it, which any move undoes."""
    confirmed = visit.confirmed_at is not None and visit.confirmed_at >= earlier.at
    return visit.version - int(confirmed) == earlier.version


async def _claim(session: AsyncSession, hospital: Hospital, record: VisitRecord, visit_id: UUID, now: datetime) -> None:
    """Take a free unit of every resource. SlotTaken names the resource that has none.

    Of what there is only one of, nobody has to look first: the claim itself finds out.
    """
    uses = wanted(hospital, record)
    if all(hospital.resources[use.resource].capacity == 1 for use in uses):
        try:
            await claims.take(session, visit_id, uses, now)
        except SlotTaken:
            await _units(session, hospital, uses, visit_id, now)
            raise
    else:
        await claims.take(session, visit_id, await _units(session, hospital, uses, visit_id, now), now)


async def _units(
    session: AsyncSession, hospital: Hospital, uses: Sequence[Assignment], own: UUID, now: datetime
) -> list[Assignment]:
    first, last = min(use.starts_at for use in uses), max(use.ends_at for use in uses)
    query = select(Claim.resource_key, Claim.unit, Claim.during).join(Visit, Visit.id == Claim.visit_id)
    live = (Visit.status != "proposed") | (Visit.hold_expires_at > now)
    near = Claim.resource_key.in_({use.resource for use in uses}), Claim.during.op("&&")(Range(first, last))
    others = (await session.execute(query.where(*near, Claim.visit_id != own, live))).all()
    bounds = [(key, unit, during.lower, during.upper) for key, unit, during in others]
    taken = [Assignment(key, unit, low, high) for key, unit, low, high in bounds if low and high]
    found: list[Assignment] = []
    for use in uses:
        busy = {a.unit for a in (*taken, *found) if a.resource == use.resource and overlap(a, use)}
        unit = next((u for u in range(hospital.resources[use.resource].capacity) if u not in busy), None)
        if unit is None:
            raise SlotTaken(f"Another visit has {use.resource} at that time.", code="double_booked")
        found.append(replace(use, unit=unit))
    return found


async def _refuse_second_place(session: AsyncSession, record: VisitRecord, patient_id: UUID, own: UUID) -> None:
    query = select(Visit.id).where(
        Visit.patient_id == patient_id,
        Visit.status.in_(LIVE),
        Visit.id != own,
        Visit.starts_at < record.ends_at,
        Visit.ends_at > record.starts_at,
    )
    if (await session.execute(query.limit(1))).first():
        raise Conflict("The patient has another visit at that time.", code="patient_busy")
