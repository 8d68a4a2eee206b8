"""What is said of a visit that stands: which one it is, when it cannot be, and that it is to be moved and not cancelled."""

from __future__ import annotations

import pytest

from assistant.tracking import find_visits
from assistant.tracking.relative import count_from_visits
from language.frame import Frame, GoalKind
from language.types import Candidate, Expecting, Intent, Lang
from tests.assistant.test_tracking import DIRECTORY, after, booking, said, when
from tests.assistant.test_which_visit import HEART, SKIN, VISITS, asked_which
from tests.language.hearing import OFFERS, hear


class TestADayThatCannotBeKept:
    @pytest.mark.parametrize(
        ("text", "lang"),
        [
            ("I can't make it on Thursday, can you move it", "en"),
            ("I won't be able to come to my appointment on Thursday, please reschedule", "en"),
            ("I can't do Thursday, can we reschedule", "en"),
            ("ya no voy a poder ir el jueves, cámbiemela", "es"),
            ("el jueves no puedo, cámbieme la cita", "es"),
        ],
    )
    def test_is_the_day_of_the_visit_and_no_day_to_move_it_to(self, text: str, lang: Lang) -> None:
        frame = after(hear(text, lang=lang)).frame
        (goal,) = frame.goals
        assert (goal.kind, [w.relation for w in goal.when]) == (GoalKind.MOVE, ["except"])
        find_visits(frame, VISITS, DIRECTORY)
        assert goal.visit == SKIN.handle

    def test_of_a_later_week_is_ruled_out_too(self) -> None:
        frame = after(hear("I can't make it on Thursday, can you move it")).frame
        find_visits(frame, VISITS, DIRECTORY)
        assert {w.start for w in frame.goals[0].when} == {"2026-03-05", "2026-03-12"}

    def test_names_nothing_where_no_visit_is_then(self) -> None:
        frame = after(hear("I can't make it on Saturday, can you move it")).frame
        find_visits(frame, VISITS, DIRECTORY)
        assert frame.goals[0].visit is None

    def test_is_found_whatever_kind_the_words_make_likely(self) -> None:
        guess = (Candidate(key="cardiology-new", score=0.3), Candidate(key="skin-check", score=0.1))
        heard = hear("I can't make it on Thursday, can you move it")
        slots = heard.slots.model_copy(update={"visit_type_candidates": guess})
        frame = after(heard.model_copy(update={"slots": slots})).frame
        find_visits(frame, VISITS, DIRECTORY)
        assert frame.goals[0].visit == SKIN.handle

    def test_leaves_the_day_to_move_to(self) -> None:
        (goal,) = after(hear("I can't make it on Thursday, move me to Friday")).frame.goals
        assert {(w.relation, w.start) for w in goal.when} == {("except", "2026-03-05"), ("at", "2026-03-06")}


class TestAVisitToldByItsDay:
    @pytest.mark.parametrize(
        ("text", "lang", "handle", "at"),
        [
            ("move my march 12 visit to the next day same time", "en", "V2", "2026-03-13T14:00"),
            ("please move my march 12 appointment to the day after", "en", "V2", "2026-03-13"),
            ("can you move my march 10 visit to later that day, like after lunch", "en", "V1", "2026-03-10T13:00"),
            ("move my thursday appointment to the day before", "en", "V2", "2026-03-11"),
            ("quiero mover mi cita del 12 de marzo al día siguiente a la misma hora", "es", "V2", "2026-03-13T14:00"),
            ("cámbieme la cita del 10 para más tarde ese mismo día, después de comer", "es", "V1", "2026-03-10T13:00"),
        ],
    )
    def test_is_found_and_its_new_day_is_counted_from_it(self, text: str, lang: Lang, handle: str, at: str) -> None:
        frame = after(hear(text, lang=lang)).frame
        find_visits(frame, VISITS, DIRECTORY)
        count_from_visits(frame, VISITS)
        (goal,) = frame.goals
        assert (goal.kind, goal.visit, goal.when[0].start) == (GoalKind.MOVE, handle, at)

    @pytest.mark.parametrize(
        ("text", "lang"),
        [
            ("I want to move the one I have on march 12", "en"),
            ("please reschedule the appointment i have on march 12, any friday", "en"),
            ("quiero cambiar la que tengo el 12 de marzo", "es"),
        ],
    )
    def test_is_no_day_to_move_it_to(self, text: str, lang: Lang) -> None:
        frame = after(hear(text, lang=lang), frame=booking()).frame
        find_visits(frame, VISITS, DIRECTORY)
        moved = frame.goals[0]
        assert (moved.kind, moved.visit) == ("move", "V2") and not any(w.start == "2026-03-12" for w in moved.when)

    @pytest.mark.parametrize("text", ["I need my appointment moved", "I'd like my heart visit changed to another day"])
    def test_is_to_be_moved_where_somebody_wants_it_moved(self, text: str) -> None:
        assert [g.kind for g in after(hear(text)).frame.goals] == [GoalKind.MOVE]

    def test_is_not_told_far_from_the_verb(self) -> None:
        assert not hear("I have to change my phone number. Is my Thursday visit still on?").moved

    def test_is_moved_also_while_another_is_looked_for(self) -> None:
        heard = hear(
            "can you move my march 10 visit to later that day, like after lunch", Expecting.CHOICE, offers=OFFERS
        )
        frame = booking(practitioner="rao")
        frame.expecting = Expecting.CHOICE
        frame = after(heard, frame=frame, offers=OFFERS).frame
        find_visits(frame, VISITS, DIRECTORY)
        assert [(g.kind, g.visit, g.practitioner) for g in frame.goals] == [("move", "V1", None), ("book", None, "rao")]

    def test_later_that_day_leaves_the_hours_that_were_named(self) -> None:
        heard = hear("move the first one to later that day, like after lunch")
        (goal,) = after(heard, visits=VISITS).frame.goals
        assert {(w.start or "") for w in goal.when} == {"2026-03-10", "13:00"}

    @pytest.mark.parametrize(
        "text",
        ["move my march 17 visit to friday", "move my friday visit to monday", "put me down for a visit on march 12"],
    )
    def test_names_no_visit_of_another_day(self, text: str) -> None:
        frame = after(hear(text)).frame
        find_visits(frame, (HEART,), DIRECTORY)
        assert all(g.visit is None for g in frame.goals)


class TestAnotherChangeInItsPlace:
    def test_a_move_takes_the_place_of_a_cancellation_that_was_asked_for(self) -> None:
        first = after(hear("I'd like to cancel"))
        first.frame.expecting = Expecting.NAME
        (goal,) = after(hear("no I mean change it", Expecting.NAME), frame=first.frame).frame.goals
        assert goal.kind is GoalKind.MOVE

    @pytest.mark.parametrize(
        ("text", "lang"), [("no don't cancel, move it", "en"), ("no la cancele, mejor muévala", "es")]
    )
    def test_at_the_read_back_the_same_visit_is_moved(self, text: str, lang: Lang) -> None:
        frame = asked_which(GoalKind.CANCEL, visit="V1")
        frame.expecting = Expecting.YES_NO
        (goal,) = after(hear(text, Expecting.YES_NO, lang=lang), frame=frame, visits=VISITS).frame.goals
        assert (goal.kind, goal.visit) == (GoalKind.MOVE, "V1")

    @pytest.mark.parametrize(
        ("text", "lang"),
        [
            ("cancel my appointment but only if there's something sooner", "en"),
            ("quiero cancelar mi cita pero solo si hay algo antes", "es"),
        ],
    )
    def test_cancelling_only_if_there_is_another_time_moves_the_visit(self, text: str, lang: Lang) -> None:
        (goal,) = after(hear(text, lang=lang)).frame.goals
        assert (goal.kind, goal.sooner) == (GoalKind.MOVE, True)


class TestWhichOfThoseListed:
    def test_its_place_is_that_of_a_visit(self) -> None:
        tracked = after(hear("move the second one to later that day"), visits=VISITS)
        (goal,) = tracked.frame.goals
        assert (goal.kind, goal.visit) == (GoalKind.MOVE, SKIN.handle)
        assert goal.when[0].start == "2026-03-12T14:05"

    @pytest.mark.parametrize(
        ("text", "lang", "hours"),
        [
            ("can you make it earlier that day, like 9", "en", []),
            ("same day, 9 in the morning", "en", ["09:00"]),
            ("la puede poner más temprano ese día, como a las 9", "es", ["09:00"]),
        ],
    )
    def test_another_hour_of_that_day_keeps_the_day_once_the_visit_is_known(
        self, text: str, lang: Lang, hours: list[str]
    ) -> None:
        frame = Frame(expecting=Expecting.WHEN)
        frame.add(GoalKind.MOVE)
        frame = after(
            hear(text, Expecting.WHEN if text[:4] == "same" else Expecting.NOTHING, lang=lang), frame=frame
        ).frame
        (goal,) = frame.goals
        goal.visit = SKIN.handle
        count_from_visits(frame, VISITS)
        assert {(w.start or "")[:10] for w in goal.when if len(w.start or "") >= 10} == {SKIN.start.date().isoformat()}
        assert [w.start for w in goal.when if len(w.start or "") == 5] == hours or not hours
        assert not goal.sooner

    def test_its_place_is_that_of_the_visit_to_cancel(self) -> None:
        tracked = after(hear("cancel the first one"), visits=VISITS)
        assert (tracked.frame.goals[0].kind, tracked.frame.goals[0].visit) == (GoalKind.CANCEL, HEART.handle)

    def test_its_name_heard_as_a_wish_to_be_seen_books_none(self) -> None:
        heard = said(Intent.BOOK, text="the heart one", specialty="cardiology", symptom="heart")
        tracked = after(heard, frame=asked_which(GoalKind.MOVE), visits=VISITS)
        assert [(g.kind, g.visit, g.visit_type) for g in tracked.frame.goals] == [("move", "V1", "cardiology-fu")]

    def test_a_time_to_move_it_to_books_none(self) -> None:
        heard = said(Intent.BOOK, text="can u do nxt wk", when=(when("range", "2026-03-09", "2026-03-16"),))
        tracked = after(heard, frame=asked_which(GoalKind.MOVE), visits=VISITS)
        assert [(g.kind, bool(g.when)) for g in tracked.frame.goals] == [("move", True)]

    def test_one_more_is_still_booked(self) -> None:
        heard = said(Intent.BOOK, text="book a new heart visit", specialty="cardiology")
        tracked = after(heard, frame=asked_which(GoalKind.MOVE), visits=VISITS)
        assert "book" in [g.kind for g in tracked.frame.goals]
