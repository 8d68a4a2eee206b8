"""The case of the large hospital: its baseline gives the four figures, and the policies better what they are for."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.simulation.config import POLICY_NAMES
from evals.simulation.reading import read_simulation
from evals.simulation.study import reproduced, run

DAY = read_simulation(Path("deploy/simulations/large_hospital.yaml"))


@pytest.mark.slow
def test_the_baseline_gives_the_four_figures_within_its_interval() -> None:
    found = reproduced(DAY, run(DAY, ()))
    assert {name: part["met"] and part["in_interval"] for name, part in found.items()} == dict.fromkeys(
        DAY.targets, True
    )


def test_all_policies_together_see_more_patients_who_wait_less() -> None:
    day = DAY.model_copy(update={"replications": 2})
    before, after = run(day, ()), run(day, POLICY_NAMES)
    for figure in ("wait/all/mean", "wait/tiers/P0/mean", "wait/tiers/P1/worst", "no_show_rate"):
        assert after.interval(figure).mean < before.interval(figure).mean
    assert after.interval("visits/seen").mean > before.interval("visits/seen").mean
