"""A device, a room and a late list go through the console as a clinician does; and what is over early is ended there."""

from __future__ import annotations

from datetime import timedelta

import pytest
import pytest_asyncio
from sqlalchemy import select

from runtime.database import new_id
from scheduler_core import visits
from scheduler_core.disruption import Disruption
from scheduler_core.models import Claim, Leave, Resource, Visit
from scheduler_core.types import Window, Wishes
from tests.console.conftest import Console
from tests.console.test_disruptions import DAY, SCHEDULER, Out, out

__all__ = ["out"]

pytestmark = pytest.mark.asyncio(loop_scope="session")
ECHO = "echocardiogram"


async def applied(console: Console, kind: str, resource: str, window: Window) -> str:
    """Proposed by the form and applied: where its page is."""
    zone = console.house.app.hospital.zone
    start, end = (at.astimezone(zone) for at in (window.starts_at, window.ends_at))
    fields = {"kind": kind, "resource": resource, "day": start.date().isoformat()}
    answer = await console.post("/staff/disruptions", **fields, start=f"{start:%H:%M}", end=f"{end:%H:%M}")
    path = answer.headers["location"]
    assert (await console.post(f"{path}/apply")).status_code == 303
    await console.house.app.worker.drain()
    return path


async def used(console: Console, visit: Visit, kind: str) -> list[str]:
    """Keys of what the visit uses of this kind."""
    async with console.house.app.database.begin() as session:
        query = select(Claim.resource_key).join(Resource, Resource.key == Claim.resource_key)
        query = query.where(Claim.visit_id == visit.id, Resource.kind == kind)
        return list((await session.execute(query)).scalars())


async def is_free(out: Out, at: Visit) -> bool:
    """Whether that very time can be booked with the same clinician."""
    app = out.console.house.app
    wishes = Wishes(
        at.visit_type, (Window(at.starts_at, at.starts_at + timedelta(minutes=5)),), practitioner=at.practitioner
    )
    async with app.database.begin() as session:
        return bool(await app.parts.services.search.find(session, wishes, out.console.house.clock.now()))


@pytest_asyncio.fixture(loop_scope="session")
async def on_a_device(console: Console) -> Out:
    """A patient whose visit needs a device."""
    app, now = console.house.app, console.house.clock.now()
    kind = next(k for k, v in app.hospital.visit_types.items() if any(n.role == "device" for n in v.needs))
    who = await console.house.patient()
    async with app.database.begin() as session:
        wishes = Wishes(kind, (Window(now + 9 * DAY, now + 40 * DAY),))
        slot = (await app.parts.services.search.find(session, wishes, now))[0]
        held = await visits.hold(session, slot, "test", now, DAY, new_id().hex)
        visit = await visits.book(session, held.id, who.id, new_id().hex, now)
    await app.worker.drain()
    return Out(console, who, visit)


async def test_a_broken_device_moves_its_visits_off_it(on_a_device: Out) -> None:
    (device,) = await used(on_a_device.console, on_a_device.visit, "device")
    path = await applied(on_a_device.console, "broken", device, on_a_device.window)
    page = (await on_a_device.console.get(path)).text
    assert "Out of order" in page and on_a_device.who.name in page
    after = await on_a_device.now()
    assert (after.version, after.starts_at) != (on_a_device.visit.version, on_a_device.visit.starts_at)
    assert len(await on_a_device.notices()) == 1


async def test_a_room_taken_by_an_emergency_leaves_the_time_and_bothers_nobody(out: Out) -> None:
    (room,) = await used(out.console, out.visit, "room")
    page = (await out.console.get(await applied(out.console, "emergency", room, out.window))).text
    after = await out.now()
    assert "Taken by an emergency" in page
    if (after.starts_at, after.practitioner) == (out.visit.starts_at, out.visit.practitioner):
        assert await out.texts() == [] and "not needed" in page
    async with out.console.house.app.database.begin() as session:
        assert (await session.execute(select(Leave).where(Leave.resource_key == room))).first()


async def test_a_list_that_runs_late_moves_who_it_runs_over(out: Out) -> None:
    page = (await out.console.get(await applied(out.console, "late", out.visit.practitioner or "", out.window))).text
    assert "Runs late" in page and out.who.name in page
    assert (await out.now()).version == out.visit.version + 1
    assert len(await out.texts()) == 1


async def test_ended_early_the_time_is_free_and_who_was_moved_stays(out: Out) -> None:
    path = await applied(out.console, "sick", out.visit.practitioner or "", out.window)
    assert "Withdraw it" in (await out.console.get(path)).text  # it lies in days to come
    moved = await out.now()
    assert not await is_free(out, out.visit)
    assert (await out.console.post(f"{path}/end")).status_code == 303
    assert await is_free(out, out.visit)
    page = (await out.console.get(path)).text
    assert f"by {out.console.name}" in page and "Ended early" in page and "Withdraw it" not in page
    assert "ended" in (await out.console.get("/staff/disruptions")).text
    assert (await out.now()).version == moved.version
    assert (f"staff:{out.console.name}", "disruption.end") in await out.audited(out.visit.practitioner or "")


async def test_whose_visit_had_no_place_is_told_that_it_takes_place_after_all(out: Out) -> None:
    app = out.console.house.app
    department = app.hospital.visit_type(out.visit.visit_type).department
    now, full = out.console.house.clock.now(), new_id().hex[:8]
    async with app.database.begin() as session:
        for other in app.hospital.file.practitioners:
            if department in other.specialties:
                session.add(Leave(resource_key=other.key, starts_at=now, ends_at=now + 120 * DAY, reason=full))
    try:
        path = await applied(out.console, "sick", out.visit.practitioner or "", out.window)
        assert "No place: call the patient" in (await out.console.get(path)).text
        await out.console.post(f"{path}/end")
        out.console.house.clock.advance(timedelta(minutes=10))
        await app.worker.drain()
    finally:
        async with app.database.begin() as session:
            for leave in await session.scalars(select(Leave).where(Leave.reason == full)):
                await session.delete(leave)
    bad, good = await out.texts()
    assert "cannot take place" in bad and "can take place after all" in good and "YES" in good
    page = (await out.console.get(path)).text
    assert "Takes place after all" in page and "No place: call the patient" not in page
    assert [(n.kind, n.state) for n in await out.notices()] == [("standing", "sent")]


async def test_a_colleague_of_the_desk_ends_nothing(out: Out) -> None:
    path = await applied(out.console, "sick", out.visit.practitioner or "", out.window)
    await out.console.sign_in("desk")
    assert (await out.console.post(f"{path}/end")).status_code == 403
    assert not await is_free(out, out.visit)


async def test_a_form_from_elsewhere_ends_nothing(out: Out) -> None:
    path = await applied(out.console, "sick", out.visit.practitioner or "", out.window)
    assert (await out.console.client.post(f"{path}/end", data={"csrf": "0" * 64})).status_code == 403
    assert not await is_free(out, out.visit)


async def test_what_was_not_applied_cannot_be_ended(out: Out) -> None:
    what = Disruption("sick", out.visit.practitioner or "", out.window)
    plan_id = await out.console.house.app.schedule.propose(SCHEDULER, what)
    answer = await out.console.post(f"/staff/disruptions/{plan_id}/end")
    assert answer.status_code == 403 and 'role="alert"' in answer.text


async def test_planned_leave_over_several_days_is_entered_once_and_withdrawn(out: Out) -> None:
    zone, who = out.console.house.app.hospital.zone, out.visit.practitioner or ""
    first = out.window.starts_at.astimezone(zone).date()
    fields = {"kind": "leave", "resource": who, "day": first.isoformat(), "until": (first + DAY).isoformat()}
    fields |= {"start": "00:00", "end": "23:00"}
    path = (await out.console.post("/staff/disruptions", **fields)).headers["location"]
    page = (await out.console.get(path)).text
    assert "On leave (planned)" in page and out.who.name in page
    await out.console.post(f"{path}/apply")
    again = await out.console.post("/staff/disruptions", **{**fields, "until": ""})
    named = out.console.house.app.hospital.name(who, "en")
    assert again.status_code == 409 and f"{named} is away already" in again.text
    assert "Withdraw it" in (await out.console.get(path)).text
    assert (await out.console.post(f"{path}/end")).status_code == 303
    assert await is_free(out, out.visit) or (await out.now()).version == out.visit.version


async def test_a_site_is_closed_ahead_of_time_and_opened_again(out: Out) -> None:
    path = await applied(out.console, "closed", out.visit.site, out.window)
    page = (await out.console.get(path)).text
    assert "Site closed" in page and out.who.name in page
    assert not await is_free(out, out.visit)
    await out.console.post(f"{path}/end")
    assert await is_free(out, out.visit) or (await out.now()).version == out.visit.version
    assert (f"staff:{out.console.name}", "disruption.apply") in await out.audited(out.visit.site)


async def test_a_site_that_is_no_site_is_refused_by_its_name(out: Out) -> None:
    day = out.window.starts_at.date().isoformat()
    fields = {"kind": "closed", "resource": out.visit.practitioner or "", "day": day}
    answer = await out.console.post("/staff/disruptions", **fields, start="09:00", end="10:00")
    named = out.console.house.app.hospital.name(out.visit.practitioner or "", "en")
    assert answer.status_code == 404 and f"no site called “{named}”" in answer.text
