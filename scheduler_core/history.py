"""What a patient's own visits mean for a search: whom they know, and when they are somewhere else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core.hospital import Hospital
from scheduler_core.models import Visit
from scheduler_core.types import Window, Wishes
from scheduler_core.visit_rows import LIVE


@dataclass(frozen=True)
class History:
    """`practitioners` the patient has seen for the department of the wished visit; `busy` are their coming visits."""

    practitioners: frozenset[str] = frozenset()
    busy: tuple[Window, ...] = ()


async def history_of(session: AsyncSession, hospital: Hospital, wishes: Wishes, now: datetime) -> History:
    """The history of the wishing patient; nothing if they are not known."""
    if wishes.patient_id is None:
        return History()
    columns = select(Visit.id, Visit.visit_type, Visit.practitioner, Visit.starts_at, Visit.ends_at, Visit.status)
    query = columns.where(Visit.patient_id == wishes.patient_id, Visit.status.in_((*LIVE, "fulfilled")))
    rows = (await session.execute(query)).all()
    department = hospital.visit_type(wishes.visit_type).department
    here = {key for key, visit_type in hospital.visit_types.items() if visit_type.department == department}
    return History(
        practitioners=frozenset(row.practitioner for row in rows if row.practitioner and row.visit_type in here),
        busy=tuple(
            Window(row.starts_at, row.ends_at)
            for row in rows
            if row.status in LIVE and row.ends_at > now and row.id != wishes.ignore_visit
        ),
    )
