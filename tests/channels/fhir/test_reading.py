"""Reading by id and searching: every resource that is served is valid, and found by what R4 lets it be found by."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import httpx
import pytest
from sqlalchemy import select, text

from channels.fhir.scopes import KINDS
from channels.fhir.validation import validate
from runtime.database import Database
from scheduler_core.models import Patient, Visit
from tests.channels.fhir.conftest import BASE

Json = dict[str, Any]


async def found(client: httpx.AsyncClient, path: str, **headers: str) -> Json:
    response = await client.get(f"/fhir/R4/{path}", headers=headers)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/fhir+json"
    bundle: Json = response.json()
    return bundle


def resources(bundle: Json) -> list[Json]:
    return [entry["resource"] for entry in bundle.get("entry", [])]


@pytest.mark.parametrize("kind", KINDS)
async def test_everything_that_is_served_is_valid_and_read_again_by_its_id(ehr: httpx.AsyncClient, kind: str) -> None:
    bundle = await found(ehr, f"{kind}?_count=40")
    assert bundle["total"] >= len(resources(bundle)) > 0
    assert validate(bundle) == []
    for entry in bundle["entry"][:5]:
        resource = entry["resource"]
        assert entry["fullUrl"] == f"{BASE}/{kind}/{resource['id']}"
        again = await ehr.get(entry["fullUrl"])
        assert again.status_code == 200 and again.json() == resource
        assert again.headers["etag"] == f'W/"{resource["meta"]["versionId"]}"'


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("Practitioner?name=keller", {"keller"}),
        ("Practitioner?name:exact=Dr. Thomas Keller", {"keller"}),
        ("Practitioner?_id=keller,bennett", {"keller", "bennett"}),
        ("Practitioner?identifier=keller", {"keller"}),
        ("PractitionerRole?practitioner=Practitioner/keller", {"keller"}),
        ("PractitionerRole?practitioner=keller&role=nurse", set()),
        ("Location?name=north cl", {"S-north"}),
        ("Location?name=clínica", {"S-north"}),
        ("HealthcareService?identifier=cardiology-follow-up", {"cardiology-follow-up"}),
        ("Schedule?actor=Practitioner/keller", {"keller"}),
        ("Schedule?actor:Practitioner=keller&date=ge2026-03-10&date=le2026-03-11", {"keller"}),
        ("Schedule?actor=Practitioner/keller&date=sa2026", set()),
        (f"Schedule?actor={BASE}/Practitioner/keller", {"keller"}),
        ("Schedule?actor=https://elsewhere.example.org/Practitioner/keller", set()),
        ("Device?_lastUpdated=lt2020", set()),
    ],
)
async def test_searches_of_the_directory(ehr: httpx.AsyncClient, search: str, expected: set[str]) -> None:
    assert {r["id"] for r in resources(await found(ehr, search))} == expected


async def test_rooms_are_part_of_their_site(ehr: httpx.AsyncClient) -> None:
    rooms = resources(await found(ehr, "Location?partof=Location/S-north&_count=500"))
    assert rooms and all(room["id"].startswith("north-") for room in rooms)


async def test_a_practitioners_free_time_is_found_by_schedule_start_and_status(ehr: httpx.AsyncClient) -> None:
    search = "Slot?schedule=Schedule/keller&start=ge2026-03-10&start=lt2026-03-11&status="
    free, busy, both = [resources(await found(ehr, search + s)) for s in ("free", "busy", "free,busy")]
    assert free and {slot["status"] for slot in free} == {"free"} and {slot["status"] for slot in busy} <= {"busy"}
    times = sorted((slot["start"], slot["end"]) for slot in both)
    assert len(times) == len(free) + len(busy)
    assert all(before[1] <= after[0] for before, after in pairwise(times))


async def test_a_blocked_time_is_no_longer_free(ehr: httpx.AsyncClient, app: Any) -> None:
    search = "Slot?schedule=keller&start=ge2026-03-10&status=free&_count=1"
    (slot,) = resources(await found(ehr, search))
    block = text("INSERT INTO leave VALUES (gen_random_uuid(), 'keller', :a, :b, 'meeting')")
    async with app.database.begin() as session:
        await session.execute(block, {"a": slot["start"], "b": slot["end"]})
    assert (await ehr.get(f"/fhir/R4/Slot/{slot['id']}")).json().get("status") in (None, "busy-unavailable")
    blocked = resources(await found(ehr, "Slot?schedule=keller&start=ge2026-03-09&status=busy-unavailable"))
    assert any(s["start"] <= slot["start"] and slot["end"] <= s["end"] for s in blocked)
    assert resources(await found(ehr, search))[0]["id"] != slot["id"]


async def a_visit(database: Database, **wanted: Any) -> Visit:
    query = select(Visit).filter_by(**wanted).order_by(Visit.starts_at.desc()).limit(1)
    async with database.begin() as session:
        return (await session.execute(query)).scalar_one()


async def test_an_appointment_says_who_takes_part_and_no_name(ehr: httpx.AsyncClient, seeded: Database) -> None:
    visit = await a_visit(seeded, status="booked", modality="in_person")
    appointment = await found(ehr, f"Appointment/{visit.id}")
    actors = {p["actor"]["reference"] for p in appointment["participant"]}
    assert f"Patient/{visit.patient_id}" in actors
    assert any(a.startswith("Location/S-") for a in actors)
    assert appointment["status"] == "booked" and appointment["meta"]["versionId"] == str(visit.version)
    assert not any("display" in p["actor"] for p in appointment["participant"])


async def test_appointments_are_found_by_every_parameter(ehr: httpx.AsyncClient, seeded: Database) -> None:
    visit = await a_visit(seeded, status="booked", modality="in_person")
    appointment = await found(ehr, f"Appointment/{visit.id}")
    practitioner = str(visit.practitioner)
    searches = [
        f"patient=Patient/{visit.patient_id}",
        f"patient={visit.patient_id}",
        f"practitioner=Practitioner/{practitioner}",
        f"actor=Practitioner/{practitioner}",
        f"location=Location/S-{visit.site}",
        f"date=eq{visit.starts_at:%Y-%m-%dT%H:%M:%SZ}",
        f"service-type={visit.visit_type}",
        f"specialty={appointment['specialty'][0]['coding'][0]['code']}",
        f"appointment-type={appointment['appointmentType']['coding'][0]['code']}",
        "status=booked,pending",
        "status:not=cancelled",
        f"date=sa{visit.starts_at.year - 1}",
    ]
    for search in searches:
        ids = {r["id"] for r in resources(await found(ehr, f"Appointment?_id={visit.id}&{search}"))}
        assert ids == {str(visit.id)}, search
    for search in (
        "status=cancelled",
        "status:not=booked",
        "patient=Patient/nobody",
        "location=S-nowhere",
        "date=eb1999",
    ):
        assert not resources(await found(ehr, f"Appointment?_id={visit.id}&{search}")), search


async def test_holds_are_no_appointments(ehr: httpx.AsyncClient, seeded: Database) -> None:
    visit = await a_visit(seeded, status="booked")
    hold = "UPDATE visit SET status = 'proposed', hold_expires_at = created_at WHERE id = :id"
    async with seeded.begin() as session:
        await session.execute(text(hold), {"id": visit.id})
    assert (await ehr.get(f"/fhir/R4/Appointment/{visit.id}")).status_code == 404
    assert (await found(ehr, f"Appointment?_id={visit.id}"))["total"] == 0


async def test_sensitive_visits_bear_a_label_and_so_does_their_bundle(ehr: httpx.AsyncClient, app: Any) -> None:
    sensitive = [v.key for v in app.hospital.visit_types.values() if v.sensitive]
    labelled = await found(ehr, f"Appointment?service-type={','.join(sensitive)}&_count=5")
    assert labelled["meta"]["security"][0]["code"] == "R"
    assert {r["meta"]["security"][0]["code"] for r in resources(labelled)} == {"R"}
    plain = await found(ehr, f"Appointment?service-type:not={','.join(sensitive)}&_count=5")
    assert resources(plain) and "security" not in str(plain)


async def test_a_patient_is_found_by_number_phone_and_mail(ehr: httpx.AsyncClient, seeded: Database) -> None:
    query = select(Patient).where(Patient.email.is_not(None), Patient.phone.is_not(None)).limit(1)
    async with seeded.begin() as session:
        row = (await session.execute(query)).scalar_one()
    for search in (
        {"identifier": row.mrn},
        {"identifier": f"https://clinic.example.com/fhir/identifier/mrn|{row.mrn}"},
        {"phone": str(row.phone)},
        {"email": str(row.email).upper()},
        {"telecom": f"phone|{row.phone}"},
    ):
        response = await ehr.post("/fhir/R4/Patient/_search", data=search)
        assert str(row.id) in {r["id"] for r in resources(response.json())}, search
    assert not resources(await found(ehr, f"Patient?identifier=urn:other|{row.mrn}"))


async def test_a_version_that_the_client_has_is_not_sent_again(ehr: httpx.AsyncClient, seeded: Database) -> None:
    visit = await a_visit(seeded, status="booked")
    for path in (f"Appointment/{visit.id}", f"Patient/{visit.patient_id}", "Practitioner/keller", "Schedule/keller"):
        first = await ehr.get(f"/fhir/R4/{path}")
        again = await ehr.get(f"/fhir/R4/{path}", headers={"If-None-Match": f'"x", {first.headers["etag"]}'})
        assert (again.status_code, again.content) == (304, b"")
        assert (await ehr.get(f"/fhir/R4/{path}", headers={"If-None-Match": 'W/"0"'})).status_code == 200


async def test_what_changed_is_found_by_last_updated(ehr: httpx.AsyncClient, seeded: Database) -> None:
    visit = await a_visit(seeded, status="booked")
    async with seeded.begin() as session:
        await session.execute(
            text("UPDATE visit SET updated_at = '2026-03-09T12:00:00Z' WHERE id = :id"), {"id": visit.id}
        )
    changed = await found(ehr, "Appointment?_lastUpdated=gt2026-03-09T11:00:00Z")
    assert [(r["id"], r["meta"]["lastUpdated"]) for r in resources(changed)] == [
        (str(visit.id), "2026-03-09T12:00:00Z")
    ]
