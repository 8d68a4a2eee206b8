"""Whom a wish is for belongs to the wish; what is said of them proves nothing of who speaks."""

from __future__ import annotations

import pytest

from assistant.acts import Ask
from language.frame import Frame, GoalKind
from language.types import Expecting, Lang
from tests.assistant.test_tracking import after, booking, goal_of
from tests.language.hearing import hear


def for_son(**parts: object) -> Frame:
    frame = booking(for_whom="son", **parts)
    frame.person.for_whom = "son"
    return frame


class TestWhomAWishIsFor:
    @pytest.mark.parametrize(
        ("text", "lang"),
        [
            ("now I need an appointment for me, for my skin", "en"),
            ("and one for me please, dermatology", "en"),
            ("I also need an appointment, my knee hurts", "en"),
            ("ahora quiero una cita para mí, dermatología", "es"),
        ],
    )
    def test_for_me_after_for_my_son_is_for_me(self, text: str, lang: Lang) -> None:
        frame = for_son()
        frame.goals[0].status = "done"
        tracked = after(hear(text, lang=lang), frame=frame)
        assert (goal_of(tracked).for_whom, tracked.frame.person.for_whom) == ("self", "self")

    def test_a_wish_of_ones_own_leaves_the_sons_visit_his(self) -> None:
        frame = for_son(offer="O1")
        tracked = after(hear("I also want to cancel mine"), frame=frame)
        assert [(g.kind, g.for_whom) for g in tracked.frame.goals] == [
            (GoalKind.BOOK, "son"), (GoalKind.CANCEL, "self"),
        ]  # fmt: skip
        assert tracked.frame.person.for_whom == "son"

    @pytest.mark.parametrize(("text", "lang"), [("cancel mine", "en"), ("cancele la mía", "es")])
    def test_mine_after_the_sons_is_ones_own(self, text: str, lang: Lang) -> None:
        frame = for_son()
        frame.goals[0].status = "done"
        (_, goal) = after(hear(text, lang=lang), frame=frame).frame.goals
        assert (goal.kind, goal.for_whom) == (GoalKind.CANCEL, "self")

    def test_what_is_wished_for_next_is_for_the_same_person(self) -> None:
        frame = for_son()
        frame.goals[0].status = "done"
        assert goal_of(after(hear("he also needs a dermatology appointment"), frame=frame)).for_whom == "son"

    def test_for_somebody_else_in_the_middle_is_the_visit_under_way(self) -> None:
        tracked = after(hear("oh wait, it's for my son"), frame=booking())
        assert (tracked.subject_changed, goal_of(tracked).for_whom) == (True, "son")


class TestWhoIsOnlyAskedAbout:
    @pytest.mark.parametrize(
        ("text", "lang"),
        [
            ("can I bring my husband", "en"),
            ("can my daughter drive me?", "en"),
            ("can my wife come with me", "en"),
            ("is my husband covered by Aetna?", "en"),
            ("¿puede mi esposa entrar conmigo?", "es"),
            ("¿me puede llevar mi hija?", "es"),
        ],
    )
    def test_is_no_patient(self, text: str, lang: Lang) -> None:
        tracked = after(hear(text, lang=lang), frame=booking(offer="O1"))
        assert (tracked.frame.person.for_whom, tracked.subject_changed) == ("self", False)

    def test_who_is_told_of_beside_a_question_is(self) -> None:
        assert after(hear("do you see kids? my son is five")).frame.person.for_whom == "son"


class TestWhatIsSaidOfThem:
    @pytest.mark.parametrize(
        ("text", "lang", "theirs"),
        [
            ("It's about my mother, Edith Underhill. She needs to change her appointment", "en", "Edith Underhill"),
            ("my son's name is Leo Brooks and he needs to see dermatology", "en", "Leo Brooks"),
            ("quiero una cita de dermatología para mi mamá, se llama Rosa Vega", "es", "Rosa Vega"),
        ],
    )
    def test_their_name_is_not_the_name_of_who_speaks(self, text: str, lang: Lang, theirs: str) -> None:
        person = after(hear(text, lang=lang)).frame.person
        assert (person.name, person.theirs) == (None, theirs)

    def test_their_birth_date_is_no_proof(self) -> None:
        heard = hear("she was born January 2nd 2026", Expecting.CHOICE)
        frame = booking(for_whom="child")
        frame.person.for_whom = "child"
        person = after(heard, frame=frame).frame.person
        assert (person.birth_date, person.their_birth_date) == (None, "2026-01-02")

    def test_the_answer_about_oneself_is(self) -> None:
        frame = for_son()
        frame.expecting = Expecting.NAME
        person = after(hear("Linda Brooks", Expecting.NAME), frame=frame).frame.person
        assert (person.name, person.theirs) == ("Linda Brooks", None)

    @pytest.mark.parametrize("text", ["I'm his mother, my name is Linda Brooks", "this is Linda Brooks, about my son"])
    def test_what_is_said_of_oneself_beside_them_is_ones_own(self, text: str) -> None:
        assert after(hear(text), frame=for_son()).frame.person.name == "Linda Brooks"

    def test_at_the_question_for_ones_own_name_theirs_is_still_theirs(self) -> None:
        frame = for_son()
        frame.expecting = Expecting.NAME
        person = after(hear("his name is Leo Brooks", Expecting.NAME), frame=frame).frame.person
        assert (person.name, person.theirs) == (None, "Leo Brooks")


class TestTheSurname:
    @pytest.mark.parametrize(
        ("first", "answer", "lang", "whole"),
        [
            ("Edith", "Marlowe", "en", "Edith Marlowe"),
            ("Edith", "Edith Marlowe, like the detective", "en", "Edith Marlowe"),
            ("Rosa", "Vega", "es", "Rosa Vega"),
        ],
    )
    def test_asked_for_alone_it_goes_behind_the_first_name(
        self, first: str, answer: str, lang: Lang, whole: str
    ) -> None:
        frame = booking(offer="O1")
        frame.person.name, frame.expecting, frame.ended = first, Expecting.NAME, (Ask.SURNAME,)
        assert after(hear(answer, Expecting.NAME, lang=lang), frame=frame).frame.person.name == whole

    def test_another_name_that_is_whole_takes_its_place(self) -> None:
        frame = booking(offer="O1")
        frame.person.name, frame.expecting, frame.ended = "Eddie", Expecting.NAME, (Ask.SURNAME,)
        heard = hear("Edith Marlowe", Expecting.NAME)
        assert after(heard, frame=frame).frame.person.name == "Edith Marlowe"
