"""What the tables say about stretches of days: claims, leave, closures, resources out of use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import LiteralString

import numpy as np
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.driver import array, rows
from scheduler_core.bits import Cells
from scheduler_core.claims import OVERLAPPING
from scheduler_core.localtime import CELL
from scheduler_core.opening import Line


@dataclass(frozen=True)
class Run:
    """Days [first_day, end_day) of the first `units` units of a resource, counted from a base."""

    resource: str
    units: int
    first_day: int
    end_day: int
    leans_on: tuple[str, ...] = ()
    """Resources that it is away with."""


@dataclass(frozen=True)
class Taken:
    """Cells [first, end) from the base, one row each, that are gone from the run of this number.

    `claimed`, or else away: one `unit` or all, at `site` or everywhere. `expires_at` is when the first of the holds among the
    claims lapses.
    """

    run: int
    unit: int | None
    site: str | None
    claimed: bool
    cells: Cells
    expires_at: datetime | None

    def concerns(self, line: Line) -> bool:
        """Whether it is about this line of the run's resource."""
        return self.unit in (None, line.unit) and self.site in (None, line.site)


_READ: LiteralString = (
    """
    WITH run AS (
        SELECT * FROM unnest((SELECT %(resources)s::text[]), (SELECT %(starts)s::timestamptz[]),
                             (SELECT %(ends)s::timestamptz[])) WITH ORDINALITY AS run (key, starts_at, ends_at, n)),
    gone AS (
        SELECT n, one.unit, NULL AS site, true AS claimed, lower(during) AS starts_at, upper(during) AS ends_at,
               hold.hold_expires_at AS expires_at
        FROM run JOIN unnest((SELECT %(numbers)s::int[]), (SELECT %(units)s::int[])) AS one (n, unit) USING (n), LATERAL """
    + OVERLAPPING.format(key="run.key", unit="one.unit", starts_at="run.starts_at", ends_at="run.ends_at")
    + """ AS claim LEFT JOIN visit hold ON hold.id = visit_id AND hold.status = 'proposed'
        WHERE upper(during) > run.starts_at AND (hold.id IS NULL OR hold.hold_expires_at > (SELECT %(now)s::timestamptz))
        UNION ALL
        SELECT n, away.unit, NULL, false, away.starts_at, away.ends_at, NULL
        FROM run JOIN leave away ON resource_key = key AND away.starts_at < run.ends_at AND away.ends_at > run.starts_at
        UNION ALL
        SELECT n, NULL, NULL, false, away.starts_at, away.ends_at, NULL
        FROM run JOIN unnest((SELECT %(leaning)s::int[]), (SELECT %(leant_on)s::text[])) AS needed (n, needed_key) USING (n)
        JOIN leave away ON resource_key = needed_key AND away.unit IS NULL
             AND away.starts_at < run.ends_at AND away.ends_at > run.starts_at
        UNION ALL
        SELECT n, NULL, site, false, away.starts_at, away.ends_at, NULL
        FROM run JOIN closure away ON away.starts_at < run.ends_at AND away.ends_at > run.starts_at
        UNION ALL
        SELECT n, NULL, NULL, false, run.starts_at, run.ends_at, NULL
        FROM run WHERE NOT coalesce((SELECT active FROM resource WHERE resource.key = run.key), false))
    SELECT n, unit, site, claimed,
           string_agg(timestamptz_send(starts_at) || timestamptz_send(ends_at), ''), min(expires_at)
    FROM gone GROUP BY n, unit, site, claimed ORDER BY n"""
)
"""Arrays come through sub-selects so that PostgreSQL keeps one plan. Of visits only the few holds are looked at. Moments
come in one string, start and end in turn, as PostgreSQL sends them: microseconds since 2000 in eight bytes."""

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_CELL = CELL // _MICROSECOND


async def read(session: AsyncSession, runs: Sequence[Run], base: datetime, now: datetime) -> list[Taken]:
    """Everything that takes time away from `runs`, by run. Holds that have lapsed by `now` take nothing."""
    units = [(n, unit) for n, run in enumerate(runs, start=1) for unit in range(run.units)]
    leaning = [(n, key) for n, run in enumerate(runs, start=1) for key in run.leans_on]
    values = {
        "resources": array(run.resource for run in runs),
        "starts": array(base + timedelta(days=run.first_day) for run in runs),
        "ends": array(base + timedelta(days=run.end_day) for run in runs),
        "numbers": array(n for n, _ in units),
        "units": array(unit for _, unit in units),
        "leaning": array(n for n, _ in leaning),
        "leant_on": array(key for _, key in leaning),
        "now": now,
    }
    return [
        Taken(n - 1, unit, site, claimed, _cells(moments, (base - _EPOCH) // _MICROSECOND), expires_at)
        for n, unit, site, claimed, moments, expires_at in await rows(session, _READ, values)
    ]


def _cells(moments: bytes, base: int) -> Cells:
    """Every cell that is touched is gone: the first is rounded down, the end up."""
    spans = np.frombuffer(moments, ">i8").astype(np.int64).reshape(-1, 2) - base
    spans[:, 1] += _CELL - 1
    cells: Cells = spans // _CELL
    return cells
