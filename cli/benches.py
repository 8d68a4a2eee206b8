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

SCALED = ("search", "booking", "replan", "growth")
"""Benches whose hospital comes in any size."""

QUEUEING = ("queue", "growth")
"""Benches that use Redis too."""

TALKING = ("turn", "guardrails")
"""Benches that play whole conversations."""

BENCHES = (*TALKING, *SCALED, "queue", *WITHOUT_SERVERS)


async def bench(settings: Settings, name: str, size: float = 1.0) -> dict[str, Any]:
    """Run one bench; its JSON. `size` scales the hospital of some. InvalidInput for a name or a size that is none."""
    if not 0.01 <= size <= 16 or (size != 1.0 and name not in SCALED):
        raise InvalidInput(f"{name} has no size {size:g}.", hint=f"{', '.join(SCALED)} go from 0.01 to 16.")
    if name not in BENCHES:
        raise InvalidInput(f"There is no bench {name!r}.", hint=f"There are: {', '.join(BENCHES)}.")
    configure_logging("ERROR")
    run = _loaded(name)
    if name in WITHOUT_SERVERS:
        computed: dict[str, Any] = await asyncio.to_thread(run)
        return computed
    async with servers_for(settings) as servers:
        if name in TALKING:
            measured = await run(Factory(simulated_settings(settings), servers))
        else:
            urls = (servers.database_url, servers.redis_url) if name in QUEUEING else (servers.database_url,)
            measured = await run(*urls, **({"times": size} if name in SCALED else {}))
    found: dict[str, Any] = measured
    return found


def _loaded(name: str) -> Callable[..., Any]:
    found: Callable[..., Any] = getattr(import_module(f"evals.bench_{name}"), f"bench_{name}")
    return found
