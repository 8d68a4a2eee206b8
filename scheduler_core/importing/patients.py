"""Patients of a source: new ones written, known ones brought up to date, doubtful ones left to people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from runtime import audit
from runtime.audit import AuditEntry
from runtime.crypto import Digest
from scheduler_core.importing.known import content_of, index_of, known, record_of, remember
from scheduler_core.importing.records import Fault, PatientRecord, Place
from scheduler_core.importing.report import Report
from scheduler_core.models import ImportedRecord, Patient
from scheduler_core.patients import identity_index, mrn_index, row_values

KIND: Literal["patient"] = "patient"


async def write(session: AsyncSession, records: Sequence[PatientRecord], now: datetime, report: Report) -> None:
    """Write a batch. Whoever has the same record number here is the same person if name and birth date agree."""
    before = dict(await known(session, [index_of(KIND, r.identifier) for r in records]))
    numbers = await _by_number(session, records)
    written: list[ImportedRecord] = []
    for record in records:
        index, content = index_of(KIND, record.identifier), content_of(replace(record, place=Place("", 0)))
        earlier, holder = before.get(index), numbers.get(_number(record))
        if earlier is not None and content.fits(earlier.content):
            report.count(KIND, "unchanged")
        elif _is_somebody_else(record, holder, earlier):
            report.add(Fault(record.place, KIND, "number-taken", "Another patient here has this record number."))
        else:
            target = earlier.target_id if earlier else holder.id if holder else None
            patient_id = await _write(session, record, target, now)
            names = [index, *(index_of(KIND, also) for also in record.also)]
            written += [record_of(name, KIND, patient_id, content, 1, now) for name in names]
            before[index] = written[-len(names)]
            indexed = identity_index(record.name, record.birth_date)
            numbers[_number(record)] = Patient(id=patient_id, name_dob_index=indexed)
            report.count(KIND, "new" if target is None else "changed")
    await remember(session, written)
    for patient_id in dict.fromkeys(one.target_id for one in written):
        await audit.record(session, AuditEntry("import", "import.write", KIND, str(patient_id), "import", now))


def _number(record: PatientRecord) -> Digest:
    return mrn_index(record.mrn)


def _is_somebody_else(record: PatientRecord, holder: Patient | None, earlier: ImportedRecord | None) -> bool:
    """Whether the record number is another person's: one brought in under it may have changed their name since."""
    if holder is None:
        return False
    if earlier is not None:
        return holder.id != earlier.target_id
    return not identity_index(record.name, record.birth_date).fits(holder.name_dob_index)


async def _by_number(session: AsyncSession, records: Sequence[PatientRecord]) -> dict[str, Patient]:
    numbers = {level: str(number) for r in records for number in (_number(r),) for level in number.levels}
    query = select(Patient).where(Patient.mrn_index.in_(list(numbers)))
    return {numbers[row.mrn_index]: row for row in (await session.execute(query)).scalars()}


async def _write(session: AsyncSession, record: PatientRecord, target: UUID | None, now: datetime) -> UUID:
    values = row_values(
        record.name,
        record.birth_date,
        phone=record.phone,
        language=record.language,
        phone_kind="mobile",
        verified=True,
        now=now,
        mrn=record.mrn,
        email=record.email,
        postal_area=record.postal_area,
    )
    if target is None:
        await session.execute(insert(Patient), [values])
    else:
        kept = {name: value for name, value in values.items() if name not in ("id", "created_at", "phone_kind")}
        await session.execute(update(Patient).where(Patient.id == target).values(**kept, updated_at=now))
    return target or UUID(str(values["id"]))
