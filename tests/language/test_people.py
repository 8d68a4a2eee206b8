"""Names, birth dates, phone numbers, codes and e-mail addresses, typed and spoken."""

from __future__ import annotations

from datetime import date

import pytest

from language import Expecting
from language.types import Lang
from tests.language.hearing import hear


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("maria gonzalez", "Maria Gonzalez"),
        ("it's Juan Pérez", "Juan Pérez"),
        ("MARIA DE LA CRUZ", "Maria de la Cruz"),
        ("gonzales, g o n z a l e z", "Gonzalez"),
        ("last name Okafor first name Chidi", "Chidi Okafor"),
    ],
)
def test_a_name_that_was_asked_for_is_a_name(text: str, name: str) -> None:
    assert hear(text, Expecting.NAME).slots.person_name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("My name is Alexis and I want to see Dr. Lee", "Alexis"),
        ("me llamo Ana López y necesito una cita", "Ana López"),
        ("This is John Smith, I need an appointment", "John Smith"),
    ],
)
def test_a_name_that_is_announced_is_a_name(text: str, name: str) -> None:
    assert hear(text).slots.person_name == name


def test_what_i_am_is_not_who_i_am() -> None:
    assert hear("I'm calling about my knee").slots.person_name is None
    assert hear("soy nuevo paciente", lang="es").slots.person_name is None


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("do you accept Oscar", "en"),
        ("is my name so important?", "en"),
        ("¿y toman Oscar?", "es"),
        ("¿para qué diablos necesita mi nombre?", "es"),
    ],
)
def test_a_question_in_answer_to_the_one_for_the_name_names_nobody(text: str, lang: Lang) -> None:
    assert hear(text, Expecting.NAME, lang=lang).slots.person_name is None


@pytest.mark.parametrize("expecting", [Expecting.NAME, Expecting.BIRTH_DATE])
def test_another_day_asked_for_is_no_birth_date(expecting: Expecting) -> None:
    slots = hear("sorry, I'm away then, could it be the Friday before Easter", expecting).slots
    assert slots.birth_date is None
    assert [w.start for w in slots.when] == ["2026-04-03"]


def test_a_digression_is_no_name() -> None:
    assert hear("wait, how much does it cost?", Expecting.NAME).slots.person_name is None


@pytest.mark.parametrize(
    ("text", "birth_date"),
    [
        ("March 25th 1982", "1982-03-25"),
        ("3/25/82", "1982-03-25"),
        ("twelve twenty five seventy nine", "1979-12-25"),
        ("july twenty first nineteen ninety", "1990-07-21"),
        ("05MAR1982", "1982-03-05"),
        ("1990-07-21", "1990-07-21"),
        ("el tres de mayo de mil novecientos ochenta", "1980-05-03"),
        ("12251979", "1979-12-25"),
    ],
)
def test_birth_dates_are_read_backwards(text: str, birth_date: str) -> None:
    assert hear(text, Expecting.BIRTH_DATE).slots.birth_date == birth_date


def test_a_birth_date_that_reads_both_ways_keeps_both() -> None:
    slots = hear("3 5 82", Expecting.BIRTH_DATE).slots
    assert (slots.birth_date, slots.birth_date_readings) == ("1982-03-05", ("1982-03-05", "1982-05-03"))


@pytest.mark.parametrize(
    "text",
    [
        "my dad sees the heart doctor on the 14th of April",
        "he can come on the 2nd of May",
        "April 6, 7 or 9 would do",
        "any of 4/6, 4/7 or 4/9",
    ],
)
def test_a_day_without_a_year_is_no_birth_date_unless_a_birth_is_spoken_of(text: str) -> None:
    assert hear(text).slots.birth_date is None
    assert not any(span.type == "BIRTH_DATE" for span in hear(text).spans)


def test_a_birth_date_is_no_wish_for_a_visit() -> None:
    slots = hear("I was born on July 21 1990, can I come tomorrow?").slots
    assert (slots.birth_date, [w.start for w in slots.when]) == ("1990-07-21", ["2026-03-04"])


@pytest.mark.parametrize("text", ["four eight three nine two oh", "483920", "483 920", "4 8 3 9 2 0", "it's 483920"])
def test_codes_are_heard_spoken_and_typed(text: str) -> None:
    assert hear(text, Expecting.CODE).slots.code == "483920"


@pytest.mark.parametrize(
    "text",
    [
        "12345",
        "1234567",
        "my zip code is 202123",
        "I was born in 196408",
        "mi código postal es 202123",
        "nací en 196408",
    ],
)
def test_what_is_no_code_spends_no_try_at_one(text: str) -> None:
    lang: Lang = "es" if "ó" in text or "í" in text else "en"
    heard = hear(text, Expecting.CODE, lang=lang).slots
    assert (heard.code, heard.when, heard.phone) == (None, (), None)


def test_phone_numbers_are_heard_spoken_and_typed() -> None:
    assert hear("two one two five five five oh one two three", Expecting.PHONE).slots.phone == "+12125550123"
    assert hear("call me at (212) 555-0123").slots.phone == "+12125550123"


def test_an_address_is_heard_spoken_and_typed() -> None:
    assert hear("maria dot lopez at gmail dot com").slots.email == "maria.lopez@gmail.com"
    assert hear("mi correo es ana@ejemplo.org", lang="es").slots.email == "ana@ejemplo.org"


def test_every_identifying_word_has_its_span() -> None:
    text = "My name is Maria Gonzalez, born 3/25/1982, phone 212-555-0123"
    found = {s.type: text[s.start : s.end] for s in hear(text).spans}
    assert found == {"NAME": "Maria Gonzalez", "BIRTH_DATE": "3/25/1982", "PHONE": "212-555-0123"}


def test_a_name_before_a_story_is_the_name() -> None:
    assert hear("Angela. I'm always forgetting everything!", Expecting.NAME).slots.person_name == "Angela"


def test_a_doctors_name_is_not_the_speakers() -> None:
    slots = hear("Alexis. I was just with Dr. Lee", Expecting.NAME).slots
    assert (slots.person_name, slots.practitioner) == ("Alexis", "lee")


def test_a_child_is_known_by_the_name_given() -> None:
    slots = hear("I need an appointment for my son Ben please").slots
    assert (slots.for_whom, slots.person_name) == ("son", "Ben")


@pytest.mark.parametrize("month", range(1, 13))
def test_an_english_birth_date_is_heard_in_a_spanish_talk(month: int) -> None:
    born = date(1958, month, 21)
    found = hear(f"{born:%B} 21, 1958", Expecting.BIRTH_DATE, lang="es")
    assert found.slots.birth_date == born.isoformat()


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        ("devin oakes 11/23/1996 202 555 0130 new", "en", ("Devin Oakes", "1996-11-23", "+12025550130", True)),
        ("Kim Tran, 4/18/2003, NEW, my number is 202-555-0132", "en", ("Kim Tran", "2003-04-18", "+12025550132", True)),
        ("wendy sorensen may 9 1971, 2025550122", "en", ("Wendy Sorensen", "1971-05-09", "+12025550122", None)),
        ("Ann Reed june 1 1994. neither of us has been there", "en", ("Ann Reed", "1994-06-01", None, True)),
        ("it's for grandma, she's new, her name is Lea Moss", "en", ("Lea Moss", None, None, True)),
        ("Me llamo Jacinto Ruelas 16 agosto 1971 nuevo", "es", ("Jacinto Ruelas", "1971-08-16", None, True)),
        ("Ana Ruelas, 202-555-0139, 16/8/1971, soy nueva", "es", ("Ana Ruelas", "1971-08-16", "+12025550139", True)),
        ("my name is Ann Reed, 3/14/1990, new phone", "en", ("Ann Reed", "1990-03-14", None, None)),
        ("Ann Reed, 3/14/1990, is Dr. Lee new?", "en", ("Ann Reed", "1990-03-14", None, None)),
    ],
)
def test_all_that_is_told_in_one_line_is_heard(
    text: str, lang: Lang, told: tuple[str, str | None, str | None, bool | None]
) -> None:
    slots = hear(text, Expecting.NAME, lang=lang).slots
    assert (slots.person_name, slots.birth_date, slots.phone, slots.new_patient) == told


def test_a_birth_date_told_anew_at_the_code_is_no_try_at_one() -> None:
    slots = hear("sorry it's Rosa Jimenez with a z, november 20 1975", Expecting.CODE).slots
    assert (slots.code, slots.birth_date, slots.person_name) == (None, "1975-11-20", "Rosa Jimenez")


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ("ah perdon es Rosa Jimenez con z, 20 de noviembre del 75", "es", "Rosa Jimenez"),
        ("rosa jimenez con z", "es", "Rosa Jimenez"),
        ("oh it's Rosa Jimenez, not Jimenes", "en", "Rosa Jimenez"),
        ("its rosa jimenez with a z", "en", "Rosa Jimenez"),
        ("es el numero de mi esposa", "es", None),
        ("it's a new phone", "en", None),
        ("it's not working with a z", "en", None),
    ],
)
def test_a_name_put_right_where_the_code_was_asked_for_is_heard(text: str, lang: Lang, name: str | None) -> None:
    assert hear(text, Expecting.CODE, lang=lang).slots.person_name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Leroy uh Baptiste, february the eleventh nineteen fifty two", "Leroy Baptiste"),
        ("leroy um baptiste", "Leroy Baptiste"),
        ("Ana eh Lopez", "Ana Lopez"),
        ("uh", None),
    ],
)
def test_a_hesitation_is_no_part_of_a_name(text: str, name: str | None) -> None:
    assert hear(text, Expecting.NAME).slots.person_name == name
