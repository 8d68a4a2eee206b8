"""Birth dates by age, addresses without a street, numbers with letters and links as they are read out; and what is none of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from guardrails.redaction import Redactor
from language.types import Span
from runtime.clock import FrozenClock


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    return Redactor(clock=FrozenClock(datetime(2026, 3, 3, 14, tzinfo=UTC)))


def typed(redactor: Redactor, text: str) -> dict[str, str]:
    """Covered value → type."""
    return {span.value: span.type for span in redactor.redact(text).spans}


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("she is turning 45 on June 9, do I book a mammogram", "45 on June 9"),
        ("I turn 50 on 11/2/2026", "50 on 11/2/2026"),
        ("my dad will be eighty on april seventh", "eighty on april seventh"),
        ("cumplo 50 años el 9 de octubre de 2026", "50 años el 9 de octubre de 2026"),
        ("mi mamá cumple setenta y dos el primero de julio", "setenta y dos el primero de julio"),
        ("she was born two thousand twelve march third", "two thousand twelve march third"),
        ("nineteen eighty one july ninth", "nineteen eighty one july ninth"),
        ("2011 August 23", "2011 August 23"),
        ("catorce del once del cincuenta y tres", "catorce del once del cincuenta y tres"),
        ("es el nueve del cuatro de mil novecientos setenta", "nueve del cuatro de mil novecientos setenta"),
    ],
)
def test_a_birth_date_is_covered_whole_by_age_year_first_or_in_numbers(
    redactor: Redactor, text: str, born: str
) -> None:
    covered = typed(redactor, text)
    assert any(born in value and kind == "BIRTH_DATE" for value, kind in covered.items())


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("send it to P.O. Box 448, Twin Forks, ID 83301 please", "P.O. Box 448, Twin Forks, ID 83301"),
        (
            "it's po box nine one two grand prairie seven five zero five one",
            "po box nine one two grand prairie seven five zero five one",
        ),
        ("mi correo va al apartado postal 77", "apartado postal 77"),
        (
            "apartado cuarenta y uno mayagüez cero cero seis ocho cero",
            "apartado cuarenta y uno mayagüez cero cero seis ocho cero",
        ),
        ("nine eighteen east juniper apartment two c is where i stay", "nine eighteen east juniper apartment two c"),
        ("moved to 2204 harbor ter 6c yonkers 10701 ok", "2204 harbor ter 6c yonkers 10701"),
        ("i'm at 318 mulberry unit 12", "318 mulberry unit 12"),
        ("vivo en mza k lt 7 barrio san blas", "mza k lt 7 barrio san blas"),
        ("estamos en la cra 11 # 84-09", "cra 11 # 84-09"),
        (
            "avenida morelos número treinta y ocho colonia las flores",
            "avenida morelos número treinta y ocho colonia las flores",
        ),
    ],
)
def test_an_address_without_a_street_suffix_is_covered_whole(redactor: Redactor, text: str, address: str) -> None:
    covered = typed(redactor, text)
    assert any(address in value and kind == "ADDRESS" for value, kind in covered.items())


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        ("the serial on my insulin pump is k v two oh nine one seven", "k v two oh nine one seven", "DEVICE"),
        (
            "his pacemaker number is m as in mary t four four oh eight two",
            "m as in mary t four four oh eight two",
            "DEVICE",
        ),
        ("el desfibrilador tiene el número de serie pe cu ocho uno cero tres", "pe cu ocho uno cero tres", "DEVICE"),
        ("my member id is w r h five oh double two nine", "w r h five oh double two nine", "MEMBER_ID"),
        ("la póliza es jota efe cero nueve ocho uno", "jota efe cero nueve ocho uno", "MEMBER_ID"),
        ("driver's license is k two hundred sixteen forty nine", "k two hundred sixteen forty nine", "LICENSE"),
        ("mi licencia de conducir es ce cinco cinco uno nueve cero", "ce cinco cinco uno nueve cero", "LICENSE"),
        ("drivers lic t881 2043 990 it wont scan", "t881 2043 990", "LICENSE"),
        ("grp no 8814-07", "8814-07", "MEMBER_ID"),
        ("mi afiliado es otro y el grupo 9035", "9035", "MEMBER_ID"),
        ("poliza kbt 7781-402", "kbt 7781-402", "MEMBER_ID"),
    ],
)
def test_a_number_with_letters_is_covered_whole_after_its_label(
    redactor: Redactor, text: str, number: str, kind: str
) -> None:
    covered = typed(redactor, text)
    assert any(number in value and found == kind for value, found in covered.items())


@pytest.mark.parametrize(
    ("text", "link", "kind"),
    [
        (
            "the page is lake clinic dot example dot com slash room four",
            "lake clinic dot example dot com slash room four",
            "URL",
        ),
        ("entre a salud punto example punto org barra cita", "salud punto example punto org barra cita", "URL"),
        ("portal.hospital.test/v/88-kk does not open", "portal.hospital.test/v/88-kk", "URL"),
        ("my i p is ten dot twenty two dot zero dot five", "ten dot twenty two dot zero dot five", "IP"),
    ],
)
def test_a_link_is_covered_whole_as_it_is_read_out(redactor: Redactor, text: str, link: str, kind: str) -> None:
    assert typed(redactor, text).get(link) == kind


@pytest.mark.parametrize(
    "text",
    [
        "The doctor switched my pills last week",
        "my doctor raised my dose",
        "I was sent to room 310 but the door was shut",
        "put me down for 1045",
        "la de las 0930 no puedo",
        "me da lo mismo, me da igual",
        "me tomé tres pastillas ayer",
        "voy a rayos equis el martes",
        "I turn it on at 9",
        "my plan is ten thirty on monday",
        "the group visit is at nine fifteen",
        "I have 20 minutes with the nurse",
        "monday.or tuesday/wednesday",
        "I can come the week of the tenth",
        "cumplo con la dieta desde mayo",
        "two thousand steps a day",
        "mi seguro cubre la cita de las 1130",
        "I need unit 3 on Tuesday",
        "not mine, my sister's appointment",
    ],
)
def test_plain_words_and_wishes_stay_readable(redactor: Redactor, text: str) -> None:
    assert redactor.redact(text).text == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("can dr chance squeeze me in", "squeeze me in"),
        ("¿la Dra. Luz atiende los martes?", "atiende los martes"),
        ("Dr. Fable's office is in room 22", "office is in room 22"),
        ("dr zubiri any wed", "any wed"),
    ],
)
def test_what_follows_a_clinicians_name_stays_readable(redactor: Redactor, text: str, left: str) -> None:
    assert left in redactor.redact(text).text


def test_a_day_that_the_listener_took_for_a_birth_date_stays_readable(redactor: Redactor) -> None:
    text = "mine is the skin one on Oct 5"
    assert redactor.redact(text, spans=[Span(start=17, end=29, type="birth_date")]).text == text
