"""Two different wishes of one message: each goal gets what its own half says, and nothing is lost."""

from __future__ import annotations

import pytest

from assistant.tracking import track
from language import understand
from language.directory import Directory
from language.frame import Frame, Goal, GoalKind
from language.types import Context, Lang
from scheduler_core.hospital import Hospital, HospitalFile
from tests.language.hearing import TUESDAY


@pytest.fixture(scope="session")
def directory(demo_file: HospitalFile) -> Directory:
    return Hospital(demo_file).directory


def goals_of(text: str, directory: Directory, lang: Lang = "en") -> list[Goal]:
    heard = understand(text, Context(TUESDAY, directory, last_lang=lang))
    return track(Frame(), heard, directory).frame.goals


@pytest.mark.parametrize(
    ("text", "lang", "kinds"),
    [
        ("book a skin check and cancel my x-ray", "en", {"book": "dermatology-new", "cancel": "xray"}),
        ("cancel my x-ray and move my mammogram to Friday", "en", {"cancel": "xray", "move": "mammogram"}),
        ("cancele mi radiografía y agéndeme una cita de la piel", "es", {"cancel": "xray", "book": "dermatology-new"}),
        ("do you take aetna and I need a mammogram", "en", {"insurance": None, "book": "mammogram"}),
    ],
)
def test_each_goal_is_for_the_visit_of_its_own_half(
    directory: Directory, text: str, lang: Lang, kinds: dict[str, str | None]
) -> None:
    assert {g.kind.value: g.visit_type for g in goals_of(text, directory, lang)} == kinds


def test_a_time_belongs_to_its_half(directory: Directory) -> None:
    move, book = goals_of("reschedule my heart appointment to Friday and book a flu shot", directory)
    assert (move.kind, move.specialty, [w.start for w in move.when]) == (GoalKind.MOVE, "cardiology", ["2026-03-06"])
    assert (book.kind, book.specialty, book.when) == (GoalKind.BOOK, "primary_care", ())


def test_a_question_beside_a_wish_is_answered_and_its_day_is_no_wish(directory: Directory) -> None:
    words = "Can you tell me what time you close on Saturday and also book me for a flu shot"
    question, book = goals_of(words, directory)
    assert (question.kind, question.text) == (GoalKind.QUESTION, "Can you tell me what time you close on Saturday")
    assert (book.kind, book.when) == (GoalKind.BOOK, ())


@pytest.mark.parametrize(
    ("text", "lang", "people"),
    [
        ("Necesito cancelar mi cita y también quiero una para mi mamá", "es", [("cancel", "self"), ("book", "mother")]),
        ("I need to book for me and cancel my son's", "en", [("book", "self"), ("cancel", "son")]),
        ("my son Leo needs his shots and my daughter has a cough", "en", [("book", "son"), ("book", "daughter")]),
    ],
)
def test_each_goal_is_for_the_person_of_its_own_half(
    directory: Directory, text: str, lang: Lang, people: list[tuple[str, str]]
) -> None:
    assert [(g.kind.value, g.for_whom) for g in goals_of(text, directory, lang)] == people


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("I can't make it on Wednesday and need to reschedule", ["move"]),
        ("I have a cardiology appointment on Friday and need to move it", ["move"]),
        ("I have a rash and I need to see someone on Friday", ["book"]),
        ("I need a checkup and he needs it too", ["book"]),
    ],
)
def test_one_wish_in_two_clauses_is_one_goal(directory: Directory, text: str, kinds: list[str]) -> None:
    assert [g.kind.value for g in goals_of(text, directory)] == kinds


@pytest.mark.parametrize(
    ("text", "lang"), [("ok forget it, an eye exam", "en"), ("no, olvídelo, un examen de la vista", "es")]
)
def test_what_is_wanted_instead_of_what_was_let_go_is_booked(directory: Directory, text: str, lang: Lang) -> None:
    frame = Frame(goals=[Goal(id="G1", kind=GoalKind.BOOK)], next_goal=2)
    heard = understand(text, Context(TUESDAY, directory, last_lang=lang))
    dropped, booked = track(frame, heard, directory).frame.goals
    assert (dropped.status, booked.kind, booked.visit_type) == ("dropped", GoalKind.BOOK, "eye-exam")


@pytest.mark.parametrize(
    ("text", "lang", "children"),
    [
        ("my two daughters are sick, Mia has an earache and Emma has a rash", "en", [("daughter", "Mia"), ("daughter", "Emma")]),
        ("Mia has a fever and Tom has a rash, they're my daughter and son", "en", [("daughter", "Mia"), ("son", "Tom")]),
        ("Ana tiene fiebre y Luz tiene sarpullido, son mis hijas", "es", [("daughter", "Ana"), ("daughter", "Luz")]),
        ("my daughter has a cough and my other daughter has a rash", "en", [("daughter", None), ("daughter", None)]),
    ],
)  # fmt: skip
def test_each_child_that_is_told_of_has_a_visit_of_its_own(
    directory: Directory, text: str, lang: Lang, children: list[tuple[str, str | None]]
) -> None:
    assert [(g.for_whom, g.theirs) for g in goals_of(text, directory, lang)] == children


def test_each_of_a_family_has_the_visit_for_what_they_have_and_one_may_be_left_out(directory: Directory) -> None:
    said = "I need to book two appointments one for me its a mammogram and one for my husband he has a cough"
    frame = Frame()
    for text in (said, "my husband doesn't need a mammogram"):
        heard = understand(text, Context(TUESDAY, directory, last_lang="en"))
        frame = track(frame, heard, directory).frame
        goal = frame.goals[0]
        if text == said:
            assert goal.together is not None and goal.together.kinds == ("mammogram", "primary_care-new")
    assert goal.together is None and (goal.for_whom, goal.visit_type) == ("self", "mammogram")
