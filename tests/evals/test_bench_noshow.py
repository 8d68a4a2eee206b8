"""The bench of the no-show model: what it prints, on generated visits, and that it claims nothing for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals import bench_noshow
from tests.evals.test_bench_shapes import shaped
from tests.scheduler_core.noshow.visits import many


def test_without_the_public_visits_it_says_so_and_no_goal_counts_as_met(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(bench_noshow, "generated", many)
    found = bench_noshow.bench_noshow(tmp_path / "nowhere.csv")
    ours = shaped(found, "noshow")
    assert found["data"].startswith("GENERATED") and "nowhere.csv" in found["data"]
    assert {goal["met"] for goal in found["goals"].values()} == {None} and not found["met"]
    assert found["goals"]["brier"]["is"] < found["goals"]["brier"]["want"]
    assert "saying of everybody that they come" in ours["accuracy"]
    assert ours["auc_gained_if_age_were_an_input"] is None


def test_on_a_file_the_goals_are_claimed_or_missed(tmp_path: Path) -> None:
    path = tmp_path / "visits.csv"
    path.write_text(
        "PatientId,ScheduledDay,AppointmentDay,No-show,AppointmentID,Neighbourhood,SMS_received,Age,Scholarship\n"
        + "".join(
            f"{b.patient},{b.booked_at:%Y-%m-%dT%H:%M:%SZ},{b.starts_at:%Y-%m-%dT00:00:00Z},{'Yes' if b.missed else 'No'},"
            f"{number},here,{number % 2},{20 + number % 60},0\n"
            for number, b in enumerate(many())
        )
    )
    found = bench_noshow.bench_noshow(path)
    assert found["data"] == "the public visits of Vitória, visits.csv"
    assert {goal["met"] for goal in found["goals"].values()} <= {True, False}
