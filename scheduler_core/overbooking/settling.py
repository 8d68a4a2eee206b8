"""After a session: what became of its grants, and how long whom the waits were, by group."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from statistics import fmean
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core.ages import age_band, age_on
from scheduler_core.models import Claim, OverbookingGrant, Patient, Visit
from scheduler_core.queue_tables import QueueEntry

ENDED = ("fulfilled", "noshow", "cancelled")
LEAST_IN_GROUP = 5
"""Groups of fewer patients are not reported: their mean would be somebody's own wait."""


async def settle(session: AsyncSession, now: datetime) -> Counter[str]:
    """Close the grants whose visit is over: `missed` as expected, `both_came`, or `unused`; how many of each.

    Both came: both were seen, in the order of the queue, and the session runs over by one patient: that is the overtime
    which the policy has weighed. Nobody is sent away. Where one of the two has no outcome yet, the grant waits for it.
    """
    ended = (
        select(OverbookingGrant, Visit.status)
        .join(Visit, Visit.id == OverbookingGrant.expected_missed_visit)
        .where(OverbookingGrant.closed_at.is_(None), Visit.ends_at <= now)
        .with_for_update(of=OverbookingGrant, skip_locked=True)
    )
    found: Counter[str] = Counter()
    for grant, regular in (await session.execute(ended)).all():
        of_grant = select(Visit.status).join(Claim, Claim.visit_id == Visit.id).where(Claim.grant_id == grant.id)
        extra = (await session.execute(of_grant.limit(1))).scalar_one_or_none()
        outcome = _outcome(regular, extra)
        if outcome is not None:
            grant.outcome, grant.closed_at = outcome, now
            found[outcome] += 1
    await session.flush()
    return found


def _outcome(regular: str, extra: str | None) -> str | None:
    """What became of the two; None while it is not known."""
    if extra in (None, "proposed", "noshow", "cancelled"):
        return "unused"
    if regular not in ENDED or extra not in ENDED:
        return None
    return "both_came" if regular == "fulfilled" else "missed"


@dataclass(frozen=True)
class Waits:
    """How many were called, the mean minutes they waited, and how many of them had been let in beyond capacity."""

    patients: int
    mean_minutes: float
    overbooked: int


async def waits_by_group(
    session: AsyncSession, first: datetime, end: datetime, zone: ZoneInfo
) -> dict[str, dict[str, Waits]]:
    """Waits of checked-in patients by age band and language, and of those let in under a grant beside all others."""
    granted = select(Claim.visit_id).where(Claim.grant_id.is_not(None))
    query = (
        select(
            QueueEntry.arrived_at, QueueEntry.called_at, Patient.birth_date, Patient.language,
            QueueEntry.visit_id.in_(granted).label("granted"),
        )
        .join(Patient, Patient.id == QueueEntry.patient_id)
        .where(QueueEntry.called_at.is_not(None), QueueEntry.arrived_at >= first, QueueEntry.arrived_at < end)
    )  # fmt: skip
    minutes: defaultdict[tuple[str, str], list[tuple[float, bool]]] = defaultdict(list)
    for row in (await session.execute(query)).all():
        waited = max((row.called_at - row.arrived_at).total_seconds() / 60, 0.0), bool(row.granted)
        minutes[
            "age band", age_band(age_on(date.fromisoformat(row.birth_date), row.arrived_at.astimezone(zone).date()))
        ].append(waited)
        minutes["language", row.language].append(waited)
        minutes["overbooked", "yes" if row.granted else "no"].append(waited)
    report: defaultdict[str, dict[str, Waits]] = defaultdict(dict)
    for (name, value), all_ in sorted(minutes.items()):
        if len(all_) >= LEAST_IN_GROUP:
            mean = round(fmean(m for m, _ in all_), 1)
            report[name][value] = Waits(len(all_), mean, sum(granted for _, granted in all_))
    return dict(report)
