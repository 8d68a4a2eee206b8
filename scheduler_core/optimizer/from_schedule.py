"""The hospital's own day as an instance for the planner, by the weights of the hospital file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from scheduler_core.bits import GRAIN_MINUTES, Words
from scheduler_core.hospital import Hospital
from scheduler_core.localtime import CELL
from scheduler_core.optimizer.fitness import SCALE, Weights, Worth, worth_of
from scheduler_core.optimizer.instance import Instance, Plan
from scheduler_core.optimizer.own_day import Asking, OwnDay, leading
from scheduler_core.optimizer.own_places import Place, Places
from scheduler_core.plan import stretch

NOTHING = ("", "none")
DAY = timedelta(days=1)
AGREED = 10
"""Steps that a step of a visit that was agreed is worth beside its value: nobody who waits takes its place."""

SURELY = 0.99
"""The highest risk of missing that is told: two never share a clinician's step, which is for grants of overbooking alone."""

CELLS_PER_HOUR = 60 // GRAIN_MINUTES


@dataclass(frozen=True)
class OwnInstance:
    """The instance, the plan that stands (None for who waits), who is who in it, and what each place is worth by terms."""

    day: OwnDay
    places: Places
    instance: Instance
    standing: Plan
    asking: Sequence[Asking]
    worths: Sequence[Sequence[Worth]]

    @property
    def booked(self) -> int:
        """How many visits are booked and may move."""
        return sum(place is not None for place in self.standing)

    def place(self, request: int, choice: int) -> Place:
        """The place that a candidate stands for."""
        clinician, start, _ = self.instance.requests[request].candidates[choice]
        return self.day.clinicians[clinician], start - led(self.day.hospital, self.asking[request])[0]

    def worth(self, plan: Plan) -> Worth:
        """What a plan is worth by terms, without what only keeps what was agreed."""
        chosen = [worths[choice] for worths, choice in zip(self.worths, plan, strict=True) if choice is not None]
        return Worth(*(sum(column) for column in zip(*map(astuple, chosen), strict=True)))


def led(hospital: Hospital, one: Asking) -> tuple[int, int]:
    """From which cell of the visit until which who leads it is there: what the instance plans."""
    kind = hospital.visit_type(one.wishes.visit_type)
    return stretch(leading(kind), kind)


class Builder:
    """Turns the day into requests. `risks` are of missing, by visit; who is not known is taken to come."""

    def __init__(self, day: OwnDay, risks: Mapping[UUID, float]) -> None:
        """For that day."""
        self._day, self._risks = day, risks
        self._places = Places(day)
        lines = [line for line in day.availability.lines if line.site == day.site]
        specs = [day.hospital.resources[line.resource] for line in lines]
        self._things = [(spec.kind, spec.type) for spec in specs if spec.kind in ("room", "device")]
        self._rooms, self._devices = (
            [NOTHING, *sorted({thing for thing in self._things if thing[0] == kind})] for kind in ("room", "device")
        )
        rules = day.hospital.file.planner
        self._weights = Weights(utilisation=rules.utilisation, waiting=rules.waiting, no_show_loss=rules.no_show_loss)

    def build(self) -> OwnInstance:
        """Booked visits stay with their clinician and may move within the day; who waits may come to anybody who sees them."""
        free = self._day.availability.without(
            [a for one in self._day.booked if one.booked for a in one.booked.assignments]
        )
        asking, requests, standing, worths = (
            list[Asking](),
            list[dict[str, Any]](),
            list[int | None](),
            list[list[Worth]](),
        )
        last: dict[UUID, int] = {}
        for one in self._day.asking:
            own = None if one.booked is None or one.lead is None else (one.lead, self._cell(one))
            places = self._possible(free, one, own)
            if not places:
                continue
            worths.append([self._worth(one, cell, own) for _, cell in places])
            requests.append(self._request(one, places, worths[-1], last.get(one.patient_id)) | {"id": len(requests)})
            standing.append(None if own is None else places.index(own))
            last[one.patient_id] = len(asking)
            asking.append(one)
        return OwnInstance(self._day, self._places, self._instance(requests), standing, asking, worths)

    def _instance(self, requests: Sequence[dict[str, Any]]) -> Instance:
        def capacities(kinds: Sequence[tuple[str, str]]) -> list[int]:
            return [len(requests) if kind == NOTHING else self._things.count(kind) for kind in kinds]

        return Instance.model_validate({
            "name": f"{self._day.site} {self._day.day}", "steps": len(self._day.cells), "step_minutes": GRAIN_MINUTES,
            "clinicians": len(self._day.clinicians), "overlap_attendance_cap": 0, "requests": requests,
            "room_capacity": capacities(self._rooms), "device_capacity": capacities(self._devices),
        })  # fmt: skip

    def _cell(self, one: Asking) -> int:
        assert one.booked is not None
        return (one.booked.starts_at - self._day.base) // CELL

    def _possible(self, free: Words, one: Asking, own: Place | None) -> list[Place]:
        found = self._places.possible(free, one)
        if own is None:
            return found
        return sorted({own, *(place for place in found if place[0] == own[0])}, key=lambda place: place[1])

    def _request(
        self, one: Asking, places: Sequence[Place], worths: Sequence[Worth], after: int | None
    ) -> dict[str, Any]:
        first, end = led(self._day.hospital, one)
        kept = 0 if one.booked is None else AGREED * SCALE * (end - first)
        used = self._used(one, first, end)
        return {
            "steps": end - first, "no_show": self._risk(one), "after": after,
            "room_kind": next((self._rooms.index(u) for u in used if u in self._rooms), 0),
            "device_kind": next((self._devices.index(u) for u in used if u in self._devices), None),
            "candidates": [
                [self._day.clinicians.index(who), cell + first, kept + worth.value]
                for (who, cell), worth in zip(places, worths, strict=True)
            ],
        }  # fmt: skip

    def _risk(self, one: Asking) -> float:
        return round(min(self._risks.get(one.id, 0.0), SURELY), 2)

    def _used(self, one: Asking, first: int, end: int) -> list[tuple[str, str]]:
        """The things that the visit has all the time that who leads it is there."""
        kind = self._day.hospital.visit_type(one.wishes.visit_type)
        needs = [(n, stretch(n, kind)) for n in kind.needs if one.wishes.modality == "in_person"]
        return [(n.role, n.type or "") for n, (low, high) in needs if low <= first and end <= high]

    def _worth(self, one: Asking, cell: int, own: Place | None) -> Worth:
        first, end = led(self._day.hospital, one)
        waited = max((self._day.now - one.since) / DAY, 0.0)
        until = max((self._day.base + cell * CELL - self._day.now) / DAY, 0.0)
        worth = worth_of(end - first, waited, until, self._risk(one), self._weights)
        hours = 0.0 if own is None else abs(cell - own[1]) / CELLS_PER_HOUR
        return replace(worth, moving=round(SCALE * (end - first) * self._day.hospital.file.planner.moving * hours))
