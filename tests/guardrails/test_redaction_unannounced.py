"""Names that no word announces: bare answers, telegrams, forms, corrections, relations, letters."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from guardrails.redaction import Redactor
from language.directory import Directory, Person
from runtime.clock import FrozenClock
from tests.guardrails.readable import uncovered


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    return Redactor(clock=FrozenClock(datetime(2026, 3, 3, 14, tzinfo=UTC)))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Okada, Mei. Born 4 Jan 1971.", "Okada, Mei"),
        ("Right: Brzezicki, Halina. I called before.", "Brzezicki, Halina"),
        ("The patient is Achterkamp, Joost.", "Achterkamp, Joost"),
    ],
)
def test_a_surname_with_a_comma_before_the_given_name_is_covered(redactor: Redactor, text: str, name: str) -> None:
    assert not uncovered(redactor, text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I'm June Winters and I was there on the 4th", "June Winters"),
        ("i'm may castellano, can i come friday", "may castellano"),
        ("hola soy luz domingo, quería una cita", "luz domingo"),
        ("me llamo abril campos y busco hora para el lunes", "abril campos"),
        ("this is faith rivers calling about a refill", "faith rivers"),
    ],
)
def test_a_name_that_is_also_a_word_or_a_month_is_covered_where_someone_says_it_of_themselves(
    redactor: Redactor, text: str, name: str
) -> None:
    assert not uncovered(redactor, text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("move obinna ezekwesili fri 2pm pls", "obinna ezekwesili"),
        ("resched tuan dinh to wed am", "tuan dinh"),
        ("zawadi kimathi derm thurs 9 cant come", "zawadi kimathi"),
        ("cancelar itzel xicotencatl viernes", "itzel xicotencatl"),
        ("can mo get a slot? maurice gladwell 3125550188", "maurice gladwell"),
    ],
)
def test_given_name_and_surname_in_small_letters_are_covered_in_a_telegram(
    redactor: Redactor, text: str, name: str
) -> None:
    assert not uncovered(redactor, text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("arsenault", "arsenault"),
        ("Quispehuanca", "Quispehuanca"),
        ("yes mccullough with two l's", "mccullough"),
        ("yeah o'halloran like it sounds", "o'halloran"),
        ("sí es echevarría con ve", "echevarría"),
        ("no zubizarreta con zeta", "zubizarreta"),
        ("um its kowalczyk spelled the polish way", "kowalczyk"),
    ],
)
def test_an_answer_that_is_nothing_but_a_name_is_covered(redactor: Redactor, text: str, name: str) -> None:
    assert not uncovered(redactor, text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("its fitzgibbon not fitzgibson", "fitzgibbon fitzgibson"),
        ("you wrote it wrong it's haugen not hougen", "haugen hougen"),
        ("es zavaleta no savaleta", "zavaleta savaleta"),
    ],
)
def test_a_corrected_surname_is_covered_in_both_spellings(redactor: Redactor, text: str, name: str) -> None:
    assert not uncovered(redactor, text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("please text dae-jung he's my brother", "dae-jung"),
        ("mom is oksana dad is taras both want flu shots", "oksana taras"),
        ("puede venir mi tía chela conmigo", "chela"),
        ("my uncle wojtek will drive me", "wojtek"),
        ("appt for vy 2/11/2020 ear check", "vy"),
        ("look under van der zwaan please", "zwaan"),
        ("Le escribe Ma. de los Ángeles Pech. ¿Sigue mi cita?", "Ma. Ángeles Pech"),
    ],
)
def test_who_is_told_by_a_relation_is_covered(redactor: Redactor, text: str, name: str) -> None:
    assert not uncovered(redactor, text, name)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("hi this is shreya k. can i come at 3", "k."),
        ("name dariusz w. new patient", "w."),
        ("t. okonjo is my name", "t."),
    ],
)
def test_an_initial_beside_a_name_is_covered_with_it(redactor: Redactor, text: str, left: str) -> None:
    assert left not in redactor.redact(text).text.split()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("adeyinka a d e y i n k a bolaji wants friday", "adeyinka a d e y i n k bolaji"),
        ("hope h o p e last name bloom", "hope h o p e"),
        ("min seo m i n new word s e o for thursday", "min seo m i n s e o"),
        ("a nombre de o'gorman o apóstrofe ge o erre eme a ene", "apóstrofe ge erre eme ene"),
        ("es barrios be a doble erre i o ese", "barrios be doble erre ese"),
        ("ferrell f e double r e double l gideon", "ferrell f r l gideon"),
    ],
)  # fmt: skip
def test_a_spelled_name_is_covered_with_the_names_beside_its_letters(redactor: Redactor, text: str, name: str) -> None:
    assert not uncovered(redactor, text, name)


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "mammogram",
        "mamografía",
        "ultrasound please",
        "reschedule",
        "colonoscopia",
        "yes with the nurse",
        "friday not thursday",
        "the left knee not the right",
        "move physical therapy friday 2pm",
        "cancel blood work tues",
        "cancelar terapia física viernes",
        "my son is sick",
        "mi mamá es diabética",
        "does my uncle need an appointment",
        "this is urgent but not an emergency",
        "Thanks, Tuesday. See you.",
        "on april first i can come",
        "i'm free may third",
        "parking garage 10am",
        "el lunes no el martes",
        "a las dos de la tarde o a las tres",
        "it's nine not five",
    ],
)
def test_everyday_words_in_the_same_places_stay_readable(redactor: Redactor, text: str) -> None:
    assert redactor.redact(text).text == text


def test_a_clinician_of_the_hospital_stays_readable_as_a_bare_answer() -> None:
    names = Directory(practitioners=(Person(key="p1", name="Dr. Ines Zaragoza"),))
    redactor = Redactor(clock=FrozenClock(datetime(2026, 3, 3, 14, tzinfo=UTC)), directory=names)
    assert redactor.redact("zaragoza").text == "zaragoza"
