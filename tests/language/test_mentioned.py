"""What a message only mentions is no wish: times of a story, doctors who sent, relatives who drive."""

from __future__ import annotations

import inspect

import pytest

from language.times.engine import Rule
from language.times.parse import _rules
from language.types import Expecting, Lang
from tests.language.hearing import OFFERS, hear


def _whens(text: str, expecting: Expecting = Expecting.NOTHING) -> set[tuple[str, str | None, str | None, str]]:
    return {(w.kind, w.start, w.end, w.relation) for w in hear(text, expecting).slots.when}


@pytest.mark.parametrize(
    ("text", "expecting"),
    [
        ("it burns whenever I lie flat at night", Expecting.REASON),
        ("my stomach is bad after lunch", Expecting.REASON),
        ("she coughed all night, can somebody look at her", Expecting.NOTHING),
        ("I sprained my wrist on Sunday, need someone for it", Expecting.NOTHING),
        ("me quebré el dedo el domingo, necesito una cita", Expecting.NOTHING),
        ("I'm outside, I'll be at the desk in five minutes", Expecting.NOTHING),
        ("I'm ten weeks pregnant", Expecting.REASON),
        ("I don't want both on the same day", Expecting.WHEN),
        ("she is at her grandma's that week", Expecting.WHEN),
    ],
)
def test_a_time_that_is_only_told_of_is_no_wish(text: str, expecting: Expecting) -> None:
    assert _whens(text, expecting) == set()


@pytest.mark.parametrize(
    ("text", "wished"),
    [
        ("Thursday would be good, any time after four", ("datetime", "2026-03-05T16:00", None, "after")),
        ("Friday works, in the morning", ("range", "2026-03-06T08:00", "2026-03-06T12:00", "at")),
        ("thursday, no wait, friday", ("date", "2026-03-06", None, "at")),
        ("el jueves, perdón, el viernes", ("date", "2026-03-06", None, "at")),
        ("after work, so like past 5:30", ("time", "17:30", None, "after")),
        ("can't do mornings, can you make it the afternoon", ("range", "12:00", "17:00", "at")),
        ("salgo de trabajar a las 2, así que después de las 3", ("time", "15:00", None, "after")),
        ("make it eleven instead of ten", ("time", "11:00", None, "at")),
        ("before May", ("date", "2026-05-01", None, "before")),
        ("the sooner the better", ("date", "2026-03-03", None, "earliest")),
        ("fri pm", ("range", "2026-03-06T12:00", "2026-03-06T17:00", "at")),
        ("el viernes por la noche", ("range", "2026-03-06T17:00", "2026-03-06T20:00", "at")),
        ("the first Monday 1pm to 3pm of next month", ("range", "2026-04-06T13:00", "2026-04-06T15:00", "at")),
    ],
)
def test_what_belongs_together_is_one_time(text: str, wished: tuple[str, str, str | None, str]) -> None:
    assert _whens(text, Expecting.WHEN) == {wished}


def test_a_day_that_is_ruled_out_lies_in_the_week_that_is_wished_for() -> None:
    assert _whens("next week but not Wednesday", Expecting.WHEN) == {
        ("range", "2026-03-09", "2026-03-16", "at"),
        ("date", "2026-03-11", None, "except"),
    }


def test_an_evening_said_of_a_list_of_days_is_said_of_each() -> None:
    assert _whens("something in the evening with Dr. Kowalski, Monday or Wednesday", Expecting.WHEN) == {
        ("range", "2026-03-09T17:00", "2026-03-09T20:00", "at"),
        ("range", "2026-03-04T17:00", "2026-03-04T20:00", "at"),
    }


def test_an_hour_said_of_two_days_holds_for_both() -> None:
    assert _whens("Tuesday or Friday before 10", Expecting.WHEN) == {
        ("datetime", "2026-03-10T10:00", None, "before"),
        ("datetime", "2026-03-06T10:00", None, "before"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "I need an MRI, Dr. Kowalski ordered it already",
        "la doctora García me mandó a hacerme una tomografía",
        "blood test, referred by Dr. Lee",
    ],
)
def test_a_doctor_who_only_sent_the_patient_is_not_asked_for(text: str) -> None:
    heard = hear(text)
    assert heard.slots.practitioner is None
    assert any(span.type == "PRACTITIONER" for span in heard.spans), "and is still known as a doctor of the hospital"


def test_a_doctor_who_wants_the_patient_back_is_asked_for() -> None:
    assert hear("Dr. Kowalski told me to come back in two weeks").slots.practitioner == "kowalski"


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("my wife is making me do this, I need a check-up", None),
        ("I haven't slept since my father passed away, can I see someone", None),
        ("mi hijo dice que me lleva el viernes, quiero una cita", None),
        ("it's not for my wife, it's for me", "self"),
        ("mom needs an eye exam", "mother"),
        ("can somebody see my dads leg", "father"),
        ("es pa mi apá", "father"),
        ("una cita para mi nena", "daughter"),
    ],
)
def test_a_relative_who_only_speaks_or_drives_is_not_the_patient(text: str, whom: str | None) -> None:
    assert hear(text).slots.for_whom == whom


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("the riverside one please, not main campus", "riverside"),
        ("can't get to riverside, it should be at the main campus", "main"),
        ("anybody at Riverside is fine", "riverside"),
        ("riverside or main campus, I don't mind", None),
    ],
)
def test_of_two_places_the_one_that_is_wished_for_is_meant(text: str, place: str | None) -> None:
    assert hear(text).slots.location == place


@pytest.mark.parametrize(
    ("text", "expecting", "name"),
    [
        ("for my wife teresa she is shy", Expecting.PERSON, "Teresa"),
        ("it's for my mother in law ruth pendleton", Expecting.PERSON, "Ruth Pendleton"),
        ("ruby ruby oconnell", Expecting.NAME, "Ruby O'Connell"),
        ("kowalski denise kowalski", Expecting.NAME, "Denise Kowalski"),
        ("darnell mcbride", Expecting.NAME, "Darnell McBride"),
        ("put it down as Carla Reese", Expecting.NAME, "Carla Reese"),
        ("my name's not sanders it's saunders", Expecting.READING, "Saunders"),
    ],
)
def test_a_name_is_heard_as_people_give_it(text: str, expecting: Expecting, name: str) -> None:
    assert hear(text, expecting).slots.person_name == name


def _declared() -> list[Rule]:
    return list({id(rule): rule for rules in _rules().values() for rule in rules}.values())


@pytest.mark.parametrize("rule", _declared(), ids=lambda rule: f"{rule.name}-{len(rule.items)}")
def test_every_rule_of_times_can_be_called_with_what_its_pattern_has(rule: Rule) -> None:
    inspect.signature(rule.action).bind(None, *rule.items)


@pytest.mark.parametrize("text", ["Maria Gonzalez", "María González."])
def test_a_name_said_early_is_kept_as_one(text: str) -> None:
    heard = hear(text, Expecting.CHOICE)
    assert heard.slots.person_name is not None
    assert "verify" in heard.intents


def test_a_but_that_narrows_rules_nothing_out() -> None:
    assert _whens("Thursday morning but after ten", Expecting.WHEN) == {("datetime", "2026-03-05T10:00", None, "after")}


@pytest.mark.parametrize(
    ("text", "lang"), [("whichever is first", "en"), ("whatever comes first", "en"), ("el que sea primero", "es")]
)
def test_the_first_that_comes_is_the_earliest(text: str, lang: Lang) -> None:
    chosen = hear(text, Expecting.CHOICE, lang=lang, offers=OFFERS).slots.choice
    assert chosen is not None
    assert chosen.which == "earliest"
