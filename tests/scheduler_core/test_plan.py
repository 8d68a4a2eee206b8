"""Where a visit could start, and with whom, is exactly where trying every unit for every need finds it."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler_core.availability import Availability
from scheduler_core.bits import CELLS_PER_DAY, GRAIN_MINUTES, WORD, pack, unpack
from scheduler_core.plan import Plans
from scheduler_core.types import Slot, Wishes
from tests.scheduler_core.clinic import clinic, nurse, practitioner, thing, visit_type

CELLS = 24
"""Two hours are looked at; beyond them nothing is free."""

KIND = visit_type(
    "whole", 30,
    {"role": "practitioner"},
    {"role": "nurse", "count": 2, "minutes": 10},
    {"role": "nurse", "offset": 15, "minutes": 10},
    {"role": "room", "type": "exam", "clean_up": 10},
    {"role": "device", "type": "echo", "offset": 10, "minutes": 15},
)  # fmt: skip
HOSPITAL = clinic(
    practitioners=[practitioner("ada"), practitioner("ben")],
    nurses=[nurse("nina"), nurse("noor"), nurse("nils")],
    rooms=[thing("bay", "exam", capacity=2)],
    devices=[thing("echo-1", "echo")],
    visit_types=[KIND],
)
AVAILABILITY = Availability(HOSPITAL)
PLANS = Plans(HOSPITAL, AVAILABILITY)
FREE = st.lists(
    st.lists(st.booleans() | st.just(value=True), min_size=CELLS, max_size=CELLS),
    min_size=len(AVAILABILITY.lines),
    max_size=len(AVAILABILITY.lines),
)
Need = tuple[str, int, int]


def needs() -> list[Need]:
    """(role, first, end) in cells from the start, one for each unit needed."""
    found = []
    for need in HOSPITAL.visit_type("whole").needs:
        first = need.offset // GRAIN_MINUTES
        last = first + ((need.minutes or 30 - need.offset) + need.clean_up) // GRAIN_MINUTES
        found += [(need.role, first, last)] * need.count
    return found


def ways(free: list[list[bool]], at: int) -> bool:
    """Whether some choice of lines serves every need from this cell, none of them twice at the same time."""
    kinds = [HOSPITAL.resources[line.resource].kind for line in AVAILABILITY.lines]

    def able(need: Need) -> list[int]:
        role, first, last = need
        span = range(at + first, at + last)
        return [n for n, kind in enumerate(kinds) if kind == role and all(c < CELLS and free[n][c] for c in span)]

    wanted = needs()
    for chosen in product(*(able(need) for need in wanted)):
        pairs = [(a, b) for a in range(len(chosen)) for b in range(a) if chosen[a] == chosen[b]]
        if not any(wanted[a][1] < wanted[b][2] and wanted[b][1] < wanted[a][2] for a, b in pairs):
            return True
    return False


@settings(max_examples=150, deadline=None)
@given(FREE)
def test_a_visit_is_proven_to_start_exactly_where_trying_everything_finds_a_way(free: list[list[bool]]) -> None:
    flags = np.zeros((len(free), 2 * CELLS_PER_DAY // WORD * WORD), dtype=np.bool_)
    flags[:, :CELLS] = np.array(free)
    (plan,) = PLANS.make(pack(flags), Wishes("whole", site="main"), 0, 1)
    possible = unpack(plan.starts()[None])[0]
    for at in range(CELLS):
        slot = plan.prove(AVAILABILITY, at, list) if possible[at] else None
        assert (slot is not None) == ways(free, at), at
        if slot is not None:
            assert holds(slot, free, at)


def holds(slot: Slot, free: list[list[bool]], at: int) -> bool:
    """Whether what was assigned is free all through, and each unit once at a time."""
    numbers = {(line.resource, line.unit): n for n, line in enumerate(AVAILABILITY.lines)}
    spans = []
    for claim in slot.assignments:
        first = at + int((claim.starts_at - slot.starts_at).total_seconds()) // 60 // GRAIN_MINUTES
        last = at + int((claim.ends_at - slot.starts_at).total_seconds()) // 60 // GRAIN_MINUTES
        spans.append((numbers[claim.resource, claim.unit], first, last))
    apart = all(a[0] != b[0] or a[2] <= b[1] or b[2] <= a[1] for n, a in enumerate(spans) for b in spans[:n])
    return apart and all(free[n][cell] for n, first, last in spans for cell in range(first, last))
