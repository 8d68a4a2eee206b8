"""Times that are told of and not wished, times that are taken back, and words that only sound like times."""

from __future__ import annotations

import pytest

from language.types import Expecting, Intent
from tests.language.hearing import hear, times


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Quiero una mamografía sin seguro", "es"),
        ("quiero hablar con una persona no con una máquina", "es"),
        ("me atiende un endocrinólogo con quien sea", "es"),
        ("can I get the north one", "en"),
        ("I live two hours away and need a visit", "en"),
        ("is it normal to hurt like this since Sunday", "en"),
        ("me operé de la cadera en enero y necesito control", "es"),
        ("There was nothing until April so I need the waitlist", "en"),
        ("how much is the garage if i'm there like 4 hours", "en"),
        ("I may come in for it, I'm sat here with my back", "en"),
        ("I wed my husband last year", "en"),
    ],
)
def test_what_only_sounds_like_a_time_or_is_told_of_is_no_wish(text: str, lang: str) -> None:
    assert times(text, lang=lang) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("no no not the sixteenth i said the nineteenth", "en", "2026-03-19"),
        ("yo dije el jueves no el miércoles", "es", "2026-03-05"),
        ("era a las once no a las diez", "es", "11:00"),
    ],
)
def test_what_a_correction_rules_out_is_neither_wished_nor_refused(text: str, lang: str, wanted: str) -> None:
    assert [(s, r) for _, s, _, r in times(text, lang=lang, expecting=Expecting.READING)] == [(wanted, "at")]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("someone should look at it before my trip on the 21st", "en", ("date", "2026-03-21", None, "before")),
        ("before the end of December", "en", ("date", "2027-01-01", None, "before")),
        ("un espacio antes de que acabe el mes", "es", ("date", "2026-04-01", None, "before")),
        ("la semana del 23", "es", ("range", "2026-03-23", "2026-03-30", "at")),
        ("entre el 10 y el 13", "es", ("range", "2026-03-10", "2026-03-14", "at")),
        ("a visit on a Saturday", "en", ("date", "2026-03-07", None, "at")),
        ("a la una", "es", ("time", "13:00", None, "at")),
        ("at one", "en", ("time", "13:00", None, "at")),
        ("mi cita del 6", "es", ("date", "2026-03-06", None, "at")),
        ("el mar a las 3", "es", ("datetime", "2026-03-10T15:00", None, "at")),
        ("hoy en ocho", "es", ("date", "2026-03-10", None, "at")),
        ("nine to five", "en", ("range", "09:00", "17:00", "at")),
    ],
)
def test_a_wish_is_heard_whatever_words_bound_it(text: str, lang: str, wanted: tuple[str, ...]) -> None:
    assert times(text, lang=lang, expecting=Expecting.WHEN) == [wanted]  # type: ignore[arg-type]


def test_an_hour_is_wished_where_it_is_asked_for() -> None:
    assert times("I need an hour with Dr. Nguyen") == [("duration", "PT1H", None, "at")]


@pytest.mark.parametrize(
    ("text", "lang", "whom"),
    [
        ("hubby", "en", "husband"),
        ("me", "en", "self"),
        ("pa mi chavalo", "es", "son"),
        ("it's my husband's daddy", "en", "other"),
        ("es pa la niña d mi ermana", "es", "other"),
        ("for my son-in-law", "en", "other"),
    ],
)
def test_whom_a_visit_is_for_is_answered_in_few_words(text: str, lang: str, whom: str) -> None:
    assert hear(text, Expecting.PERSON, lang=lang).slots.for_whom == whom  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["my boss won't let me off", "can my mom sit with me during the mri", "I gotta get my kids at five"]
)
def test_who_is_only_spoken_of_is_no_patient(text: str) -> None:
    assert hear(text).slots.for_whom is None


def test_a_department_that_sounds_like_a_doctor_names_nobody() -> None:
    assert hear("con el doctor de la vez pasada, el de gastro", lang="es").slots.practitioner is None


def test_a_doctor_behind_a_profession_is_named() -> None:
    assert hear("cita con la cardióloga lee", lang="es").slots.practitioner == "lee"


def test_an_advert_gives_no_name() -> None:
    assert hear("vendo carro toyota 2014", lang="es").slots.person_name is None


def test_nothing_too_early_asks_for_nothing_later() -> None:
    assert hear("nothing too early please", Expecting.WHEN).slots.later is None


def test_a_test_result_is_no_visit() -> None:
    assert hear("whats my test result").intents == (Intent.QUESTION,)
