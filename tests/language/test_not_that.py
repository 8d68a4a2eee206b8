"""A department that is named to rule it out, or a visit that is kept where another goes, is not the one asked for."""

from __future__ import annotations

import pytest

from assistant.tracking import track
from language.frame import Frame, Goal, GoalKind
from language.types import Candidate, Expecting, Lang
from tests.language.hearing import HOSPITAL, hear


@pytest.mark.parametrize(
    ("text", "lang", "wanted", "out"),
    [
        ("not cardiology", "en", None, "cardiology"),
        ("i don't want a cardiologist", "en", None, "cardiology"),
        ("not cardiology, dermatology", "en", "dermatology", "cardiology"),
        ("I'd rather not see a cardiologist, just my family doctor", "en", "primary_care", "cardiology"),
        ("no, cardiology", "en", "cardiology", None),
        ("why not cardiology?", "en", "cardiology", None),
        ("i do not have a heart appointment yet, i need one with cardiology", "en", "cardiology", None),
        ("i want to keep that heart visit. cancel the dermatology one", "en", "dermatology", None),
        ("I want to keep my cardiology visit", "en", "cardiology", None),
        ("y no quiero cardiologo", "es", None, "cardiology"),
        ("no quiero dermatólogo sino cardiólogo", "es", "cardiology", "dermatology"),
        ("prefiero un doctor general no del corazon", "es", "primary_care", None),
        ("deje la de cardiología y cancele la de dermatología", "es", "dermatology", "cardiology"),
    ],
)
def test_what_is_named_with_a_not_is_ruled_out(text: str, lang: Lang, wanted: str | None, out: str | None) -> None:
    slots = hear(text, lang=lang).slots
    assert (slots.specialty, slots.not_specialty) == (wanted, out)


def test_it_is_looked_for_no_longer() -> None:
    goal = Goal(id="G1", kind=GoalKind.BOOK, visit_type="cardiology_first", specialty="cardiology", offer="O1")
    frame = Frame(goals=[goal], next_goal=2, expecting=Expecting.CHOICE)
    after = track(frame, hear("not cardiology", Expecting.CHOICE), HOSPITAL).frame.goals[0]
    assert (after.visit_type, after.specialty, after.offer, after.tried) == (None, None, None, ())


@pytest.mark.parametrize("text", ["not cardiology", "i'd like any time but a regular doctor, not the heart"])
def test_of_two_kinds_listed_the_other_is_taken(text: str) -> None:
    kinds = tuple(Candidate(key=key, score=0.5) for key in ("cardiology_first", "primary_care_first"))
    goal = Goal(id="G1", kind=GoalKind.BOOK, visit_type_candidates=kinds)
    frame = Frame(goals=[goal], next_goal=2, expecting=Expecting.KIND)
    assert track(frame, hear(text, Expecting.KIND), HOSPITAL).frame.goals[0].visit_type == "primary_care_first"
