"""What each assumption moves: ranges are stated in the file, one is varied at a time, the work is bounded."""

from __future__ import annotations

from typing import Any

import pytest

from evals.simulation.config import POLICY_NAMES, HospitalDay
from evals.simulation.reading import LARGE_HOSPITAL, SimulationFileError, parse_simulation, read_simulation
from evals.simulation.sensitivity import HEADLINES, MOST_REPLICATIONS, analyse, assumptions_json, studies
from evals.simulation.varying import varied
from tests.evals.simulation.hospitals import hospital, small


def assumed(*vary: dict[str, Any]) -> dict[str, Any]:
    return {"assumptions": [{"what": "a thing", "source": "a guess", "vary": list(vary)}]}


def ends(path: str, low: float, high: float, **more: Any) -> dict[str, Any]:
    return {"path": path, "low": low, "high": high, **more}


def test_every_assumption_of_the_large_hospital_has_a_source_and_a_range() -> None:
    day = read_simulation(LARGE_HOSPITAL)
    assert len(day.assumptions) > 12
    assert all(assumption.source and assumption.vary for assumption in day.assumptions)
    assert studies(day) < 60


def test_the_ends_of_a_range_replace_or_multiply_what_stands_at_its_places_only() -> None:
    day = hospital(
        **assumed(
            ends("departments.*.kinds.*.minutes", 0.5, 2, times=True), ends("patients.no_show", 0.1, 0.4),
            ends("departments.*.clinicians", 0.1, 2, times=True),
        )
    )  # fmt: skip
    low, high = (varied(day, day.assumptions[0], end) for end in ("low", "high"))
    assert [kind.minutes for kind in low.departments[0].kinds] == [15, 7.5]
    assert [kind.minutes for kind in high.departments[0].kinds] == [60, 30]
    assert (low.patients.no_show, high.patients.no_show) == (0.1, 0.4)
    assert (low.departments[0].clinicians, high.departments[0].clinicians) == (1, 8)
    assert low.departments[0].rooms == day.departments[0].rooms


@pytest.mark.parametrize(
    ("vary", "said"),
    [
        (ends("patients.no_shows", 0, 1), "assumptions.0.vary: there is no number at 'patients.no_shows'"),
        (ends("patients.no_show", 0, 1.5), "assumptions.0.vary: high: "),
        (ends("departments.*.key", 0, 1), "no number at 'departments.*.key'"),
        (ends("departments.*.block_minutes", 0, 1), "no number at"),
    ],
)
def test_a_range_that_cannot_be_is_named(vary: dict[str, Any], said: str) -> None:
    with pytest.raises(SimulationFileError) as raised:
        parse_simulation({**small(), **assumed(vary)})
    assert said in str(raised.value)


def test_an_assumption_moves_the_figures_that_follow_from_it_and_no_others() -> None:
    day = hospital(replications=20, **assumed(ends("patients.no_show", 0.1, 0.4)))
    found = analyse(day, ("priority",))
    assert found.day.replications == MOST_REPLICATIONS
    low, high = found.found[0]["low"], found.found[0]["high"]
    assert low.before is not None and high.before is not None
    assert low.before["no_show_rate"].mean < 0 < high.before["no_show_rate"].mean
    assert low.after["visits/seen"].mean > 0 > high.after["visits/seen"].mean


def test_an_assumption_about_a_policy_moves_nothing_where_no_policy_is() -> None:
    day = hospital(**assumed(ends("policies.reminders.fewer_no_shows", 0, 0.6)))
    played = list[int]()
    found = analyse(day, POLICY_NAMES, lambda: played.append(1))
    assert found.found[0]["low"].before is None
    assert found.found[0]["low"].after["no_show_rate"].mean > 0 > found.found[0]["high"].after["no_show_rate"].mean
    assert len(played) == studies(day) * found.day.replications == 4 * MOST_REPLICATIONS


def test_json_has_every_assumption_with_source_and_range_and_what_it_moves_where_that_was_asked() -> None:
    day: HospitalDay = hospital(
        assumptions=[
            {"what": "a", "source": "b"},
            {"what": "c", "source": "d", "vary": [ends("clinicians_late", 0, 30)]},
        ]
    )
    plain = assumptions_json(day, None)
    assert [(one["what"], one["source"], "moves" in one) for one in plain] == [("a", "b", False), ("c", "d", False)]
    told = assumptions_json(day, analyse(day, ("day_plan",)))
    assert told[0]["moves"] == {}
    assert set(told[1]["moves"]) == {"low", "high"}
    assert set(told[1]["moves"]["low"]["before"]) == set(HEADLINES)
    assert told[1]["vary"] == [{"path": "clinicians_late", "low": 0.0, "high": 30.0, "times": False}]
