"""Patients of a source: new ones written, known ones brought up to date, doubtful ones left to people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from runtime import audit
from runtime.audit import AuditEntry
from runtime.crypto import installed
from scheduler_core.importing.known import content_of, index_of, known, remember
from scheduler_core.importing.records import Fault, PatientRecord, Place
from scheduler_core.importing.report import Report
from scheduler_core.models import ImportedRecord, Patient
from scheduler_core.patients import identity_index, row_values

KIND: Literal["patient"] = "patient"


async def write(session: AsyncSession, records: Sequence[PatientRecord], now: datetime, report: Report) -> None:
    """Write a batch. Whoever has the same record number here is the same person if name and birth date agree."""
    before = dict(await known(session, [index_of(KIND, r.identifier) for r in records]))
    numbers = await _by_number(session, records)
    for record in records:
        index, content = index_of(KIND, record.identifier), content_of(replace(record, place=Place("", 0)))
        earlier = before.get(index)
        if earlier is not None and earlier.content == content:
            report.count(KIND, "unchanged")
            continue
        holder = numbers.get(_number(record))
        target = earlier.target_id if earlier else holder.id if holder else None
        if _is_somebody_else(record, holder, earlier):
            report.add(Fault(record.place, KIND, "number-taken", "Another patient here has this record number."))
            continue
        patient_id = await _write(session, record, target, now)
        await remember(session, KIND, [index, *(index_of(KIND, a) for a in record.also)], patient_id, content, 1, now)
        before[index] = ImportedRecord(index=index, target_id=patient_id, content=content, kind=KIND, version=1, at=now)
        numbers[_number(record)] = Patient(id=patient_id, name_dob_index=identity_index(record.name, record.birth_date))
        report.count(KIND, "new" if target is None else "changed")


def _number(record: PatientRecord) -> str:
    return installed().blind_index("patient.mrn", record.mrn)


def _is_somebody_else(record: PatientRecord, holder: Patient | None, earlier: ImportedRecord | None) -> bool:
    """Whether the record number is another person's: one brought in under it may have changed their name since."""
    if holder is None:
        return False
    if earlier is not None:
        return holder.id != earlier.target_id
    return holder.name_dob_index != identity_index(record.name, record.birth_date)


async def _by_number(session: AsyncSession, records: Sequence[PatientRecord]) -> dict[str, Patient]:
    query = select(Patient).where(Patient.mrn_index.in_([_number(r) for r in records]))
    found: Mapping[str, Patient] = {row.mrn_index: row for row in (await session.execute(query)).scalars()}
    return dict(found)


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
    )
    if target is None:
        await session.execute(insert(Patient), [values])
    else:
        kept = {name: value for name, value in values.items() if name not in ("id", "created_at", "phone_kind")}
        await session.execute(update(Patient).where(Patient.id == target).values(**kept, updated_at=now))
    patient_id = target or UUID(str(values["id"]))
    await audit.record(session, AuditEntry("import", "import.write", KIND, str(patient_id), "import", now))
    return patient_id
