"""What the model looks at: history without leaks, and nothing that is protected."""

from __future__ import annotations

from dataclasses import replace
from math import isnan
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from runtime.errors import InvalidInput
from scheduler_core.ages import age_band
from scheduler_core.noshow import NAMES, Booking, ColumnMap, RecordedWeather, features, read_csv, read_map
from tests.scheduler_core.noshow.visits import visit


def column(bookings: list[Booking], name: str) -> list[float]:
    return list(features(bookings)[:, NAMES.index(name)])


UNHURRIED = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
visits = st.builds(
    visit,
    st.sampled_from("abc"),
    st.integers(0, 6),
    lead=st.integers(0, 9),
    missed=st.sampled_from([True, False, None]),
    hour=st.integers(8, 16),
    site=st.sampled_from(["main", "north"]),
)


@UNHURRIED
@given(st.lists(visits, max_size=14))
def test_history_counts_what_a_walk_over_all_earlier_days_counts(bookings: list[Booking]) -> None:
    rows = features(bookings)
    for row, booking in zip(rows, bookings, strict=True):
        before = [b for b in bookings if b.day < booking.day and b.missed is not None]
        own = [b for b in before if b.patient == booking.patient]
        here = [b for b in before if b.site == booking.site]
        seen = dict(zip(NAMES, row, strict=True))
        assert (seen["earlier"], seen["missed"]) == (len(own), sum(b.missed is True for b in own))
        assert seen["earlier_same_day"] == sum(b.lead_days == 0 for b in own)
        assert seen["site_rate"] == pytest.approx((sum(b.missed is True for b in here) + 10) / (len(here) + 50))
        alike = [b for b in here if (b.lead_days > 0) == (booking.lead_days > 0)]
        assert seen["site_alike_rate"] == pytest.approx((sum(b.missed is True for b in alike) + 4) / (len(alike) + 20))
        assert isnan(seen["last_missed"]) == (not own)


@UNHURRIED
@given(st.lists(visits, min_size=1, max_size=10), st.data())
def test_no_outcome_of_a_day_or_of_later_ones_changes_the_rows_of_that_day(
    bookings: list[Booking], data: st.DataObject
) -> None:
    day = data.draw(st.sampled_from([b.day for b in bookings]))
    other = [b if b.day < day else replace(b, missed=data.draw(st.sampled_from([True, False]))) for b in bookings]
    known = [replace(b, missed=b.missed is True) for b in bookings]
    upto = [b.day <= day for b in bookings]
    np.testing.assert_array_equal(
        features([replace(b, missed=k.missed) if b.day < day else b for b, k in zip(other, known, strict=True)])[upto],
        features(known)[upto],
    )


def test_groups_are_no_inputs() -> None:
    plain = visit()
    grouped = replace(plain, groups={"age band": "80+", "language": "es", "payer": "medicaid"})
    np.testing.assert_array_equal(features([plain]), features([grouped]))
    assert not {"age", "sex", "gender", "language", "payer"} & set(NAMES)


def test_visits_booked_at_once_for_a_site_are_seen_as_such() -> None:
    first, second, alone = visit("a"), visit("b"), visit("c", site="north")
    together, too, apart = column([first, second, alone], "booking_gap")
    assert together == too < apart


def test_other_visits_of_the_patient_are_counted_as_known_when_booking() -> None:
    early, late = visit("a", 5, lead=5), visit("a", 6, lead=1)
    assert column([early, late], "pending") == [0, 1]
    assert column([visit("a", hour=9), visit("a", hour=11)], "visits_that_day") == [2, 2]


def test_the_weather_comes_from_a_recorded_file(tmp_path: Path) -> None:
    file = tmp_path / "weather.csv"
    file.write_text("day,rain_mm,high_c,site\n2026-01-05,12.5,3,\n2026-01-05,0,9,north\n")
    sky = RecordedWeather(file)
    rain = features([visit(), visit(site="north"), visit(day=1)], sky)[:, NAMES.index("rain_mm")]
    assert list(rain[:2]) == [12.5, 0]
    assert isnan(rain[2])
    file.write_text("day,rain\n2026-01-05,1\n")
    with pytest.raises(InvalidInput, match="rain_mm"):
        RecordedWeather(file)


def test_any_csv_is_read_by_a_map_of_its_columns(tmp_path: Path) -> None:
    table, columns = tmp_path / "v.csv", tmp_path / "map.yaml"
    table.write_text(
        "who,made,when,end,years\n1,2026-01-02T10:00:00Z,2026-01-05T09:30,gone,17\n"
        "2,2026-01-09T10:00,2026-01-05T09:30,gone,30\n3,2026-01-02T10:00,2026-01-05T09:30,cancelled,81\n"
    )
    columns.write_text(
        "{patient: who, booked_at: made, starts_at: when, outcome: end, missed_when: gone, attended_when: came, age: years}"
    )
    found = read_csv(table, read_map(columns))
    first, second = found.bookings
    assert found.left_out == 1, "the second was booked after the visit"
    assert (first.patient, first.missed, first.lead_days, first.groups) == ("1", True, 3, {"age band": "0-17"})
    assert second.missed is None


def test_a_map_or_a_table_that_does_not_fit_says_what_is_wrong(tmp_path: Path) -> None:
    columns, table = tmp_path / "map.yaml", tmp_path / "v.csv"
    columns.write_text("{patient: who}")
    with pytest.raises(InvalidInput, match="booked_at"):
        read_map(columns)
    table.write_text("a,b\n1,2\n")
    with pytest.raises(InvalidInput, match="no column"):
        read_csv(table, ColumnMap(patient="a", booked_at="x", starts_at="b", outcome="b"))


AMERICAN = ColumnMap(
    patient="who", booked_at="made", starts_at="when", outcome="end", site="where", age="years", distance_km="km",
    delimiter=";", encoding="latin-1", time_format="%m/%d/%Y %I:%M %p", date_format="%m/%d/%Y",
)  # fmt: skip
HEADER = "who;made;when;end;where;years;km\n"
ROW = "1;01/02/2026;01/05/2026 9:30 AM;noshow;Jardim São Pedro;44;2.5\n"


def american(tmp_path: Path, *rows: str) -> list[Booking]:
    table = tmp_path / "v.csv"
    table.write_bytes((HEADER + "".join(rows)).encode("latin-1"))
    return read_csv(table, AMERICAN).bookings


def test_a_table_may_have_its_own_delimiter_times_and_letters(tmp_path: Path) -> None:
    (found,) = american(tmp_path, ROW)
    assert (found.site, found.booked_at.isoformat(), found.starts_at.isoformat()) == (
        "Jardim São Pedro", "2026-01-02T00:00:00", "2026-01-05T09:30:00",
    )  # fmt: skip
    assert (found.lead_days, found.missed, found.distance_km) == (3, True, 2.5)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (ROW.replace("01/05/2026 9:30 AM", "2026-01-05"), "row 3: there is no time in 'when'"),
        (ROW.replace("2.5", "2,5"), "row 3: there is no number in 'km'"),
        (ROW.replace("2.5", "inf"), "row 3: there is no number in 'km'"),
        (ROW.replace("2.5", "x" * 200_000), "there is a cell that is too long"),
        (ROW.replace(";44;2.5", ""), "row 3: there is no cell for 'km'"),
        (ROW.replace("\n", ";more\n"), "row 3: there is a cell more than the header"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_with_its_column_and_without_its_values(
    tmp_path: Path, row: str, said: str
) -> None:
    with pytest.raises(InvalidInput) as error:
        american(tmp_path, ROW, row)
    assert said in str(error.value) and not {"2,5", "inf"} & set(str(error.value).split())


def test_an_age_that_nobody_has_is_in_no_band(tmp_path: Path) -> None:
    found = american(tmp_path, *(ROW.replace("44", age) for age in ("-1", "0", "131", "")))
    assert [b.groups.get("age band") for b in found] == [None, "0-17", None, None]


def test_every_age_has_a_band() -> None:
    assert [age_band(years) for years in (0, 17, 18, 64, 80, 101)] == ["0-17", "0-17", "18-34", "50-64", "80+", "80+"]
