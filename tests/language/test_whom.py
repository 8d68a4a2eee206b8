"""Who is wanted, who is not, and who does not work here."""

from __future__ import annotations

import pytest

from language.types import Expecting, Intent, Lang
from tests.language.hearing import OFFERS, hear


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("not Dr. Lee", "en"),
        ("anyone but Dr. Lee", "en"),
        ("no con la doctora Lee", "es"),
        ("que no sea con Lee", "es"),
    ],
)
def test_a_doctor_who_is_not_wanted_is_known_by_name(text: str, lang: Lang) -> None:
    slots = hear(text, Expecting.CHOICE, lang=lang, offers=OFFERS).slots
    assert slots.practitioner is None and slots.not_practitioners == ("lee",)


@pytest.mark.parametrize(
    ("text", "lang"), [("not at the Riverside Clinic", "en"), ("no en la clínica Riverside", "es")]
)
def test_a_place_that_is_not_wanted_is_known(text: str, lang: Lang) -> None:
    heard = hear(text, Expecting.CHOICE, lang=lang, offers=OFFERS)
    assert heard.slots.location is None and heard.slots.not_locations == ("riverside",)
    assert Intent.BOOK in heard.intents


@pytest.mark.parametrize(
    "text", ["I need to see Dr. Smith", "dr o'malley please", "with Doctor Smith", "con el doctor Ramírez"]
)
def test_a_doctor_who_does_not_work_here_is_heard(text: str) -> None:
    slots = hear(text).slots
    assert slots.practitioner is None and slots.absent_practitioner


@pytest.mark.parametrize(
    "text",
    [
        "I need a doctor asap",
        "doctor tomorrow please",
        "Dr. Smith sent me for a blood test",
        "the dr told me to come",
        "with Dr. Lee",
    ],
)
def test_nobody_is_missed_where_nobody_else_was_asked_for(text: str) -> None:
    assert not hear(text).slots.absent_practitioner


@pytest.mark.parametrize(
    ("text", "lang"),
    [("same doctor as last time", "en"), ("con la misma doctora", "es"), ("quiero con mi doctor de siempre", "es")],
)
def test_the_doctor_of_last_time_is_a_wish_to_be_seen(text: str, lang: Lang) -> None:
    heard = hear(text, lang=lang)
    assert heard.slots.same_practitioner_as_last and Intent.BOOK in heard.intents
