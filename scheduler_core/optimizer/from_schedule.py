"""The hospital's own day as an instance for the planner, by the weights of the hospital file; and its plan told of visits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np

from scheduler_core.bits import GRAIN_MINUTES
from scheduler_core.hospital.schema import VisitType
from scheduler_core.localtime import CELL
from scheduler_core.optimizer.fitness import SCALE, Weights, value_of
from scheduler_core.optimizer.instance import Instance, Plan
from scheduler_core.optimizer.own_day import Mask, OwnDay

NO_ROOM = ("room", "none")
DAY = timedelta(days=1)
AGREED = 10
"""Steps that a step of a visit that was agreed is worth beside its value: nobody who waits takes its place."""

CELLS_PER_HOUR = 60 // GRAIN_MINUTES


@dataclass(frozen=True)
class OwnInstance:
    """The instance, the plan that stands (None for who waits), and who is who in it."""

    instance: Instance
    standing: Plan
    clinicians: tuple[str, ...]
    booked: int
    ids: tuple[UUID, ...]
    base: datetime
    zone: ZoneInfo

    def worth(self, plan: Plan) -> int:
        """What of a plan's value is only that it keeps what was agreed."""
        agreed = zip(self.instance.requests, plan, self.standing, strict=True)
        return sum(_kept(r.steps) for r, choice, before in agreed if choice is not None and before is not None)


def _kept(steps: int) -> int:
    return AGREED * SCALE * steps


@dataclass
class Builder:
    """Turns the day into requests. `risks` are of missing, by visit; who is not known is taken to come."""

    day: OwnDay
    risks: Mapping[UUID, float]
    now: datetime
    clinicians: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.clinicians = tuple(sorted(self.day.open))
        self._rooms = [NO_ROOM, *sorted(key for key in self.day.units if key[0] == "room")]
        self._devices = sorted(key for key in self.day.units if key[0] == "device")
        rules = self.day.hospital.file.planner
        self._weights = Weights(utilisation=rules.utilisation, waiting=rules.waiting, no_show_loss=rules.no_show_loss)

    def build(self) -> OwnInstance:
        """Booked visits stay with their clinician and may move within the day; who waits may come to anybody who sees them."""
        requests, standing, ids = list[dict[str, Any]](), list[int | None](), list[UUID]()
        for request, place, id_ in (*self._booked(), *self._waiting()):
            requests.append({"id": len(requests), **request})
            standing.append(place)
            ids.append(id_)
        rules, day = self.day.hospital.file.planner, self.day
        instance = Instance.model_validate({
            "name": f"{day.site} {day.day}", "steps": day.cells, "step_minutes": GRAIN_MINUTES,
            "clinicians": len(self.clinicians), "overlap_cost_per_step": rules.overlap_cost,
            "overlap_attendance_cap": rules.overlap_attendance_cap, "requests": requests,
            "room_capacity": [len(requests) if r == NO_ROOM else day.units[r] for r in self._rooms],
            "device_capacity": [day.units[d] for d in self._devices],
        })  # fmt: skip
        booked = sum(place is not None for place in standing)
        return OwnInstance(instance, standing, self.clinicians, booked, tuple(ids), day.base, day.hospital.zone)

    def _booked(self) -> Iterator[tuple[dict[str, Any], int | None, UUID]]:
        last: dict[UUID | None, int] = {}
        for number, one in enumerate(self.day.booked):
            visit, kind = one.visit, self.day.hospital.visit_type(one.visit.visit_type)
            own = (visit.starts_at - self.day.base) // CELL
            length = max((visit.ends_at - visit.starts_at) // CELL, 1)
            waited = self._waited(visit.created_at)
            starts = sorted({own, *self._starts(kind, self.day.open[one.lead], length)})
            risk = self.risks.get(visit.id, 0.0)
            clinician = self.clinicians.index(one.lead)
            places = [
                [clinician, start, _kept(length) + self._worth(length, start, waited, risk, moved=abs(start - own))]
                for start in starts
            ]
            yield self._request(kind, length, risk, places, last.get(visit.patient_id)), starts.index(own), visit.id
            last[visit.patient_id] = number

    def _waiting(self) -> Iterator[tuple[dict[str, Any], int | None, UUID]]:
        here = {booked.visit.patient_id for booked in self.day.booked}
        for entry in self.day.waiting:
            kind = self.day.hospital.visit_type(entry.visit_type)
            if entry.patient_id in here or not self._has_all(kind):
                continue
            length, waited = kind.minutes // GRAIN_MINUTES, self._waited(entry.joined_at)
            places = [
                [self.clinicians.index(who), start, self._worth(length, start, waited, 0.0, moved=0)]
                for who in self._able(kind, entry.wishes.get("practitioner"))
                for start in self._starts(kind, self.day.open[who], length)
            ]
            if places:
                yield self._request(kind, length, 0.0, places, None), None, entry.id

    def _request(
        self, kind: VisitType, length: int, risk: float, places: list[list[int]], after: int | None
    ) -> dict[str, Any]:
        room = next((("room", n.type or "") for n in kind.needs if n.role == "room"), NO_ROOM)
        device = next((("device", n.type or "") for n in kind.needs if n.role == "device"), None)
        return {
            "steps": length, "no_show": round(risk, 2), "candidates": places, "after": after,
            "room_kind": self._rooms.index(room) if room in self._rooms else 0,
            "device_kind": self._devices.index(device) if device in self._devices else None,
        }  # fmt: skip

    def _has_all(self, kind: VisitType) -> bool:
        """Whether the site has the rooms and devices of this kind."""
        things = [(need.role, need.type or "") for need in kind.needs if need.role in ("room", "device")]
        return all(thing in self.day.units for thing in things)

    def _able(self, kind: VisitType, wished: object) -> list[str]:
        lead = next((need for need in kind.needs if need.role == "practitioner"), None)
        specs = self.day.hospital.resources
        if lead is None:
            return [who for who in self.clinicians if specs[who].kind == "nurse"]
        able = [who for who in self.clinicians if (lead.type or kind.department) in specs[who].specialties]
        return [who for who in able if wished in (None, who)]

    def _starts(self, kind: VisitType, open_: Mask, length: int) -> list[int]:
        """Cells on the grid from which the clinician works for so long, and that are still to come."""
        run = np.convolve(open_, np.ones(length, dtype=np.int64), "valid") == length
        soonest = -((self.day.base - self.now) // CELL)
        grid = max(kind.grid // GRAIN_MINUTES, 1)
        return [start for start in np.flatnonzero(run).tolist() if start % grid == 0 and start >= soonest]

    def _waited(self, since: datetime) -> float:
        return max((self.now - since) / DAY, 0.0)

    def _worth(self, length: int, start: int, waited: float, risk: float, *, moved: int) -> int:
        until = max((self.day.base + start * CELL - self.now) / DAY, 0.0)
        cost = SCALE * length * self.day.hospital.file.planner.moving * moved / CELLS_PER_HOUR
        return value_of(length, waited, until, risk, self._weights) - round(cost)


def told(own: OwnInstance, plan: Plan) -> dict[str, Sequence[dict[str, object]]]:
    """What the plan changes: visits that move, visits that find no place, and who of those that wait can come."""
    moves, without, come = list[dict[str, object]](), list[dict[str, object]](), list[dict[str, object]]()
    for number, (request, choice, before) in enumerate(zip(own.instance.requests, plan, own.standing, strict=True)):
        place = _place(own, request.candidates[choice]) if choice is not None else None
        if before is None:
            come += [{"entry": own.ids[number], **place}] if place is not None else []
        elif place is None:
            without.append({"visit": own.ids[number]})
        elif choice != before:
            was = _place(own, request.candidates[before])
            moves.append({"visit": own.ids[number], "before": was, "after": place})
    return {"moves": moves, "without_place": without, "from_waitlist": come}


def _place(own: OwnInstance, candidate: Sequence[int]) -> dict[str, object]:
    clinician, start, _ = candidate
    return {
        "clinician": own.clinicians[clinician],
        "starts_at": (own.base + start * CELL).astimezone(own.zone).isoformat(),
    }
