"""The day in SimPy, beside what queueing theory says and a recursion that is exact."""

from __future__ import annotations

import random
from statistics import fmean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.simulation.config import TIERS
from evals.simulation.engine import Patient, Shift, Ward, run_day
from evals.simulation.rules import by_arrival, by_tier
from evals.simulation.theory import erlang_c, first_come_starts, mean_wait, priority_waits
from scheduler_core.hospital.waiting import QueueRules
from scheduler_core.queue import Tier
from tests.evals.simulation.hospitals import walk_in

ALWAYS = Shift(opens=0, closes=1e9, starts=0)
times = st.floats(0, 600, allow_nan=False).map(lambda minutes: round(minutes, 3))


def stream(number: int, rate: float, service: float, tiers: dict[Tier, float], seed: int) -> list[Patient]:
    dice, moment, found = random.Random(seed), 0.0, []
    for _ in range(number):
        moment += dice.expovariate(rate)
        tier = dice.choices(list(tiers), list(tiers.values()))[0]
        found.append(walk_in(moment, dice.expovariate(1 / service), tier))
    return found


def mean(patients: list[Patient]) -> float:
    return sum(p.started - p.ready for p in patients) / len(patients)


@given(st.lists(st.tuples(times, st.floats(0.01, 90)), max_size=40), st.integers(1, 5), times)
def test_first_come_first_served_is_exactly_the_recursion_for_many_servers(
    coming: list[tuple[float, float]], servers: int, opens: float
) -> None:
    patients = [walk_in(arrival, service) for arrival, service in sorted(coming)]
    run_day([Ward([Shift(opens, 1e9, opens)] * servers, servers, patients, by_arrival)])
    want = first_come_starts([p.arrival for p in patients], [p.service for p in patients], servers, opens)
    assert [p.started for p in patients] == pytest.approx(want)


@pytest.mark.parametrize(("servers", "used"), [(1, 0.6), (4, 0.7), (12, 0.8)])
def test_waits_of_poisson_arrivals_are_those_of_erlang_c(servers: int, used: float) -> None:
    rate, means = servers * used / 15, []
    for seed in range(12):
        patients = stream(6_000, rate, 15, {"P2": 1}, seed)
        run_day([Ward([ALWAYS] * servers, servers, patients, by_arrival)])
        means.append(mean(patients))
    error = stdev(means) / len(means) ** 0.5
    assert abs(fmean(means) - mean_wait(servers, rate, 15)) < 4 * error
    assert error < 0.06 * fmean(means)


def test_erlang_c_gives_its_known_values() -> None:
    assert erlang_c(1, 0.7) == pytest.approx(0.7)
    assert erlang_c(2, 1.0) == pytest.approx(1 / 3)
    assert erlang_c(10, 7.0) == pytest.approx(0.2217, abs=1e-4)


def first_by_tier(patient: Patient) -> float:
    return (int(patient.tier[1]) - 1) * 1e9 + patient.arrival


def test_tiers_wait_as_long_as_cobham_says_where_no_age_lets_anybody_pass() -> None:
    rates = [0.02, 0.05, 0.1]
    patients = stream(60_000, sum(rates), 15, dict(zip(TIERS, rates, strict=True)), seed=5)
    run_day([Ward([ALWAYS] * 3, 3, patients, first_by_tier)])
    for tier, want in zip(TIERS, priority_waits(3, rates, 15), strict=True):
        assert mean([p for p in patients if p.tier == tier]) == pytest.approx(want, rel=0.1)


def test_an_urgent_patient_passes_those_who_came_up_to_the_boost_earlier_and_no_others() -> None:
    early, late, urgent = walk_in(0, 10), walk_in(50, 10), walk_in(61, 10, "P1")
    blocker = walk_in(-0.0, 70)
    run_day([Ward([ALWAYS], 1, [blocker, early, late, urgent], by_tier(QueueRules(p1_boost_minutes=60)))])
    assert early.started < urgent.started < late.started


def test_an_emergency_goes_first_however_long_others_have_waited() -> None:
    patients = [walk_in(0, 30), walk_in(1, 30), walk_in(2, 30, "P1"), walk_in(29, 5, "P0")]
    run_day([Ward([ALWAYS], 1, patients, by_tier(QueueRules(p1_boost_minutes=60)))])
    assert patients[3].started == 30


def test_a_booked_patient_waits_for_their_own_clinician() -> None:
    mine, busy = Patient(0, "P2", 0, 1, 10), Patient(0, "P2", 0, 0, 60)
    run_day([Ward([ALWAYS, ALWAYS], 2, [busy, mine], by_arrival)])
    assert mine.started == 60


def test_a_room_that_is_cleaned_keeps_the_next_patient_waiting() -> None:
    first, second = Patient(0, "P2", 0, 0, 10, clean_up=7), walk_in(1, 10)
    run_day([Ward([ALWAYS, ALWAYS], 1, [first, second], by_arrival)])
    assert second.started == 17


@pytest.mark.parametrize(("arrival", "called"), [(100, 160), (70, 70), (130, 160)])
def test_the_break_is_taken_in_full_and_from_its_time_where_nobody_is_there(arrival: float, called: float) -> None:
    patient = walk_in(arrival, 5)
    run_day([Ward([Shift(0, 600, 0, break_at=100, break_minutes=60)], 1, [patient], by_arrival)])
    assert patient.started == called


def test_whoever_came_before_closing_is_seen_after_it_as_overtime() -> None:
    patients = [walk_in(50, 30), walk_in(59, 30)]
    [[worked]] = run_day([Ward([Shift(0, 60, 0)], 1, patients, by_arrival)])
    assert (worked.busy, worked.overtime) == (10, 50)
