"""Several visits in one request are told from one visit: how often, in which order, for whom; and swaps from moves."""

from __future__ import annotations

from datetime import datetime

import pytest

from language import Context, understand
from language.together import (
    complaints_of,
    in_order,
    kinds_of,
    on_weekdays,
    repeated,
    several_people,
    times_a_week,
    wanted_instead,
    wants_some,
    wants_swap,
)
from language.together.weekdays import spread
from language.types import Lang
from scheduler_core.hospital import Hospital, HospitalFile


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("I need six physical therapy sessions, weekly", "en", (6, 7)),
        ("six physio sessions, one a week", "en", (6, 7)),
        ("8 sessions please", "en", (8, 7)),
        ("terapia física, seis veces, lunes y miércoles", "es", (6, 7)),
        ("six times, mondays and wednesdays", "en", (6, 7)),
        ("I need physical therapy every two weeks, 4 times", "en", (4, 14)),
        ("four visits every other week", "en", (4, 14)),
        ("10 appointments, every 3 days", "en", (10, 3)),
        ("once a month, three visits", "en", (3, 28)),
        ("physio once a week for six weeks", "en", (6, 7)),
        ("necesito seis sesiones de fisioterapia, una por semana", "es", (6, 7)),
        ("terapia física cada dos semanas, cuatro veces", "es", (4, 14)),
        ("ocho sesiones semanales", "es", (8, 7)),
        ("tres citas quincenales", "es", (3, 14)),
        ("terapia física, seis veces, lunes y miércoles", "es", (6, 7)),
        ("six times, mondays and wednesdays at one", "en", (6, 7)),
        ("PT twice a week for three weeks", "en", (6, 7)),
        ("seis sesiones, dos veces por semana", "es", (6, 7)),
    ],
)
def test_a_number_of_visits_with_how_often_is_a_series(text: str, lang: Lang, expected: tuple[int, int]) -> None:
    assert repeated(text, lang) == expected


@pytest.mark.parametrize(
    "text",
    [
        "I need an appointment in two weeks",
        "every day works for me",
        "three times this week it hurt",
        "I have two appointments",
        "weekly physio",
        "one session, weekly",
        "99 sessions weekly",
        "what times do you have Monday and Wednesday",
        "I have two appointments, Monday and Friday",
        "it hurt twice a week",
        "a session at 3",
        "",
    ],
)
def test_what_names_no_number_or_no_rhythm_is_no_series(text: str) -> None:
    assert repeated(text, "en") is None


@pytest.mark.parametrize(
    ("text", "on", "a_week"),
    [
        ("six times, mondays and wednesdays", (0, 2), 1),
        ("seis sesiones, lunes, miércoles y viernes", (0, 2, 4), 1),
        ("los martes y los jueves", (1, 3), 1),
        ("twice a week, Tue/Thu", (1, 3), 2),
        ("tres veces por semana", (), 3),
        ("Monday, Wednesday or Friday", (), 1),
        ("Monday at two and the sun is out", (), 1),
    ],
)
def test_weekdays_that_are_all_wanted_are_told_from_alternatives(text: str, on: tuple[int, ...], a_week: int) -> None:
    assert (on_weekdays(text), times_a_week(text)) == (on, a_week)
    assert all(first in spread(first, times) for first in range(5) for times in (2, 3))


@pytest.mark.parametrize(
    ("text", "kinds", "days"),
    [
        (
            "book me a blood test, then an x-ray, then the orthopedist",
            ("blood-test", "xray", "orthopedics-new"),
            (0, 0),
        ),
        ("a blood test and after that an MRI", ("blood-test", "mri"), (0,)),
        ("x-ray and two weeks later the orthopedist", ("xray", "orthopedics-new"), (14,)),
        ("an x-ray, then a week later a post-op visit", ("xray", "surgery-follow-up"), (7,)),
        ("blood test, then imaging, then the cardiologist", ("blood-test", "imaging", "cardiology-new"), (0, 0)),
    ],
)
def test_an_order_of_visits_with_the_days_in_between(
    demo_file: HospitalFile, text: str, kinds: tuple[str, ...], days: tuple[int, ...]
) -> None:
    assert in_order(text, Hospital(demo_file).directory, "en") == (kinds, days)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("blood test and the same day the endocrinologist", "en"),
        ("primero un análisis de sangre y el mismo día la consulta con endocrinología", "es"),
        ("un análisis de sangre y más tarde ese mismo día endocrinología", "es"),
    ],
)
def test_on_the_same_day_means_one_after_the_other(demo_file: HospitalFile, text: str, lang: Lang) -> None:
    found = in_order(text, Hospital(demo_file).directory, lang)
    assert found == (("blood-test", "endocrinology-new"), (0,))


@pytest.mark.parametrize(
    ("text", "lang", "kinds"),
    [
        ("book me a mammogram and also a blood test the same day", "en", ("mammogram", "blood-test")),
        ("can I get an MRI and a blood test on the same day", "en", ("mri", "blood-test")),
        ("una radiografía y también un análisis de sangre el mismo día", "es", ("xray", "blood-test")),
    ],
)
def test_the_same_day_said_last_holds_for_all_that_was_named(
    demo_file: HospitalFile, text: str, lang: Lang, kinds: tuple[str, ...]
) -> None:
    assert in_order(text, Hospital(demo_file).directory, lang) == (kinds, (0,))


def test_an_order_in_spanish(demo_file: HospitalFile) -> None:
    text = "necesito un análisis de sangre, luego una radiografía y después ver al ortopedista"
    found = in_order(text, Hospital(demo_file).directory, "es")
    assert found == (("blood-test", "xray", "orthopedics-new"), (0, 0))


@pytest.mark.parametrize(
    "text",
    [
        "I had a blood test and then an MRI, can I see cardiology",
        "my back hurts and then my leg goes numb",
        "then a blood test",
        "blood test then a blood test",
        "I need to see a cardiologist and a dermatologist",
        "and then, and then, and then",
    ],
)
def test_a_story_or_one_visit_is_no_order(demo_file: HospitalFile, text: str) -> None:
    assert in_order(text, Hospital(demo_file).directory, "en") is None


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("I need checkups for me and my son, back to back", ("self", "son")),
        ("book a check-up for my son and my daughter one after the other", ("son", "daughter")),
        ("for my two kids", ("child", "child")),
        ("need 2 appts for my kids both checkups", ("child", "child")),
        ("dos citas para mis hijas", ("daughter", "daughter")),
        ("for me and my two kids", ("self", "child", "child")),
        ("for my husband, my son and me", ("self", "husband", "son")),
        ("necesito citas para mí y mi hijo, seguidas", ("self", "son")),
        ("para mis dos hijas", ("daughter", "daughter")),
        ("I need to bring both of my kids for checkups back to back", ("child", "child")),
        ("can I bring my son and my daughter in for their shots", ("son", "daughter")),
        ("quiero llevar a mis dos niños al pediatra", ("child", "child")),
    ],
)
def test_a_visit_for_several_people(text: str, people: tuple[str, ...]) -> None:
    assert sorted(several_people(text) or ()) == sorted(people)


@pytest.mark.parametrize(
    "text",
    [
        "for my son",
        "book me and a friend",
        "for me",
        "me and my son were ill",
        "",
        "for",
        "can I bring my mom and my two kids with me?",
    ],
)
def test_a_visit_for_one_person(text: str) -> None:
    assert several_people(text) is None


@pytest.mark.parametrize(
    ("text", "swap"),
    [
        ("can I swap my two appointments?", True),
        ("I'd like to swap my Tuesday visit with my Thursday visit", True),
        ("switch my two cardiology visits around", True),
        ("quiero intercambiar mis dos citas", True),
        ("swap my appointment for another time", False),
        ("can I switch my appointment to Friday", False),
        ("cambiar mi cita por otra hora", False),
        ("I swapped my phone", False),
    ],
)
def test_two_visits_that_change_places_are_told_from_a_move(text: str, swap: bool) -> None:
    assert wants_swap(text) is swap


@pytest.mark.parametrize(
    ("text", "lang", "visit_type"),
    [
        ("my kid needs a checkup", "en", "pediatrics-well"),
        ("checkups for both of my kids", "en", "pediatrics-well"),
        ("chequeo para mi hijo", "es", "pediatrics-well"),
        ("ocupo revisión para mis dos niñas", "es", "pediatrics-well"),
        ("checkup for my husband", "en", "primary_care-new"),
        ("I need a checkup", "en", "primary_care-new"),
    ],
)
def test_a_childs_checkup_is_the_one_of_pediatrics(
    demo_file: HospitalFile, text: str, lang: Lang, visit_type: str
) -> None:
    context = Context(datetime(2026, 3, 3, 9), Hospital(demo_file).directory, lang=lang)  # noqa: DTZ001
    assert understand(text, context).slots.visit_type == visit_type


@pytest.mark.parametrize(
    ("text", "lang", "kinds"),
    [
        ("a checkup for me and my daughter", "en", ("primary_care-new", "pediatrics-well")),
        ("book a check-up for my son and me, one after the other", "en", ("primary_care-new", "pediatrics-well")),
        ("un chequeo para mí y mi hija", "es", ("primary_care-new", "pediatrics-well")),
        ("my daughter and I have a cough, appointments for me and my daughter", "en", ()),
    ],
)
def test_of_a_family_each_has_their_own_kind_of_checkup(
    demo_file: HospitalFile, text: str, lang: Lang, kinds: tuple[str, ...]
) -> None:
    people = several_people(text) or ()
    assert kinds_of(text, people, Hospital(demo_file).directory, lang) == kinds


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("I don't want a sick visit, it's a checkup", "a checkup"),
        ("no es cita por enfermo sino chequeo", "chequeo"),
        ("not this week", None),
        ("no quiero nada", None),
    ],
)
def test_what_is_wanted_in_the_place_of_what_is_refused(text: str, wanted: str | None) -> None:
    assert wanted_instead(text) == wanted


@pytest.mark.parametrize(
    ("text", "lang", "kinds"),
    [
        ("my knee is swollen and I also have a rash on my arm", "en", ("orthopedics-new", "dermatology-new")),
        ("me duele la panza y también tengo ronchas en la piel", "es", ("gastroenterology-new", "dermatology-new")),
        ("I have a fever, also chills", "en", ()),
        ("me duele la rodilla y también el tobillo", "es", ()),
        ("my knee is swollen", "en", ()),
    ],
)
def test_two_complaints_of_different_departments_are_told_from_one(
    demo_file: HospitalFile, text: str, lang: Lang, kinds: tuple[str, ...]
) -> None:
    assert complaints_of(text, Hospital(demo_file).directory, lang) == kinds


def test_a_series_that_lasts_so_long_is_counted_and_one_without_end_is_asked_about() -> None:
    assert repeated("physical therapy every two weeks for two months", "en") == (4, 14)
    assert repeated("terapia cada dos semanas por seis semanas", "es") == (3, 14)
    assert wants_some("i need physical therapy every two weeks") and wants_some("necesito terapia cada dos semanas")
    assert not wants_some("i get a headache every two weeks") and not wants_some("me duele cada dos semanas")
