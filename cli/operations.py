"""`careline jobs`, `reset`, `eval` and `bench`: what operators and QA run."""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from cli.factory import Factory, simulated_settings
from cli.running import clock_for, running
from cli.servers import servers_for
from evals import run as eval_runs
from evals.scenario import SCENARIOS
from runtime.errors import InvalidInput, NotAllowed
from runtime.jobs import parked, retry_parked
from runtime.settings import Settings
from runtime.telemetry import configure_logging


async def parked_jobs(settings: Settings) -> None:
    """Every parked job as a line of JSON."""
    async with running(settings, clock_for(settings, None, ticking=False)) as (app, _), app.database.begin() as session:
        for job in await parked(session):
            print(json.dumps(asdict(job), default=str))


async def retry_job(settings: Settings, job_id: int) -> None:
    """Put a parked job back."""
    async with running(settings, clock_for(settings, None, ticking=False)) as (app, _), app.database.begin() as session:
        await retry_parked(session, job_id)


def reset(settings: Settings, *, yes: bool) -> None:
    """Remove the home folder: embedded data, keys, anchors. NotAllowed while the servers run or outside the demo."""
    if settings.environment == "production":
        raise NotAllowed("A production home is not removed by this command.", hint="Remove it yourself if you must.")
    if not settings.home.exists():
        print("Nothing to remove.", file=sys.stderr)
        return
    if not yes:
        raise InvalidInput(f"This removes {settings.home} with all visits and keys.", hint="Say --yes if you mean it.")
    from runtime.embedded import EmbeddedServices

    services = EmbeddedServices(settings.home)
    if not services.shut_down():
        raise NotAllowed("Another process uses these servers.", hint="Stop `careline serve` first.")
    shutil.rmtree(settings.home)
    print(f"Removed {settings.home}.", file=sys.stderr)


async def eval_day(settings: Settings, conversations: int, at_once: int, seed: int) -> int:
    """Many chats at once in a simulated hospital; JSON on stdout. The exit code: 0 when no invariant was broken."""
    from evals.day import day

    configure_logging("ERROR")
    async with servers_for(settings) as servers:
        factory = Factory(simulated_settings(settings), servers)
        found = await day(factory, conversations=conversations, at_once=at_once, seed=seed)
    print(json.dumps(found, indent=2))
    return 1 if found["breaches"] else 0


async def run_evals(settings: Settings, paths: Sequence[Path], report: Path | None) -> int:
    """Play scenarios; JSON on stdout, a page in the folder `report`. The exit code: 0 when all passed."""
    configure_logging("ERROR")
    async with servers_for(settings) as servers:
        factory = Factory(simulated_settings(settings), servers)
        outcome = await eval_runs.run(tuple(paths) or (SCENARIOS,), factory=factory)
    print(json.dumps(outcome.as_json(), ensure_ascii=False, indent=2))
    if report is not None:
        print(f"The report is {await asyncio.to_thread(outcome.write, report)}.", file=sys.stderr)
    print(outcome.summary(), file=sys.stderr)
    return outcome.exit_code
