"""What the page for patients tells them to say is understood: every example in it, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from language import Expecting, Intent, Understanding
from language.spoken import spoken
from language.together import in_order, repeated, several_people, wants_swap
from language.together.day_of import day_of
from language.types import Lang, lang_of
from scheduler_core.hospital import Hospital, read_folder
from tests.language.hearing import OFFERS, hear

DEMO = Path(__file__).parents[2] / "deploy" / "demo_hospital"
PAGE = Path(__file__).parents[2] / "docs" / "patients.md"
ROW = re.compile(r"^\| (?P<want>[^|]+) \| (?P<examples>[^|]*“[^|]+) \|$", re.MULTILINE)
ASKED = frozenset({Intent.LIST, Intent.QUESTION, Intent.PARKING})
WANTS = {
    "book": {Intent.BOOK},
    "una cita": {Intent.BOOK},
    "cancel": {Intent.CANCEL, Intent.QUESTION},
    "cancelarla": {Intent.CANCEL, Intent.QUESTION},
    "look it up": ASKED,
    "consultarla": ASKED,
    "wait for a better time": {Intent.WAITLIST},
    "esperar una mejor hora": {Intent.WAITLIST},
    "have it by video": {Intent.TELEHEALTH},
    "que sea por video": {Intent.TELEHEALTH},
    "ask about insurance": {Intent.INSURANCE},
    "hear it again": {Intent.REPEAT},
    "oírlo otra vez": {Intent.REPEAT},
}


def _examples() -> list[tuple[str, str, str]]:
    english, spanish = PAGE.read_text(encoding="utf-8").split("## Español")
    return [
        (lang, row["want"].strip(), example)
        for lang, half in (("en", english), ("es", spanish))
        for row in ROW.finditer(half)
        for example in re.findall("“([^”]+)”", row["examples"])
    ]


@pytest.mark.parametrize(("lang", "want", "example"), _examples())
def test_what_patients_are_told_to_say_is_understood(lang: str, want: str, example: str) -> None:
    heard = hear(example, lang=lang, expecting=Expecting.CHOICE, offers=OFFERS)  # type: ignore[arg-type]
    asked = WANTS[want] & set(heard.intents) if want in WANTS else _says_something(heard) or _otherwise(example, lang)
    assert asked


def test_the_page_has_examples_in_both_languages() -> None:
    spoken = [lang for lang, _, _ in _examples()]
    assert spoken.count("en") >= 15
    assert spoken.count("es") >= 12


def _otherwise(example: str, lang: str) -> bool:
    """Several visits at once, for several people, on one day, or changing places; the language that somebody is to speak."""
    said: Lang = lang_of(lang)
    names = Hospital(read_folder(DEMO)).directory
    found = (several_people(example), repeated(example, said), in_order(example, names, said), spoken(example, said))
    return wants_swap(example) or day_of(example) is not None or any(f is not None for f in found)


def _says_something(heard: Understanding) -> bool:
    slots = heard.slots
    return "everything" not in heard.unclear and bool(
        slots.when or slots.sooner or slots.later or slots.choice or slots.practitioner_gender or slots.for_whom
        or slots.location or slots.other_location or slots.other_practitioner
    )  # fmt: skip
