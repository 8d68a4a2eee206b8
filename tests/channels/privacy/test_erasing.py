"""An erased patient is found nowhere: not by reading any table with the keys, and not by any index of their identifiers."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, text, update

from assistant.models import Message, OutgoingText
from assistant.store import address_index, create
from channels.privacy.copy import copy_of
from channels.privacy.erasing import Erased, erase
from guardrails.consent import Consents
from guardrails.identity import proofs
from guardrails.optout import ContactLedger, Keyword
from guardrails.redaction.types import RedactedSpan, Redaction
from guardrails.vault import Vault
from runtime.audit import AuditRow
from runtime.clock import FrozenClock
from runtime.crypto import installed
from runtime.database import Base, Database, new_id
from runtime.errors import Conflict
from scheduler_core.models import Patient, Proxy, Visit, WaitlistEntry
from scheduler_core.patients import identity_index, mrn_index, phone_index, register

BORN = date(1913, 7, 19)
NAME, PHONE, OTHER_PHONE = "Quetzalina Wobblethorpe", "+12025559876", "+12025559877"
LINE = f"I am {NAME}, born 1913-07-19, call {PHONE}"


class Office:
    """A patient with a past: a talk, a code, a consent, a queued text, a place in line."""

    def __init__(self, database: Database, clock: FrozenClock) -> None:
        self.database, self.clock = database, clock

    async def settle(self, phone: str = PHONE) -> UUID:
        """The patient's id."""
        now = self.clock.now()
        async with self.database.begin() as session:
            patient = await register(session, NAME, BORN, phone=phone, key=f"conversation:{phone}", now=now)
            talk, _ = await create(session, "sms", "en", now, phone)
            line = Message(id=new_id(), conversation_id=talk.id, who="patient", text=LINE, redacted="[NAME_1]", at=now)
            session.add(line)
            await session.flush()
            redaction = Redaction(NAME, (RedactedSpan(0, len(NAME), "NAME", NAME),))
            await Vault(session, talk.id).placeholders(redaction)
            await proofs.grant(session, talk.id, patient.id, now, level=2, channel="sms")
            await Consents().open(
                session, conversation_id=talk.id, patient_id=patient.id, action="book", arguments={"who": NAME},
                visit_version=None, read_back=LINE, now=now,
            )  # fmt: skip
            for key in (str(line.id), f"unrelated:{phone}"):
                expires = now + timedelta(hours=1)
                text_ = OutgoingText(key=key, channel="sms", to=phone, text=LINE, lang="en", expires_at=expires)
                session.add(text_)
            wish = {"name": NAME}
            entry = WaitlistEntry(
                patient_id=patient.id, visit_type="x", wishes=wish, idempotency_key=phone, joined_at=now
            )
            session.add(entry)
            await ContactLedger(session).record(phone, Keyword.STOP, now, proof=str(line.id))
            return patient.id

    async def erase(self, patient: UUID) -> Erased:
        """By an operator."""
        async with self.database.begin() as session:
            return await erase(session, await session.get_one(Patient, patient), "cli", self.clock.now())

    async def visit(self, patient: UUID, days: int, status: str = "booked") -> None:
        """Give the patient one of the hospital's visits."""
        start = self.clock.now() + timedelta(days=days)
        async with self.database.begin() as session:
            visit = (await session.scalars(select(Visit).order_by(Visit.id).limit(1))).one()
            end = start + timedelta(minutes=30)
            values = {"patient_id": patient, "starts_at": start, "ends_at": end, "status": status}
            await session.execute(update(Visit).where(Visit.id == visit.id).values(**values))

    async def everything(self) -> str:
        """All tables: as they are stored, and as the keys open them."""
        found = []
        async with self.database.begin() as session:
            for table in Base.metadata.sorted_tables:
                found += [str(row) for row in await session.execute(select(table))]
                raw = f'SELECT t::text FROM "{table.name}" t'
                found += list(await session.scalars(text(raw)))
        return "\n".join(found)

    async def record_number(self, patient: UUID) -> str:
        """The patient's record number."""
        async with self.database.begin() as session:
            return (await session.get_one(Patient, patient)).mrn


def traces(number: str) -> dict[str, str]:
    """Whatever would lead to the patient: words, and the indexes that whoever has the keys can compute."""
    ring = installed()
    return {
        "name": "Quetzalina",
        "surname": "wobblethorpe",
        "phone": PHONE[1:],
        "birth date": "1913-07-19",
        "record number": number,
        "index of name": identity_index(NAME, BORN),
        "index of phone": phone_index(PHONE),
        "index of conversation": address_index(PHONE),
        "index of number": ring.blind_index("number", PHONE),
        "index of record number": mrn_index(number),
    }


def left(everything: str, number: str) -> set[str]:
    return {name for name, trace in traces(number).items() if trace.lower() in everything.lower()}


@pytest.fixture
def office(seeded: Database, clock: FrozenClock) -> Office:
    return Office(seeded, clock)


async def test_nothing_of_an_erased_patient_is_in_any_table(office: Office) -> None:
    patient = await office.settle()
    number = await office.record_number(patient)
    before = left(await office.everything(), number)
    assert before >= {"name", "surname", "phone", "birth date", "record number", "index of name", "index of phone"}
    erased = await office.erase(patient)
    assert (erased.conversations, erased.messages, erased.visits_kept) == (1, 1, 0)
    assert left(await office.everything(), number) == set()


async def test_where_an_erased_patient_lived_is_forgotten(office: Office) -> None:
    patient = await office.settle()
    async with office.database.begin() as session:
        (await session.get_one(Patient, patient)).postal_area = "00012"
    await office.erase(patient)
    async with office.database.begin() as session:
        assert (await session.get_one(Patient, patient)).postal_area is None


async def test_past_visits_stay_under_the_record_number_alone(office: Office) -> None:
    patient = await office.settle()
    await office.visit(patient, -30)
    number = await office.record_number(patient)
    assert (await office.erase(patient)).record_number_kept
    assert left(await office.everything(), number) == {"record number", "index of record number"}


async def test_who_has_a_visit_to_come_is_not_erased(office: Office) -> None:
    patient = await office.settle()
    await office.visit(patient, 3)
    with pytest.raises(Conflict):
        await office.erase(patient)
    assert "name" in left(await office.everything(), await office.record_number(patient))


async def test_somebody_elses_conversation_is_left_alone(office: Office) -> None:
    patient, other = await office.settle(), await office.settle(OTHER_PHONE)
    async with office.database.begin() as session:
        session.add(Proxy(proxy_id=other, patient_id=patient, relation="son"))
    await office.erase(patient)
    async with office.database.begin() as session:
        assert (await session.get_one(Patient, other)).name == NAME
        assert len((await session.scalars(select(Message).where(Message.text.is_not(None)))).all()) == 1


async def test_an_opt_out_outlives_the_patient_and_the_erasure_is_on_record(office: Office) -> None:
    patient = await office.settle()
    await office.erase(patient)
    async with office.database.begin() as session:
        assert await ContactLedger(session).is_opted_out(PHONE)
        row = (await session.scalars(select(AuditRow).where(AuditRow.action == "patient.erase"))).one()
    assert row.subject_id == str(patient)


async def test_a_copy_holds_what_the_patient_said_and_is_on_record(office: Office) -> None:
    patient = await office.settle()
    async with office.database.begin() as session:
        found = await copy_of(session, await session.get_one(Patient, patient), "cli", office.clock.now())
    assert found["record"]["name"] == NAME
    assert [line["text"] for talk in found["conversations"] for line in talk["lines"]] == [LINE]
    assert found["consents"][0]["state"] == "stop" and found["waiting"][0]["wishes"] == {"name": NAME}
    async with office.database.begin() as session:
        assert (await session.scalars(select(AuditRow).where(AuditRow.action == "patient.export"))).one()
