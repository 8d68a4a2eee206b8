"""The simulation beside queueing theory, and how long a day of the large hospital takes."""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import Any

from evals.bench_goals import at_most
from evals.simulation.config import POLICY_NAMES
from evals.simulation.day import live
from evals.simulation.engine import ANYBODY, Patient, Shift, Ward, run_day
from evals.simulation.reading import LARGE_HOSPITAL, read_simulation
from evals.simulation.rules import by_arrival, with_policies
from evals.simulation.study import Interval, interval, reproduced, run
from evals.simulation.theory import mean_wait

SYSTEMS = ((1, 0.5), (4, 0.7), (12, 0.8), (40, 0.9))
"""Servers, and the share of their time that is used."""

STREAMS, PATIENTS, SERVICE = 12, 10_000, 15.0
WANT_SECONDS = 3.0


def bench_simulation(file: Path = LARGE_HOSPITAL) -> dict[str, Any]:
    """Waits in M/M/c as intervals beside Erlang C; processor seconds of a day; the case's four figures."""
    theory = {f"{servers} servers, {used:.0%} used": _beside_theory(servers, used) for servers, used in SYSTEMS}
    day = read_simulation(file)
    seconds = {name: _seconds(file, name) for name in ("baseline", "all policies")}
    cases = reproduced(day, run(day, ()))
    goals = {
        "systems_outside_interval": at_most(sum(not found["within"] for found in theory.values()), 0),
        "day_seconds": at_most(max(seconds.values()), WANT_SECONDS),
        "figures_not_reproduced": at_most(sum(not (c["met"] and c["in_interval"]) for c in cases.values()), 0),
    }
    return {
        "name": "simulation",
        "ours": {
            "waits": {name: found["ours"] for name, found in theory.items()},
            "day_seconds": seconds,
            "case": cases,
        },
        "peer": {"erlang_c": {name: found["erlang_c"] for name, found in theory.items()}},
        "goals": goals,
        "met": all(goal["met"] for goal in goals.values()),
    }


def _beside_theory(servers: int, used: float) -> dict[str, Any]:
    """Within: no further from theory than one and a half half-widths, since one interval in twenty misses by itself."""
    rate = servers * used / SERVICE
    got, want = (
        interval([_simulated(servers, rate, seed) for seed in range(STREAMS)]),
        mean_wait(servers, rate, SERVICE),
    )
    return {"ours": got.as_json(), "erlang_c": round(want, 4), "within": abs(got.mean - want) <= 1.5 * _half(got)}


def _half(found: Interval) -> float:
    return found.mean - found.low if found.low is not None else 0.0


def _simulated(servers: int, rate: float, seed: int) -> float:
    """The mean wait of one stream; its first tenth, while the system fills, is not counted."""
    dice, moment, patients = random.Random(seed), 0.0, []
    for _ in range(PATIENTS):
        moment += dice.expovariate(rate)
        patients.append(Patient(ANYBODY, "P2", moment, moment, dice.expovariate(1 / SERVICE)))
    run_day([Ward([Shift(0.0, moment, 0.0)] * servers, servers, patients, by_arrival)])
    counted = patients[PATIENTS // 10 :]
    return sum(p.started - p.ready for p in counted) / len(counted)


def _seconds(file: Path, which: str) -> float:
    """The middle of five days, of processor time."""
    day = read_simulation(file)
    rules, taken = with_policies(day, POLICY_NAMES if which == "all policies" else ()), []
    for number in range(5):
        began = time.process_time()
        live(day, rules, (day.seed, number, 0))
        taken.append(time.process_time() - began)
    return round(sorted(taken)[2], 3)
