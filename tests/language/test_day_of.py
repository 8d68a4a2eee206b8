"""A visit wished for on the day of another: the wish without the other visit, and which visit that is; nothing else is cut."""

from __future__ import annotations

from datetime import datetime

import pytest

from language import Context, Directory, understand
from language.types import DayOf, Intent, Understanding
from scheduler_core.hospital import Hospital, HospitalFile

NOON = datetime(2026, 3, 3, 12, 0)  # noqa: DTZ001  the listener's clock is local


@pytest.fixture(scope="module")
def directory(demo_file: HospitalFile) -> Directory:
    return Hospital(demo_file).directory


def heard(text: str, directory: Directory) -> Understanding:
    return understand(text, Context(NOON, directory))


@pytest.mark.parametrize(
    ("text", "wanted", "other"),
    [
        ("Can I have the blood test the same day as my MRI?", "blood-test", DayOf(visit_type="mri")),
        ("book a blood draw the same day I come in for my x-ray", "blood-test", DayOf(visit_type="xray")),
        ("I want a blood test on the day of my MRI", "blood-test", DayOf(visit_type="mri")),
        ("can I get my labs done on the day of my appointment", "blood-test", DayOf()),
        ("could I have an x-ray the same day I see Dr. Chen?", "xray", DayOf(practitioner="chen")),
        ("can I also get a blood test that same day?", "blood-test", DayOf(latest=True)),
        ("I have an MRI on the 12th, can I have the blood test that same day?", "blood-test", DayOf(visit_type="mri")),
        ("Quiero el análisis de sangre el mismo día que mi resonancia", "blood-test", DayOf(visit_type="mri")),
        ("¿Me pueden hacer la radiografía el mismo día que tengo la resonancia?", "xray", DayOf(visit_type="mri")),
        ("necesito un análisis de sangre el día de mi cita", "blood-test", DayOf()),
        ("Tengo una resonancia el 12, ¿puedo sacarme sangre ese mismo día?", "blood-test", DayOf(visit_type="mri")),
    ],
)  # fmt: skip
def test_the_wish_and_the_other_visit_are_told_apart(
    text: str, wanted: str, other: DayOf, directory: Directory
) -> None:
    found = heard(text, directory)
    assert Intent.BOOK in found.intents and found.slots.visit_type == wanted
    assert found.day_of is not None
    kept = found.day_of.model_copy(update={"specialty": None})
    assert kept == other


def test_a_move_to_the_day_of_another_visit_stays_a_move(directory: Directory) -> None:
    found = heard("move my blood test to the same day as my MRI", directory)
    assert found.intents == (Intent.RESCHEDULE,) and found.slots.visit_type == "blood-test"
    assert found.day_of is not None and found.day_of.visit_type == "mri"


def test_the_hours_that_were_said_beside_it_stay(directory: Directory) -> None:
    found = heard("I want a blood test in the morning on the day of my MRI", directory)
    assert [w.start for w in found.slots.when] == ["08:00"] and found.day_of is not None


@pytest.mark.parametrize(
    "text",
    [
        "what should I eat the day of my MRI?",
        "cancel my blood test the same day as my MRI",
        "any day of the week works for the blood test",
        "do you have same day appointments?",
        "I'd like a blood test, then an x-ray on the same day",
        "the day of the accident my knee swelled, I need an appointment",
        "I need an appointment on Tuesday",
        "necesito una cita el día de mañana",
        "",
    ],
)
def test_what_wishes_for_no_other_visits_day_is_left_whole(text: str, directory: Directory) -> None:
    assert heard(text, directory).day_of is None


def test_all_that_identifies_somebody_is_found_in_the_whole_message(directory: Directory) -> None:
    text = "This is Maria Gonzalez, can I have a blood test the same day as my MRI? Call 617-555-0142"
    found = heard(text, directory)
    assert found.day_of is not None
    assert {text[s.start : s.end] for s in found.spans} >= {"617-555-0142"}
