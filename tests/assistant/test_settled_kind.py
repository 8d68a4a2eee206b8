"""The kind of visit that was settled stays where a complaint or a follow-up is only told beside what is wanted."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.tracking import track
from assistant.tracking.several_questions import asked_beside_choice
from language.directory import Directory, VisitTypeEntry
from language.frame import Frame, Goal, GoalKind
from language.types import Candidate, Choice, Intent, Slots, Understanding
from tests.assistant.test_tracking import goal_of, said

DIRECTORY = Directory(
    visit_types=(
        VisitTypeEntry(key="sick-child", en="Sick child visit", es="Niño enfermo", specialty="pediatrics"),
        VisitTypeEntry(key="family-doctor", en="First visit", es="Primera cita", specialty="primary_care"),
        VisitTypeEntry(key="skin", en="Skin visit", es="Piel", specialty="dermatology"),
        VisitTypeEntry(key="yearly", en="Yearly visit", es="Cita anual", specialty="gynecology"),
        VisitTypeEntry(key="pregnancy", en="Pregnancy visit", es="Cita de embarazo", specialty="gynecology"),
    ),
)


def kind_after(kind: str, heard: Understanding) -> str | None:
    frame = Frame(goals=[Goal(id="G1", kind=GoalKind.BOOK, visit_type=kind)], next_goal=2)
    return goal_of(track(frame, heard, DIRECTORY)).visit_type


def ill(symptom: str, kind: str, **slots: Any) -> Understanding:
    likely = (Candidate(key=kind, score=1.0),)
    return said(Intent.BOOK, text=symptom, symptom=symptom, visit_type_candidates=likely, **slots)


def test_a_sick_child_that_is_to_be_seen_sooner_is_still_a_childs_visit() -> None:
    assert kind_after("sick-child", ill("he has a fever", "family-doctor", sooner=True)) == "sick-child"
    assert kind_after("sick-child", ill("he has a fever, too", "family-doctor")) == "sick-child"


def test_another_complaint_is_another_visit() -> None:
    assert kind_after("family-doctor", ill("it is my skin", "skin")) == "skin"


def test_a_follow_up_where_the_department_has_none_is_of_the_same_kind() -> None:
    assert kind_after("pregnancy", said(Intent.BOOK, follow_up=True)) == "pregnancy"


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("the second one. do I need someone to drive me?", True),
        ("la segunda. ¿tengo que ir acompañado?", True),
        ("the second one", False),
        ("can I have the second one?", False),
        ("the second one. can I get it at the same time?", False),
    ],
)
def test_the_question_behind_a_choice_is_heard_beside_it(words: str, asks: bool) -> None:
    lang = "es" if words.startswith("la ") else "en"
    heard = Understanding(text=words, lang=lang, intents=(Intent.CHOOSE,), slots=Slots(choice=Choice(ordinal=2)))
    assert (Intent.QUESTION in asked_beside_choice(heard).intents) is asks
