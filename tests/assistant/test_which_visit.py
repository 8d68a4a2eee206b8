"""Which of their visits somebody means, and what becomes of something else that is asked in the middle."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from assistant.tracking import find_visits
from assistant.tracking.which_visit import visit_meant
from language.frame import Frame, Goal, GoalKind
from language.types import Choice, Expecting, Intent, OfferView
from tests.assistant.test_tracking import DIRECTORY, after, booking, said, when

HEART = OfferView(
    handle="V1",
    start=datetime.fromisoformat("2026-03-10T09:30"),
    practitioner="lee",
    visit_type="cardiology-fu",
)
SKIN = OfferView(
    handle="V2",
    start=datetime.fromisoformat("2026-03-12T14:00"),
    practitioner="rao",
    visit_type="skin-check",
)
VISITS = (HEART, SKIN)


def asked_which(kind: GoalKind, **parts: Any) -> Frame:
    """Both visits were listed for this goal, and the question is which one is meant."""
    goal = Goal(id="G1", kind=kind, tried=("list_visits",), **parts)
    return Frame(goals=[goal], next_goal=2, expecting=Expecting.CHOICE)


def meant(kind: GoalKind, **said_of_it: Any) -> str | None:
    return visit_meant(Goal(id="G1", kind=kind, **said_of_it), VISITS, DIRECTORY)


class TestWhatWasSaidOfIt:
    def test_its_kind_names_it(self) -> None:
        assert meant(GoalKind.CANCEL, visit_type="skin-check") == "V2"

    def test_another_kind_of_the_same_department_is_near_enough(self) -> None:
        assert meant(GoalKind.MOVE, visit_type="cardiology-new") == "V1"

    def test_its_doctor_or_its_day_names_the_one_to_cancel(self) -> None:
        assert meant(GoalKind.CANCEL, practitioner="rao") == "V2"
        assert meant(GoalKind.CANCEL, when=(when("date", "2026-03-10"),)) == "V1"

    def test_the_day_of_a_move_is_where_it_goes_and_names_nothing(self) -> None:
        assert meant(GoalKind.MOVE, when=(when("date", "2026-03-10"),)) is None

    def test_a_visit_that_they_do_not_have_is_none_of_theirs(self) -> None:
        assert meant(GoalKind.CANCEL, visit_type="skin-check", practitioner="lee") is None

    def test_nothing_said_means_none(self) -> None:
        assert meant(GoalKind.CANCEL) is None

    def test_it_is_found_once_the_visits_are_listed(self) -> None:
        frame = after(said(Intent.CANCEL, visit_type="skin-check")).frame
        find_visits(frame, VISITS, DIRECTORY)
        assert frame.goals[0].visit == "V2"


class TestTheAnswerToWhichOne:
    @pytest.mark.parametrize("kind", [GoalKind.MOVE, GoalKind.CANCEL, GoalKind.TELEHEALTH])
    def test_its_name_chooses_it(self, kind: GoalKind) -> None:
        tracked = after(said(visit_type="skin-check"), frame=asked_which(kind), visits=VISITS)
        assert [(g.kind, g.visit) for g in tracked.frame.goals] == [(kind, "V2")]

    def test_none_of_them_or_no_lets_it_go(self) -> None:
        for answer in (said(Intent.DENY), said(choice=Choice(which="none"))):
            tracked = after(answer, frame=asked_which(GoalKind.CANCEL), visits=VISITS)
            assert tracked.let_go
            assert tracked.frame.active() is None

    def test_the_other_one_named_at_the_read_back_is_read_back_instead(self) -> None:
        frame = asked_which(GoalKind.CANCEL, visit="V1")
        frame.expecting = Expecting.YES_NO
        tracked = after(said(visit_type="skin-check"), frame=frame, visits=VISITS)
        assert tracked.frame.goals[0].visit == "V2"


class TestSomethingElseInTheMiddle:
    def test_another_change_replaces_one_whose_visit_is_not_known(self) -> None:
        tracked = after(said(Intent.CANCEL, visit_type="skin-check"), frame=asked_which(GoalKind.MOVE), visits=VISITS)
        assert [(g.kind, g.status) for g in tracked.frame.goals] == [("cancel", "active"), ("move", "dropped")]

    def test_a_question_for_the_visits_is_answered_before_the_offers_go_on(self) -> None:
        tracked = after(said(Intent.LIST), frame=booking(offer="O1"))
        assert [g.kind for g in tracked.frame.goals] == [GoalKind.LIST, GoalKind.BOOK]

    def test_cancelling_another_visit_changes_nothing_of_what_is_booked(self) -> None:
        tracked = after(said(Intent.CANCEL, visit_type="skin-check"), frame=booking())
        assert [(g.kind, g.visit_type) for g in tracked.frame.goals] == [
            ("cancel", "skin-check"), ("book", "cardiology-new"),
        ]  # fmt: skip

    def test_what_is_asked_for_also_comes_afterwards(self) -> None:
        tracked = after(said(Intent.CANCEL, text="and also cancel my skin check"), frame=booking())
        assert [g.kind for g in tracked.frame.goals] == [GoalKind.BOOK, GoalKind.CANCEL]

    def test_another_kind_of_visit_named_during_a_move_is_booked_by_itself(self) -> None:
        frame = asked_which(GoalKind.MOVE, visit="V1", visit_type="cardiology-fu")
        frame.expecting = Expecting.WHEN
        tracked = after(said(visit_type="skin-check"), frame=frame, visits=VISITS)
        assert [(g.kind, g.visit_type) for g in tracked.frame.goals] == [
            ("book", "skin-check"), ("move", "cardiology-fu"),
        ]  # fmt: skip

    def test_book_me_for_thursday_is_the_new_time_of_the_move(self) -> None:
        frame = asked_which(GoalKind.MOVE, visit="V1", visit_type="cardiology-fu")
        heard = said(Intent.BOOK, text="book me for Thursday", when=(when("date", "2026-03-05"),))
        tracked = after(heard, frame=frame, visits=VISITS)
        assert [(g.kind, bool(g.when)) for g in tracked.frame.goals] == [("move", True)]


class TestOneOfTwoByComparison:
    def moved(self, text: str, **slots: Any) -> Goal:
        tracked = after(said(Intent.RESCHEDULE, text=text, **slots), visits=VISITS)
        return tracked.frame.goals[0]

    @pytest.mark.parametrize(
        ("text", "handle"),
        [
            ("move the later one to the afternoon", "V2"),
            ("please reschedule the earlier appointment", "V1"),
            ("cambie la más tarde para otro día", "V2"),
            ("mueva la que viene primero", "V1"),
            ("move it to a later day", None),
        ],
    )
    def test_the_later_of_two_that_were_listed_is_meant(self, text: str, handle: str | None) -> None:
        lang = "es" if text.startswith(("cambie", "mueva")) else "en"
        tracked = after(said(Intent.RESCHEDULE, text=text, lang=lang), visits=VISITS)
        assert tracked.frame.goals[0].visit == handle

    def test_the_following_week_is_the_one_after_the_visit(self) -> None:
        week = when("range", "2026-03-09", "2026-03-16").model_copy(update={"text": "the following week"})
        goal = self.moved("move the later one to the following week", when=(week,))
        assert [(w.start, w.end) for w in goal.when] == [("2026-03-16", "2026-03-23")]


class TestASwapInTheMiddle:
    def test_it_takes_the_place_of_a_visit_being_moved(self) -> None:
        frame = asked_which(GoalKind.MOVE)
        tracked = after(said(text="swap my two visits"), frame=frame, visits=VISITS)
        active = tracked.frame.active()
        assert active is not None and active.kind is GoalKind.SWAP
        assert tracked.understood

    def test_a_booking_waits_for_it(self) -> None:
        tracked = after(said(text="could you swap my two visits first"), frame=booking(offer="O1"), visits=VISITS)
        assert [g.kind for g in tracked.frame.goals if g.status == "active"] == [GoalKind.SWAP, GoalKind.BOOK]
