"""Redaction: what identifies is covered in any shape, what scheduling needs stays, and nothing breaks it."""

from __future__ import annotations

import base64
import os
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guardrails.redaction import LIMIT, TYPES, Redactor
from guardrails.tripwire import leaks
from language.directory import Directory, Named, Person
from language.types import Span
from runtime.clock import FrozenClock

DIRECTORY = Directory(
    practitioners=(Person(key="nguyen", name="Dr. Linh Nguyen"), Person(key="patel", name="Dr. Priya Patel")),
    locations=(Named(key="main", en="Riverside Campus", es="Campus Riverside"),),
)


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    made = Redactor(clock=FrozenClock(datetime(2026, 3, 3, 14, tzinfo=UTC)), directory=DIRECTORY)
    made.warm()
    return made


COVERED = [
    ("hi this is lily rose calling about my heart", "lily rose", "NAME"),
    ("My name is Maria Lopez", "Maria Lopez", "NAME"),
    ("soy juan carlos pérez", "juan carlos pérez", "NAME"),
    ("a nombre de Lucía Fernández por favor", "Lucía Fernández", "NAME"),
    ("mi hijo mateo tiene fiebre", "mateo", "NAME"),
    ("Vera Juniper, 03/04/1980", "Vera Juniper", "NAME"),
    ("what time is Emeka Thistledown coming in?", "Emeka Thistledown", "NAME"),
    ("the phone number of Opal Stonebridge", "Opal Stonebridge", "NAME"),
    ("it's S-M-I-T-H", "S-M-I-T-H", "NAME"),
    ("s m i t h", "s m i t h", "NAME"),
    ("N as in Nancy, G as in George", "N as in Nancy, G as in George", "NAME"),
    ("call me at (555) 010-0123", "(555) 010-0123", "PHONE"),
    ("555-0123 is my number", "555-0123", "PHONE"),
    ("five five five oh one two three", "five five five oh one two three", "PHONE"),
    ("mi móvil es 633 349 565", "633 349 565", "PHONE"),
    ("mi número es seis treinta y tres, cuarenta y nueve, cero cinco", "seis treinta y tres", "PHONE"),
    ("ana.e@example.com", "ana.e@example.com", "EMAIL"),
    ("john dot smith at gmail dot com", "john dot smith at gmail dot com", "EMAIL"),
    ("ana guion bajo e arroba ejemplo punto es", "ana guion bajo e arroba ejemplo punto es", "EMAIL"),
    ("born 3-5-82", "3-5-82", "BIRTH_DATE"),
    ("05MAR1982", "05MAR1982", "BIRTH_DATE"),
    ("born on the fifth of march nineteen eighty two", "fifth of march nineteen eighty two", "BIRTH_DATE"),
    ("nací el 5 de marzo de 1982", "5 de marzo de 1982", "BIRTH_DATE"),
    ("my dob: 1982-03-05", "1982-03-05", "BIRTH_DATE"),
    ("it is March 5th, 1982", "March 5th, 1982", "BIRTH_DATE"),
    ("MRN: 998877", "998877", "MRN"),
    ("my member id is ABC-123456", "ABC-123456", "MEMBER_ID"),
    ("número de póliza 47 39047534 02", "47 39047534 02", "MEMBER_ID"),
    ("123-45-6789", "123-45-6789", "SSN"),
    ("last four of my social are 6789", "6789", "SSN"),
    ("4111 1111 1111 1111", "4111 1111 1111 1111", "CARD"),
    ("I live at 12 Oak Street apt 4", "12 Oak Street apt 4", "ADDRESS"),
    ("vivo en la calle Mayor 12, 3º B", "calle Mayor 12", "ADDRESS"),
    ("see https://example.com/x?y=1", "https://example.com/x?y=1", "URL"),
    ("from 192.168.1.10", "192.168.1.10", "IP"),
    ("my plate is ABC 1234", "ABC 1234", "PLATE"),
    ("a\u200bna.e@exam\u200bple.com", "a\u200bna.e@exam\u200bple.com", "EMAIL"),
    ("ａｎａ＠ｅｘａｍｐｌｅ．ｃｏｍ", "ａｎａ＠ｅｘａｍｐｌｅ．ｃｏｍ", "EMAIL"),
    (base64.b64encode(b"john.smith@example.com").decode(), "am9obi5zbWl0aEBleGFtcGxlLmNvbQ", "ID"),
]


@pytest.mark.parametrize(("text", "value", "kind"), COVERED)
def test_an_identifier_is_covered(redactor: Redactor, text: str, value: str, kind: str) -> None:
    result = redactor.redact(text, lang="en")
    at = text.index(value)
    covering = [s for s in result.spans if s.start <= at and at + len(value) <= s.end]
    assert covering and covering[0].type == kind, result.spans
    assert value not in result.text


@pytest.mark.parametrize(
    "text",
    [
        "schedule a cardiology follow-up for next Tuesday afternoon",
        "can I see Dr. Patel on March 10 at 3:30 pm at Riverside Campus",
        "con la doctora Nguyen el martes 10 de marzo a las 15:30",
        "the second one please",
        "yes, and also 2026-03-10 at 15:00",
        "I need an EKG and an M R I at 10 a m",
        "my heart has been fluttering, can I see someone next week?",
        "quiero una cita para el lunes que viene por la mañana",
        "not 3/10/2026, rather 3/12/2026",
        "two or three options, four at most",
    ],
)
def test_what_scheduling_needs_stays(redactor: Redactor, text: str) -> None:
    assert redactor.redact(text, lang="en").text == text


def test_a_patient_who_shares_a_doctors_name_is_covered(redactor: Redactor) -> None:
    assert "Nguyen" not in redactor.redact("my name is Linh Nguyen", lang="en").text


def test_safe_harbor_covers_dates_clinicians_and_places(redactor: Redactor) -> None:
    text = "Dr. Patel saw me at Riverside Hospital on March 10, I am 93 years old"
    result = redactor.redact(text, lang="en", policy="safe-harbor")
    assert not any(word in result.text for word in ("Patel", "Riverside", "March", "93"))


def test_the_listeners_spans_are_covered_and_kept(redactor: Redactor) -> None:
    text = "zorblax qwerty on 3/5/19"
    spans = (Span(start=0, end=14, type="person_name"), Span(start=18, end=24, type="when"))
    assert redactor.redact(text, lang="en", spans=spans).text == "[NAME] on 3/5/19"


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("is zorblaxia there", "Zorblaxia Quimby"),
        ("is zorblaxai there", "Zorblaxia Quimby"),
        ("it is z0rbl4xia", "Zorblaxia Quimby"),
        ("use 555 010 0123", "+15550100123"),
        ("still 12 Elm Way 4", "12 Elm Way 4"),
        ("id QX99-1", "QX99-1"),
    ],
)
def test_the_patients_known_identifiers_are_covered(redactor: Redactor, text: str, known: str) -> None:
    assert redactor.redact(text, lang="en", known=[known]).spans


def test_one_person_gets_one_span(redactor: Redactor) -> None:
    result = redactor.redact("my name is Maria del Carmen Lopez", lang="en")
    assert [s.value for s in result.spans] == ["Maria del Carmen Lopez"]


def test_a_megabyte_is_done_in_bounded_time_and_nothing_beyond_the_limit_is_shown(redactor: Redactor) -> None:
    started = time.perf_counter()
    result = redactor.redact("word " * 200_000 + "ana.e@example.com", lang="en")
    assert time.perf_counter() - started < 30
    assert "example" not in result.text and len(result.text) < LIMIT + 100


@pytest.mark.parametrize(
    "text", ["", "   ", "\u202e\u200b", "🎉" * 50, "你好 мир שלום", "\x00\x01", "\ud800", "a" * 5000, "1" * 3000]
)
def test_odd_text_does_no_harm(redactor: Redactor, text: str) -> None:
    result = redactor.redact(text, lang="es")
    assert result.raw == text


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_spans_are_in_order_within_the_text_and_of_known_types(redactor: Redactor, text: str) -> None:
    at = 0
    for span in redactor.redact(text, lang="en").spans:
        assert at <= span.start < span.end <= len(text)
        assert span.type in TYPES and span.value == text[span.start : span.end]
        at = span.end


def test_no_network_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert Redactor().redact("john@example.com at www.example.co.uk", lang="en").spans


def test_an_ordinary_message_is_quick(redactor: Redactor) -> None:
    """The bound is slack, since the machine may be shared; the benchmark prints the figure."""
    times = []
    for _ in range(20):
        started = time.process_time()
        redactor.redact("hi this is ana example, can I see a cardiologist next tuesday", lang="en")
        times.append(time.process_time() - started)
    assert sorted(times)[10] < 0.05


@pytest.mark.parametrize(
    "text",
    [
        "Well the doctor said last time that I should come back",
        "my doctor told me to get labs",
        "dr said get xray by friday",
        "el doctor dijo que volviera",
        "la doctora me mandó a hacer estudios",
    ],
)
def test_what_a_doctor_did_is_no_name(redactor: Redactor, text: str) -> None:
    assert redactor.redact(text, lang="en").spans == ()


def test_what_is_covered_once_is_covered_everywhere_in_a_message(redactor: Redactor) -> None:
    redacted = redactor.redact("My daughter Wren Quillfeather. wren quillfeather has a cough", lang="en").text
    assert "quillfeather" not in redacted.lower()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("and rue will come along", ("NAME", "Rue")),
        ("it is 2025550188 as I told you", ("PHONE", "202-555-0188")),
        ("same as zx-99 please", ("ID", "ZX 99")),
    ],
)
def test_what_was_covered_before_is_covered_though_nothing_announces_it(
    redactor: Redactor, text: str, value: tuple[str, str]
) -> None:
    spans = redactor.redact(text, lang="en", again=[value]).spans
    assert [span.type for span in spans] == [value[0]]
    assert leaks(redactor.redact(text, lang="en", again=[value]).text, [value[1]]) == []


def test_a_patient_who_bears_a_clinicians_surname_may_ask_for_the_clinician(redactor: Redactor) -> None:
    text = "This is Hoa Nguyen, I want Dr. Nguyen"
    assert redactor.redact(text, lang="en", known=["Hoa Nguyen"]).text == "This is [NAME], I want Dr. Nguyen"


def test_two_processes_give_a_value_the_same_type() -> None:
    """Whatever order sets have in a process: else one value would get two placeholders in one conversation."""
    program = (
        "from datetime import UTC, datetime\n"
        "from guardrails.redaction import Redactor\n"
        "from runtime.clock import FrozenClock\n"
        "redactor = Redactor(clock=FrozenClock(datetime(2026, 3, 3, tzinfo=UTC)))\n"
        "print([(s.type, s.value) for s in redactor.redact('John H. MRN: 678-90-1234, call 617 555 0142').spans])\n"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3", "4")
    }
    assert len(said) == 1
