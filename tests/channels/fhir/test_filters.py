"""What a search may not do: find everybody because a filter was empty, or is not offered."""

from __future__ import annotations

from datetime import datetime, timedelta

import httpx
import pytest
from sqlalchemy import select

from channels.fhir.house import SUBJECTS
from channels.fhir.scopes import KINDS
from channels.fhir.search.query import RESULT_PARAMETERS
from runtime.clock import FrozenClock
from runtime.database import Database
from scheduler_core.models import Patient
from tests.channels.fhir.conftest import Token
from tests.channels.fhir.test_door import SECRET, refused
from tests.channels.fhir.test_reading import found, resources

EMPTY = ("", ",", ",,", " ", "+,")


async def searched_by(client: httpx.AsyncClient, kind: str) -> list[tuple[str, str]]:
    """The parameters of a kind with their types, as the statement says."""
    statement = (await client.get("/fhir/R4/metadata")).json()
    [resource] = [r for r in statement["rest"][0]["resource"] if r["type"] == kind]
    return [(p["name"], p["type"]) for p in resource["searchParam"]]


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("kind", KINDS)
async def test_a_parameter_without_a_value_is_refused_by_its_name(
    ehr: httpx.AsyncClient, kind: str, strict: bool
) -> None:
    headers = {"Prefer": "handling=strict"} if strict else {}
    parameters = await searched_by(ehr, kind)
    assert len(parameters) > 4
    for name, type_ in parameters:
        for written in (name, f"{name}:not") if type_ == "token" else (name,):
            for value in (*EMPTY, *(("|", "a,|") if type_ == "token" else ())):
                said = refused(await ehr.get(f"/fhir/R4/{kind}?{written}={value}", headers=headers), 400, "invalid")
                assert f"{name} has no value" in said, (written, value)
    form = await ehr.post(f"/fhir/R4/{kind}/_search", data={parameters[0][0]: ","}, headers=headers)
    refused(form, 400, "invalid")


@pytest.mark.parametrize("kind", KINDS)
async def test_no_value_however_odd_is_an_error_of_ours(ehr: httpx.AsyncClient, kind: str) -> None:
    for name, type_ in await searched_by(ehr, kind):
        for value in ("\0", "a\0b", "'", "%", "\\", "|a|b|", "\u0301", "x" * 2_000):
            for written in (name, f"{name}:not") if type_ == "token" else (name,):
                response = await ehr.get(f"/fhir/R4/{kind}", params={written: value, "_count": "0"})
                assert response.status_code in (200, 400), (written, value)


async def test_a_patients_language_is_a_code_of_its_system(ehr: httpx.AsyncClient) -> None:
    totals = [
        (await found(ehr, f"Patient?_count=0&language{asked}"))["total"]
        for asked in ("=es", "=urn:ietf:bcp:47|es", "=urn:other|es", "=fr", "=en,es", ":not=es")
    ]
    assert totals[0] == totals[1] > 0 and totals[2] == totals[3] == 0
    assert totals[5] == totals[4] - totals[0]


async def test_an_empty_value_beside_a_real_one_takes_nothing_away(ehr: httpx.AsyncClient) -> None:
    assert {r["id"] for r in resources(await found(ehr, "Practitioner?_id=keller,"))} == {"keller"}


@pytest.mark.parametrize("kind", SUBJECTS)
@pytest.mark.parametrize(
    "asked",
    ["shoe-size=44", "family=Gonzalez", "family=", "patient.birthdate=1984-05-02", "_has:Slot:x:y=z", "_filter=x"],
)
async def test_a_filter_that_is_not_offered_is_never_left_out_where_patients_would_be_shown(
    ehr: httpx.AsyncClient, kind: str, asked: str
) -> None:
    refused(await ehr.get(f"/fhir/R4/{kind}?{asked}"), 400, "not-supported")
    refused(await ehr.get(f"/fhir/R4/{kind}?{asked}", headers={"Prefer": "handling=lenient"}), 400, "not-supported")


async def test_what_only_shapes_the_answer_is_left_out_of_a_search_of_patients(ehr: httpx.AsyncClient) -> None:
    for name in RESULT_PARAMETERS:
        bundle = await found(ehr, f"Patient?_count=1&{name}=x")
        assert bundle["total"] > 1 and name not in bundle["link"][0]["url"]
    refused(await ehr.get("/fhir/R4/Patient?_page="), 400, "invalid")


async def test_a_patient_is_found_by_the_whole_name_and_birth_date_together(
    ehr: httpx.AsyncClient, seeded: Database
) -> None:
    async with seeded.begin() as session:
        one, other = (await session.execute(select(Patient).order_by(Patient.id).limit(2))).scalars()
    turned = " ".join(reversed(one.name.split())).upper()
    for search, expected in (
        ({"name": one.name, "birthdate": one.birth_date}, {one.id}),
        ({"name": turned, "birthdate": f"eq{one.birth_date}"}, {one.id}),
        ({"name": f"{other.name},{one.name}", "birthdate": f"{one.birth_date},{other.birth_date}"}, {one.id, other.id}),
        ({"name": one.name, "birthdate": "1801-01-01"}, set()),
        ({"name": one.name, "birthdate": one.birth_date, "_id": str(other.id)}, set()),
    ):
        bundle = (await ehr.post("/fhir/R4/Patient/_search", data=search)).json()
        assert {r["id"] for r in resources(bundle)} == {str(id_) for id_ in expected}, search
    twice = [("name", one.name), ("name", other.name), ("birthdate", one.birth_date)]
    assert not resources((await ehr.get("/fhir/R4/Patient", params=twice)).json())


@pytest.mark.parametrize(
    "asked",
    [
        f"name={SECRET}",
        "birthdate=1984-05-02",
        f"name={SECRET}&birthdate=1984",
        f"name={SECRET}&birthdate=ge1984-05-02",
        f"name={SECRET}&birthdate=1984-02-30",
        f"name:contains={SECRET}&birthdate=1984-05-02",
        f"name={','.join('abcdefghijk')}&birthdate={','.join(f'1984-05-{n}' for n in range(10, 30))}",
    ],
)
async def test_half_an_identity_is_refused(ehr: httpx.AsyncClient, asked: str) -> None:
    response = await ehr.get(f"/fhir/R4/Patient?{asked}")
    refused(response, 400, "invalid")
    assert SECRET not in response.text


async def test_slots_of_the_past_are_left_out_and_free_time_begins_now(
    client: httpx.AsyncClient, bearer: Token, clock: FrozenClock
) -> None:
    clock.advance(timedelta(hours=3, minutes=2))
    now = clock.now()
    client.headers.update(await bearer("system/Slot.read"))
    slots = resources(await found(client, "Slot?_count=500"))
    assert slots and all(datetime.fromisoformat(slot["end"]) > now for slot in slots)
    free = [slot for slot in slots if slot["status"] == "free"]
    assert min(datetime.fromisoformat(slot["start"]) for slot in free) == now + timedelta(minutes=3)
    assert (await found(client, f"Slot?start=lt{now:%Y-%m-%dT%H:%M:%SZ}&status=free"))["total"] == 0


async def test_pages_of_slots_repeat_nothing_while_time_passes(
    client: httpx.AsyncClient, bearer: Token, clock: FrozenClock
) -> None:
    clock.advance(timedelta(hours=1))
    client.headers.update(await bearer("system/Slot.read"))
    bundle = await found(client, "Slot?status=free&start=lt2026-03-04&_count=20")
    total, shown = bundle["total"], list[str]()
    while True:
        shown += [slot["schedule"]["reference"] + slot["comment"] + slot["end"] for slot in resources(bundle)]
        url = next((link["url"] for link in bundle["link"] if link["relation"] == "next"), None)
        if url is None:
            break
        clock.advance(timedelta(minutes=6))
        client.headers.update(await bearer("system/Slot.read", name=f"ehr{len(shown)}"))
        bundle = (await client.get(url)).json()
    assert total > 40 and len(shown) == len(set(shown)) == total
