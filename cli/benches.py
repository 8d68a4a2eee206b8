"""`careline bench NAME`: each bench by its name, loaded when it is run, since some bring numba, XGBoost or statsmodels along."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from importlib import import_module
from typing import Any

from cli.factory import Factory, simulated_settings
from cli.servers import servers_for
from runtime.errors import InvalidInput
from runtime.settings import Settings
from runtime.telemetry import configure_logging

WITHOUT_SERVERS = ("optimize", "noshow", "overbooking", "forecast", "simulation")
"""Benches that compute only; the others run on the servers."""

BENCHES = ("turn", "search", "booking", "queue", *WITHOUT_SERVERS)


async def bench(settings: Settings, name: str) -> dict[str, Any]:
    """Run one bench; its JSON. InvalidInput for a name that is none."""
    if name not in BENCHES:
        raise InvalidInput(f"There is no bench {name!r}.", hint=f"There are: {', '.join(BENCHES)}.")
    configure_logging("ERROR")
    run = _loaded(name)
    if name in WITHOUT_SERVERS:
        computed: dict[str, Any] = await asyncio.to_thread(run)
        return computed
    async with servers_for(settings) as servers:
        if name == "turn":
            measured = await run(Factory(simulated_settings(settings), servers))
        elif name == "queue":
            measured = await run(servers.database_url, servers.redis_url)
        else:
            measured = await run(servers.database_url)
    found: dict[str, Any] = measured
    return found


def _loaded(name: str) -> Callable[..., Any]:
    found: Callable[..., Any] = getattr(import_module(f"evals.bench_{name}"), f"bench_{name}")
    return found
