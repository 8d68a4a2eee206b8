"""Names in answers and in passing: their parts, where they end, and what is none."""

from __future__ import annotations

import pytest

from language.types import Expecting, Lang
from tests.language.hearing import hear


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ("mi nombre es evelio santana y quería preguntarle si hay que usar mascarilla", "es", "Evelio Santana"),
        ("perdón le di el de mi esposo yo soy lourdes bencomo", "es", "Lourdes Bencomo"),
        ("sí mire apunte bien delfina i de casada ibarra delfina ibarra", "es", "Delfina Ibarra"),
        ("soy kike, enrique bustos", "es", "Enrique Bustos"),
        ("Tomás. Apellido Quispe.", "es", "Tomás Quispe"),
        ("Santiago Ramón y Cajal", "es", "Santiago Ramón y Cajal"),
        ("i go by dee but its deshawn monroe on the card", "en", "Deshawn Monroe"),
        ("first name's precious last name baptiste", "en", "Precious Baptiste"),
        ("Ms. Nakamura, first name Aiko", "en", "Aiko Nakamura"),
        ("ruth ann kowalski that's k o w a l s k i", "en", "Ruth Ann Kowalski"),
        ("it's robert o'dell", "en", "Robert O'Dell"),
        ("get me the front desk", "en", None),
        ("de la Cruz", "en", "De la Cruz"),
        ("my last name is de la Cruz", "en", "De la Cruz"),
        ("last name de la Cruz, first name Maria", "en", "Maria de la Cruz"),
        ("De La Cruz, Maria", "en", "Maria De la Cruz"),
        ("Smith, John", "en", "John Smith"),
        ("María de los Ángeles García de la Fuente", "es", "María de los Ángeles García de la Fuente"),
    ],
)
def test_the_whole_name_is_heard_and_nothing_else(text: str, lang: Lang, name: str | None) -> None:
    assert hear(text, Expecting.NAME, lang=lang).slots.person_name == name


@pytest.mark.parametrize(
    ("text", "expecting", "lang", "name"),
    [
        ("soy rigoberto cárdenas hablo por lo de mi cita", Expecting.NOTHING, "es", "Rigoberto Cárdenas"),
        ("de parte de mi vecina, doña Chayo, que no usa celular", Expecting.NOTHING, "es", "Chayo"),
        ("trying to get my neighbor miss odessa in for her sugar", Expecting.NOTHING, "en", "Odessa"),
        ("es para la señora que yo cuido doña ofelia no para mí", Expecting.PERSON, "es", "Ofelia"),
        ("mi nombre esta mal, es Yadira Quiñones", Expecting.READING, "es", "Yadira Quiñones"),
        ("July 8, 1991. Ian Castellano.", Expecting.BIRTH_DATE, "en", "Ian Castellano"),
        ("checking in for blood test, theo grant, 8/19/83", Expecting.NOTHING, "en", "Theo Grant"),
        ("ese doctor nuevo cómo se llama petrof es bueno", Expecting.NOTHING, "es", None),
    ],
)
def test_a_name_in_passing_is_heard_and_a_question_for_one_is_none(
    text: str, expecting: Expecting, lang: Lang, name: str | None
) -> None:
    assert hear(text, expecting, lang=lang).slots.person_name == name


@pytest.mark.parametrize(
    "name", ["April Smith", "May Johnson", "Will Smith", "Jan van der Berg", "Sunday Okafor", "Doris Day"]
)
def test_a_name_of_words_that_mean_something_else_is_a_name_where_one_was_asked_for(name: str) -> None:
    heard = hear(name, Expecting.NAME)
    assert heard.slots.person_name == name
    assert not heard.slots.when


@pytest.mark.parametrize("text", ["afternoons", "in March", "Tuesday afternoon", "may I ask why", "next Friday please"])
def test_a_time_is_no_name_although_one_was_asked_for(text: str) -> None:
    assert hear(text, Expecting.NAME).slots.person_name is None or hear(text, Expecting.NAME).slots.when


@pytest.mark.parametrize("name", ["Maria de la Cruz", "José Peña", "de la Cruz, María Elena"])
def test_a_name_is_no_language(name: str) -> None:
    assert hear(name, Expecting.NAME, lang="en").lang == "en"
    assert hear(f"soy {name}", Expecting.NAME, lang="en").lang == "es"
