"""The import itself: patients, then visits, then blocked times, a batch at a time, in the caller's one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core.hospital import Hospital
from scheduler_core.importing import blocks, patients, visits
from scheduler_core.importing.records import BlockRecord, Fault, PatientRecord, Source, VisitRecord
from scheduler_core.importing.report import Report

BATCH = 500
Record = TypeVar("Record", PatientRecord, VisitRecord, BlockRecord)


class Importer:
    """Brings a source in. What was brought in before and says the same is left alone; what does not fit is reported."""

    def __init__(self, session: AsyncSession, hospital: Hospital, now: datetime, report: Report) -> None:
        """Nothing is committed here: the caller commits, or rolls back a trial."""
        self._session, self._hospital, self._now, self._report = session, hospital, now, report

    async def run(self, source: Source) -> None:
        """Read the source to its end."""
        for people in self._fitting(source.patients()):
            await patients.write(self._session, people, self._now, self._report)
            await self._forget()
        for coming in self._fitting(source.visits()):
            await visits.write(self._session, self._hospital, coming, self._now, self._report)
            await self._forget()
        for blocked in self._fitting(source.blocks()):
            await blocks.write(self._session, self._hospital, blocked, self._now, self._report)
            await self._forget()

    async def _forget(self) -> None:
        """Send what is written and let go of it: a session remembers every row otherwise."""
        await self._session.flush()
        self._session.expunge_all()

    def _fitting(self, rows: Iterator[Record | Fault]) -> Iterator[list[Record]]:
        """Batches of rows that could be read; the others go to the report."""
        while batch := list(islice(rows, BATCH)):
            for row in batch:
                if isinstance(row, Fault):
                    self._report.add(row)
            yield [row for row in batch if not isinstance(row, Fault)]
