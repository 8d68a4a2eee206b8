"""Replications: figures that add up, the same for the same seed, shares that make up the whole difference."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.simulation.config import POLICY_NAMES
from evals.simulation.day import live
from evals.simulation.measures import GRID, Waits, queue_lengths
from evals.simulation.reading import SimulationFileError
from evals.simulation.rules import with_policies
from evals.simulation.shares import COMPARED, compare
from evals.simulation.study import interval, reproduced, run
from tests.evals.simulation.hospitals import hospital, walk_in


def test_the_same_seed_gives_the_same_figures_and_another_gives_others() -> None:
    first, again, other = run(hospital(), ()), run(hospital(), ()), run(hospital(seed=1), ())
    assert first.replications == again.replications
    assert first.replications != other.replications


def test_replications_differ_from_each_other() -> None:
    means = run(hospital(), ()).values("wait/all/mean")
    assert len(set(means)) == len(means)


@pytest.mark.parametrize("policies", [(), POLICY_NAMES])
def test_everybody_who_is_booked_or_walks_in_is_seen_or_missed(policies: Any) -> None:
    for figures in run(hospital(days=2), policies).replications:
        booked, missed = figures["visits/booked"], figures["visits/no_shows"]
        assert figures["visits/seen"] == pytest.approx(booked - missed + figures["visits/walk_ins"])
        assert figures["wait/all/patients"] == pytest.approx(2 * figures["visits/seen"])
        assert 0 <= figures["utilisation/clinicians"] <= 1


def test_every_policy_meets_the_same_walk_ins() -> None:
    plain, all_on = run(hospital(), ()), run(hospital(), POLICY_NAMES)
    assert plain.values("visits/walk_ins") == all_on.values("visits/walk_ins")


def test_reminders_make_fewer_miss_their_visits_by_about_as_many_as_they_say() -> None:
    day = hospital(replications=20)
    before, after = (run(day, policies).interval("no_show_rate").mean for policies in ((), ("reminders",)))
    assert after / before == pytest.approx(0.71, abs=0.08)


def test_with_no_share_cancelling_reminders_only_turn_no_shows_into_visits() -> None:
    day = hospital(policies={"reminders": {"fewer_no_shows": 0.5, "cancelled": 0}})
    before, after = run(day, ()), run(day, ("reminders",))
    assert before.values("visits/booked") == after.values("visits/booked")
    for fewer, more in zip(before.values("visits/seen"), after.values("visits/seen"), strict=True):
        assert more >= fewer


def test_the_priority_queue_lets_emergencies_wait_less() -> None:
    day = hospital(replications=20)
    before, after = (run(day, policies).interval("wait/tiers/P0/mean").mean for policies in ((), ("priority",)))
    assert after < before / 2


def test_what_a_file_calls_a_target_is_held_against_the_interval() -> None:
    day = hospital(
        targets={"visits/booked": {"value": 80, "within": 1}, "no_show_rate": {"value": 0.9, "within": 0.01}}
    )
    found = reproduced(day, run(day, ()))
    assert found["visits/booked"]["met"] and found["visits/booked"]["in_interval"]
    assert not found["no_show_rate"]["met"]


def test_a_target_that_is_not_measured_is_named() -> None:
    day = hospital(targets={"wait/mean": {"value": 1, "within": 1}})
    with pytest.raises(SimulationFileError, match="wait/mean"):
        reproduced(day, run(day, ()))


def test_shares_add_up_to_the_whole_difference() -> None:
    comparison = compare(hospital(replications=3), ("reminders", "overbooking", "day_plan"))
    for figure, found in comparison.as_json().items():
        assert figure in COMPARED
        total = math.fsum(share["mean"] for share in found["share"].values())
        assert total == pytest.approx(found["after"]["mean"] - found["before"]["mean"], abs=1e-3)


def test_with_one_policy_its_share_is_what_it_does_alone() -> None:
    found = compare(hospital(replications=3), ("priority",)).as_json()["wait/all/mean"]
    assert found["share"]["priority"] == found["alone"]["priority"] == found["change"]


def test_the_interval_is_students() -> None:
    found = interval([1.0, 2.0, 3.0, 4.0])
    assert (found.mean, found.low, found.high) == pytest.approx((2.5, 0.4457, 4.5543), abs=1e-3)
    assert interval([2.0]).low is None


@pytest.mark.slow
def test_the_interval_holds_the_true_mean_as_often_as_it_says() -> None:
    dice = np.random.default_rng(1)
    held = [(i := interval(dice.normal(5, 2, 6).tolist())).low <= 5 <= i.high for _ in range(2_000)]  # type: ignore[operator]
    assert np.mean(held) == pytest.approx(0.95, abs=0.02)


@given(st.lists(st.floats(0, 2_000), min_size=1, max_size=200), st.sampled_from([0.5, 0.95]))
def test_quantiles_are_those_of_the_sorted_waits_to_a_tenth_of_a_minute(minutes: list[float], share: float) -> None:
    waits = Waits()
    waits.add(np.array(minutes))
    exact = sorted(minutes)[math.ceil(share * len(minutes) - 1e-9) - 1]
    assert abs(waits.quantile(share) - exact) <= 0.1 + 1e-9
    assert waits.figures("w")["w/worst"] == max(minutes)


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(0, 100)), max_size=30))
def test_the_queue_is_as_long_as_counting_heads_says(stays: list[tuple[float, float]]) -> None:
    patients = [walk_in(arrival, 1) for arrival, _ in stays]
    for patient, (arrival, wait) in zip(patients, stays, strict=True):
        patient.started = arrival + wait
    want = [sum(p.arrival <= moment < p.started for p in patients) for moment in GRID[:130]]
    assert queue_lengths(patients)[:130].tolist() == want


def test_memory_does_not_grow_with_the_days() -> None:
    few, many = run(hospital(days=1, replications=2), ()), run(hospital(days=5, replications=2), ())
    assert few.wait_counts.nbytes == many.wait_counts.nbytes
    assert len(few.replications[0]) <= len(many.replications[0]) + 1


def test_a_department_with_no_bookings_and_nobody_walking_in_has_an_empty_day() -> None:
    day = hospital(department={"booked_per_day": 0, "walk_ins": {"per_day": 0}})
    [lived] = live(day, with_policies(day, POLICY_NAMES), (0, 0, 0))
    assert lived.patients == []
    assert run(day, ()).interval("no_show_rate").mean == 0


def test_the_days_of_a_replication_go_through_the_week() -> None:
    day = hospital(week=[1.5, 0.5])
    rules = with_policies(day, ())
    assert [live(day, rules, (0, 0, number))[0].booked for number in range(4)] == [120, 40, 120, 40]
