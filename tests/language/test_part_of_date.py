"""A birth date told in parts, and answers to the question for a name that are none."""

from __future__ import annotations

import pytest

from language.code_trouble import code_trouble
from language.lacking import withholds
from language.people.part_of_date import NOTHING, Parts, missing, parts_told, whole, with_parts
from language.people.relation import asks_whose, tells_relation
from language.types import Expecting, Lang
from tests.language.hearing import hear


@pytest.mark.parametrize(
    ("said", "parts", "lacks"),
    [
        (("june 81",), (1981, 6, None), "day"),
        (("june 81", "the 6th"), (1981, 6, 6), None),
        (("junio del 81", "el 6"), (1981, 6, 6), None),
        (("6/18", "1981"), (1981, 6, 18), None),
        (("6/8",), NOTHING, None),
        (("june 18, 2081",), (None, 6, 18), "year"),
        (("nací en el 62, el 12 de octubre",), (1962, 10, 12), None),
        (("tengo 45 años",), NOTHING, None),
    ],
)
def test_what_is_told_of_a_birth_date_adds_up(said: tuple[str, ...], parts: Parts, lacks: str | None) -> None:
    known = NOTHING
    for words in said:
        known = with_parts(known, parts_told(words, 2026))
    assert (known, missing(known)) == (parts, lacks)


def test_a_day_that_no_calendar_has_is_no_birth_date() -> None:
    assert whole((1981, 2, 30)) is None and whole((1981, 2, 3)) == "1981-02-03"


@pytest.mark.parametrize(
    ("text", "lang", "born"),
    [("seis del ocho del setenta y dos", "es", "1972-08-06"), ("el 5 de marzo del 82", "es", "1982-03-05")],
)
def test_a_spoken_day_of_a_month_of_a_year_is_a_birth_date(text: str, lang: Lang, born: str) -> None:
    assert hear(text, lang=lang, expecting=Expecting.BIRTH_DATE).slots.birth_date == born


def test_what_is_no_name_is_known_for_what_it_is() -> None:
    assert all(map(asks_whose, ("¿el mío o el de mi mamá?", "mine or hers?", "whose name?")))
    assert all(map(tells_relation, ("I'm his stepdad", "soy su mamá", "I'm the mom")))
    assert not any(map(tells_relation, ("soy Ana", "I am Mark Son", "I'm")))
    assert all(map(withholds, ("you have it already", "me", "ya se lo dije", "i told you already")))
    assert not withholds("Mia") and not withholds("Yolanda")
    assert hear("This is Leo's mom", expecting=Expecting.NAME).slots.person_name is None
    assert hear("Al Green", expecting=Expecting.NAME).lang == "en"


def test_which_phone_a_code_went_to_is_another_question_than_one_to_another_phone() -> None:
    assert code_trouble("what number did you send it to") == code_trouble("¿a qué número lo mandó?") == "which_phone"
    assert code_trouble("it's a landline") == code_trouble("can you text me instead") == "elsewhere"


@pytest.mark.parametrize("text", ["Abernathy, Clarissa, March 15, 1952", "Clarissa Abernathy, 3/15/1952"])
def test_a_name_before_a_birth_date_is_read_in_either_order(text: str) -> None:
    assert hear(text, expecting=Expecting.NAME).slots.person_name == "Clarissa Abernathy"
