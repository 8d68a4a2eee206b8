"""A bad file is refused, and the item that is wrong is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from evals.simulation.reading import SimulationFileError, parse_simulation, read_simulation
from tests.evals.simulation.hospitals import small

LARGE = Path("deploy/simulations/large_hospital.yaml")


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"hours": {"opens": "08:00", "closes": "25:00"}}, "hours.closes"),
        ({"hours": {"opens": "17:00", "closes": "08:00"}}, "closes must be after opens"),
        ({"hours": {"opens": "08:00", "closes": "17:00", "break_at": "18:00", "break_minutes": 30}}, "break_at"),
        ({"department": {"walk_ins": {"per_day": -3}}}, "departments.clinic.walk_ins.per_day"),
        ({"department": {"clinicians": 0}}, "departments.clinic.clinicians"),
        ({"department": {"walk_ins": {"per_day": 3, "tiers": {"P0": 0.5, "P2": 0.6}}}}, "add up to 1"),
        ({"department": {"walk_ins": {"per_day": 3, "tiers": {"P9": 1}}}}, "P9"),
        ({"department": {"kinds": [{"key": "new", "minutes": -5}]}}, "departments.clinic.kinds.new.minutes"),
        ({"department": {"kinds": [{"key": "new", "minutes": 5, "share": 0.4}]}}, "shares of the kinds"),
        ({"patients": {"no_show": 1.4}}, "patients.no_show"),
        ({"patients": {"no_show": 0.01, "no_show_sd": 0.2}}, "no_show_sd"),
        ({"patients": {"no_show": float("nan")}}, "patients.no_show"),
        ({"replications": 1}, "replications"),
        ({"clinicans_late": 4}, "clinicans_late"),
    ],
)
def test_what_is_wrong_is_named(changes: dict[str, Any], named: str) -> None:
    with pytest.raises(SimulationFileError, match=named.replace(".", r"\.")):
        parse_simulation(small(**changes))


def test_a_department_that_stands_twice_is_named() -> None:
    twice = small()
    twice["departments"] *= 2
    with pytest.raises(SimulationFileError, match="'clinic' stands twice"):
        parse_simulation(twice)


@pytest.mark.parametrize("content", ["", "- 1", "a: [", "name: 2026-02-30", "\x00", "[" * 3_000, "name: &a [*a]"])
def test_what_is_no_hospital_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "day.yaml"
    path.write_text(content)
    with pytest.raises(SimulationFileError):
        read_simulation(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SimulationFileError, match="cannot be read"):
        read_simulation(tmp_path / "nowhere.yaml")


def test_the_large_hospital_books_4500_visits_and_names_a_source_for_every_assumption() -> None:
    day = read_simulation(LARGE)
    assert sum(department.booked_per_day for department in day.departments) == 4_500
    assert all(assumption.source for assumption in day.assumptions)
