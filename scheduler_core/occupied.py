"""What the tables say about stretches of days: claims, leave, closures, resources out of use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core.opening import Line


@dataclass(frozen=True)
class Run:
    """Days [first_day, end_day) of a resource, counted from a base."""

    resource: str
    first_day: int
    end_day: int


@dataclass(frozen=True)
class Taken:
    """Cells [firsts[i], ends[i]) from the base that are gone from the run of this number.

    `unit` set: claimed; `expires_at` is when the first of the holds among them lapses. Otherwise away, at `site` or
    everywhere.
    """

    run: int
    unit: int | None
    site: str | None
    firsts: Sequence[int]
    ends: Sequence[int]
    expires_at: datetime | None

    def concerns(self, line: Line) -> bool:
        """Whether it is about this line of the run's resource."""
        return self.unit in (None, line.unit) and self.site in (None, line.site)


_READ = text("""
    WITH run AS (
        SELECT * FROM unnest((SELECT CAST(:resources AS text[])), (SELECT CAST(:starts AS timestamptz[])),
                             (SELECT CAST(:ends AS timestamptz[])))
        WITH ORDINALITY AS run (key, starts_at, ends_at, n)),
    gone AS (
        SELECT n, unit, NULL AS site, lower(during) AS starts_at, upper(during) AS ends_at, hold.hold_expires_at AS expires_at
        FROM run JOIN claim ON resource_key = key AND during && tstzrange(run.starts_at, run.ends_at)
        LEFT JOIN visit hold ON hold.id = visit_id AND hold.status = 'proposed'
        WHERE hold.id IS NULL OR hold.hold_expires_at > :now
        UNION ALL
        SELECT n, NULL, NULL, away.starts_at, away.ends_at, NULL
        FROM run JOIN leave away ON resource_key = key AND away.starts_at < run.ends_at AND away.ends_at > run.starts_at
        UNION ALL
        SELECT n, NULL, site, away.starts_at, away.ends_at, NULL
        FROM run JOIN closure away ON away.starts_at < run.ends_at AND away.ends_at > run.starts_at
        UNION ALL
        SELECT n, NULL, NULL, run.starts_at, run.ends_at, NULL
        FROM run LEFT JOIN resource ON resource.key = run.key AND active WHERE resource.key IS NULL)
    SELECT n, unit, site,
           array_agg(CAST(floor(extract(epoch FROM starts_at - CAST(:base AS timestamptz)) / 300) AS int)),
           array_agg(CAST(ceil(extract(epoch FROM ends_at - CAST(:base AS timestamptz)) / 300) AS int)), min(expires_at)
    FROM gone GROUP BY n, unit, site ORDER BY n""")
"""Arrays come through sub-selects so that PostgreSQL keeps one plan. Of visits only the few holds are looked at."""


async def read(session: AsyncSession, runs: Sequence[Run], base: datetime, now: datetime) -> list[Taken]:
    """Everything that takes time away from `runs`, by run. Holds that have lapsed by `now` take nothing."""
    parameters = {
        "resources": [run.resource for run in runs],
        "starts": [base + timedelta(days=run.first_day) for run in runs],
        "ends": [base + timedelta(days=run.end_day) for run in runs],
        "base": base,
        "now": now,
    }
    rows = (await session.execute(_READ, parameters)).all()
    return [Taken(n - 1, unit, site, firsts, ends, expires) for n, unit, site, firsts, ends, expires in rows]
