"""When an imported visit uses what it names: by the source's own times, else by the needs of its kind."""

from __future__ import annotations

from datetime import timedelta

import pytest

from scheduler_core.hospital import Hospital
from scheduler_core.importing import Place, Use, VisitRecord
from scheduler_core.importing.using import wanted
from tests.scheduler_core.clinic import NOW, clinic, nurse, visit_type

NEEDS = (
    {"role": "practitioner", "offset": 10},
    {"role": "room", "type": "exam", "clean_up": 10},
    {"role": "nurse", "minutes": 10},
    {"role": "nurse", "offset": 30, "minutes": 10},
)


@pytest.fixture
def hospital() -> Hospital:
    return clinic(visit_types=[visit_type("check", 40, *NEEDS)], nurses=[nurse("nina"), nurse("nora"), nurse("nico")])


def used(hospital: Hospital, *uses: Use, minutes: int = 40) -> dict[str, tuple[float, float]]:
    """What the visit takes, in minutes after its start."""
    record = VisitRecord(
        place=Place("", 1), identifier="1", patient="p", visit_type="check", site="main", practitioner="ada", uses=uses,
        starts_at=NOW, ends_at=NOW + timedelta(minutes=minutes), status="booked",
    )  # fmt: skip
    found = wanted(hospital, record)
    return {a.resource: ((a.starts_at - NOW).seconds / 60, (a.ends_at - NOW).seconds / 60) for a in found}


def test_each_is_taken_for_the_part_that_the_kind_of_visit_needs(hospital: Hospital) -> None:
    found = used(hospital, Use("ada"), Use("room-1"), Use("nina"), Use("nora"))
    assert found == {"ada": (10, 40), "room-1": (0, 40), "nina": (0, 10), "nora": (30, 40)}


def test_who_stands_for_several_needs_is_taken_for_all_that_they_span(hospital: Hospital) -> None:
    assert used(hospital, Use("nina"))["nina"] == (0, 40)


def test_what_no_need_asks_for_is_taken_for_the_whole_visit(hospital: Hospital) -> None:
    found = used(hospital, Use("echo-1"), Use("nina"), Use("nora"), Use("nico"))
    assert found["echo-1"] == found["nico"] == (0, 40)


def test_a_time_that_the_source_tells_counts(hospital: Hospital) -> None:
    told = Use("nina", NOW + timedelta(minutes=5), NOW + timedelta(minutes=45))
    assert used(hospital, told, Use("nora"))["nina"] == (5, 45)


def test_a_visit_shorter_than_its_kind_takes_nothing_beyond_its_end(hospital: Hospital) -> None:
    found = used(hospital, Use("nina"), Use("nora"), minutes=20)
    assert found == {"ada": (10, 20), "nina": (0, 10), "nora": (0, 20)}
