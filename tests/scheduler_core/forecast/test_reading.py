"""Histories and outside series from files and from the hospital's own visits; what is wrong is named."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from runtime.database import Database
from runtime.errors import InvalidInput
from scheduler_core.forecast import Outside, own_history, read_capacity, read_history, read_outside
from scheduler_core.forecast.features import days_from
from scheduler_core.queue_tables import QueueEntry
from tests.scheduler_core.builders import add_visit
from tests.scheduler_core.clinic import NOW, clinic

MONDAY = date(2026, 3, 2)


def written(folder: Path, text: str) -> Path:
    path = folder / "data.csv"
    path.write_text(text)
    return path


def test_rows_are_counted_by_day_and_gaps_are_days_with_nobody(tmp_path: Path) -> None:
    path = written(tmp_path, "when,unit\n2026-03-02T09:00,eye\n2026-03-02,eye\n2026-03-04,eye\n")
    [series] = read_history(path, {"date": "when", "department": "unit"})
    assert (series.department, series.kind, series.start) == ("eye", "visits", MONDAY)
    assert series.counts.tolist() == [2, 0, 1]


def test_kinds_and_counts_are_read_where_they_are_mapped(tmp_path: Path) -> None:
    path = written(tmp_path, "date,department,how,n\n2026-03-02,eye,visits,7\n2026-03-03,eye,walk_ins,2\n")
    visits, walk_ins = read_history(path, {"kind": "how", "count": "n"})
    assert (visits.counts.tolist(), walk_ins.counts.tolist()) == ([7, 0], [2])


def test_our_own_headings_need_no_map(tmp_path: Path) -> None:
    rows = "2026-03-02,eye,visits,7\n2026-03-02,eye,walk_ins,2\n2026-03-03,eye,visits,5\n"
    visits, walk_ins = read_history(written(tmp_path, "date,department,kind,count\n" + rows), {})
    assert (visits.kind, visits.counts.tolist()) == ("visits", [7, 5])
    assert (walk_ins.kind, walk_ins.counts.tolist()) == ("walk_ins", [2, 0])


@pytest.mark.parametrize(
    ("text", "columns", "said"),
    [
        ("day,department\n", {}, "no column 'date'"),
        ("date,department\n2026-02-30,eye\n", {}, r"data.csv:2: date: '2026-02-30' is not a date"),
        ("date,department,n\n2026-02-03,eye,-4\n", {"count": "n"}, "no number of people"),
        ("date,department,n\n2026-02-03,eye,many\n", {"count": "n"}, "'many' is not a number"),
        ("date,department,n\n2026-02-03,eye\n", {"count": "n"}, "'' is not a number"),
        ("date,department,count\n2026-02-03,eye,many\n", {}, "'many' is not a number"),
        ("date,department,kind\n2026-02-03,eye,calls\n", {}, "no kind 'calls'"),
        ("date,department,k\n2026-02-03,eye,calls\n", {"kind": "k"}, "no kind 'calls'"),
        ("date,department\n", {"colour": "x"}, "has no 'colour'"),
    ],
)
def test_what_is_wrong_with_a_history_is_named(tmp_path: Path, text: str, columns: dict[str, str], said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        read_history(written(tmp_path, text), columns)


def test_an_empty_history_is_no_series(tmp_path: Path) -> None:
    assert read_history(written(tmp_path, "date,department\n"), {}) == []


async def test_own_visits_count_on_their_local_day_unless_cancelled_held_or_still_to_come(database: Database) -> None:
    hospital = clinic()
    late = NOW.replace(hour=3)  # ten in the evening of March 2 in New York
    async with database.begin() as session:
        for starts_at, status in ((late, "fulfilled"), (NOW, "noshow"), (NOW, "cancelled"), (NOW, "proposed")):
            await add_visit(session, resources=(), starts_at=starts_at, status=status)
        await add_visit(session, resources=(), starts_at=NOW + timedelta(days=1))
        [series] = await own_history(session, hospital, date(2026, 3, 4))
    assert (series.department, series.kind, series.start) == ("cardiology", "visits", MONDAY)
    assert series.counts.tolist() == [1, 1]
    assert series.reaching(date(2026, 3, 4)).counts.tolist() == [1, 1, 0]


async def test_own_walk_ins_are_those_of_the_waiting_room_without_a_visit(database: Database) -> None:
    hospital = clinic()
    async with database.begin() as session:
        visit = await add_visit(session, resources=(), starts_at=NOW)
        for line, visit_id in (
            ("main:cardiology", None),
            ("north:cardiology@video", None),
            ("main:cardiology", visit.id),
        ):
            session.add(QueueEntry(line=line, tier="P2", visit_id=visit_id, arrived_at=NOW))
        await session.flush()
        visits, walk_ins = await own_history(session, hospital, date(2026, 3, 4))
    assert (visits.kind, walk_ins.kind, walk_ins.department) == ("visits", "walk_ins", "cardiology")
    assert (visits.counts.tolist(), walk_ins.counts.tolist()) == ([1], [2])


def test_a_measured_series_holds_until_its_next_value_and_an_event_only_on_its_day() -> None:
    values = {MONDAY: 2.0, MONDAY + timedelta(days=2): 5.0}
    days = days_from(MONDAY - timedelta(days=1), 5)
    assert Outside("flu", values).on(days).tolist() == [2, 2, 2, 5, 5]
    assert Outside("run", values, event=True).on(days).tolist() == [0, 2, 0, 5, 0]


def test_a_measured_series_is_carried_on_within_what_was_seen() -> None:
    rising = Outside("flu", {MONDAY + timedelta(days=7 * n): float(n) for n in range(12)})
    ahead = rising.on(days_from(MONDAY + timedelta(days=84), 21))
    assert all(7 <= value <= 11 for value in ahead)


def test_what_was_measured_later_is_not_known_that_morning_but_events_are() -> None:
    values = {MONDAY: 1.0, MONDAY + timedelta(days=7): 9.0}
    assert Outside("flu", values).until(MONDAY + timedelta(days=7)).values == {MONDAY: 1.0}
    assert Outside("run", values, event=True).until(MONDAY).values == values


def test_events_may_stand_without_a_value(tmp_path: Path) -> None:
    assert read_outside("run", written(tmp_path, "date\n2026-03-02\n"), event=True).values == {MONDAY: 1.0}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("date,value\n2026-03-02,1\n2026-03-02,2\n", "stands twice"),
        ("date,value\n2026-03-02,nan\n", "not a number"),
        ("date\n2026-03-02\n", "no column 'value'"),
    ],
)
def test_what_is_wrong_with_an_outside_series_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        read_outside("flu", written(tmp_path, text), event=False)


@pytest.mark.parametrize(
    ("row", "said"), [("eye,mo,8,20", "no weekday 'mo'"), ("eye,mon,-8,20", "negative"), ("eye,mon,8,0", "negative")]
)
def test_what_is_wrong_with_a_capacity_is_named(tmp_path: Path, row: str, said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        read_capacity(written(tmp_path, f"department,weekday,hours,minutes_a_visit\n{row}\n"))
