"""Who is let in: tokens, scopes, limits, the audit trail, and refusals in FHIR's own form."""

from __future__ import annotations

import base64
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from channels.fhir.clients import LIFETIME, FhirClients
from channels.fhir.validation import validate
from channels.http.app import create_app
from channels.http.limits import Limits
from runtime.audit import AuditRow, Evidence, Sealer, verify
from runtime.clock import FrozenClock
from runtime.database import Database
from scheduler_core.models import Patient, Visit
from tests.channels.conftest import in_process, serving
from tests.channels.fakes import FakeApp
from tests.channels.fhir.conftest import Token

SECRET = "078-05-1120"


def refused(response: httpx.Response, status: int, code: str) -> str:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/fhir+json"
    outcome: dict[str, Any] = response.json()
    assert validate(outcome) == []
    assert outcome["issue"][0]["code"] == code
    return str(outcome["issue"][0]["diagnostics"])


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer x"}, {"Authorization": "Basic eDp5"}])
@pytest.mark.parametrize("path", ["Patient", "Slot", "Appointment/1", "Nothing", "a/b/c"])
async def test_without_a_token_nothing_is_told(client: httpx.AsyncClient, path: str, headers: dict[str, str]) -> None:
    response = await client.get(f"/fhir/R4/{path}", headers=headers)
    refused(response, 401, "login")
    assert response.headers["www-authenticate"].startswith("Bearer")


async def test_metadata_and_smart_configuration_are_open(client: httpx.AsyncClient) -> None:
    statement = (await client.get("/fhir/R4/metadata")).json()
    assert validate(statement) == []
    assert {r["type"] for r in statement["rest"][0]["resource"]} >= {"Slot", "Appointment", "Patient"}
    smart = (await client.get("/fhir/R4/.well-known/smart-configuration")).json()
    assert smart["token_endpoint"].endswith("/fhir/token")


@pytest.mark.parametrize("scope", ["system/Slot.read", "system/Patient.s", "system/Practitioner.rs"])
async def test_a_scope_opens_its_kind_and_interaction_only(
    client: httpx.AsyncClient, bearer: Token, seeded: Database, scope: str
) -> None:
    headers = await bearer(scope)
    async with seeded.begin() as session:
        patient_id = (await session.execute(select(Patient.id).limit(1))).scalar_one()
    for path in ("Appointment", f"Patient/{patient_id}"):
        refused(await client.get(f"/fhir/R4/{path}", headers=headers), 403, "forbidden")
    kind = scope.partition("/")[2].partition(".")[0]
    assert (await client.get(f"/fhir/R4/{kind}?_count=1", headers=headers)).status_code == 200


async def test_a_token_is_had_over_http_by_both_ways(app: FakeApp, clock: FrozenClock) -> None:
    secret = await FhirClients(app.database, clock).add("ehr", ["system/Schedule.read", "system/Slot.read"])
    basic = base64.b64encode(f"ehr:{secret}".encode()).decode()
    form = {"grant_type": "client_credentials"}
    async with serving(create_app(app, roles=["fhir"])) as address, httpx.AsyncClient() as client:
        url = f"http://{address}/fhir/token"
        by_header = await client.post(
            url, data=form | {"scope": "system/Slot.read"}, headers={"Authorization": f"Basic {basic}"}
        )
        by_form = await client.post(url, data=form | {"client_id": "ehr", "client_secret": secret})
        assert (by_header.json()["scope"], by_form.json()["token_type"]) == ("system/Slot.read", "Bearer")
        assert by_header.headers["cache-control"] == "no-store"
        auth = {"Authorization": f"Bearer {by_header.json()['access_token']}"}
        schedule, slot = [f"http://{address}/fhir/R4/{path}" for path in ("Schedule/keller", "Slot?_count=1")]
        assert (await client.get(slot, headers=auth)).json()["total"] > 100
        assert (await client.get(schedule, headers=auth)).status_code == 403
        clock.advance(LIFETIME)
        assert (await client.get(slot, headers=auth)).status_code == 401


@pytest.mark.parametrize(
    ("form", "status", "error"),
    [
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
        ({}, 400, "unsupported_grant_type"),
        ({"grant_type": "client_credentials", "client_id": "ehr", "client_secret": "wrong"}, 401, "invalid_client"),
        ({"grant_type": "client_credentials"}, 401, "invalid_client"),
    ],
)
async def test_a_token_is_refused_in_the_words_of_oauth(
    client: httpx.AsyncClient, form: dict[str, str], status: int, error: str
) -> None:
    response = await client.post("/fhir/token", data=form)
    assert (response.status_code, response.json()) == (status, {"error": error})


async def test_guessing_secrets_is_slowed_down(app: FakeApp) -> None:
    async with in_process(create_app(app, limits=Limits(fhir_tokens_per_address=2))) as client:
        form = {"grant_type": "client_credentials", "client_id": "ehr", "client_secret": "guess"}
        answers = [(await client.post("/fhir/token", data=form)).status_code for _ in range(3)]
        assert answers == [401, 401, 429]


async def test_a_client_that_asks_too_often_is_told_to_wait(app: FakeApp, bearer: Token) -> None:
    headers = await bearer("system/*.read")
    async with in_process(create_app(app, limits=Limits(fhir_per_client=2))) as client:
        answers = [await client.get("/fhir/R4/Practitioner/keller", headers=headers) for _ in range(3)]
    assert [a.status_code for a in answers[:2]] == [200, 200]
    refused(answers[2], 429, "throttled")
    assert answers[2].headers["retry-after"] == "60"


async def audited(database: Database) -> list[AuditRow]:
    async with database.begin() as session:
        return list((await session.execute(select(AuditRow).where(AuditRow.actor == "fhir:ehr"))).scalars())


async def test_every_access_to_a_patients_data_is_in_the_audit_chain(
    ehr: httpx.AsyncClient, seeded: Database, clock: FrozenClock, tmp_path: Any
) -> None:
    async with seeded.begin() as session:
        visit = (await session.execute(select(Visit).where(Visit.status == "booked").limit(1))).scalar_one()
    await ehr.get(f"/fhir/R4/Appointment/{visit.id}")
    await ehr.get(f"/fhir/R4/Patient?_id={visit.patient_id}")
    await ehr.get("/fhir/R4/Patient?phone=%2B19995550100")
    await ehr.get("/fhir/R4/Practitioner")
    rows = await audited(seeded)
    seen = {(row.action, row.subject_kind, row.subject_id) for row in rows if row.subject_kind != "search"}
    assert seen == {
        ("fhir.read", "visit", str(visit.id)),
        ("fhir.read", "patient", str(visit.patient_id)),
        ("fhir.search", "patient", str(visit.patient_id)),
    }
    assert len([row for row in rows if row.subject_kind == "search"]) == 2
    assert "9995550100" not in str([row.digests for row in rows])
    async with seeded.begin() as session:
        sealer = Sealer(tmp_path / "anchors")
        await sealer.seal(session, clock.now() + timedelta(seconds=1))
        assert (await verify(session, Evidence(heads=sealer.heads()))).ok


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("Nothing", 404, "not-found"),
        ("Patient/nobody", 404, "not-found"),
        (f"Patient/{SECRET}", 404, "not-found"),
        ("Slot/0123.456", 404, "not-found"),
        ("Appointment/1/_history/1", 404, "not-found"),
        (f"Appointment?date={SECRET}", 400, "invalid"),
        (f"Appointment?date:{SECRET}=2026", 400, "invalid"),
        (f"Appointment?patient=Group/{SECRET}", 400, "invalid"),
        ("Appointment?_count=-1", 400, "invalid"),
        (f"Appointment?_page={SECRET}", 400, "invalid"),
        ("Appointment?_format=xml", 406, "not-supported"),
    ],
)
async def test_refusals_are_outcomes_that_repeat_nothing(
    ehr: httpx.AsyncClient, path: str, status: int, code: str
) -> None:
    response = await ehr.get(f"/fhir/R4/{path}")
    refused(response, status, code)
    assert SECRET not in response.text


async def test_unknown_parameters_are_left_out_unless_the_client_is_strict(ehr: httpx.AsyncClient) -> None:
    path = f"/fhir/R4/Practitioner?name=keller&shoe-size={SECRET}"
    lenient = await ehr.get(path)
    assert lenient.json()["total"] == 1
    assert "shoe-size" not in lenient.json()["link"][0]["url"]
    strict = await ehr.get(path, headers={"Prefer": "respond-async, handling=strict"})
    said = refused(strict, 400, "not-supported")
    assert "shoe-size" in said and SECRET not in said


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
async def test_writing_is_not_offered(ehr: httpx.AsyncClient, method: str) -> None:
    refused(await ehr.request(method, "/fhir/R4/Appointment", json={}), 405, "not-supported")
    refused(await ehr.request(method, "/fhir/R4/Appointment/1", json={}), 405, "not-supported")


async def test_a_client_that_takes_no_json_is_told_so(ehr: httpx.AsyncClient) -> None:
    refused(
        await ehr.get("/fhir/R4/Practitioner/keller", headers={"Accept": "application/fhir+xml"}), 406, "not-supported"
    )
    accepted = "application/fhir+json; fhirVersion=4.0, application/fhir+xml;q=0.5"
    assert (await ehr.get("/fhir/R4/Practitioner/keller", headers={"Accept": accepted})).status_code == 200


async def test_the_door_is_shut_where_the_role_is_not_played(app: FakeApp) -> None:
    async with in_process(create_app(app, roles=["chat"])) as client:
        assert (await client.get("/fhir/R4/metadata")).status_code == 404
