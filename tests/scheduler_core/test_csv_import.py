"""Importing CSV: columns by a map, times of the facility, the same rows once, faults by row and rule."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from runtime.database import Database
from runtime.errors import InvalidInput
from scheduler_core.hospital import Hospital
from scheduler_core.importing import Importer, Report
from scheduler_core.importing.columns import Columns, read_columns
from scheduler_core.importing.csv_source import CsvSource
from scheduler_core.models import Claim, Patient, Visit
from scheduler_core.noshow.hospital_history import bookings
from tests.scheduler_core.clinic import NOW

HEADER = "Appt;MRN;Patient;DOB;Mobile;Type;Doctor;Room;When;Min;State"
ROW = "17;M-1;Prado, Ana;05/04/1980;(202) 555-0144;Cardiology follow-up;Keller;main-exam-1;06/09/2026 9:00 AM;30;SCH"
MAP = """
delimiter: ";"
time_format: "%m/%d/%Y %I:%M %p"
date_format: "%m/%d/%Y"
system: old-scheduler
statuses: {SCH: booked, CXL: cancelled, TMP: skip}
columns:
  identifier: Appt
  mrn: MRN
  name: Patient
  birth_date: DOB
  phone: Mobile
  visit_type: Type
  practitioner: Doctor
  room: Room
  start: When
  minutes: Min
  status: State
"""


@pytest.fixture
def columns(tmp_path: Path) -> Columns:
    (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")
    return read_columns(tmp_path / "map.yaml")


async def bring_in(database: Database, hospital: Hospital, columns: Columns, folder: Path, *rows: str) -> Report:
    (folder / "visits.csv").write_text("\ufeff" + "\r\n".join([HEADER, *rows]) + "\r\n", encoding="utf-8")
    report = Report()
    async with database.begin() as session:
        await Importer(session, hospital, NOW, report).run(CsvSource([folder / "visits.csv"], columns, hospital))
    return report


async def test_a_row_is_a_visit_with_its_patient_once(
    database: Database, hospital: Hospital, columns: Columns, tmp_path: Path
) -> None:
    first = await bring_in(database, hospital, columns, tmp_path, ROW)
    again = await bring_in(database, hospital, columns, tmp_path, ROW)
    assert first.as_json()["counts"] == {"patient": {"new": 1}, "visit": {"new": 1}}
    assert again.as_json()["counts"] == {"patient": {"unchanged": 1}, "visit": {"unchanged": 1}}
    async with database.begin() as session:
        visit = (await session.execute(select(Visit))).scalar_one()
        patient = (await session.execute(select(Patient))).scalar_one()
        claims = set((await session.execute(select(Claim.resource_key))).scalars())
    assert (visit.visit_type, visit.practitioner, visit.site) == ("cardiology-follow-up", "keller", "main")
    assert (visit.starts_at, visit.patient_id) == (datetime(2026, 6, 9, 13, 0, tzinfo=UTC), patient.id)
    assert (patient.name, patient.birth_date, patient.phone) == ("Prado, Ana", "1980-05-04", "+12025550144")
    assert claims == {"keller", "main-exam-1"}


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("9:00 AM", "9 o'clock", "time"),
        ("9:00 AM", "25:00 AM", "time"),
        ("06/09/2026", "02/30/2026", "time"),
        ("06/09/2026 9:00 AM", "03/08/2026 2:30 AM", "no-such-time"),
        (";30;", ";2000;", "too-long"),
        ("05/04/1980", "1980-05-04", "date"),
        (";SCH", ";???", "unknown-status"),
        (";30;", ";soon;", "required"),
        (";30;", ";0;", "end-after-start"),
        ("Keller", "Nobody", "unknown-practitioner"),
        ("main-exam-1", "broom cupboard", "unknown-room"),
        ("Cardiology follow-up", "Levitation", "unknown-visit-type"),
        ("Cardiology follow-up", "", "no-visit-type"),
        ("17;", ";", "required"),
    ],
)
async def test_a_row_that_does_not_fit_is_reported_without_its_values(
    database: Database, hospital: Hospital, columns: Columns, tmp_path: Path, old: str, new: str, rule: str
) -> None:
    report = await bring_in(database, hospital, columns, tmp_path, ROW.replace(old, new, 1))
    assert rule in [fault.rule for fault in report.faults]
    assert {fault.place.row for fault in report.faults} == {2}
    assert "Prado" not in str(report.as_json())


@pytest.mark.parametrize(
    ("written", "lead_days"),
    [("01/06/2026 11:30 PM", 35), ("01/31/2026", 10), ("", 0)],
    ids=["time", "day", "not told"],
)
async def test_the_column_of_the_booking_gives_the_lead_time(
    database: Database, hospital: Hospital, columns: Columns, tmp_path: Path, written: str, lead_days: int
) -> None:
    mapped = columns.model_copy(update={"columns": {**columns.columns, "booked_at": "Made"}})
    row = ROW.replace("06/09/2026", "02/10/2026").replace("SCH", "NOS")
    mapped = mapped.model_copy(update={"statuses": {"NOS": "noshow"}})
    (tmp_path / "visits.csv").write_text(f"{HEADER};Made\n{row};{written}\n", encoding="utf-8")
    report = Report()
    async with database.begin() as session:
        await Importer(session, hospital, NOW, report).run(CsvSource([tmp_path / "visits.csv"], mapped, hospital))
        (found,) = await bookings(session, hospital)
    assert (report.faults, found.lead_days, found.missed) == ([], lead_days, True)


async def test_rows_that_the_map_skips_are_no_visits(
    database: Database, hospital: Hospital, columns: Columns, tmp_path: Path
) -> None:
    report = await bring_in(database, hospital, columns, tmp_path, ROW.replace("SCH", "TMP"))
    assert report.as_json()["counts"] == {"patient": {"new": 1}}
    assert report.faults == []


async def test_the_column_that_is_wrong_is_named_as_the_source_calls_it(
    database: Database, hospital: Hospital, columns: Columns, tmp_path: Path
) -> None:
    rows = (ROW.replace("9:00 AM", "25:00"), ROW.replace("Keller", "Nobody").replace("17;", "18;"))
    report = await bring_in(database, hospital, columns, tmp_path, *rows)
    assert [fault.place.row for fault in report.faults] == [2, 3]
    assert "'When'" in report.faults[0].text and "'Doctor'" in report.faults[1].text


async def test_a_patient_in_two_places_at_once_is_refused_by_row(
    database: Database, hospital: Hospital, columns: Columns, tmp_path: Path
) -> None:
    elsewhere = ROW.replace("17;", "18;").replace("Keller", "Brandt").replace("main-exam-1", "main-exam-2")
    report = await bring_in(database, hospital, columns, tmp_path, ROW, elsewhere.replace("9:00", "9:15"))
    (fault,) = report.faults
    assert (fault.place.row, fault.rule) == (3, "patient-busy")


async def test_what_is_over_and_still_booked_comes_in_with_a_warning(
    database: Database, hospital: Hospital, columns: Columns, tmp_path: Path
) -> None:
    report = await bring_in(database, hospital, columns, tmp_path, ROW.replace("06/09/2026", "02/10/2026"))
    (fault,) = report.faults
    assert (fault.rule, fault.warning) == ("past", True)
    assert report.as_json()["counts"]["visit"] == {"new": 1}


async def test_two_rows_for_one_room_and_time_are_a_double_booking(
    database: Database, hospital: Hospital, columns: Columns, tmp_path: Path
) -> None:
    rival = ROW.replace("17;M-1;Prado, Ana", "18;M-2;Ito, Ben").replace("Keller", "Brandt")
    report = await bring_in(database, hospital, columns, tmp_path, ROW, rival)
    (fault,) = report.faults
    assert (fault.place.row, fault.rule) == (3, "double-booked") and "main-exam-1" in fault.text


@pytest.mark.parametrize("content", ["columns: {identifier: 5, shoe: Size}", "delimiter: ''", "columns: [", "\udcff"])
def test_a_map_that_is_wrong_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "map.yaml").write_bytes(content.encode("utf-8", errors="surrogateescape"))
    with pytest.raises(InvalidInput):
        read_columns(tmp_path / "map.yaml")


async def test_a_file_without_the_maps_columns_is_bad_use(
    database: Database, hospital: Hospital, columns: Columns, tmp_path: Path
) -> None:
    (tmp_path / "visits.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(InvalidInput, match="no column"):
        list(CsvSource([tmp_path / "visits.csv"], columns, hospital).visits())
    with pytest.raises(InvalidInput, match="no column"):
        list(CsvSource([tmp_path / "visits.csv"], Columns(), hospital).visits())


async def test_the_postal_area_comes_in_where_a_column_holds_it(
    database: Database, hospital: Hospital, tmp_path: Path
) -> None:
    (tmp_path / "patients.csv").write_text("mrn,name,birth_date,postal_area\nM-1,Ana Prado,1980-05-04,00012\n")
    source = CsvSource([tmp_path / "patients.csv"], Columns(), hospital)
    async with database.begin() as session:
        await Importer(session, hospital, NOW, Report()).run(source)
        assert (await session.execute(select(Patient))).scalar_one().postal_area == "00012"
