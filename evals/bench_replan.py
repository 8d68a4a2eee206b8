"""Mending after a loss: a planned day without a clinician, and a booked hospital whose clinician is away tomorrow."""

from __future__ import annotations

import asyncio
import statistics
import time
from dataclasses import replace
from datetime import timedelta
from typing import Any

import psycopg

from evals.bench_goals import at_most
from evals.bench_hospital import NOW, Size, fill, hospital, migrated
from evals.bench_optimize import SECONDS, generated
from evals.databases import Databases
from runtime.database import Database
from scheduler_core import disruption
from scheduler_core.disruption import Disruption
from scheduler_core.optimizer import Loss, replan, solve, warm_up
from scheduler_core.search import Search
from scheduler_core.types import Window, Wishes

WANT_REPLAN_MS, WANT_PROPOSE_MS = 200.0, 2_000.0
DAYS, HOSPITAL_DAYS, AWAY = 3, 8, 2
"""Planned days, days of the hospital that are booked, and clinicians who are away one after the other."""

TOMORROW = Window(NOW.replace(hour=0) + timedelta(days=1), NOW.replace(hour=0) + timedelta(days=2))


async def bench_replan(server_url: str, *, times: float = 1.0) -> dict[str, Any]:
    """The longest mending of each kind in milliseconds. The peer plans the day anew, and so moves those who need not."""
    day = await asyncio.to_thread(mended, times)
    booked = await proposed(server_url, times)
    goals = {
        "replan_ms": at_most(day["replan_ms"], WANT_REPLAN_MS),
        "propose_ms": at_most(booked["propose_ms"], WANT_PROPOSE_MS),
        "moved_needlessly": at_most(day["moved_needlessly"], 0),
    }
    return {
        "name": "replan",
        "data": "generated days and a generated hospital",
        "ours": {"day": {k: v for k, v in day.items() if k != "anew"}, "hospital": booked},
        "peer": {"name": f"planning the day anew for {SECONDS:g} s", "moved_needlessly": day["anew"]},
        "goals": goals,
        "met": all(goal["met"] for goal in goals.values()),
    }


def mended(times: float) -> dict[str, Any]:
    """Planned days of `times` the size whose first clinician is away; and who else another plan would move."""
    warm_up()
    taken, needless, anew, touched = [], 0, 0, 0
    for seed in range(DAYS):
        day = generated(seed, times=times)
        plan = solve(day, seconds=SECONDS, seed=seed).plan
        found = replan(day, plan, [Loss(0, 0, day.steps)])
        taken.append(1_000 * found.seconds)
        touched += len(found.touched)
        others = [n for n, choice in enumerate(plan) if choice is not None and n not in found.touched]
        fresh = solve(day, seconds=SECONDS, seed=seed + DAYS).plan
        needless += sum(found.plan[n] != plan[n] for n in others)
        anew += sum(fresh[n] != plan[n] for n in others)
    return {
        "requests": len(day.requests), "clinicians": day.clinicians, "touched": touched,
        "replan_ms": round(max(taken), 1), "moved_needlessly": needless, "anew": anew,
    }  # fmt: skip


async def proposed(server_url: str, times: float) -> dict[str, Any]:
    """What staff are shown when a clinician of a booked hospital is away for a whole day."""
    size = replace(Size().scaled(times), days=HOSPITAL_DAYS)
    databases = Databases(server_url)
    try:
        async with databases.clone(await databases.template(f"replan {size}", migrated)) as url:
            await asyncio.to_thread(_filled, url, size)
            return await _proposed(Database(url, pool_size=2), size)
    finally:
        await databases.close()


def _filled(url: str, size: Size) -> None:
    """Everybody of the clinicians who will be away is a patient of their own, since nobody is in two places."""
    fill(url, size)
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        for number in range(AWAY):
            connection.execute(
                "INSERT INTO patient (id, mrn, mrn_index, name, birth_date, name_dob_index, phone_kind, language, verified,"
                " created_at) SELECT id, '', id::text, '', '', 'x', 'mobile', 'en', true, %s FROM visit WHERE practitioner = %s",
                (NOW, f"p{number}"),
            )
            connection.execute("UPDATE visit SET patient_id = id WHERE practitioner = %s", (f"p{number}",))


async def _proposed(database: Database, size: Size) -> dict[str, Any]:
    search, taken, steps = Search(hospital(size)), list[float](), list[disruption.Step]()
    async with database.begin() as session:
        await search.find(session, Wishes("visit-dep0"), NOW)
    for number in range(AWAY):
        began = time.perf_counter()
        async with database.begin() as session:
            found = await disruption.propose(session, search, Disruption("sick", f"p{number}", TOMORROW), NOW)
        taken.append(1e3 * (time.perf_counter() - began))
        steps += found.steps
    await database.dispose()
    return {
        "resources": size.resources, "touched": len(steps), "placed": sum(step.after is not None for step in steps),
        "propose_ms": round(max(taken), 1), "median_ms": round(statistics.median(taken), 1),
    }  # fmt: skip
