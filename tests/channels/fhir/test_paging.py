"""Pages: everything once, whatever is inserted meanwhile, and links that tell nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from channels.fhir.search.paging import page_token, read_page
from channels.fhir.search.query import Criterion, Query, split
from channels.fhir.stores.directory import page_of
from runtime.crypto import KeyRing
from runtime.database import Database
from runtime.errors import InvalidInput
from scheduler_core.models import Visit

words = st.text(max_size=12)
criteria = st.lists(st.builds(Criterion, words, words, st.lists(words, max_size=3).map(tuple)), max_size=3).map(tuple)


@given(criteria=criteria, count=st.integers(0, 500), after=st.lists(words, max_size=2).map(tuple))
def test_a_link_opens_to_what_was_sealed_and_shows_none_of_it(
    keyring: KeyRing, criteria: tuple[Criterion, ...], count: int, after: tuple[str, ...]
) -> None:
    query = Query("Patient", criteria, count)
    token = page_token(query, after)
    assert read_page("Patient", token) == Query("Patient", criteria, count, after)
    assert set(token) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    with pytest.raises(InvalidInput):
        read_page("Appointment", token)


@given(token=st.text(max_size=60))
def test_a_link_that_is_not_ours_is_refused(keyring: KeyRing, token: str) -> None:
    with pytest.raises(InvalidInput):
        read_page("Patient", token)


@given(
    start=st.sets(st.integers(0, 60), max_size=25),
    added=st.lists(st.sets(st.integers(0, 60), max_size=5), max_size=30),
    count=st.integers(1, 7),
)
def test_pages_show_everything_that_was_there_once_whatever_is_inserted(
    start: set[int], added: list[set[int]], count: int
) -> None:
    present, shown, query = set(start), list[str](), Query("Slot", (), count)
    while True:
        page = page_of([{"id": f"{n:02}"} for n in sorted(present)], query, lambda r: (r["id"],))
        shown += [r["id"] for r in page.resources]
        if not page.after:
            break
        query = Query("Slot", (), count, page.after)
        present |= added.pop() if added else set()
    assert shown == sorted(set(shown))
    assert {f"{n:02}" for n in start} <= set(shown) <= {f"{n:02}" for n in present}


@given(parts=st.lists(st.text(min_size=1, max_size=6), min_size=1, max_size=4))
def test_escaped_commas_are_part_of_a_value(parts: list[str]) -> None:
    escaped = [p.replace("\0", "").replace("\\", "\\\\").replace(",", "\\,") for p in parts]
    wanted = [p.replace("\0", "") for p in parts]
    assert split(",".join(escaped)) == tuple(p for p in wanted if p)


async def walked(client: httpx.AsyncClient, path: str, between: Any = None) -> tuple[list[str], list[int]]:
    """The ids and sizes of all pages."""
    url, ids, sizes = f"/fhir/R4/{path}", list[str](), list[int]()
    while url:
        bundle = (await client.get(url)).json()
        ids += [entry["resource"]["id"] for entry in bundle.get("entry", [])]
        sizes.append(len(bundle.get("entry", [])))
        url = next((link["url"] for link in bundle["link"] if link["relation"] == "next"), "")
        if between:
            await between()
    return ids, sizes


async def test_pages_of_appointments_survive_inserts(ehr: httpx.AsyncClient, seeded: Database) -> None:
    async with seeded.begin() as session:
        some = (await session.execute(select(Visit).where(Visit.status == "booked").limit(1))).scalar_one()
        booked = (
            select(func.count())
            .select_from(Visit)
            .where(Visit.patient_id == some.patient_id, Visit.status != "proposed")
        )
        before = (await session.execute(booked)).scalar_one()
    at = datetime(2026, 1, 1, tzinfo=UTC)
    columns = {"patient_id": some.patient_id, "visit_type": some.visit_type, "site": some.site, "created_at": at}

    async def book_another() -> None:
        nonlocal at
        at += timedelta(days=1)
        if at < datetime(2026, 1, 4, tzinfo=UTC):
            async with seeded.begin() as session:
                session.add(Visit(**columns, starts_at=at, ends_at=at + timedelta(hours=1), status="fulfilled"))

    path = f"Appointment?patient=Patient/{some.patient_id}&_count=1"
    ids, sizes = await walked(ehr, path, book_another)
    assert len(ids) == len(set(ids)) >= before
    assert set(sizes) == {1}


async def test_a_next_link_holds_no_id_of_a_patient(ehr: httpx.AsyncClient, seeded: Database) -> None:
    async with seeded.begin() as session:
        query = select(Visit.patient_id).group_by(Visit.patient_id).having(func.count() > 1).limit(1)
        patient_id = (await session.execute(query)).scalar_one()
    bundle = (await ehr.get(f"/fhir/R4/Appointment?patient=Patient/{patient_id}&_count=1")).json()
    url = next(link["url"] for link in bundle["link"] if link["relation"] == "next")
    assert str(patient_id) not in url and "patient" not in url
    assert url.startswith("https://clinic.example.com/fhir/R4/Appointment?_page=")


@pytest.mark.parametrize("path", ["Slot?start=2026-03-10&_count=60", "Practitioner?_count=7", "Location?_count=500"])
async def test_pages_are_full_but_the_last_and_hold_everything_once(ehr: httpx.AsyncClient, path: str) -> None:
    total = (await ehr.get(f"/fhir/R4/{path}")).json()["total"]
    ids, sizes = await walked(ehr, path)
    assert len(ids) == len(set(ids)) == total
    assert len(set(sizes[:-1])) <= 1


async def test_a_count_of_zero_only_counts(ehr: httpx.AsyncClient) -> None:
    bundle = (await ehr.get("/fhir/R4/Appointment?_count=0")).json()
    assert bundle["total"] > 0 and "entry" not in bundle and len(bundle["link"]) == 1
