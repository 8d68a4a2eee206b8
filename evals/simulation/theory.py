"""What queueing theory says exactly: the slow or narrow, but certain, reference of the simulation."""

from __future__ import annotations

import heapq
from collections.abc import Sequence


def erlang_c(servers: int, load: float) -> float:
    """The probability that an arrival waits in M/M/c; `load` = arrival rate × mean service, in erlangs, below `servers`.

    A. K. Erlang (1917), "Solution of some problems in the theory of probabilities of significance in automatic
    telephone exchanges".
    """
    blocked = 1.0  # Erlang B by its recursion, which does not overflow
    for n in range(1, servers + 1):
        blocked = load * blocked / (n + load * blocked)
    used = load / servers
    return blocked / (1 - used * (1 - blocked))


def mean_wait(servers: int, rate: float, service: float) -> float:
    """The mean wait in M/M/c, in the unit of `service`; `rate` arrivals a unit."""
    load = rate * service
    return erlang_c(servers, load) * service / (servers - load)


def priority_waits(servers: int, rates: Sequence[float], service: float) -> list[float]:
    """Mean waits by class in M/M/c where classes go strictly before those behind them and nobody is interrupted.

    A. Cobham (1954), "Priority assignment in waiting line problems", Operations Research 2(1):70-76.
    """
    total = sum(rates)
    backlog = erlang_c(servers, total * service) * service / servers
    waits, ahead = [], 0.0
    for rate in rates:
        before, ahead = ahead, ahead + rate * service / servers
        waits.append(backlog / ((1 - before) * (1 - ahead)))
    return waits


def first_come_starts(arrivals: Sequence[float], services: Sequence[float], servers: int, opens: float) -> list[float]:
    """When each is served, first come first served by `servers` who start at `opens`; arrivals in order of time.

    J. Kiefer and J. Wolfowitz (1955), "On the theory of queues with many servers": each takes the server who is free first.
    """
    free = [opens] * servers
    heapq.heapify(free)
    starts = []
    for arrival, service in zip(arrivals, services, strict=True):
        start = max(arrival, free[0])
        heapq.heapreplace(free, start + service)
        starts.append(start)
    return starts
