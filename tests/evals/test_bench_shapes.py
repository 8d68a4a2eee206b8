"""What the benches print, at tiny sizes: what was measured and on which data, the peer, every goal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from evals import bench_growth, bench_overbooking, bench_replan, bench_simulation
from evals.bench_booking import bench_booking
from evals.bench_goals import all_met, at_most, unclaimed
from evals.bench_optimize import bench_optimize, generated
from evals.bench_queue import bench_queue
from evals.bench_search import bench_search
from tests.evals.simulation.hospitals import small

TINY = 0.01


def shaped(found: dict[str, Any], name: str) -> dict[str, Any]:
    """The bench's own figures, after what all benches have in common was looked at."""
    assert {"name", "ours", "peer", "goals", "met"} <= set(found) <= {"name", "data", "ours", "peer", "goals", "met"}
    assert found["name"] == name and found["goals"]
    for goal in found["goals"].values():
        assert set(goal) == {"is", "want", "met"}
    assert found["met"] == all(goal["met"] is True for goal in found["goals"].values())
    ours: dict[str, Any] = found["ours"]
    return ours


async def test_search_prints_times_and_memory_beside_the_gap_query(servers: tuple[str, str]) -> None:
    found = await bench_search(servers[0], times=TINY, searches=4)
    ours = shaped(found, "search")
    assert (ours["resources"], ours["searches"]) == (8, 4) and ours["visits"] > 100
    assert found["peer"]["median_ms"] > 0
    assert set(found["goals"]) == {"median_ms", "p99_ms", "memory_mb", "times_the_gap_query"}


async def test_booking_prints_rates_and_that_nothing_is_double_or_lost(servers: tuple[str, str]) -> None:
    found = await bench_booking(servers[0], times=0.5, attempts=64)
    assert shaped(found, "booking")["booked"] > 0
    assert found["goals"]["double"]["met"] and found["goals"]["lost"]["met"]


async def test_queue_prints_the_cost_at_each_size(servers: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evals.bench_queue.ROUNDS", 20)
    found = await bench_queue(*servers, (10, 40))
    assert set(shaped(found, "queue")["cpu_us_per_operation"]) == {"10", "40"}


async def test_replan_mends_a_day_and_a_booked_hospital(
    servers: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_replan, "SECONDS", 0.05)
    found = await bench_replan.bench_replan(servers[0], times=0.1)
    ours = shaped(found, "replan")
    assert ours["day"]["touched"] > 0 and ours["day"]["moved_needlessly"] == 0
    assert ours["hospital"]["touched"] > 10 and ours["hospital"]["placed"] > 0
    assert found["peer"]["moved_needlessly"] > 0


@pytest.mark.slow
async def test_growth_measures_every_part_at_three_sizes(
    servers: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"SEARCHES": 4, "ATTEMPTS": 32, "ITERATIONS": 20, "WAITING": 400}.items():
        monkeypatch.setattr(bench_growth, name, value)
    monkeypatch.setattr(bench_replan, "SECONDS", 0.05)
    monkeypatch.setattr("evals.bench_queue.ROUNDS", 20)
    found = await bench_growth.bench_growth(*servers, times=TINY)
    ours = shaped(found, "growth")
    assert set(ours) == {"search", "booking", "optimize", "replan", "queue"}
    for rows in ours.values():
        assert [row["times"] for row in rows] == [0.25, 1.0, 4.0]
        assert all(any(name.startswith("peer_") for name in row) for row in rows)
    assert [row["waiting"] for row in ours["queue"]] == [10, 10, 16]
    assert {f"{part}_{name}_growth" for part, name in bench_growth.GROWS} < set(found["goals"])


def test_simulation_prints_waits_beside_theory_and_the_case(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(bench_simulation, "PATIENTS", 200)
    monkeypatch.setattr(bench_simulation, "STREAMS", 2)
    path = tmp_path / "clinic.yaml"
    path.write_text(str({**small(), "targets": {"visits/booked": {"value": 80, "within": 1}}}))
    ours = shaped(bench_simulation.bench_simulation(path), "simulation")
    assert set(ours["day_seconds"]) == {"baseline", "all policies"} and ours["case"]["visits/booked"]["met"]
    assert len(ours["waits"]) == len(bench_simulation.SYSTEMS)


def test_overbooking_says_how_far_the_simulator_is_from_the_optimum() -> None:
    found = bench_overbooking.bench_overbooking(risks=(0.2,), ratios=(2.0,), sizes=(8, 9))
    ours = shaped(found, "overbooking")
    assert ours["sessions_simulated"] == 2 * bench_overbooking.REPLICATIONS * bench_overbooking.DAYS
    assert set(ours["simulated_less_optimum"]) == {"mean", "low", "high"}


def test_no_goal_is_met_on_generated_days(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CARELINE_OUTSIDER_DATA", str(tmp_path))
    monkeypatch.setattr("evals.bench_optimize.generated", lambda seed: generated(seed, times=0.1))
    found = bench_optimize(seconds=0.05)
    shaped(found, "optimize")
    assert found["data"].startswith("GENERATED") and not found["met"]
    assert {goal["met"] for goal in found["goals"].values()} == {None}


def test_a_goal_that_nobody_can_tell_is_not_met() -> None:
    goals = {"time": at_most(1, 2)}
    assert all_met(goals) and not all_met(unclaimed(goals))
    assert unclaimed(goals)["time"] == {"is": 1, "want": 2, "met": None}
