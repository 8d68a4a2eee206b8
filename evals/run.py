"""Runs scenarios against fresh hospitals, one after the other, and grades them."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from tqdm import tqdm

from evals.databases import Databases
from evals.grade import Fault, grade
from evals.ports import HospitalFactory
from evals.report import Result, RunReport
from evals.scenario import SCENARIOS, Scenario, find, read
from evals.seeds import who
from evals.world import World
from runtime.errors import CarelineError, InvalidInput


async def run(paths: Sequence[Path] = (SCENARIOS,), *, factory: HospitalFactory, progress: bool = True) -> RunReport:
    """Plays and grades every scenario at or below the paths; InvalidInput if a file is not a scenario.

    Progress goes to stderr. The databases made for the run are dropped at its end.
    """
    scenarios = [read(path) for path in find(paths)]
    async with AsyncExitStack() as stack:
        databases = Databases(factory.server_url)
        stack.push_async_callback(databases.close)
        return RunReport(tuple([await play(s, factory, databases) for s in _bar(scenarios, progress)]))


def _bar(scenarios: Sequence[Scenario], progress: bool) -> Iterable[Scenario]:
    return tqdm(scenarios, file=sys.stderr, unit="conversation", disable=not progress)


async def play(scenario: Scenario, factory: HospitalFactory, databases: Databases) -> Result:
    """One scenario in a hospital of its own. Whatever breaks is a fault of that scenario, never the end of the run."""
    began = time.perf_counter()
    world = World(scenario, factory, databases)
    try:
        async with world:
            for step in scenario.steps:
                await world.take(step)
            faults = grade(scenario, tuple(world.played), await world.aftermath(), world.zone)
    except CarelineError as error:
        faults = (_crash(f"{error.code}: {error} {error.hint}", world),)
    except Exception as error:  # noqa: BLE001 - the border of one scenario: the run goes on and reports it
        faults = (_crash(f"{type(error).__name__}: {error}", world),)
    return Result(
        scenario.name, scenario.lang, scenario.channel, _file(scenario.path), faults, tuple(world.played),
        time.perf_counter() - began, _private(scenario),
    )  # fmt: skip


def _private(scenario: Scenario) -> tuple[str, ...]:
    try:
        person = who(scenario)
    except InvalidInput:
        return ()
    return (person.name, person.phone, person.birth_date.isoformat())


def _crash(what: str, world: World) -> Fault:
    return Fault("crash", what, len(world.played) + 1)


def _file(path: Path | None) -> str:
    return "/".join(path.parts[-2:]) if path else ""
