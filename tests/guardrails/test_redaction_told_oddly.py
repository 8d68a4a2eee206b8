"""Names, births, ends of numbers, plates and houses as people tell them oddly; and what stays readable beside them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from guardrails.redaction import Redactor
from language.directory import Directory, Person
from language.types import Span
from runtime.clock import FrozenClock
from tests.guardrails.readable import uncovered

NAMES = Directory(practitioners=(Person(key="ines-moritz", name="Dr. Ines Moritz"),))


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    return Redactor(clock=FrozenClock(datetime(2026, 3, 3, 14, tzinfo=UTC)), directory=NAMES)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("soy tiburcio y no puedo el lunes", "tiburcio"),
        ("llamo de parte de eufemia, no se siente bien", "eufemia"),
        ("la cuñada de hermelinda urzúa pide cita", "hermelinda urzúa"),
        ("mi nene Ulises tiene tos", "Ulises"),
        ("CONFIRMO EDELMIRA PECH JUE 9AM", "EDELMIRA PECH"),
        ("she is Linnea, and he is Casimir", "Linnea"),
        ("Tadashi 4 a blood draw at 8", "Tadashi"),
        ("no this is for my sis thora not me", "thora"),
        ("look me up under von hagen please", "von hagen"),
        ("i'm d'shawn, the tall one", "d'shawn"),
    ],
)
def test_a_name_is_covered_behind_any_word_for_a_person(redactor: Redactor, text: str, name: str) -> None:
    assert not uncovered(redactor, text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Deben avisar que Fuensanta Larrañeta recoge los papeles.", "Fuensanta Larrañeta"),
        ("See you then. Ottoline Brzęk, phone 555-0111", "Ottoline Brzęk"),
        ("apellidos de la O y Vallejo, nombre Petra", "de la O y Vallejo"),
        ("Ask for Niamh Ó Cuinn at the desk", "Niamh Ó Cuinn"),
        ("Patient is Lau Siu Ming; call him Siu Ming.", "Siu Ming"),
        ("this is rutherford okeke the third calling", "rutherford okeke the third"),
        ("my name is spelled o k", "o k"),
    ],
)
def test_a_name_written_as_a_name_is_covered_whole_wherever_it_stands(redactor: Redactor, text: str, name: str) -> None:
    assert not uncovered(redactor, text, name)


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("I was born on Christmas Eve in 1958", "1958"),
        ("nací en nochebuena del 49", "nochebuena del 49"),
        ("he was born in thirty nine on june second", "june second"),
        ("my birth year should say 1971, not 1917", "1917"),
        ("He's a 1952 baby and still runs", "1952"),
        ("soy Aurora Ibáñez del 68", "68"),
        ("birth year is 83", "83"),
        ("she turns nine on saturday april 4", "nine on saturday april 4"),
    ],
)
def test_a_birth_is_covered_by_its_feast_its_pieces_or_its_year(redactor: Redactor, text: str, born: str) -> None:
    assert not uncovered(redactor, text, born)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("my card ends with 7781", "7781"),
        ("last4 3390", "3390"),
        ("the last four are two oh nine eight", "two oh nine eight"),
        ("últimos cuatro del seguro: 6614", "6614"),
        ("terminan en cinco cinco uno ocho", "cinco cinco uno ocho"),
        ("Exp. 90-2217, es para otorrino", "90-2217"),
        ("poliza hm 5520 31", "hm 5520 31"),
        ("soy socio número ce te cuatro cuatro nueve uno", "ce te cuatro cuatro nueve uno"),
        ("the plate on my truck is w r b six six two", "w r b six six two"),
        ("las placas son ele eme cinco cinco uno", "ele eme cinco cinco uno"),
        ("My pacemaker card says number 4K-880213-RT", "4K-880213-RT"),
        ("vivo en el número 12 de la calle Nogal", "12 de la calle Nogal"),
        ("we are on Thistledown Lane, number 31", "31"),
        ("send it to blue heron sixty at example dot org", "blue heron sixty at example dot org"),
        (
            "la tarjeta es cinco mil dos uno uno cero cero nueve nueve ocho ocho siete siete seis",
            "cinco mil dos uno uno cero cero nueve nueve ocho ocho siete siete seis",
        ),
    ],
)
def test_a_number_is_covered_however_it_is_announced(redactor: Redactor, text: str, number: str) -> None:
    assert not uncovered(redactor, text, number)


@pytest.mark.parametrize(
    "text",
    [
        "my husband left the form at home",
        "my sister thinks Dr. Moritz would be better",
        "He says when Dr. Moritz wants me back I should call",
        "soy diabético y necesito una cita",
        "he's constipated again",
        "please move it to Friday's slot",
        "Dr. Moritz, April 8, for the usual",
    ],
)
def test_what_stands_beside_a_relative_or_a_clinician_stays_readable(redactor: Redactor, text: str) -> None:
    assert redactor.redact(text).text == text


def test_a_clinician_heard_behind_a_title_stays_readable_however_the_name_is_written(redactor: Redactor) -> None:
    text = "i want to see doctor morrits again"
    start = text.index("morrits")
    spans = [Span(start=start, end=start + len("morrits"), type="PRACTITIONER")]
    assert redactor.redact(text, spans=spans).text == text
