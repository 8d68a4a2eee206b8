"""Importing FHIR: once however often, everything or nothing of a visit, and a reason for every row that did not fit."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import func, select, text, update

from channels.fhir.importing import FhirSource
from channels.fhir.importing.files import NdjsonFiles
from runtime.clock import FrozenClock
from runtime.database import Database
from scheduler_core import outcomes, visits
from scheduler_core.hospital import Hospital
from scheduler_core.importing import Importer, Report
from scheduler_core.importing.visits import CLAIMING
from scheduler_core.models import Claim, Leave, Patient, Visit
from scheduler_core.noshow.hospital_history import bookings
from tests.channels.fhir.examples import participant, slot
from tests.channels.fhir.exports import ordinary, person, practitioner, visit, write
from tests.conftest_hospital import SEEDED_AT

SECRET = "Prado"
BRANDT = "Practitioner/brandt"
IMPORTED_AT = SEEDED_AT
Import = Callable[..., Awaitable[Report]]


@pytest.fixture
def bring_in(hospital: Hospital, database: Database, clock: FrozenClock, tmp_path: Path) -> Import:
    """Import these resources and commit."""

    async def run(*resources: dict[str, Any]) -> Report:
        report = Report()
        folder = write(tmp_path / "export", *resources)
        async with database.begin() as session:
            source = FhirSource(NdjsonFiles(sorted(folder.iterdir())), hospital)
            for fault in source.directory_faults():
                report.add(fault)
            await Importer(session, hospital, clock.now(), report).run(source)
        return report

    return run


async def count(database: Database, table: Any) -> int:
    async with database.begin() as session:
        return int((await session.execute(select(func.count()).select_from(table))).scalar_one())


async def only_visit(database: Database) -> Visit:
    async with database.begin() as session:
        return (await session.execute(select(Visit))).scalar_one()


async def test_a_visit_comes_in_with_all_that_it_uses(bring_in: Import, database: Database) -> None:
    report = await bring_in(*ordinary(visit()))
    assert report.as_json()["faults"] == []
    row = await only_visit(database)
    assert (row.visit_type, row.site, row.practitioner, row.status) == (
        "cardiology-follow-up",
        "main",
        "keller",
        "booked",
    )
    assert row.starts_at.isoformat() == "2026-06-09T13:00:00+00:00"
    async with database.begin() as session:
        claimed = set((await session.execute(select(Claim.resource_key))).scalars())
        names = set((await session.execute(select(Patient))).scalars())
        audited = (await session.execute(text("SELECT count(*) FROM audit WHERE action = 'import.write'"))).scalar_one()
    assert claimed == {"keller", "main-exam-1"}
    assert {p.name for p in names} == {"Ana Prado", "Ben Ito"}
    assert audited == 3


async def test_the_same_export_again_changes_nothing(bring_in: Import, database: Database) -> None:
    first = await bring_in(*ordinary(visit()))
    second = await bring_in(*ordinary(visit()))
    assert first.as_json()["counts"] == {"patient": {"new": 2}, "visit": {"new": 1}}
    assert second.as_json()["counts"] == {"patient": {"unchanged": 2}, "visit": {"unchanged": 1}}
    assert (await count(database, Visit), await count(database, Patient), await count(database, Claim)) == (1, 2, 2)


async def test_a_visit_that_moved_in_the_source_moves_here(bring_in: Import, database: Database) -> None:
    await bring_in(*ordinary(visit()))
    report = await bring_in(*ordinary(visit(start="09:15", end="09:45")))
    assert report.as_json()["counts"]["visit"] == {"changed": 1}
    row = await only_visit(database)
    assert (row.starts_at.minute, row.version) == (15, 2)
    cancelled = await bring_in(*ordinary(visit(start="09:15", end="09:45", status="cancelled")))
    assert cancelled.as_json()["counts"]["visit"] == {"changed": 1}
    assert await count(database, Claim) == 0


async def test_a_visit_that_was_changed_here_is_left_as_it_is(bring_in: Import, database: Database) -> None:
    await bring_in(*ordinary(visit()))
    async with database.begin() as session:
        await session.execute(update(Visit).values(version=2))
    report = await bring_in(*ordinary(visit(start="10:00", end="10:30")))
    assert [f.rule for f in report.faults] == ["changed-here"]
    assert (await only_visit(database)).starts_at.hour == 13


async def test_a_confirmation_here_keeps_no_outcome_and_no_move_out(bring_in: Import, database: Database) -> None:
    await bring_in(
        *ordinary(visit(), visit("A2", who="p2", participant=[participant("Patient/p2"), participant(BRANDT)]))
    )
    async with database.begin() as session:
        for row in (await session.execute(select(Visit))).scalars().all():
            await visits.confirm(session, row.id, row.version, f"confirm {row.id}", IMPORTED_AT + timedelta(days=1))
    moved = visit("A2", "10:00", "10:30", "p2", participant=[participant("Patient/p2"), participant(BRANDT)])
    report = await bring_in(*ordinary(visit(status="noshow"), moved))
    assert (report.faults, report.as_json()["counts"]["visit"]) == ([], {"changed": 2})
    async with database.begin() as session:
        by_status = {row.status: row for row in (await session.execute(select(Visit))).scalars().all()}
    assert by_status["booked"].confirmed_at is None, "they confirmed the time it had before"
    assert by_status["noshow"].confirmed_at is not None


async def test_an_outcome_that_is_known_here_already_is_no_conflict(bring_in: Import, database: Database) -> None:
    await bring_in(*ordinary(visit()))
    row = await only_visit(database)
    async with database.begin() as session:
        await outcomes.mark(session, row.id, "fulfilled", row.ends_at)
    same = await bring_in(*ordinary(visit(status="fulfilled")))
    assert same.faults == [] and (await only_visit(database)).status == "fulfilled"
    other = await bring_in(*ordinary(visit(status="noshow", description="other")))
    assert [f.rule for f in other.faults] == [] and (await only_visit(database)).status == "noshow"


async def test_when_a_visit_was_booked_comes_in_so_that_its_lead_time_is_known(
    bring_in: Import, database: Database, hospital: Hospital
) -> None:
    past = {"start": "2026-02-10T09:00:00-05:00", "end": "2026-02-10T09:30:00-05:00", "status": "noshow"}
    elsewhere = [participant("Patient/p2"), participant(BRANDT)]
    day_only = {**visit("A2", who="p2", participant=elsewhere), **past, "created": "2026-01-31"}
    report = await bring_in(*ordinary({**visit(), **past, "created": "2026-01-07T03:00:00Z"}, day_only))
    assert report.faults == []
    async with database.begin() as session:
        found = await bookings(session, hospital)
    assert sorted((b.lead_days, b.missed) for b in found) == [(10, True), (35, True)]


async def test_what_was_exported_here_comes_in_elsewhere_as_the_same_visits_with_the_same_claims(
    ehr: httpx.AsyncClient, seeded: Database, bring_in: Import, database: Database, hospital: Hospital
) -> None:
    await by_video(seeded, hospital)
    exported = [*await everything(ehr, "Patient"), *await everything(ehr, "Appointment")]
    report = await bring_in(*exported)
    assert report.as_json()["faults"] == []
    mine, theirs = await written(seeded), await written(database)
    assert len(mine) > 1_000
    assert theirs == mine


async def by_video(database: Database, hospital: Hospital) -> None:
    """One of the booked visits becomes a video visit."""
    kinds = [key for key, kind in hospital.visit_types.items() if kind.telehealth]
    async with database.begin() as session:
        query = select(Visit).where(Visit.visit_type.in_(kinds), Visit.status == "booked").limit(1)
        row = (await session.execute(query)).scalar_one()
        await visits.to_telehealth(session, row.id, row.version, "by video", IMPORTED_AT)


async def everything(ehr: httpx.AsyncClient, kind: str) -> list[dict[str, Any]]:
    """All resources of a kind, page by page."""
    found, path = [], f"/fhir/R4/{kind}?_count=200"
    while path:
        page = (await ehr.get(path)).json()
        found += [entry["resource"] for entry in page.get("entry", [])]
        path = next((link["url"] for link in page["link"] if link["relation"] == "next"), "")
    return found


async def written(database: Database) -> list[tuple[Any, ...]]:
    """Every visit with its patient's number and, where it uses its time, what it claims."""
    async with database.begin() as session:
        claimed: defaultdict[UUID, list[tuple[Any, ...]]] = defaultdict(list)
        for visit_id, key, during in (
            await session.execute(select(Claim.visit_id, Claim.resource_key, Claim.during))
        ).all():
            claimed[visit_id].append((key, during.lower, during.upper))
        query = select(Visit, Patient.mrn).join(Patient, Patient.id == Visit.patient_id)
        rows = (await session.execute(query)).all()
    names = ("visit_type", "site", "practitioner", "starts_at", "ends_at", "modality", "status", "created_at")
    return sorted(
        (mrn, *(getattr(row, name) for name in names), sorted(claimed[row.id]) if row.status in CLAIMING else [])
        for row, mrn in rows
    )


async def test_a_double_booking_is_reported_and_not_forced_in(bring_in: Import, database: Database) -> None:
    rival = visit("A2", start="09:15", end="09:45", who="p2")
    later = visit("A3", start="09:30", end="10:00", who="p2")
    report = await bring_in(*ordinary(visit(), rival, later))
    (fault,) = report.faults
    assert (fault.place.file, fault.place.row, fault.rule) == ("Appointment.ndjson", 2, "double-booked")
    assert "keller" in fault.text
    assert (await count(database, Visit), await count(database, Claim)) == (2, 4)


async def test_a_patient_cannot_be_in_two_places(bring_in: Import, database: Database) -> None:
    elsewhere = [participant("Patient/p1"), participant("Practitioner/brandt")]
    report = await bring_in(*ordinary(visit(), visit("A2", participant=elsewhere)))
    assert [f.rule for f in report.faults] == ["patient-busy"]
    assert await count(database, Visit) == 1


async def test_a_room_with_places_for_two_takes_two(bring_in: Import, hospital: Hospital, database: Database) -> None:
    key = next(d.key for d in hospital.file.devices if d.capacity == 2)
    several = [
        visit(f"A{n}", who=f"p{n}", participant=[participant(f"Patient/p{n}"), participant(f"Device/{key}")])
        for n in (1, 2, 3)
    ]
    report = await bring_in(*ordinary(person("p3", name=[{"text": "Cy Low"}]), *several))
    assert [f.rule for f in report.faults] == ["double-booked"]
    assert await count(database, Visit) == 2


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ([visit(who="nobody")], "unknown-patient"),
        ([visit(participant=[participant("Practitioner/77")])], "one-patient"),
        ([visit(participant=[participant("Patient/p1"), participant("Practitioner/who")])], "unresolved-reference"),
        ([visit(serviceType=[{"text": "levitation"}])], "unknown-visit-type"),
        ([visit(status="Booked")], "binding"),
        ([visit(end="08:00")], "end-after-start"),
        ([visit(end="09:00")], "no-duration"),
        ([visit(status="proposed")], "not-a-visit"),
        ([practitioner(id="78", name=[{"text": "Dr. Nobody"}])], "unknown-here"),
        ([person("p3", birthDate="1980")], "unnamed"),
        ([person("p3", name=[{"text": "Other Person"}], identifier=[{"system": "urn:x", "value": "MRN-p1"}])], "number-taken"),
        ([person("p3", identifier=[{"value": "n3"}], telecom=[{"system": "phone", "value": "call me"}])], "phone-unreadable"),
        ([{"resourceType": "Observation", "id": "o"}], "not-imported"),
        ([slot(schedule={"reference": "Schedule/nobody"}, status="busy")], "unresolved-reference"),
    ],
)  # fmt: skip
async def test_what_does_not_fit_is_reported_by_row_and_rule(
    bring_in: Import, database: Database, more: list[dict[str, Any]], rule: str
) -> None:
    report = await bring_in(*ordinary(*more))
    assert [f.rule for f in report.faults] == [rule]
    assert report.faults[0].place.row > 0
    assert SECRET not in json.dumps(report.as_json())
    assert await count(database, Visit) == 0


async def test_lines_that_are_no_json_are_reported_once(bring_in: Import, tmp_path: Path, hospital: Hospital) -> None:
    (tmp_path / "x.ndjson").write_text('{"resourceType": "Patient", \n[]\n', encoding="utf-8")
    source = FhirSource(NdjsonFiles([tmp_path / "x.ndjson"]), hospital)
    assert [f.rule for f in source.directory_faults()] == ["json", "not-imported"]


async def test_blocked_times_become_leave_and_busy_ones_where_no_visit_is(bring_in: Import, database: Database) -> None:
    times = {"start": "2026-06-09T09:00:00-04:00", "end": "2026-06-09T09:30:00-04:00"}
    schedule = {"resourceType": "Schedule", "id": "s", "actor": [{"reference": "Practitioner/77"}]}
    own = {"schedule": {"reference": "Schedule/s"}}
    filled = slot(id="1", status="busy", **times, **own)
    other = slot(id="2", status="busy", start="2026-06-09T11:00:00-04:00", end="2026-06-09T11:30:00-04:00", **own)
    away = slot(id="3", status="busy-unavailable", start="2026-06-10T09:00:00Z", end="2026-06-10T19:00:00Z", **own)
    free = slot(id="4", start="2026-06-11T09:00:00Z", end="2026-06-11T19:00:00Z", **own)
    for expected in ({"not_needed": 1, "new": 2}, {"not_needed": 1, "unchanged": 2}):
        report = await bring_in(*ordinary(visit(), schedule, filled, other, away, free))
        assert report.as_json()["counts"]["block"] == expected
    async with database.begin() as session:
        leaves = list((await session.execute(select(Leave))).scalars())
    assert len(leaves) == 2 and {leave.resource_key for leave in leaves} == {"keller"}


async def test_a_block_that_is_blocked_already_is_named_and_not_kept_twice(
    bring_in: Import, database: Database
) -> None:
    schedule = {"resourceType": "Schedule", "id": "s", "actor": [{"reference": "Practitioner/77"}]}
    own = {"schedule": {"reference": "Schedule/s"}, "status": "busy-unavailable"}
    away = slot(id="1", start="2026-06-10T09:00:00Z", end="2026-06-10T19:00:00Z", **own)
    same = slot(id="2", start="2026-06-10T09:00:00Z", end="2026-06-10T19:00:00Z", **own)
    beyond = slot(id="3", start="2026-06-10T18:00:00Z", end="2026-06-10T20:00:00Z", **own)
    for expected in ({"new": 2, "not_needed": 1}, {"unchanged": 2, "not_needed": 1}):
        told = (await bring_in(*ordinary(visit(), schedule, away, same, beyond))).as_json()
        assert told["counts"]["block"] == expected
    texts = [fault["text"] for fault in told["faults"] if fault["rule"] == "overlap"]
    assert texts[0] == "keller is away already from 2026-06-10 05:00 to 2026-06-10 15:00 (imported)."
    assert await count(database, Leave) == 2


async def test_a_patient_who_is_here_already_is_the_same_one(bring_in: Import, database: Database) -> None:
    await bring_in(person("p1"))
    report = await bring_in(person("other", identifier=[{"system": "urn:another", "value": "MRN-p1"}]))
    assert report.as_json()["counts"]["patient"] == {"changed": 1}
    assert await count(database, Patient) == 1


async def test_of_an_address_only_the_postal_code_is_taken(bring_in: Import, database: Database) -> None:
    old = {"use": "old", "postalCode": "99999"}
    home = {"use": "home", "line": ["7 Hidden Lane"], "city": "Nowhere", "postalCode": "00012 "}
    await bring_in(person("p1", address=[old, {"use": "work", "postalCode": "00013"}, home]), person("p2"))
    async with database.begin() as session:
        rows = (await session.execute(select(Patient))).scalars().all()
    assert {row.postal_area for row in rows} == {"00012", None}


def reference(times: list[tuple[int, int, str]]) -> list[int]:
    """Every row is compared with all that were let in before it."""
    let_in: list[int] = []
    for number, (start, length, _) in enumerate(times):
        if not any(start < times[n][0] + times[n][1] and times[n][0] < start + length for n in let_in):
            let_in.append(number)
    return let_in


async def test_many_rows_come_in_as_the_slow_reference_says(bring_in: Import, database: Database) -> None:
    times = [(n * 5 % 23, 1 + n % 3, f"p{1 + n % 2}") for n in range(40)]
    rows = [visit(f"A{n}", clock_of(s), clock_of(s + length), who) for n, (s, length, who) in enumerate(times)]
    report = await bring_in(*ordinary(*rows))
    refused = {fault.place.row - 1 for fault in report.faults}
    assert {n for n in range(40)} - refused == set(reference(times))
    assert await count(database, Visit) == len(reference(times))


def clock_of(quarter: int) -> str:
    return f"{8 + quarter // 4:02}:{quarter % 4 * 15:02}"
