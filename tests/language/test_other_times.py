"""Other times than those shown, told by them or by the visit that is moved; and what picks none of them."""

from __future__ import annotations

import pytest

from language.leaving_list import asks_if_waiting, takes_list
from language.other_times import Other, others, shifted
from language.side_questions import asks_options
from language.together import wants_some
from language.types import Expecting, Lang
from tests.language.hearing import OFFERS, hear


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("something else", "more"),
        ("further out", "more"),
        ("deme la que sigue", "more"),
        ("esa no, la otra", "the_other"),
        ("not that one, the other", "the_other"),
        ("what else is there on that day?", "that_day"),
        ("¿qué más hay ese día?", "that_day"),
        ("earlier in the day", "earlier_hours"),
        ("same doctor, different day", "another_day"),
        ("none, too far away", "elsewhere"),
        ("está muy lejos", "elsewhere"),
        ("the first one", None),
        ("I live too far away to come every week", None),
    ],
)
def test_others_are_asked_for_by_the_whole_of_a_message(words: str, what: Other | None) -> None:
    assert others(words) == what


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("how about the day before?", -1),
        ("y una semana antes?", -7),
        ("can we do a week later?", 7),
        ("I need to push my appointment back a week", 7),
        ("can you move my visit two weeks later", 14),
        ("bump it up three days", -3),
        ("necesito atrasar mi cita una semana", 7),
        ("¿me la puede adelantar dos semanas?", -14),
        ("move my dec 17 visit to the next day same time", 1),
        ("¿me la cambia al día siguiente?", 1),
        ("páseme la cita al otro día", 1),
        ("change it to the previous day please", -1),
        ("move my visit to the day after tomorrow", None),
        ("move it to the day before Thanksgiving", None),
        ("move it to the next day you have", None),
        ("quiero cambiar mi cita para otro día", None),
        ("what do I do the day before?", None),
        ("id like to move my dec 17 visit to the next day same time", 1),
        ("mover mi cita del 17 de diciembre al día siguiente", 1),
        ("move it to the day after", 1),
        ("can you move it to the day after tomorrow", None),
        ("move my visit to the day after thanksgiving", None),
        ("muévala al día después del lunes", None),
        ("my back has hurt a week", None),
        ("put it back", None),
    ],
)
def test_a_length_of_days_is_counted_from_the_time_and_not_from_now(words: str, days: int | None) -> None:
    found = shifted(words)
    assert (found.days if found else None) == days


@pytest.mark.parametrize(
    "words",
    [
        "was that Wednesday?",
        "sorry can you say the second one again",
        "¿cuál dijo que era la primera?",
        "hi I'm back",
        "so when is it again?",
    ],
)
def test_what_was_offered_is_asked_for_once_more(words: str) -> None:
    assert asks_options(words)


@pytest.mark.parametrize(
    ("words", "lang"), [("the last two", "en"), ("first time, no", "en"), ("not the first one", "en")]
)
def test_no_single_one_is_picked(words: str, lang: Lang) -> None:
    choice = hear(words, Expecting.CHOICE, lang=lang, offers=OFFERS).slots.choice
    assert choice is None or (choice.ordinal, choice.which) == (None, None)


@pytest.mark.parametrize(
    ("words", "lang", "times"),
    [
        ("a heart visit wednesday no thursday", "en", [("date", "2026-03-05", "at")]),
        ("monday is school", "en", [("date", "2026-03-09", "except")]),
        ("el lunes es imposible", "es", [("date", "2026-03-09", "except")]),
        ("a heart visit next week like wednesday no thursday", "en", [("date", "2026-03-12", "at")]),
        (
            "a heart visit, not a monday or friday, before lunch",
            "en",
            [("date", "2026-03-09", "except"), ("date", "2026-03-06", "except"), ("time", "12:00", "before")],
        ),
        ("I need a heart doctor, I wheeze at night", "en", []),
        ("una cita de cardiología, me duele por las noches", "es", []),
        ("a heart visit at night please", "en", [("range", "17:00", "at")]),
    ],
)
def test_a_slip_a_list_and_a_night(words: str, lang: Lang, times: list[tuple[str, str, str]]) -> None:
    assert [(w.kind, w.start, w.relation) for w in hear(words, lang=lang).slots.when] == times


@pytest.mark.parametrize(
    ("words", "waiting", "taking"),
    [
        ("am I on the waiting list?", True, False),
        ("¿sigo en la lista?", True, False),
        ("ninguna, mejor la lista", False, True),
        ("none of those, put me on the waitlist", False, True),
        ("take me off the list", False, False),
    ],
)
def test_whether_one_waits_is_asked_and_the_list_is_taken(words: str, waiting: bool, taking: bool) -> None:
    assert (asks_if_waiting(words), takes_list(words)) == (waiting, taking)


def test_how_often_without_how_many_is_no_single_visit() -> None:
    assert wants_some("physical therapy twice a week for three weeks")
    assert wants_some("blood test every month until june") and not wants_some("it hurts every month")


def test_tuesday_in_spanish_is_no_month() -> None:
    choice = hear("la del miércoles", Expecting.CHOICE, lang="es", offers=OFFERS).slots.choice
    tuesday = hear("la del martes", Expecting.CHOICE, lang="es", offers=OFFERS).slots.choice
    assert choice is not None and tuesday is not None
    assert (choice.date, tuesday.date) == ("2026-03-11", "2026-03-10")


def test_a_doctor_behind_but_is_asked_for_and_refused_only_where_it_is_anybody_else() -> None:
    wanted = hear("move my heart visit, same day but with Dr. Nguyen").slots
    refused = hear("a heart visit with anyone but Dr. Nguyen").slots
    assert (wanted.practitioner, wanted.not_practitioners) == ("nguyen", ())
    assert (refused.practitioner, refused.not_practitioners) == (None, ("nguyen",))
