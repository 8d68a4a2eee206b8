"""Availability as Slots: unbroken stretches of one state, cut at midnight, each with an id that says nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from channels.fhir.mapping.parts import Json, id_of, instant, reference
from scheduler_core.availability import Availability
from scheduler_core.bits import unpack
from scheduler_core.localtime import CELL
from scheduler_core.opening import Line

STATUSES = ("", "free", "busy", "busy-unavailable")
"""By state of a cell. Time that nobody is meant to work in has no slot."""

FREE = STATUSES.index("free")

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Board:
    """All slots at one moment, in arrays: number of the line, first and end cell, state. Ordered by start, then line."""

    base: datetime
    lines: Sequence[Line]
    line: Ints
    first: Ints
    end: Ints
    state: Ints

    def start(self, number: int) -> datetime:
        """When a slot begins."""
        return self.base + CELL * int(self.first[number])

    def cell(self, at: datetime) -> int:
        """The first cell that begins at `at` or later, far outside where `at` is."""
        return -((self.base - at) // CELL)


def board(availability: Availability, numbers: Sequence[int], now: datetime) -> Board:
    """The slots of these lines that are not over; what is free of one that runs begins with the first cell from `now` on."""
    free, open_, scheduled = (
        unpack(words[list(numbers)]).astype(np.int8)
        for words in (availability.free, availability.open, availability.scheduled)
    )
    state = scheduled * 3 - open_ - free
    past = max(0, -((availability.base - now) // CELL))
    state[:, :past][state[:, :past] == FREE] = 0
    padded = np.pad(state, ((0, 0), (1, 1)))
    edge = padded[:, 1:] != padded[:, :-1]
    edge[:, :-1] |= (availability.wall.minute[: state.shape[1]] == 0) & (state > 0)
    rows, cells = np.nonzero(edge)
    kept = np.flatnonzero(padded[rows, cells + 1] > 0)
    kept = kept[cells[kept + 1] > (now - availability.base) // CELL]
    line = np.asarray(numbers, dtype=np.int64)[rows[kept]]
    order = np.lexsort((line, cells[kept]))
    chosen = kept[order]
    return Board(
        base=availability.base,
        lines=availability.lines,
        line=line[order],
        first=cells[chosen],
        end=cells[chosen + 1],
        state=np.asarray(state[rows[chosen], cells[chosen]], dtype=np.int64),
    )


def line_id(line: Line) -> str:
    """A line in twelve hexadecimal digits."""
    return hashlib.blake2b(f"{line.resource}|{line.unit}|{line.site}".encode(), digest_size=6).hexdigest()


def slot_id(line: Line, start: datetime) -> str:
    """A slot is its line and its start: booked, it keeps its id as long as it begins where it did."""
    return f"{line_id(line)}.{int(start.timestamp()) // 60:x}"


def slot(found: Board, number: int, service: Json, place: str, now: datetime) -> Json:
    """The resource. It is worked out as it is asked for, so it was last updated now; its version is its content."""
    line, start = found.lines[int(found.line[number])], found.start(number)
    end = found.base + timedelta(seconds=CELL.total_seconds() * int(found.end[number]))
    content: dict[str, Any] = {
        **service,
        "schedule": reference("Schedule", id_of(line.resource)),
        "status": STATUSES[int(found.state[number])],
        "start": instant(start),
        "end": instant(end),
        "comment": place,
    }
    version = hashlib.blake2b(repr(content).encode(), digest_size=8).hexdigest()
    meta = {"versionId": version, "lastUpdated": instant(now)}
    return {"resourceType": "Slot", "id": slot_id(line, start), "meta": meta, **content}
