"""`careline audit`, `jobs`, `reset`, `eval` and `bench`: what operators and QA run."""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy import select

from cli.factory import Factory, simulated_settings
from cli.running import clock_for, running
from cli.servers import servers_for
from evals import run as eval_runs
from evals.bench_booking import bench_booking
from evals.bench_guardrails import bench_guardrails
from evals.bench_search import bench_search
from evals.bench_turn import bench_turn
from evals.scenario import SCENARIOS
from runtime.audit import AuditRow, verify
from runtime.errors import InvalidInput, NotAllowed
from runtime.jobs import parked, retry_parked
from runtime.settings import Settings
from runtime.telemetry import configure_logging

BENCHES = ("turn", "search", "booking", "optimize", "guardrails")


async def verify_audit(settings: Settings) -> dict[str, Any]:
    """Seal what is open, then walk the chain."""
    async with running(settings, clock_for(settings, None, ticking=False)) as (app, _):
        async with app.database.begin() as session:
            await app.sealer.seal(session, app.clock.now())
        async with app.database.begin() as session:
            verdict = await verify(session, app.sealer.anchors())
    return {"ok": verdict.ok, "rows": verdict.rows, "seals": verdict.seals, "where": verdict.where, "why": verdict.why}


async def export_audit(settings: Settings) -> None:
    """Every row as a line of JSON: ids and digests, no values."""
    async with running(settings, clock_for(settings, None, ticking=False)) as (app, _), app.database.begin() as session:
        rows = await session.stream_scalars(select(AuditRow).order_by(AuditRow.id))
        async for row in rows:
            print(json.dumps({c.name: getattr(row, c.name) for c in AuditRow.__table__.columns}, default=str))


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


async def bench(settings: Settings, name: str) -> dict[str, Any]:
    """Run one bench; its JSON."""
    if name not in BENCHES:
        raise InvalidInput(f"There is no bench {name!r}.", hint=f"There are: {', '.join(BENCHES)}.")
    configure_logging("ERROR")
    if name == "optimize":
        from evals.bench_optimize import (
            bench_optimize,  # numba takes half a second that the other commands need not pay
        )

        return await asyncio.to_thread(bench_optimize)
    async with servers_for(settings) as servers:
        if name == "search":
            return await bench_search(servers.database_url)
        if name == "booking":
            return await bench_booking(servers.database_url)
        if name == "guardrails":
            return await bench_guardrails(Factory(simulated_settings(settings), servers))
        return await bench_turn(Factory(simulated_settings(settings), servers))
