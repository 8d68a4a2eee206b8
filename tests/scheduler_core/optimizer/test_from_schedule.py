"""The hospital's own day as the planner sees it: what stands is a plan, weights are the file's, nothing agreed is forgotten."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from runtime.database import Database, new_id
from runtime.errors import InvalidInput
from scheduler_core import waitlist
from scheduler_core.hospital import Hospital
from scheduler_core.models import Leave, Visit
from scheduler_core.optimizer import judge, solve
from scheduler_core.optimizer.from_schedule import Builder, OwnInstance
from scheduler_core.optimizer.own_day import read_day
from scheduler_core.optimizer.proving import prove
from tests.scheduler_core.clinic import NOW, booked, clinic, furnish, hours, local, patient, practitioner, slot, thing
from tools.waiting import understood

DAY = date(2026, 3, 4)
LONG_AGO = NOW - timedelta(days=30)


def small(**more: Any) -> Hospital:
    """Ada alone from nine to one, in one room."""
    one = {"practitioners": [practitioner("ada", hours("09:00", "13:00"))], "rooms": [thing("room-1", "exam")]}
    return clinic(**{**one, "nurses": [], **more})


async def book(database: Database, *starts: datetime) -> list[Visit]:
    async with database.begin() as session:
        return [await booked(session, slot(at, "ada", "room-1")) for at in starts]


async def waits(database: Database, since: datetime = LONG_AGO, **wishes: Any) -> UUID:
    async with database.begin() as session:
        entry = await waitlist.join(session, await patient(session), "follow-up", wishes, new_id().hex, since)
        return entry.id


async def own(
    database: Database, hospital: Hospital, risks: dict[UUID, float] | None = None, now: datetime = NOW
) -> OwnInstance:
    async with database.begin() as session:
        return Builder(await read_day(session, hospital, "main", DAY, now, understood(hospital)), risks or {}).build()


async def test_what_stands_is_a_plan_that_keeps_every_rule(database: Database) -> None:
    hospital = small()
    await furnish(database, hospital)
    await book(database, *(local(DAY, 9) + timedelta(minutes=30 * n) for n in (0, 1, 4, 7)))
    found = await own(database, hospital)
    verdict = judge(found.instance, found.standing)
    assert (verdict.violations, found.booked) == (0, 4)
    unchanged = prove(found, found.standing)
    assert (unchanged.plan, unchanged.moves, unchanged.come) == (found.standing, (), ())


async def test_who_waits_fills_the_gaps_and_nobody_who_is_booked_is_left_out(database: Database) -> None:
    hospital = small()
    await furnish(database, hospital)
    await book(database, *(local(DAY, 9) + timedelta(minutes=30 * n) for n in (1, 4, 6)))
    entries = {await waits(database) for _ in range(9)}
    found = await own(database, hospital)
    plan = solve(found.instance, iterations=3_000, warm=found.standing).plan
    proven = prove(found, plan)
    assert None not in proven.plan[: found.booked]
    assert len(proven.come) == 5, "eight half hours, three of them taken"
    assert {entry for entry, _ in proven.come} <= entries


async def test_the_weights_are_those_of_the_hospital_file(database: Database) -> None:
    hospital = small(planner={"utilisation": 2.0, "waiting": 0.0, "no_show_loss": 1.0, "moving": 0.0})
    await furnish(database, hospital)
    (visit,) = await book(database, local(DAY, 9))
    found = await own(database, hospital, {visit.id: 0.5})
    worth = found.worth(found.standing)
    assert (worth.utilisation, worth.waiting, worth.no_show_loss) == (1_200, 0, 300)
    kept = {value - worth.value for _, _, value in found.instance.requests[0].candidates}
    assert len(kept) == 1 and worth.value == round(100 * 6 * (2.0 - 0.5))
    assert found.instance.requests[0].no_show == 0.5


async def test_moving_an_agreed_visit_costs_more_the_further_it_goes(database: Database) -> None:
    hospital = small(planner={"waiting": 0.0, "moving": 0.1})
    await furnish(database, hospital)
    await book(database, local(DAY, 10))
    found = await own(database, hospital)
    worth = {start: value for _, start, value in found.instance.requests[0].candidates}
    own_start = found.instance.requests[0].candidates[found.standing[0] or 0][1]
    assert worth[own_start] == max(worth.values())
    assert worth[own_start] - worth[own_start + 12] == pytest.approx(100 * 6 * 0.1)


async def test_two_visits_of_one_patient_do_not_meet(database: Database) -> None:
    hospital = small(practitioners=[practitioner("ada"), practitioner("ben")], rooms=[thing("r", "exam", capacity=2)])
    await furnish(database, hospital)
    async with database.begin() as session:
        who = await patient(session)
        await booked(session, slot(local(DAY, 9), "ada", "r"), who)
        await booked(session, slot(local(DAY, 11), "ben", "r"), who)
    requests = (await own(database, hospital)).instance.requests
    assert (requests[0].after, requests[1].after) == (None, requests[0].id)


async def test_past_hours_leave_and_other_clinicians_are_no_candidates(database: Database) -> None:
    hospital = small(practitioners=[practitioner("ada"), practitioner("eve", specialties=["other"])],
                     departments=[{"key": k, "name": {"en": k, "es": k}} for k in ("cardiology", "other")])  # fmt: skip
    await furnish(database, hospital)
    await waits(database)
    async with database.begin() as session:
        session.add(Leave(resource_key="ada", starts_at=local(DAY, 9), ends_at=local(DAY, 11), reason="x"))
    found = await own(database, hospital, now=local(DAY, 12))
    (request,) = found.instance.requests
    assert {found.day.clinicians[c] for c, _, _ in request.candidates} == {"ada"}
    starts = [found.day.base + start * timedelta(minutes=5) for _, start, _ in request.candidates]
    assert min(starts) >= local(DAY, 12) and all(at.minute % 15 == 0 for at in starts)
    early = await own(database, hospital, now=NOW)
    first = min(early.day.base + start * timedelta(minutes=5) for _, start, _ in early.instance.requests[0].candidates)
    assert first == local(DAY, 11)


async def test_who_waits_for_somebody_else_or_is_coming_anyway_is_left(database: Database) -> None:
    hospital = small()
    await furnish(database, hospital)
    await waits(database, practitioner="ben")
    (visit,) = await book(database, local(DAY, 9))
    async with database.begin() as session:
        assert visit.patient_id is not None
        await waitlist.join(session, visit.patient_id, "follow-up", {}, new_id().hex, LONG_AGO)
    assert len((await own(database, hospital)).instance.requests) == 1


@pytest.mark.parametrize("day", [date(2026, 3, 2), date(2026, 3, 8), date(2027, 3, 4)])
async def test_a_day_that_is_over_too_far_or_without_anybody_is_refused(database: Database, day: date) -> None:
    await furnish(database, small())
    async with database.begin() as session:
        with pytest.raises(InvalidInput):
            await read_day(session, small(), "main", day, NOW)
