"""Twenty thousand forged calls at the gate change nothing. CARELINE_HOSTILE_TURNS scales the run (ten calls a turn)."""

from __future__ import annotations

import os

import pytest

from evals.databases import Databases
from evals.ports import HospitalFactory
from evals.storm import storm

CALLS = 10 * int(os.environ.get("CARELINE_HOSTILE_TURNS", "2000"))


@pytest.mark.slow
@pytest.mark.timeout(1800)
async def test_a_storm_of_calls_changes_nothing(factory: HospitalFactory, databases: Databases) -> None:
    result = await storm(factory, databases, calls=CALLS, seed=1)
    assert result.breaches == []
    assert result.calls == CALLS
    assert set(result.statuses) >= {"done", "consent_pending", "refused", "invalid"}, "every way out was taken"
    assert len(result.tools) > 12, "every tool was called"
