"""A first file for the own hospital can be simulated as it is."""

from __future__ import annotations

import yaml

from evals.simulation.draft import draft
from evals.simulation.reading import parse_simulation
from evals.simulation.study import run
from scheduler_core.hospital import HospitalFile
from tests.scheduler_core.clinic import clinic, hours, nurse, practitioner, thing, visit_type


def test_the_demo_hospitals_draft_is_a_file_that_runs(demo_file: HospitalFile) -> None:
    day = parse_simulation(yaml.safe_load(draft(demo_file)))
    assert sum(d.clinicians for d in day.departments) <= len(demo_file.practitioners)
    figures = run(day.model_copy(update={"replications": 2}), ()).replications[0]
    assert 0.4 < figures["utilisation/clinicians"] < 0.95


def test_hours_and_breaks_are_the_commonest_and_rooms_are_cleaned() -> None:
    lunch = [{"days": ["mon", "tue"], "start": "12:00", "end": "12:30"}]
    people = [
        practitioner("ada", hours("08:00", "16:00"), breaks=lunch),
        practitioner("ben", hours("10:00", days=["mon"])),
    ]
    seen = visit_type("new", 30, {"role": "practitioner"}, {"role": "room", "type": "exam", "clean_up": 5})
    test = visit_type("echo", 45, {"role": "device", "type": "echo"})
    file = clinic(practitioners=people, visit_types=[seen, test], rooms=[thing("r", "exam", capacity=3)]).file
    [department] = parse_simulation(yaml.safe_load(draft(file))).departments
    assert (department.clinicians, department.rooms, department.booked_per_day) == (2, 3, 27)
    assert department.hours is not None and department.hours.minutes == 450
    assert [(kind.key, kind.clean_up) for kind in department.kinds] == [("new", 5)]


def test_a_break_that_does_not_fit_the_commonest_hours_is_left_out() -> None:
    late = practitioner("ada", hours("13:00", "20:00"), breaks=[{"days": ["mon"], "start": "09:00", "end": "10:00"}])
    [department] = parse_simulation(
        yaml.safe_load(draft(clinic(practitioners=[late], nurses=[nurse("n")]).file))
    ).departments
    assert department.hours is not None and department.hours.break_at is None
