"""A clinician is out: staff see the visits before and after, apply the plan, and every patient is told by text or by call."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

import pytest
import pytest_asyncio
from sqlalchemy import select, update

from assistant.colleague import Colleague
from assistant.messages import InboundMessage
from assistant.models import Reminder, VisitNotice
from assistant.notices.sending import notice_fact
from evals.phone import texts_to
from runtime.audit import AuditRow
from runtime.database import new_id
from runtime.errors import NotAllowed
from scheduler_core import visits
from scheduler_core.disruption import Disruption
from scheduler_core.disruption_tables import DisruptionPlan
from scheduler_core.models import Leave, Patient, Visit
from scheduler_core.search import Search
from scheduler_core.types import Window, Wishes
from tests.assistant.conftest import Known
from tests.console.conftest import Console
from tests.scheduler_core.killing import run_until_killed

pytestmark = pytest.mark.asyncio(loop_scope="session")
KIND = "cardiology-follow-up"
DAY = timedelta(days=1)
SCHEDULER = Colleague("dana", "schedule")


@dataclass
class Out:
    """A clinician with a visit on a day to come, and the patient of that visit."""

    console: Console
    who: Known
    visit: Visit

    @property
    def window(self) -> Window:
        """The hours around the visit."""
        return Window(self.visit.starts_at - timedelta(minutes=5), self.visit.ends_at)

    async def propose(self) -> str:
        """Through the form: where it leads."""
        zone = self.console.house.app.hospital.zone
        start, end = (at.astimezone(zone) for at in (self.window.starts_at, self.window.ends_at))
        fields = {"kind": "sick", "resource": self.visit.practitioner or "", "day": start.date().isoformat()}
        answer = await self.console.post("/staff/disruptions", **fields, start=f"{start:%H:%M}", end=f"{end:%H:%M}")
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]

    async def now(self) -> Visit:
        """The visit as it is."""
        async with self.console.house.app.database.begin() as session:
            return await visits.get(session, self.visit.id)

    async def notices(self) -> list[VisitNotice]:
        """Those of the visit."""
        async with self.console.house.app.database.begin() as session:
            query = select(VisitNotice).where(VisitNotice.visit_id == self.visit.id)
            return list((await session.execute(query)).scalars())

    async def texts(self) -> list[str]:
        """What came to the patient's phone."""
        return await texts_to(self.console.house.app, self.who.phone)

    async def audited(self, subject: str) -> set[tuple[str, str]]:
        """Who did what to it."""
        async with self.console.house.app.database.begin() as session:
            query = select(AuditRow.actor, AuditRow.action).where(AuditRow.subject_id == subject)
            return {(row.actor, row.action) for row in await session.execute(query)}


_days = iter(range(8, 80))


@pytest_asyncio.fixture(loop_scope="session")
async def out(console: Console) -> Out:
    """At nine on a Tuesday, with a visit on a day that no other test uses."""
    app, now = console.house.app, console.house.clock.now()
    who = await console.house.patient()
    start = now + next(_days) * DAY
    async with app.database.begin() as session:
        wishes = Wishes(KIND, (Window(start, start + 6 * DAY),), earliest=True)
        slot = (await Search(app.hospital).find(session, wishes, now))[0]
        held = await visits.hold(session, slot, "test", now, DAY, new_id().hex)
        visit = await visits.book(session, held.id, who.id, new_id().hex, now)
    await app.worker.drain()
    return Out(console, who, visit)


async def test_nothing_moves_before_staff_have_seen_and_applied_the_plan(out: Out) -> None:
    path = await out.propose()
    page = (await out.console.get(path)).text
    assert out.who.name in page and "Apply and notify" in page
    assert (await out.now()).version == out.visit.version
    assert await out.texts() == []
    async with out.console.house.app.database.begin() as session:
        away = select(Leave).where(
            Leave.resource_key == out.visit.practitioner, Leave.starts_at == out.window.starts_at
        )
        assert (await session.execute(away)).first() is None
    assert (f"staff:{out.console.name}", "read") in await out.audited(str(out.visit.id))


async def test_an_applied_plan_moves_the_visit_and_tells_the_patient_who_may_confirm(out: Out) -> None:
    path = await out.propose()
    assert (await out.console.post(f"{path}/apply")).status_code == 303
    await out.console.house.app.worker.drain()
    after = await out.now()
    assert (after.starts_at, after.practitioner) != (out.visit.starts_at, out.visit.practitioner)
    (told,) = await out.texts()
    assert "Lakeside General" in told and "YES" in told and "STOP" in told
    assert [n.state for n in await out.notices()] == ["sent"]
    page = (await out.console.get(path)).text
    assert "text sent" in page and f"by {out.console.name}" in page and "Apply and notify" not in page
    assert {(f"staff:{out.console.name}", "move"), ("notices", "notify")} <= await out.audited(str(out.visit.id))
    message = InboundMessage("sms", "YES", client_message_id=new_id().hex, address=out.who.phone)
    assert "is confirmed" in (await out.console.house.app.conversations.handle(message)).messages[0].text
    assert (await out.now()).confirmed_at is not None


async def test_applying_twice_moves_and_tells_once(out: Out) -> None:
    path = await out.propose()
    for _ in range(2):
        await out.console.post(f"{path}/apply")
        await out.console.house.app.worker.drain()
    assert (await out.now()).version == out.visit.version + 1
    assert len(await out.texts()) == 1


async def test_who_cannot_be_texted_is_left_to_be_called(out: Out) -> None:
    async with out.console.house.app.database.begin() as session:
        await session.execute(update(Patient).where(Patient.id == out.who.id).values(phone_kind="landline"))
    path = await out.propose()
    await out.console.post(f"{path}/apply")
    await out.console.house.app.worker.drain()
    assert await out.texts() == []
    page = (await out.console.get(path)).text
    assert "to be called" in page and "landline" in page and f"tel:{out.who.phone}" in page
    (notice,) = await out.notices()
    await out.console.post(f"/staff/disruptions/notices/{notice.id}/called")
    assert "told by a call" in (await out.console.get(path)).text


async def test_a_visit_without_a_place_stays_and_its_patient_is_called_and_not_reminded(out: Out) -> None:
    app, now = out.console.house.app, out.console.house.clock.now()
    async with app.database.begin() as session:
        department = app.hospital.visit_type(KIND).department
        for other in app.hospital.file.practitioners:
            if department in other.specialties:
                key = other.key
                session.add(Leave(resource_key=key, starts_at=now, ends_at=now + 120 * DAY, reason="test-full"))
    try:
        path = await out.propose()
        assert "No place: call the patient" in (await out.console.get(path)).text
        await out.console.post(f"{path}/apply")
        await app.worker.drain()
        assert (await out.now()).version == out.visit.version
        (told,) = await out.texts()
        assert "cannot take place" in told
        out.console.house.clock.set(out.visit.starts_at - timedelta(hours=23))
        await app.worker.drain()
        async with app.database.begin() as session:
            query = select(Reminder.why).where(Reminder.visit_id == out.visit.id)
            assert set((await session.execute(query)).scalars()) == {"stranded", "late"}
    finally:
        async with app.database.begin() as session:
            for leave in await session.scalars(select(Leave).where(Leave.reason == "test-full")):
                await session.delete(leave)


async def test_a_colleague_of_the_desk_can_neither_propose_nor_look_nor_apply(out: Out) -> None:
    path = await out.propose()
    await out.console.sign_in("desk")
    assert (await out.console.get("/staff/disruptions")).status_code == 200
    assert (await out.console.get(path)).status_code == 403
    assert (await out.console.post(f"{path}/apply")).status_code == 403
    answer = await out.console.get(path)
    assert out.who.name not in answer.text and "may not change the schedule" in answer.text
    desk = out.console.house.app.schedule
    with pytest.raises(NotAllowed):
        await desk.propose(Colleague("kim"), Disruption("sick", out.visit.practitioner or "", out.window))
    assert (await out.now()).version == out.visit.version


async def test_a_form_from_elsewhere_applies_nothing(out: Out) -> None:
    path = await out.propose()
    assert (await out.console.client.post(f"{path}/apply", data={"csrf": "0" * 64})).status_code == 403
    assert (await out.now()).version == out.visit.version


async def test_an_old_proposal_is_not_applied(out: Out) -> None:
    path = await out.propose()
    out.console.house.clock.advance(timedelta(hours=2))
    await out.console.sign_in()
    assert (await out.console.post(f"{path}/apply")).status_code == 410
    assert (await out.now()).version == out.visit.version


async def test_what_was_cancelled_meanwhile_is_left_alone(out: Out) -> None:
    path = await out.propose()
    async with out.console.house.app.database.begin() as session:
        now = out.console.house.clock.now()
        await visits.cancel(session, out.visit.id, out.visit.version, "patient", new_id().hex, now)
    await out.console.post(f"{path}/apply")
    await out.console.house.app.worker.drain()
    assert await out.texts() == [] and await out.notices() == []


@pytest.mark.parametrize("fields", [{"end": "08:00"}, {"resource": "nobody"}, {"day": "2020-01-01"}])
async def test_what_cannot_be_is_said_and_nothing_is_lost_of_the_form(out: Out, fields: dict[str, str]) -> None:
    given = {"kind": "sick", "resource": out.visit.practitioner or "", "day": "2026-03-20", "start": "09:00"}
    answer = await out.console.post("/staff/disruptions", **{**given, "end": "17:00", **fields})
    assert answer.status_code in (400, 404)
    assert re.search(r'role="alert"', answer.text) and 'value="09:00"' in answer.text


async def test_a_process_killed_at_any_statement_of_applying_moves_and_tells_all_or_nobody(out: Out) -> None:
    app = out.console.house.app
    plan_id = await app.schedule.propose(SCHEDULER, Disruption("sick", out.visit.practitioner or "", out.window))
    for statement in range(1, 150):
        done = await run_until_killed(app.database, statement, lambda _: app.schedule.apply(SCHEDULER, plan_id))
        async with app.database.begin() as session:
            row = await session.get_one(DisruptionPlan, plan_id)
        moved = (await out.now()).version != out.visit.version
        assert {row.applied_at is not None, moved, len(await out.notices()) == 1} == {done}
        if done:
            break
    assert statement > 20
    await app.worker.drain()
    assert len(await out.texts()) == 1


async def test_of_a_sensitive_visit_the_notice_says_the_times_alone(out: Out) -> None:
    app = out.console.house.app
    kind = next(v for v in app.hospital.file.visit_types if v.sensitive)
    doctor = next(p for p in app.hospital.file.practitioners if kind.department in p.specialties)
    at = out.visit.starts_at
    visit = Visit(visit_type=kind.key, practitioner=doctor.key, site="north", starts_at=at, modality="in_person")
    for was in (at, at + DAY):
        for what in ("moved", "stranded"):
            row = VisitNotice(kind=what, was_starts_at=was, was_practitioner="x", was_site="north")
            for lang in ("en", "es"):
                said = app.parts.speaker.word(notice_fact(app.hospital, row, visit, lang), lang, "sms")
                named = (doctor.name, kind.name.en, kind.name.es, app.hospital.name("north", lang))
                assert not any(n in said for n in named)
