"""Whole messages: what is wanted, with whom, and what was chosen."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language import Expecting, Intent
from language.text import fold
from language.types import Lang
from tests.language.hearing import OFFERS, hear


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("I need an appointment with a cardiologist", "en", {Intent.BOOK}),
        ("quiero una cita con el cardiólogo", "es", {Intent.BOOK}),
        ("cancel my appointment", "en", {Intent.CANCEL}),
        ("quiero cancelar mi cita", "es", {Intent.CANCEL}),
        ("can we move my appointment to Thursday", "en", {Intent.RESCHEDULE}),
        ("necesito cambiar mi cita para el jueves", "es", {Intent.RESCHEDULE}),
        ("when is my next appointment?", "en", {Intent.LIST}),
        ("am I too late to cancel?", "en", {Intent.QUESTION}),
        ("¿ya es tarde para cancelar?", "es", {Intent.QUESTION}),
        ("put me on the waitlist", "en", {Intent.WAITLIST}),
        ("I want to talk to a person", "en", {Intent.REQUEST_HUMAN}),
        ("quiero hablar con una persona", "es", {Intent.REQUEST_HUMAN}),
        ("should I take aspirin?", "en", {Intent.MEDICAL_ADVICE}),
        ("do you take Aetna?", "en", {Intent.INSURANCE}),
        ("what's the weather like", "en", {Intent.OUT_OF_SCOPE}),
        ("I have crushing chest pain", "en", {Intent.EMERGENCY}),
        ("STOP", "en", {Intent.STOP}),
    ],
)
def test_wants_are_told_apart(text: str, lang: str, wanted: set[Intent]) -> None:
    assert set(hear(text, lang=lang).intents) == wanted  # type: ignore[arg-type]


def test_one_sentence_can_want_two_things() -> None:
    heard = hear(
        "Schedule a cardiology follow-up for next Tuesday afternoon, and check if my usual parking space is available"
    )
    assert set(heard.intents) == {Intent.BOOK, Intent.PARKING}
    assert (heard.slots.visit_type or heard.slots.likely_visit_type, heard.slots.usual) == ("cardiology_followup", True)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("My heart has been fluttering", "cardiology_first"),
        ("itchy rash on my arm", "dermatology_first"),
        ("my knee is killing me", "orthopedics_first"),
        ("it burns when I pee", "urology_first"),
        ("tengo palpitaciones", "cardiology_first"),
        ("me salió un sarpullido", "dermatology_first"),
    ],
)
def test_complaints_lead_to_a_department(text: str, key: str) -> None:
    assert hear(text).slots.likely_visit_type == key


@pytest.mark.parametrize(
    "text", ["with doctor win", "Dr. Nguyen please", "dr nguyan", "doctor N-G-U-Y-E-N", "con el doctor Nguyen"]
)
def test_doctors_are_known_by_how_they_sound(text: str) -> None:
    assert hear(text).slots.practitioner == "nguyen"


def test_the_last_doctor_named_in_a_correction_counts() -> None:
    assert hear("with Dr. Lee, I mean Dr. Nguyen").slots.practitioner == "nguyen"


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        ("the second one", 2),
        ("2", 2),
        ("la segunda", 2),
        ("the last one", -1),
        ("option 3", 3),
        ("third", 3),
        ("number two please", 2),
    ],
)
def test_offers_are_chosen_by_place(text: str, ordinal: int) -> None:
    heard = hear(text, Expecting.CHOICE, offers=OFFERS)
    assert heard.slots.choice is not None
    assert heard.slots.choice.ordinal == ordinal
    assert heard.slots.when == ()


def test_offers_are_chosen_by_time_doctor_and_comparison() -> None:
    by_time = hear("the 2:30", Expecting.CHOICE, offers=OFFERS).slots.choice
    by_doctor = hear("with Dr. Lee", Expecting.CHOICE, offers=OFFERS).slots.choice
    later = hear("the later one", Expecting.CHOICE, offers=OFFERS).slots.choice
    again = hear("back to the first one", Expecting.CHOICE, offers=OFFERS).slots.choice
    assert by_time and by_time.time == "14:30"
    assert by_doctor and by_doctor.practitioner == "lee"
    assert later and later.which == "later"
    assert again and again.which == "first_again"


@pytest.mark.parametrize(
    ("text", "lang", "relations"),
    [
        ("any day but Friday", "en", {"except"}),
        ("any day but Friday, after ten", "en", {"except", "after"}),
        ("either works but not before ten", "en", {"after"}),
        ("cualquier día menos el viernes", "es", {"except"}),
    ],
)
def test_any_day_but_one_takes_no_offer_and_says_which_days_would_do(
    text: str, lang: Lang, relations: set[str]
) -> None:
    slots = hear(text, Expecting.CHOICE, lang=lang, offers=OFFERS).slots
    assert slots.choice is None
    assert {w.relation for w in slots.when} == relations


def test_any_day_takes_whichever_offer_comes_first() -> None:
    choice = hear("any day works", Expecting.CHOICE, offers=OFFERS).slots.choice
    assert choice is not None and choice.which == "any"


def test_anything_earlier_is_a_wish_and_no_choice() -> None:
    slots = hear("do you have anything earlier?", Expecting.CHOICE, offers=OFFERS).slots
    assert (slots.sooner, slots.choice) == (True, None)


@pytest.mark.parametrize(
    "text", ["yes", "yes please", "yep, that works, thank you", "sounds good", "sí, por favor", "claro", "1", "👍"]
)
def test_a_plain_yes_brings_nothing_along(text: str) -> None:
    heard = hear(text, Expecting.YES_NO)
    assert Intent.CONFIRM in heard.intents
    assert not heard.has_more_than_yes


@pytest.mark.parametrize(
    "text", ["yes, but make it 3pm", "sí, pero más tarde", "yes if it's before noon", "ok but with another doctor"]
)
def test_a_yes_but_takes_something_back(text: str) -> None:
    assert hear(text, Expecting.YES_NO).yes_but


def test_a_yes_and_brings_a_request_along() -> None:
    heard = hear("yes, and can you check my parking?", Expecting.YES_NO)
    assert {Intent.CONFIRM, Intent.PARKING} <= set(heard.intents)
    assert heard.has_more_than_yes
    assert not heard.yes_but


@pytest.mark.parametrize("text", ["no", "no thanks", "not that one", "2", "no gracias", "mejor no"])
def test_a_no_is_a_no(text: str) -> None:
    heard = hear(text, Expecting.YES_NO)
    assert Intent.DENY in heard.intents
    assert Intent.CONFIRM not in heard.intents


def test_who_it_is_for_is_not_who_drives() -> None:
    assert hear("it's for my son").slots.for_whom == "son"
    assert hear("es para mi mamá", lang="es").slots.for_whom == "mother"
    assert hear("my wife will drive me").slots.for_whom is None


@pytest.mark.parametrize("text", ["", " ", "😀😀😀", "\x00\x07", "שלום", "مرحبا", "?" * 50, "asdf qwer"])
def test_what_says_nothing_is_unclear(text: str) -> None:
    heard = hear(text)
    assert not {Intent.BOOK, Intent.CANCEL, Intent.CONFIRM} & set(heard.intents)


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "monday 3 ",
        "next week or ",
        "5 ",
        "yes and no ",
        "1/2/",
        "ñ",
        "\u0301",
        "the first of the ",
        "x, ",
        "no. ",
        "\n",
        "  ",
    ],
)
def test_a_hundred_thousand_characters_take_bounded_time(unit: str) -> None:
    text = (unit * (100_000 // len(unit) + 1))[:100_000]
    start = time.perf_counter()
    hear(text)
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    ("text", "lang"), [("hola, quiero una cita", "es"), ("hello, I need a visit", "en"), ("ok", "es"), ("ok", "en")]
)
def test_the_language_is_the_message_s_or_else_the_conversation_s(text: str, lang: str) -> None:
    assert hear(text, lang=lang).lang == lang  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "lang"),
    [("I can't sleep lately", "en"), ("no puedo dormir", "es"), ("no tengo seguro", "es"), ("right knee hurts", "en")],
)
def test_unasked_a_no_inside_a_sentence_is_no_answer(text: str, lang: str) -> None:
    assert not {Intent.DENY, Intent.CONFIRM} & set(hear(text, lang=lang).intents)  # type: ignore[arg-type]


def test_a_doctor_of_old_is_not_the_one_wanted() -> None:
    assert hear("I want Dr. Lee. Dr. Nguyen was my old doctor").slots.practitioner == "lee"
    assert hear("not Dr. Lee please").slots.practitioner is None


def test_other_peoples_business_starts_nothing() -> None:
    for text in (
        "book a table for two",
        "schedule a meeting with sam at 1 pm",
        "cancel my credit card",
        "make a reservation at the hotel",
    ):
        assert not {Intent.BOOK, Intent.CANCEL, Intent.RESCHEDULE} & set(hear(text).intents)


@pytest.mark.parametrize("text", ["Wednesday at 2:30 works", "el miércoles", "Wednesday please"])
def test_a_weekday_among_offers_is_the_one_offered(text: str) -> None:
    choice = hear(text, Expecting.CHOICE, offers=OFFERS).slots.choice
    assert choice and choice.date == "2026-03-11"


@pytest.mark.parametrize(
    ("text", "accessible"),
    [
        ("I use a wheelchair and need a checkup", True),
        ("my mom is in a wheelchair", True),
        ("I'm on a mobility scooter", True),
        ("my husband can't climb stairs", True),
        ("uso silla de ruedas y necesito una cita", True),
        ("mi mamá no puede subir escaleras", True),
        ("do you have wheelchairs?", None),
        ("a wheelchair ran over my foot", None),
        ("I need a cardiology follow-up", None),
        ("¿hay sillas de ruedas en la entrada?", None),
    ],
)
def test_a_wheelchair_is_heard_when_it_comes_along(text: str, accessible: bool | None) -> None:
    assert hear(text).slots.accessible == accessible


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("I'd rather see a woman doctor for a skin check", "female"),
        ("can I see a man please", "male"),
        ("una cita con una doctora", "female"),
        ("que sea mujer, por favor", "female"),
        ("médico hombre", "male"),
        ("quiero ver a un doctor", None),
        ("male or female doesn't matter", None),
        ("it's for my wife, a woman problem", None),
    ],
)
def test_a_woman_or_a_man_is_wished_for_only_when_that_is_said(text: str, gender: str | None) -> None:
    assert hear(text).slots.practitioner_gender == gender


@given(st.text(st.characters(codec="ascii")))
def test_plain_letters_are_folded_as_they_are_beside_an_accent(text: str) -> None:
    assert fold(text) == fold(f"{text}é")[:-1]
