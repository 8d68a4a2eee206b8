"""One day in SimPy: patients arrive, wait for a clinician and a room, are seen and go; clinicians stay until all are seen."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Any

import simpy

from scheduler_core.queue import Tier

ANYBODY = -1
Steps = Generator[simpy.Event, Any, None]


@dataclass(slots=True)
class Patient:
    """Somebody who comes. Times are minutes after midnight; `started` and `left` are written by the day."""

    clinician: int
    tier: Tier
    due: float
    arrival: float
    service: float
    clean_up: float = 0.0
    booked: bool = True
    started: float = -1.0

    @property
    def ready(self) -> float:
        """From when on waiting counts: whoever comes early waits of their own will until their time."""
        return max(self.due, self.arrival)

    @property
    def left(self) -> float:
        """When the visit was over."""
        return self.started + self.service


Score = Callable[[Patient], float]
"""Who is lowest goes first."""


@dataclass(frozen=True)
class Shift:
    """A clinician's day: opening and closing, when they really start, and the break."""

    opens: float
    closes: float
    starts: float
    break_at: float | None = None
    break_minutes: float = 0.0


@dataclass
class Ward:
    """A department on its day."""

    shifts: Sequence[Shift]
    rooms: int
    patients: list[Patient]
    score: Score


@dataclass
class Worked:
    """What a clinician did: minutes with patients within the shift, and minutes after its end."""

    busy: float = 0.0
    overtime: float = 0.0


def run_day(wards: Sequence[Ward]) -> list[list[Worked]]:
    """Play the day. Writes `started` into every patient; what each ward's clinicians did."""
    env = simpy.Environment()
    running = [_Running(env, ward) for ward in wards]
    env.run()
    return [ward.worked for ward in running]


class _Running:
    """A ward while the day runs. Queues are heaps by score; ties go by arrival."""

    def __init__(self, env: simpy.Environment, ward: Ward) -> None:
        people = len(ward.shifts)
        self.env, self.ward = env, ward
        self.own: list[list[tuple[float, int, Patient]]] = [[] for _ in range(people)]
        self.pool: list[tuple[float, int, Patient]] = []
        self.idle: dict[int, simpy.Event] = {}
        self.worked = [Worked() for _ in range(people)]
        self.rooms = simpy.Resource(env, ward.rooms)
        env.process(self._arrivals())
        for number, shift in enumerate(ward.shifts):
            env.process(self._clinician(number, shift))
            if shift.break_at is not None:
                env.process(self._call(number, shift.break_at))

    def _arrivals(self) -> Steps:
        for order, patient in enumerate(sorted(self.ward.patients, key=lambda p: p.arrival)):
            if patient.arrival > self.env.now:
                yield self.env.timeout(patient.arrival - self.env.now)
            queue = self.pool if patient.clinician == ANYBODY else self.own[patient.clinician]
            heappush(queue, (self.ward.score(patient), order, patient))
            self._wake(patient.clinician)

    def _call(self, number: int, at: float) -> Steps:
        """A clinician who idles when the break begins takes it then."""
        yield self.env.timeout(at)
        self._wake(number)

    def _wake(self, number: int) -> None:
        """Where anybody will do: who has been idle longest."""
        if number == ANYBODY:
            number = next(iter(self.idle), ANYBODY)
        if number in self.idle:
            self.idle.pop(number).succeed()

    def _next(self, number: int) -> Patient | None:
        own = self.own[number]
        queue = own if own and (not self.pool or own[0] <= self.pool[0]) else self.pool
        return heappop(queue)[2] if queue else None

    def _clinician(self, number: int, shift: Shift) -> Steps:
        pause = shift.break_minutes
        yield self.env.timeout(shift.starts)
        while True:
            if pause and shift.break_at is not None and self.env.now >= shift.break_at:
                yield self.env.timeout(pause)
                pause = 0.0
            patient = self._next(number)
            if patient is None:
                self.idle[number] = self.env.event()
                yield self.idle[number]
            else:
                yield from self._see(patient, self.worked[number], shift)

    def _see(self, patient: Patient, worked: Worked, shift: Shift) -> Steps:
        env = self.env
        room = self.rooms.request()
        yield room
        patient.started = env.now
        yield env.timeout(patient.service)
        worked.busy += max(0.0, min(env.now, shift.closes) - max(patient.started, shift.opens))
        worked.overtime = max(worked.overtime, env.now - shift.closes)
        if patient.clean_up:
            env.process(self._clean(room, patient.clean_up))
        else:
            self.rooms.release(room)

    def _clean(self, room: simpy.resources.resource.Request, minutes: float) -> Steps:
        yield self.env.timeout(minutes)
        self.rooms.release(room)
