"""Reminders: planned for the time that a visit has, sent in decent hours to whom they may be, and answered for one visit only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import pytest_asyncio
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from assistant.messages import InboundMessage, Reply
from assistant.models import Reminder
from assistant.reminders import Reminders
from assistant.reminders.planning import LEAST_NOTICE, due_at
from evals.phone import texts_to
from guardrails.models import Consent, IdentityProof
from guardrails.optout import ContactLedger, Keyword, Purpose
from runtime.audit import AuditRow
from runtime.database import new_id
from scheduler_core import visits
from scheduler_core.hospital import Hospital, HospitalFile
from scheduler_core.models import Patient, Visit
from scheduler_core.search import Search
from scheduler_core.types import Slot, Window, Wishes
from tests.assistant.conftest import House, Known

pytestmark = pytest.mark.asyncio(loop_scope="session")
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@dataclass
class Reminded:
    """A patient with a phone who has a visit to come."""

    house: House
    who: Known
    visit: UUID = field(default_factory=new_id)

    async def book(self, after: timedelta = 9 * DAY) -> Visit:
        """A visit on the first free time after so long."""
        now = self.house.clock.now()
        async with self.house.app.database.begin() as session:
            key = new_id().hex
            held = await visits.hold(session, await self.slot(after), key, now, HOUR, key=key)
            visit = await visits.book(session, held.id, self.who.id, f"b{key}", now, holder=key)
        self.visit = visit.id
        await self.house.app.worker.drain()
        return visit

    async def slot(self, after: timedelta) -> Slot:
        """The first free time after so long."""
        now = self.house.clock.now()
        wishes = Wishes("cardiology-follow-up", (Window(now + after, now + after + 7 * DAY),), earliest=True)
        async with self.house.app.database.begin() as session:
            return (await Search(self.house.app.hospital).find(session, wishes, now))[0]

    async def pass_time(self, by: timedelta) -> None:
        """Time passes and the worker works."""
        self.house.clock.advance(by)
        await self.house.app.worker.drain()

    async def until_reminded(self, hours: int = 72) -> None:
        """Until this reminder is due."""
        (due,) = [r.due_at for r in await self.reminders() if r.hours == hours and r.state == "planned"]
        await self.pass_time(due - self.house.clock.now())

    async def reminders(self) -> list[Reminder]:
        """Those of the visit."""
        query = select(Reminder).where(Reminder.visit_id == self.visit).order_by(Reminder.due_at)
        async with self.house.app.database.begin() as session:
            return list((await session.execute(query)).scalars())

    async def texts(self) -> list[str]:
        """What came to the phone."""
        return await texts_to(self.house.app, self.who.phone)

    async def text(self, words: str, phone: str | None = None) -> Reply:
        """The patient texts."""
        message = InboundMessage("sms", words, client_message_id=new_id().hex, address=phone or self.who.phone)
        return await self.house.app.conversations.handle(message)

    async def row(self) -> Visit:
        """The visit now."""
        async with self.house.app.database.begin() as session:
            return await visits.get(session, self.visit)


@pytest_asyncio.fixture(loop_scope="session")
async def reminded(house: House) -> Reminded:
    """A patient of their own."""
    return Reminded(house, await house.patient())


@given(st.integers(0, 1_000_000), st.integers(1, 200))
def test_a_reminder_is_due_in_texting_hours_no_earlier_than_asked_and_in_time(
    demo_file: HospitalFile, minutes: int, hours: int
) -> None:
    hospital, starts_at = Hospital(demo_file), datetime(2026, 1, 2, tzinfo=UTC) + timedelta(minutes=minutes)
    due, wanted = due_at(hospital, starts_at, hours), starts_at - timedelta(hours=hours)
    slow = wanted
    while not hospital.may_text(slow):
        slow += timedelta(minutes=1)
    assert due == (slow if slow <= starts_at - LEAST_NOTICE else None)


async def test_a_booked_visit_is_remembered_as_often_as_the_hospital_says(reminded: Reminded) -> None:
    await reminded.book()
    assert [(r.hours, r.state) for r in await reminded.reminders()] == [(72, "planned"), (24, "planned")]
    await reminded.until_reminded(72)
    await reminded.until_reminded(24)
    told = await reminded.texts()
    assert len(told) == 2
    assert all("Lakeside General" in t and "YES" in t and "STOP" in t for t in told)


async def test_a_reminder_whose_time_has_passed_at_booking_is_not_made_up_for(reminded: Reminded) -> None:
    await reminded.book(after=50 * HOUR)
    assert [r.hours for r in await reminded.reminders()] == [24]


async def test_a_moved_visit_is_remembered_at_its_new_time_alone(reminded: Reminded) -> None:
    visit = await reminded.book()
    slot = await reminded.slot(16 * DAY)
    async with reminded.house.app.database.begin() as session:
        await visits.move(session, visit.id, visit.version, slot, new_id().hex, reminded.house.clock.now())
    await reminded.pass_time(timedelta())
    await reminded.pass_time(visit.starts_at - HOUR - reminded.house.clock.now())
    assert await reminded.texts() == []
    await reminded.pass_time(slot.starts_at - 70 * HOUR - reminded.house.clock.now())
    assert len(await reminded.texts()) == 1
    assert {r.why for r in await reminded.reminders() if r.state == "skipped"} == {"moved"}


async def test_a_cancelled_visit_is_not_remembered(reminded: Reminded) -> None:
    visit = await reminded.book()
    async with reminded.house.app.database.begin() as session:
        now = reminded.house.clock.now()
        await visits.cancel(session, visit.id, visit.version, "clinic", new_id().hex, now)
    await reminded.pass_time(8 * DAY)
    assert await reminded.texts() == []


@pytest.mark.parametrize(
    ("values", "why"), [({"phone_kind": "landline"}, "landline"), ({"phone": None, "phone_index": None}, "no_number")]
)
async def test_who_cannot_be_texted_is_not(reminded: Reminded, values: dict[str, object], why: str) -> None:
    await reminded.book()
    async with reminded.house.app.database.begin() as session:
        await session.execute(update(Patient).where(Patient.id == reminded.who.id).values(**values))
    await reminded.until_reminded()
    assert [r.why for r in await reminded.reminders()] == [why, None]
    assert await reminded.texts() == []


@pytest.mark.parametrize("purpose", ["texting", "reminders"])
async def test_a_number_that_has_opted_out_since_gets_nothing(reminded: Reminded, purpose: Purpose) -> None:
    await reminded.book()
    async with reminded.house.app.database.begin() as session:
        ledger, now = ContactLedger(session), reminded.house.clock.now()
        await ledger.record(reminded.who.phone, Keyword.STOP, now, proof="x", purpose=purpose)
    await reminded.until_reminded()
    assert (await reminded.reminders())[0].why == "opted_out"
    assert await reminded.texts() == []


async def test_a_worker_that_slept_sends_one_reminder_and_waits_for_the_morning(reminded: Reminded) -> None:
    visit = await reminded.book()
    night = (visit.starts_at - 22 * HOUR).astimezone(reminded.house.app.hospital.zone).replace(hour=23)
    if night.astimezone(UTC) > visit.starts_at - 8 * HOUR:
        night -= DAY
    await reminded.pass_time(night.astimezone(UTC) - reminded.house.clock.now())
    assert await reminded.texts() == []
    await reminded.pass_time(9 * HOUR + timedelta(minutes=5))
    assert len(await reminded.texts()) <= 1


async def test_of_a_sensitive_visit_a_reminder_says_the_time_alone(house: House) -> None:
    hospital = house.app.hospital
    kind = next(v for v in hospital.file.visit_types if v.sensitive)
    doctor = next(p for p in hospital.file.practitioners if kind.department in p.specialties)
    at = datetime(2026, 3, 12, 14, tzinfo=UTC)
    visit = Visit(visit_type=kind.key, practitioner=doctor.key, site="north", starts_at=at, modality="in_person")
    for lang in ("en", "es"):
        text = house.app.parts.speaker.word(Reminders(house.app.parts).fact(visit, lang), lang, "sms")  # type: ignore[arg-type]
        assert not any(n in text for n in (doctor.name, kind.name.en, kind.name.es, hospital.name("north", lang)))
        assert "10:00" in text


async def test_a_yes_confirms_that_visit_once_and_proves_nothing_afterwards(reminded: Reminded) -> None:
    await reminded.book()
    await reminded.until_reminded()
    reply = await reminded.text("YES")
    assert "is confirmed" in reply.messages[0].text
    assert (await reminded.row()).confirmed_at is not None
    assert "is confirmed" not in " ".join(m.text for m in (await reminded.text("YES")).messages)
    async with reminded.house.app.database.begin() as session:
        live = IdentityProof.dropped_at.is_(None) & (IdentityProof.patient_id == reminded.who.id)
        assert (await session.execute(select(IdentityProof).where(live))).first() is None
        audited = select(AuditRow).where(AuditRow.subject_id == str(reminded.visit))
        assert {"remind", "confirm"} <= {a.action for a in (await session.execute(audited)).scalars()}
    listed = await reminded.text("What visits do I have?")
    assert "cardio" not in listed.messages[0].text.lower()


async def test_a_yes_from_another_number_confirms_nothing(reminded: Reminded) -> None:
    await reminded.book()
    await reminded.until_reminded()
    await reminded.text("YES", phone="+12025559876")
    assert (await reminded.row()).confirmed_at is None


async def test_a_yes_once_the_number_on_record_is_another_confirms_nothing(reminded: Reminded) -> None:
    await reminded.book()
    await reminded.until_reminded()
    async with reminded.house.app.database.begin() as session:
        await session.execute(update(Patient).where(Patient.id == reminded.who.id).values(phone_index="another"))
    await reminded.text("YES")
    assert (await reminded.row()).confirmed_at is None


async def test_a_nearer_reminder_takes_the_place_of_the_one_before(reminded: Reminded) -> None:
    await reminded.book()
    await reminded.until_reminded(72)
    await reminded.until_reminded(24)
    async with reminded.house.app.database.begin() as session:
        rows = (await session.execute(select(Consent).where(Consent.patient_id == reminded.who.id))).scalars().all()
    assert sorted(str(c.voided_why) for c in rows) == ["None", "superseded"]
    await reminded.text("Yes")
    assert (await reminded.row()).confirmed_at is not None


async def test_a_yes_after_the_patient_has_begun_something_else_confirms_nothing(reminded: Reminded) -> None:
    await reminded.book()
    await reminded.until_reminded()
    await reminded.text("Where can I park?")
    await reminded.text("yes")
    assert (await reminded.row()).confirmed_at is None


@pytest.mark.parametrize("words", ["N", "I can't make it", "no, I need to move it"])
async def test_a_no_leads_to_moving_or_cancelling_and_changes_nothing_yet(reminded: Reminded, words: str) -> None:
    before = await reminded.book()
    await reminded.until_reminded()
    reply = await reminded.text(words)
    assert reply.messages
    now = await reminded.row()
    assert (now.status, now.version, now.confirmed_at) == ("booked", before.version, None)
    await reminded.text("yes")
    assert (await reminded.row()).confirmed_at is None


async def test_a_reminder_waits_while_the_patient_is_talking_with_us(reminded: Reminded) -> None:
    await reminded.book()
    (first, _) = await reminded.reminders()
    reminded.house.clock.set(first.due_at - timedelta(minutes=5))
    await reminded.text("I need a skin doctor")
    await reminded.pass_time(timedelta(minutes=5))
    assert await reminded.texts() == []
    await reminded.pass_time(timedelta(minutes=11))
    assert len(await reminded.texts()) == 1
