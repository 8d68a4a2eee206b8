"""How long a turn takes: with the built-in model, and our own share of it under another one."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
from openai import AsyncOpenAI

from assistant.builtin import BuiltInModel
from evals.bench_goals import at_most
from evals.databases import Databases
from evals.observed import Played
from evals.ports import HospitalFactory
from evals.scenario import SCENARIOS, Scenario, Step, read
from evals.world import World
from runtime.collector import settled

DIALOG = SCENARIOS / "en" / "fluttering_heart.yaml"
WANT_TURN_MS = 80.0
WANT_SHARE_MS = 40.0
BETWEEN = timedelta(hours=1)
"""Time that passes between two dialogs, so that codes may be sent again."""


class TimedModel(httpx2.AsyncBaseTransport):
    """A model elsewhere that takes its time: the built-in policy as an outside server, timed from request to answer."""

    def __init__(self) -> None:
        """Nothing has been spent yet."""
        self.seconds = 0.0
        self._server = httpx2.ASGITransport(app=BuiltInModel())

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """One request, timed with the reading of its answer."""
        began = time.perf_counter()
        response = await self._server.handle_async_request(request)
        await response.aread()
        self.seconds += time.perf_counter() - began
        return response

    def client(self) -> AsyncOpenAI:
        """A client for it."""
        http = httpx2.AsyncClient(transport=self)
        return AsyncOpenAI(api_key="bench", base_url="http://127.0.0.1/v1", http_client=http, max_retries=0)


async def bench_turn(factory: HospitalFactory, *, dialogs: int = 20, dialog: Path = DIALOG) -> dict[str, Any]:
    """p50, p95 and p99 in milliseconds over the turns of `dialogs` whole bookings, after one to warm up.

    One conversation at a time, through the chat's HTTP adapter, against real PostgreSQL and Valkey.
    """
    scenario = read(dialog)
    built_in = await _turns(factory, scenario, dialogs, None)
    other = TimedModel()
    turns = await _turns(factory, scenario, max(dialogs // 2, 2), other)
    share = {"p50_ms": _percentile(turns, 50), "p95_ms": _percentile(turns, 95)}
    ours: dict[str, Any] = {
        "turns": len(built_in),
        "p50_ms": _percentile(built_in, 50),
        "p95_ms": _percentile(built_in, 95),
        "p99_ms": _percentile(built_in, 99),
        "share_under_another_model": share,
    }
    goals = {
        "turn_p95_ms": at_most(ours["p95_ms"], WANT_TURN_MS),
        "share_p95_ms": at_most(share["p95_ms"], WANT_SHARE_MS),
    }
    return {"name": "turn", "ours": ours, "peer": {}, "goals": goals, "met": all(g["met"] for g in goals.values())}


async def _turns(factory: HospitalFactory, scenario: Scenario, dialogs: int, other: TimedModel | None) -> list[float]:
    """Seconds of each turn; without the model's own time where another model answers."""
    seconds: list[float] = []
    async with AsyncExitStack() as stack:
        databases = Databases(factory.server_url)
        stack.push_async_callback(databases.close)
        world = await stack.enter_async_context(
            World(scenario, factory, databases, model=other.client() if other else None)
        )
        await _dialog(world, scenario.steps, other)
        with settled():
            for _ in range(dialogs):
                seconds += await _dialog(world, scenario.steps, other)
    return seconds


async def _dialog(world: World, steps: Sequence[Step], other: TimedModel | None) -> list[float]:
    taken: list[float] = []
    for step in steps:
        before = other.seconds if other else 0.0
        await world.take(step)
        played: Played = world.played[-1]
        taken.append(played.seconds - ((other.seconds if other else 0.0) - before))
    await world.forget_visits()
    await world.take(Step(advance=BETWEEN))
    await world.take(Step(new_conversation=True))
    return taken


def _percentile(seconds: Sequence[float], percent: int) -> float:
    return round(statistics.quantiles(seconds, n=100, method="inclusive")[percent - 1] * 1000, 1)
