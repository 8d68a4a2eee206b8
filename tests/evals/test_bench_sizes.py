"""The benches' hospital at other sizes."""

from __future__ import annotations

import pytest

from evals.bench_booking import SIZE, _wanted
from evals.bench_hospital import Size, bookings, hospital


@pytest.mark.parametrize("by", [0.01, 0.25, 4])
def test_a_hospital_of_another_size_has_so_many_times_the_resources_over_the_same_days(by: float) -> None:
    size = Size().scaled(by)
    assert size.days == Size().days
    assert size.resources == pytest.approx(max(by * Size().resources, 8), abs=4)
    house = hospital(size)
    assert len(house.resources) == size.resources
    assert set(house.visit_types) == {f"visit-dep{n}" for n in range(size.departments)}


def test_every_booking_and_every_wanted_slot_uses_what_the_hospital_has() -> None:
    size = Size(days=1).scaled(0.1)
    known = set(hospital(size).resources)
    assert all(known.issuperset(used) for _, _, used in bookings(size))
    small = SIZE.scaled(0.5)
    wanted = _wanted(40, small)
    assert {a.resource for slot in wanted for a in slot.assignments} <= set(hospital(small).resources)
