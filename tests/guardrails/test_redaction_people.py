"""Redaction among people: who bears a clinician's name, what medicine is called after whom, streets abroad, places of care."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from guardrails.redaction import Redactor
from language.directory import Directory, Person
from language.types import Span
from runtime.clock import FrozenClock

DIRECTORY = Directory(
    practitioners=(
        Person(key="papas", name="Dr. George Papas"),
        Person(key="bennett", name="Dr. Olivia Bennett"),
        Person(key="pineda", name="Dr. Jorge Pineda"),
    )
)


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    return Redactor(clock=FrozenClock(datetime(2026, 3, 3, 14, tzinfo=UTC)), directory=DIRECTORY)


def test_a_patient_whose_surname_is_nearly_a_clinicians_is_covered(redactor: Redactor) -> None:
    assert "Pappas" not in redactor.redact("subscriber Gus Pappas, dermatology, March 31").text


def test_a_clinician_after_a_time_is_no_drive(redactor: Redactor) -> None:
    text = "late for 4 115 dr bennett"
    heard = (Span(start=text.index("bennett"), end=len(text), type="PRACTITIONER"),)
    assert "bennett" in redactor.redact(text, spans=heard).text


def test_a_clinician_whom_the_listener_took_for_the_speaker_stays_readable(redactor: Redactor) -> None:
    text = "Jorge Pineda Thursday at 8:40 for labs"
    heard = (Span(start=0, end=12, type="NAME"),)
    assert redactor.redact(text, spans=heard).text == text
    introduced = "my name is Jorge Pineda"
    assert "Pineda" not in redactor.redact(introduced, spans=(Span(start=11, end=23, type="NAME"),)).text


@pytest.mark.parametrize(
    ("text", "kind"), [("Room 214 was locked at 9. Is it open", "EMAIL"), ("Friday 3/20, 10 works", "BIRTH_DATE")]
)
def test_what_cannot_be_an_identifier_is_none_though_the_listener_says_so(
    redactor: Redactor, text: str, kind: str
) -> None:
    assert redactor.redact(text, spans=(Span(start=0, end=len(text) - 6, type=kind),)).spans == ()


@pytest.mark.parametrize(
    "text",
    [
        "criteria for Parkinson's disease in adults",
        "is GERD worse at night",
        "what grade is a Gleason score of 7",
        "apixaban dosing in dementia",
    ],
)
@pytest.mark.parametrize("policy", ["booking", "safe-harbor"])
def test_words_of_medicine_are_nobodys_names(redactor: Redactor, text: str, policy: str) -> None:
    assert redactor.redact(text, policy=policy).spans == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a patient seen at UCSF on May 2", "UCSF"),
        ("treated at Lakeside Clinic in Chicago", "Lakeside Clinic in Chicago"),
        ("who visited our Houston clinic", "Houston"),
    ],
)
def test_places_of_care_are_covered_under_safe_harbor_only(redactor: Redactor, text: str, place: str) -> None:
    assert place not in redactor.redact(text, policy="safe-harbor").text
    assert redactor.redact(text).text == text


@pytest.mark.parametrize(
    "address",
    [
        "the corner of Ringgatan 40 and Elm Greens",
        "91211 Koenig Str. 74 Suite 980 Reichenbach",
        "3512 Rua Nova 12 Apt. 7",
    ],
)
def test_an_address_is_covered_with_the_number_before_it_and_the_town_after(redactor: Redactor, address: str) -> None:
    spans = redactor.redact(f"What is your address? it is {address}").spans
    assert [s.value for s in spans if s.type == "ADDRESS"] == [address]


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("nací en abril del 91", "abril del 91"),
        ("soy del 85", "85"),
        ("she was born in april of nineteen eighty", "april of nineteen eighty"),
        ("el siete de abril del ochenta y uno", "siete de abril del ochenta y uno"),
    ],
)
def test_a_birth_date_is_covered_however_little_of_it_is_told(redactor: Redactor, text: str, born: str) -> None:
    assert any(born in s.value for s in redactor.redact(text, lang="es").spans)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("im mo. full name to follow", "mo"),
        ("will here, need derm tomorrow", "will"),
        ("Hola, Abril (como el mes)", "Abril"),
        ('Ignacio "Nacho" Peralta, el miércoles', 'Ignacio "Nacho" Peralta'),
        ("the serial: SN 8GK42X stopped", "SN 8GK42X"),
    ],
)
def test_short_introductions_and_nicknames_are_covered(redactor: Redactor, text: str, name: str) -> None:
    assert any(s.value == name for s in redactor.redact(text).spans)


@pytest.mark.parametrize("text", ["seen by Dr. Olivia Clark", "it is for Olivia T., born 1980-02-03", "George, my son"])
def test_a_given_name_that_a_clinician_bears_keeps_nobody_readable(redactor: Redactor, text: str) -> None:
    redacted = redactor.redact(text).text
    assert "Clark" not in redacted
    assert "T." not in redacted
    assert "George" not in redacted
    assert "Olivia" not in redacted
