"""Slots, worked out of the availability of the hospital: nothing of a patient's is in them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property, reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.ext.asyncio import AsyncSession

from channels.fhir.mapping.directory import DirectoryMapping
from channels.fhir.mapping.parts import Systems, instant, key_of
from channels.fhir.mapping.slots import STATUSES, Board, board, line_id, slot, slot_id
from channels.fhir.search.dates import DateFilter, moment, parse_date
from channels.fhir.search.matching import references, token_test
from channels.fhir.search.query import Criterion, Parameter, Query
from channels.fhir.stores.store import ID, LAST_UPDATED, Json, Page
from scheduler_core.availability import Availability
from scheduler_core.hospital import Hospital
from scheduler_core.opening import Line

Flags = NDArray[np.bool_]
PARAMETERS = {
    p.name: p
    for p in (
        ID,
        LAST_UPDATED,
        Parameter("schedule", "reference", ("Schedule",), "Whose time it is"),
        Parameter("start", "date", says="When it begins"),
        Parameter("status", "token", says="free | busy | busy-unavailable"),
        Parameter("specialty", "token", says="The department"),
        Parameter("service-type", "token", says="What can be booked"),
    )
}


class SlotStore:
    """Slots from now to the end of the planning horizon."""

    def __init__(self, hospital: Hospital, mapping: DirectoryMapping, systems: Systems) -> None:
        """Keeps an availability of its own, made when the first slot is asked for."""
        self._hospital, self._mapping, self._systems = hospital, mapping, systems

    @cached_property
    def _availability(self) -> Availability:
        return Availability(self._hospital)

    @cached_property
    def _lines(self) -> Mapping[str, int]:
        return {line_id(line): n for n, line in enumerate(self._availability.lines)}

    @cached_property
    def _services(self) -> Mapping[str, dict[str, Any]]:
        return {key: _service(self._mapping, self._hospital, key) for key in self._hospital.resources}

    @property
    def parameters(self) -> Mapping[str, Parameter]:
        """What it is searched by."""
        return PARAMETERS

    async def read(self, session: AsyncSession, id_: str, now: datetime) -> Json | None:
        """The slot of a line that begins at this minute now."""
        await self._availability.refresh(session, now)
        found = self._board_of(id_, now)
        return self._shown(*found, now) if found else None

    def _board_of(self, id_: str, now: datetime) -> tuple[Board, int] | None:
        number = self._lines.get(id_.partition(".")[0])
        if number is None:
            return None
        found = board(self._availability, [number], now)
        ids = (n for n in range(len(found.line)) if slot_id(found.lines[number], found.start(n)) == id_)
        slot_number = next(ids, None)
        return None if slot_number is None else (found, slot_number)

    async def search(self, session: AsyncSession, query: Query, now: datetime) -> Page:
        """By start, then line. Every page is as of the first one's moment, or what runs would begin anew on each."""
        await self._availability.refresh(session, now)
        numbers = [n for n, line in enumerate(self._availability.lines) if self._concerned(line, query)]
        if not numbers:
            return Page((), 0)
        since = datetime.fromisoformat(query.after[2]) if query.after else now
        found = await asyncio.to_thread(board, self._availability, numbers, since)
        matching = np.flatnonzero(self._matching(found, query, now))
        rest = matching[self._later(found, matching, query.after)] if query.after else matching
        shown = rest[: query.count]
        last = (*self._position(found, int(shown[-1])), instant(since)) if len(shown) < len(rest) and len(shown) else ()
        return Page([self._shown(found, int(n), now) for n in shown], len(matching), last)

    def _concerned(self, line: Line, query: Query) -> bool:
        """Whether the criteria that are about the whole line let it through."""
        return all(self._line_fits(line, c) for c in query.criteria)

    def _line_fits(self, line: Line, criterion: Criterion) -> bool:
        if criterion.name == "schedule":
            names = [references(v, criterion.modifier, ("Schedule",), self._systems.fhir) for v in criterion.values]
            return line.resource in {key_of(name.partition("/")[2]) for one in names for name in one}
        if criterion.name in ("specialty", "service-type"):
            part = "specialty" if criterion.name == "specialty" else "serviceType"
            codings = [c["coding"][0] for c in self._services[line.resource].get(part, ())]
            stored = [(c["system"], c["code"]) for c in codings]
            found = any(token_test(value)(code) for value in criterion.values for code in stored)
            return found != (criterion.modifier == "not")
        return True

    def _matching(self, found: Board, query: Query, now: datetime) -> Flags:
        flags = [self._flags(found, criterion, now) for criterion in query.criteria]
        return reduce(np.logical_and, flags, np.ones(len(found.line), dtype=np.bool_))

    def _flags(self, found: Board, criterion: Criterion, now: datetime) -> Flags:
        everything = np.ones(len(found.line), dtype=np.bool_)
        if criterion.name == "status":
            states = [n for n, s in enumerate(STATUSES) if any(token_test(v)((None, s)) for v in criterion.values)]
            return np.asarray(np.isin(found.state, states) != (criterion.modifier == "not"))
        if criterion.name == "_id":
            return np.asarray(self._with_ids(found, criterion.values) != (criterion.modifier == "not"))
        if criterion.name in ("start", "_lastUpdated"):
            filters = [parse_date(value, zone=self._hospital.zone, now=now) for value in criterion.values]
            if criterion.name == "_lastUpdated":
                return everything & any(f.matches(moment(now)) for f in filters)
            return reduce(np.logical_or, [_begins(found, f) for f in filters], ~everything)
        return everything

    def _with_ids(self, found: Board, ids: tuple[str, ...]) -> Flags:
        flags = np.zeros(len(found.line), dtype=np.bool_)
        lines = [self._lines.get(id_.partition(".")[0], -1) for id_ in ids]
        for n in np.flatnonzero(np.isin(found.line, lines)):
            flags[n] = slot_id(found.lines[int(found.line[n])], found.start(int(n))) in ids
        return flags

    def _position(self, found: Board, number: int) -> tuple[str, str]:
        return instant(found.start(number)), line_id(found.lines[int(found.line[number])])

    def _later(self, found: Board, numbers: NDArray[np.int64], after: tuple[str, ...]) -> Flags:
        cell = found.cell(datetime.fromisoformat(after[0]))
        line = self._lines.get(after[1], -1)
        first = found.first[numbers]
        return np.asarray((first > cell) | ((first == cell) & (found.line[numbers] > line)))

    def _shown(self, found: Board, number: int, now: datetime) -> Json:
        line = found.lines[int(found.line[number])]
        units = self._hospital.resources[line.resource].capacity
        place = self._hospital.name(line.site, "en") + (f", unit {line.unit + 1} of {units}" if units > 1 else "")
        return slot(found, number, self._services[line.resource], place, now)


def _begins(found: Board, filter_: DateFilter) -> Flags:
    """Slots whose start lies in the filter's ranges. Starts are whole cells, so a bound counts from the next one."""
    flags = np.zeros(len(found.line), dtype=np.bool_)
    for low, high in filter_.ranges:
        inside = np.ones(len(found.line), dtype=np.bool_)
        if low is not None:
            inside &= found.first >= found.cell(low)
        if high is not None:
            inside &= found.first < found.cell(high)
        flags |= inside
    return flags


def _service(mapping: DirectoryMapping, hospital: Hospital, key: str) -> dict[str, Any]:
    spec = hospital.resources[key]
    services = [mapping.visit_type(v) for v in mapping.visit_types_of(spec)]
    found = {"serviceType": services} if services else {}
    return found | ({"specialty": [mapping.department(d) for d in spec.specialties]} if spec.specialties else {})
