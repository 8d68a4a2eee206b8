"""The hospital as the program sees it: names, places, and when somebody is at the desk."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from runtime.errors import NotFound
from scheduler_core.hospital import Hospital, HospitalFile
from tests.scheduler_core.clinic import clinic


@pytest.fixture
def view(demo_file: HospitalFile) -> Hospital:
    """The demo hospital."""
    return Hospital(demo_file)


def at(view: Hospital, text: str) -> datetime:
    """Wall clock time there, as UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=view.zone).astimezone(UTC)


def test_names_come_in_the_language_asked_for(view: Hospital) -> None:
    assert view.name("cardiology-follow-up", "es") == "Seguimiento de cardiología"
    assert view.name("north", "es") == "Clínica Norte"
    assert view.name("cardiology", "en") == "Cardiology"
    assert view.name("keller", "es") == "Dr. Thomas Keller"
    assert view.name("medicare", "en") == "Medicare"


@pytest.mark.parametrize("find", ["visit_type", "practitioner", "site"])
def test_an_unknown_key_is_not_found(view: Hospital, find: str) -> None:
    with pytest.raises(NotFound):
        getattr(view, find)("nobody")


@pytest.mark.parametrize(
    ("moment", "on_duty"),
    [
        ("2026-03-03T07:59", False),
        ("2026-03-03T08:00", True),
        ("2026-03-03T17:59", True),
        ("2026-03-03T18:00", False),
        ("2026-03-07T10:00", True),
        ("2026-03-08T10:00", False),
        ("2026-12-25T10:00", False),
    ],
)
def test_staff_are_on_duty_in_local_hours_but_not_on_holidays(view: Hospital, moment: str, on_duty: bool) -> None:
    assert view.staff_on_duty(at(view, moment)) is on_duty


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ("2026-03-03T03:00", "2026-03-03T08:00"),
        ("2026-03-03T08:00", "2026-03-04T08:00"),
        ("2026-03-06T20:00", "2026-03-07T09:00"),
        ("2026-03-07T14:00", "2026-03-09T08:00"),
        ("2026-11-25T19:00", "2026-11-27T08:00"),
    ],
)
def test_the_next_opening_skips_nights_sundays_and_holidays_and_follows_the_clock_change(
    view: Hospital, now: str, opens: str
) -> None:
    assert view.next_staff_opening(at(view, now)) == at(view, opens)


@pytest.mark.parametrize(
    ("moment", "allowed"), [("2026-03-03T07:59", False), ("2026-03-03T08:00", True), ("2026-03-03T21:00", False)]
)
def test_unasked_texts_keep_to_the_hours_of_the_texting_policy(view: Hospital, moment: str, allowed: bool) -> None:
    assert view.may_text(at(view, moment)) is allowed


def test_the_directory_names_everything_that_a_message_can_name(view: Hospital) -> None:
    directory = view.directory
    assert {p.key for p in directory.practitioners} == {p.key for p in view.file.practitioners}
    assert {v.key for v in directory.visit_types} == set(view.visit_types)
    follow_up = next(v for v in directory.visit_types if v.key == "cardiology-follow-up")
    assert (follow_up.specialty, follow_up.follow_up, follow_up.telehealth) == ("cardiology", True, True)


def test_names_that_only_code_may_say_are_all_there(view: Hospital) -> None:
    assert {"Dr. Linh Nguyen", "North Clinic", "Clínica Norte", "Resonancia magnética"} <= set(view.spoken_names)


def test_somebody_who_works_at_two_sites_is_one_resource_with_both(view: Hospital) -> None:
    assert view.resources["keller"].sites == ("main", "north")
    assert view.resources["main-lab"].capacity == 4
    assert view.resources["parking-main-a-07"].kind == "parking"
    assert set(view.resources) == view.file.resource_keys()


def test_a_desk_that_never_opens_says_so() -> None:
    days = [f"2026-{month:02d}-{day:02d}" for month in range(1, 13) for day in range(1, 29)]
    closed = clinic(staff_hours=[{"days": ["mon"], "start": "09:00", "end": "17:00"}],
                    holidays=[{"date": day, "name": {"en": "x", "es": "x"}} for day in days])  # fmt: skip
    assert closed.next_staff_opening(datetime(2026, 1, 1, tzinfo=UTC)) > datetime(2026, 1, 1, tzinfo=UTC)
