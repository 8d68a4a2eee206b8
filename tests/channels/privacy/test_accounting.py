"""A patient's accounting names date, recipient, what and purpose; it is for colleagues with the role, and on record."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import httpx
import pytest
from argon2 import PasswordHasher
from redis.asyncio import Redis
from sqlalchemy import select

from assistant.colleague import Role
from channels.fhir.clients import FhirClients
from channels.http.app import create_app
from channels.privacy.accounting import Accounting, Asked, Disclosure, account, as_csv
from channels.privacy.pdf import as_pdf
from channels.staff.accounts import StaffAccounts
from channels.words import Words
from language.types import Lang
from runtime.audit import AuditEntry, AuditRow, record
from runtime.clock import FrozenClock
from runtime.database import Database, new_id
from runtime.settings import Settings
from scheduler_core import patients
from scheduler_core.models import Patient, Visit
from tests.channels.conftest import PASSWORD, PUBLIC, in_process
from tests.channels.fakes import FakeApp, fake_app
from tests.channels.test_staff_console import page_csrf

WORDS = Words()
WHO, WHY = "Northside Imaging, 12 Elm St", "treatment"


@pytest.fixture
def app(settings: Settings, clock: FrozenClock, seeded: Database, redis: Redis) -> FakeApp:
    """The program below the channels, over the demo's patients and visits."""
    return fake_app(settings, clock, seeded, redis)


@pytest.fixture
async def patient(app: FakeApp) -> Patient:
    """One who has a visit, of whom two systems and the desk have read; and so they have of others."""
    now = app.clock.now()
    await FhirClients(app.database, app.clock).add("imaging", ["system/*.read"], WHO, WHY)
    async with app.database.begin() as session:
        visits = (await session.scalars(select(Visit).where(Visit.patient_id.is_not(None)).order_by(Visit.id))).all()
        visit = visits[0]
        other = next(v for v in visits if v.patient_id != visit.patient_id)
        for actor, kind, subject, days in (
            ("fhir:imaging", "visit", visit.id, 3),
            ("fhir:imaging", "patient", visit.patient_id, 2),
            ("fhir:imaging", "patient", other.patient_id, 2),
            ("fhir:gone", "patient", visit.patient_id, 7 * 365),
            ("staff:dana", "patient", visit.patient_id, 1),
        ):
            entry = AuditEntry(actor, "fhir.read", kind, str(subject), "system/Patient.r", now - timedelta(days=days))
            await record(session, entry)
        return await session.get_one(Patient, visit.patient_id)


async def accounting(app: FakeApp, patient: Patient, *, every: bool = False) -> Accounting:
    async with app.database.begin() as session:
        return await account(session, patient, Asked("cli", app.clock.now(), every_access=every), WORDS)


async def test_it_names_who_learned_what_when_and_why(app: FakeApp, patient: Patient) -> None:
    found = await accounting(app, patient)
    assert [(line.recipient, line.purpose) for line in found.lines] == [(WHO, WHY), (WHO, WHY)]
    assert found.lines[0].what.startswith("Appointment") and found.lines[1].what.startswith("Demographic")
    assert found.lines[0].at == app.clock.now() - timedelta(days=3)


async def test_the_hospitals_own_accesses_are_listed_where_asked(app: FakeApp, patient: Patient) -> None:
    assert [line.recipient for line in (await accounting(app, patient, every=True)).lines] == [
        WHO,
        WHO,
        "Front desk (dana)",
    ]


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", ["Ruth Delgado, who speaks for the patient", "The patient, by"]),
        ("es", ["Ruth Delgado, que habla por el paciente", "El paciente, por"]),
    ],
)
async def test_who_speaks_for_the_patient_is_named_and_an_attempt_to_be_them_tells_nobody_anything(
    app: FakeApp, patient: Patient, lang: Lang, told: list[str]
) -> None:
    now, here = app.clock.now(), new_id()
    async with app.database.begin() as session:
        ruth = await patients.register(
            session, "Ruth Delgado", date(1980, 1, 1), phone=None, key="ruth", now=now, verified=True
        )
        for actor, action, acting in (
            ("assistant", "list", ruth.id),
            ("assistant", "list", patient.id),
            ("assistant", "proxy.check", ruth.id),
            ("patient", "identity.code", None),
            ("patient", "identity.wrong_code", None),
        ):
            who = {"acting": str(acting)} if acting else {}
            await record(session, AuditEntry(actor, action, "patient", str(patient.id), "x", now, here, who))
    async with app.database.begin() as session:
        asked = Asked("cli", now, lang, start=now, every_access=True)
        found = await account(session, patient, asked, WORDS)
    assert [line.recipient.startswith(start) for line, start in zip(found.lines, told, strict=True)] == [True, True]


async def test_making_it_is_on_record(app: FakeApp, patient: Patient) -> None:
    await accounting(app, patient)
    async with app.database.begin() as session:
        row = (await session.scalars(select(AuditRow).where(AuditRow.action == "accounting.read"))).one()
    assert (row.subject_id, row.actor) == (str(patient.id), "cli")


async def test_the_csv_has_four_columns_and_no_formula(app: FakeApp, patient: Patient) -> None:
    found = await accounting(app, patient)
    evil = Disclosure(app.clock.now(), '=HYPERLINK("x")', "+1", "line\nbreak, and comma")
    full = Accounting(**found.__dict__ | {"lines": (*found.lines, evil)})
    rows = list(csv.reader(io.StringIO(as_csv(full, WORDS, "en", app.hospital.zone), newline="")))
    assert rows[0] == ["Date and time", "Recipient", "What was disclosed", "Purpose"]
    assert rows[1][1:] == [WHO, found.lines[0].what, WHY]
    assert rows[3][1:] == ['\'=HYPERLINK("x")', "'+1", "line\nbreak, and comma"]


@pytest.mark.parametrize("lines", [0, 1, 200])
async def test_the_pdf_takes_any_name_and_any_length(app: FakeApp, patient: Patient, lines: int) -> None:
    found = await accounting(app, patient)
    hostile = Disclosure(app.clock.now(), "Phòng khám <b>Nguyễn</b> & Łódź", "x" * 300, "</para><font>")
    made = Accounting(**found.__dict__ | {"lines": (hostile,) * lines, "patient": "Đặng Thị <i>Hoà</i>"})
    content = as_pdf(made, WORDS, "es", app.hospital.zone, "Hospital")
    assert content.startswith(b"%PDF-")
    assert (content.count(b"/Type /Page\n") > 1) is (lines > 1)


async def signed_in(client: httpx.AsyncClient, app: FakeApp, role: Role) -> str:
    accounts = StaffAccounts(app.database, app.clock, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    await accounts.add("kim", PASSWORD, role)
    await client.post("/staff/sign-in", data={"name": "kim", "password": PASSWORD})
    return page_csrf((await client.get("/staff")).text)


async def test_a_colleague_with_the_role_gets_the_file(app: FakeApp, patient: Patient) -> None:
    async with in_process(create_app(app)) as client:
        data = {"csrf": await signed_in(client, app, "privacy"), "number": patient.mrn}
        pdf = await client.post("/staff/privacy/disclosures", data=data)
        text = await client.post("/staff/privacy/disclosures", data=data | {"form": "csv", "every": "true"})
        missing = await client.post("/staff/privacy/disclosures", data=data | {"number": "none"})
    assert (pdf.status_code, pdf.headers["content-type"], pdf.content[:5]) == (200, "application/pdf", b"%PDF-")
    assert "Front desk (dana)" in text.text and text.headers["cache-control"] == "no-store"
    assert (missing.status_code, "no patient with this record number" in missing.text) == (404, True)
    async with app.database.begin() as session:
        rows = await session.scalars(select(AuditRow).where(AuditRow.actor == "staff:kim"))
        assert len(rows.all()) == 2


@pytest.mark.parametrize("role", ["desk", "schedule"])
async def test_a_colleague_without_the_role_gets_nothing(app: FakeApp, patient: Patient, role: Role) -> None:
    async with in_process(create_app(app)) as client:
        data = {"csrf": await signed_in(client, app, role), "number": patient.mrn}
        refused = await client.post("/staff/privacy/disclosures", data=data)
        unknown = await client.post("/staff/privacy/disclosures", data=data | {"number": "none"})
        page = await client.get("/staff/privacy")
    assert (refused.status_code, unknown.status_code) == (403, 403)
    assert patient.name not in refused.text and "/staff/privacy/disclosures" not in page.text


async def test_a_stranger_or_another_site_gets_nothing(app: FakeApp, patient: Patient) -> None:
    async with in_process(create_app(app)) as client:
        assert (await client.post("/staff/privacy/disclosures", data={"number": patient.mrn})).status_code == 401
        csrf = await signed_in(client, app, "privacy")
        forged = await client.post(
            "/staff/privacy/disclosures", data={"number": patient.mrn}, headers={"Origin": PUBLIC}
        )
        evil = await client.post(
            "/staff/privacy/disclosures",
            data={"number": patient.mrn, "csrf": csrf},
            headers={"Origin": "https://evil.example"},
        )
    assert (forged.status_code, evil.status_code) == (403, 403)
