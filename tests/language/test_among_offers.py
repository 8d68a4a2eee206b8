"""Among offers: what picks one of them, and what only sounds like it and asks for others."""

# ruff: noqa: DTZ001
from __future__ import annotations

from datetime import datetime

import pytest

from assistant.tracking.choice import resolve
from language.types import Choice, Expecting, Intent, Lang, OfferView
from tests.language.hearing import OFFERS, hear


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("any later than that", "en"),
        ("any later that day?", "en"),
        ("what's the latest you're open", "en"),
        ("what's the latest you have that day", "en"),
        ("the latest they have", "en"),
        ("la más tarde que tengan", "es"),
        ("ok the last week of march", "en"),
        ("the first week of april", "en"),
        ("thursday the first thing you have", "en"),
        ("what's the first you have in april?", "en"),
        ("on a Monday or Wednesday", "en"),
        ("same doctor as last time", "en"),
        ("anything on the first?", "en"),
        ("¿y el martes a primera hora?", "es"),
        ("a primera hora", "es"),
        ("la última semana de marzo", "es"),
        ("un lunes o miércoles", "es"),
        ("más tardecito", "es"),
    ],
)
def test_what_asks_for_others_picks_none(text: str, lang: Lang) -> None:
    heard = hear(text, Expecting.CHOICE, lang=lang, offers=OFFERS)
    assert heard.slots.choice is None
    assert Intent.CHOOSE not in heard.intents


@pytest.mark.parametrize("text", ["any", "any of them", "any works", "either one is fine", "whichever", "any of those"])
def test_any_of_them_is_any_offer(text: str) -> None:
    choice = hear(text, Expecting.CHOICE, offers=OFFERS).slots.choice
    assert choice is not None and choice.which == "any"


@pytest.mark.parametrize(
    "text", ["the first", "can I take the first one?", "first one please", "how about the first one?"]
)
def test_a_place_with_or_without_asking_for_it_is_a_choice(text: str) -> None:
    choice = hear(text, Expecting.CHOICE, offers=OFFERS).slots.choice
    assert choice is not None and choice.ordinal == 1


@pytest.mark.parametrize(("text", "lang"), [("the morning one", "en"), ("la de la mañana", "es")])
def test_a_part_of_the_day_picks_the_only_offer_in_it(text: str, lang: Lang) -> None:
    choice = hear(text, Expecting.CHOICE, lang=lang, offers=OFFERS).slots.choice
    assert choice is not None and (choice.date, choice.time) == ("2026-03-10", "09:30")


def test_a_part_of_the_day_that_several_have_is_a_wish_for_that_part() -> None:
    slots = hear("the afternoon one", Expecting.CHOICE, offers=OFFERS).slots
    assert slots.choice is None
    assert [(w.start, w.end) for w in slots.when] == [("12:00", "17:00")]


@pytest.mark.parametrize(
    ("text", "lang"),
    [("any later?", "en"), ("later than that", "en"), ("más tardecito", "es"), ("un poco más tarde", "es")],
)
def test_later_than_offered_is_heard(text: str, lang: Lang) -> None:
    assert hear(text, Expecting.CHOICE, lang=lang, offers=OFFERS).slots.later


def test_a_bare_number_is_the_hour_of_an_offer_and_no_day_without_one() -> None:
    at_nine = (OFFERS[0].model_copy(update={"start": OFFERS[0].start.replace(minute=0)}), *OFFERS[1:])
    choice = hear("the 9", Expecting.CHOICE, offers=at_nine).slots.choice
    assert choice is not None and choice.time == "09:00"


def test_a_feast_is_no_offer_of_its_weekday() -> None:
    assert hear("Thanksgiving", Expecting.CHOICE, offers=OFFERS).slots.choice is None


FRIDAY = OfferView(handle="O4", start=datetime(2026, 3, 13, 14, 0))


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("the 2 pm one on Friday", "en"),
        ("the 2pm on friday", "en"),
        ("Friday the 2 pm one please", "en"),
        ("la de las 2 de la tarde del viernes", "es"),
        ("la de las 2 el viernes", "es"),
    ],
)
def test_an_hour_with_its_half_of_the_day_is_no_day_of_the_month(text: str, lang: Lang) -> None:
    choice = hear(text, Expecting.CHOICE, lang=lang, offers=(*OFFERS, FRIDAY)).slots.choice
    assert choice is not None and (choice.time, choice.date) == ("14:00", "2026-03-13")


def test_an_hour_that_no_offer_has_is_wished_for_on_its_day() -> None:
    heard = hear("the 2 pm one on Friday", Expecting.CHOICE, offers=OFFERS)
    assert heard.slots.choice is None and [w.start for w in heard.slots.when] == ["2026-03-06T14:00"]


@pytest.mark.parametrize("text", ["may my wife come along?", "may our son be there"])
def test_may_i_is_no_month(text: str) -> None:
    assert hear(text, Expecting.CHOICE, offers=OFFERS).slots.when == ()


def test_may_the_fifth_is_a_day() -> None:
    assert [w.start for w in hear("may the 5th", Expecting.WHEN).slots.when] == ["2026-05-05"]


@pytest.mark.parametrize(
    ("text", "lang", "day"),
    [
        ("hold on, I meant Friday the 13th", "en", "2026-03-13"),
        ("no, I meant the 2nd", "en", "2026-04-02"),
        ("sorry, April the 1st", "en", "2026-04-01"),
        ("perdón, el primero de abril", "es", "2026-04-01"),
        ("no, quise decir el viernes 13", "es", "2026-03-13"),
    ],
)
def test_an_ordinal_that_is_the_day_of_a_date_is_no_place(text: str, lang: Lang, day: str) -> None:
    slots = hear(text, Expecting.CHOICE, lang=lang, offers=OFFERS).slots
    assert slots.choice is None
    assert [w.start for w in slots.when] == [day]


@pytest.mark.parametrize("text", ["I meant the third one", "oh sorry, the third", "Thursday, the 3rd one"])
def test_an_ordinal_by_itself_or_with_its_noun_stays_a_place(text: str) -> None:
    choice = hear(text, Expecting.CHOICE, offers=OFFERS).slots.choice
    assert choice is not None and choice.ordinal == 3


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("3 wrks", "en"),
        ("alright, 3 is fine", "en"),
        ("k let's do 3 then", "en"),
        ("I'll take 3, thanks", "en"),
        ("órale, la 3", "es"),
        ("pues la 3 está bien", "es"),
    ],
)
def test_a_number_that_is_agreed_to_is_a_place(text: str, lang: Lang) -> None:
    choice = hear(text, Expecting.CHOICE, lang=lang, offers=OFFERS).slots.choice
    assert choice is not None and choice.ordinal == 3


@pytest.mark.parametrize(
    ("text", "lang"), [("at 3", "en"), ("how about 3?", "en"), ("3 pm works", "en"), ("a las 3", "es")]
)
def test_an_hour_is_no_place(text: str, lang: Lang) -> None:
    choice = hear(text, Expecting.CHOICE, lang=lang, offers=OFFERS).slots.choice
    assert choice is None or choice.ordinal is None


def test_a_number_at_whose_hour_an_offer_begins_is_the_hour() -> None:
    at_three = (OfferView(handle="O1", start=datetime(2026, 3, 10, 15, 0)), *OFFERS[1:])
    choice = hear("3 works for me", Expecting.CHOICE, offers=at_three).slots.choice
    assert choice is not None and choice.time == "15:00"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("the first, no the second", "en"),
        ("the first one. sorry, the second", "en"),
        ("the third, wait, no, the second one", "en"),
        ("la primera, no, la segunda", "es"),
        ("la primera, perdón, mejor la segunda", "es"),
    ],
)
def test_of_two_places_the_one_behind_the_slip_is_meant(text: str, lang: Lang) -> None:
    assert hear(text, Expecting.CHOICE, lang=lang, offers=OFFERS).slots.choice == Choice(ordinal=2)


@pytest.mark.parametrize(
    ("text", "lang", "again"),
    [
        ("no not that one its a FIRST visit i been seeing her for years", "en", True),
        ("it's not a first visit, it's a follow up", "en", True),
        ("no es primera cita, es control", "es", True),
        ("no, ya llevo años con ella", "es", True),
        ("and i also want a first visit with a family doctor", "en", None),
        ("también quiero una primera cita con un médico de cabecera", "es", None),
        ("it says first visit", "en", None),
    ],
)
def test_a_first_visit_is_a_kind_of_visit_and_no_place(text: str, lang: Lang, again: bool | None) -> None:
    slots = hear(text, Expecting.CHOICE, lang=lang, offers=OFFERS).slots
    assert (slots.choice, slots.follow_up) == (None, again)


@pytest.mark.parametrize(
    ("text", "lang"), [("the first visit", "en"), ("I'll take the first appointment", "en"), ("la primera cita", "es")]
)
def test_the_first_visit_is_the_first_of_those_shown(text: str, lang: Lang) -> None:
    choice = hear(text, Expecting.CHOICE, lang=lang, offers=OFFERS).slots.choice
    assert choice is not None and choice.ordinal == 1


@pytest.mark.parametrize(
    ("text", "lang", "place"),
    [
        ("a la 2", "es", 2),
        ("la 3 y me llamo Yolanda Cisneros", "es", 3),
        ("2, my name is Ana Diaz", "en", 2),
        ("1 and the shots record too", "en", 1),
        ("1 and a half", "en", None),
        ("the first one, the 2:30", "en", None),
        ("a las 2", "es", None),
        ("la 1 y media", "es", None),
        ("its a FIRST visit i been seeing her for years", "en", None),
        ("es mi primera cita con ella", "es", None),
    ],
)
def test_a_place_in_figures_with_what_is_told_beside_it(text: str, lang: Lang, place: int | None) -> None:
    choice = hear(text, Expecting.CHOICE, lang=lang, offers=OFFERS).slots.choice
    assert (choice.ordinal if choice else None) == place


def test_of_two_lists_the_day_is_picked_from_the_last() -> None:
    picked = Choice(date=OFFERS[0].start.date().isoformat())
    again = tuple(offer.model_copy(update={"handle": f"O{n}"}) for n, offer in enumerate(OFFERS, 11))
    assert resolve(picked, again, OFFERS) == (again[0].handle if len({o.start.date() for o in OFFERS}) > 2 else None)


QUARTERS = (
    OfferView(handle="O1", start=datetime(2026, 3, 9, 8, 0), practitioner="nguyen"),
    OfferView(handle="O2", start=datetime(2026, 3, 10, 15, 45), practitioner="lee"),
    OfferView(handle="O3", start=datetime(2026, 3, 11, 8, 15), practitioner="nguyen"),
)


@pytest.mark.parametrize(
    ("text", "lang", "time"),
    [
        ("8 15", "en", "08:15"),
        ("8 15. harold finch 11/2/1960 first time there", "en", "08:15"),
        ("the 3 45 one. she's not in your system, we just moved here", "en", "15:45"),
        ("la de las 3 45", "es", "15:45"),
        ("3.45 please", "en", "15:45"),
    ],
)
def test_hours_and_minutes_written_apart_are_the_time_shown(text: str, lang: Lang, time: str) -> None:
    choice = hear(text, Expecting.CHOICE, lang=lang, offers=QUARTERS).slots.choice
    assert choice is not None and (choice.ordinal, choice.time) == (None, time)


def test_an_hour_written_apart_that_is_not_shown_is_wished_for() -> None:
    slots = hear("the 4 30 one", Expecting.CHOICE, offers=QUARTERS).slots
    assert slots.choice is None and [w.start for w in slots.when] == ["16:30"]


@pytest.mark.parametrize("text", ["my number is 202 555 0815", "born 8 15 1960", "room 8 150"])
def test_numbers_of_another_kind_are_no_hour(text: str) -> None:
    assert hear(text, Expecting.CHOICE, offers=QUARTERS).slots.choice is None


@pytest.mark.parametrize(
    ("text", "lang", "ordinal", "beside"),
    [
        ("1. whats the address", "en", 1, Intent.QUESTION),
        ("thanks. the second one. how much is it?", "en", 2, Intent.QUESTION),
        (
            "la segunda. Soy Ana Robledo, 3 de mayo de 1966, ya soy paciente de ahí desde hace muchos años",
            "es",
            2,
            None,
        ),
        ("la tercera. ¿cuánto cuesta?", "es", 3, Intent.QUESTION),
    ],
)
def test_a_choice_with_something_beside_it_is_still_one(
    text: str, lang: Lang, ordinal: int, beside: Intent | None
) -> None:
    heard = hear(text, Expecting.CHOICE, lang=lang, offers=OFFERS)
    assert heard.slots.choice is not None and heard.slots.choice.ordinal == ordinal
    assert Intent.CHOOSE in heard.intents and (beside is None or beside in heard.intents)


def test_what_is_let_go_before_a_choice_takes_no_choice_away() -> None:
    heard = hear("forget it, I'll take the thursday one", Expecting.CHOICE, offers=OFFERS)
    assert not heard.parts and heard.slots.choice is not None and heard.slots.choice.date == "2026-03-12"


@pytest.mark.parametrize(
    "text",
    ["3. do you have something later?", "2 is bad. what else is there?"],
)
def test_a_choice_beside_a_wish_for_others_is_none(text: str) -> None:
    choice = hear(text, Expecting.CHOICE, offers=OFFERS).slots.choice
    assert choice is None or choice.which is not None
