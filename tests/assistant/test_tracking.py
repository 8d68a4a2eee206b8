"""What each message adds to, changes in and takes back from what is known."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from assistant.tracking import Tracked, track
from assistant.tracking.choice import resolve
from assistant.tracking.goals import wishing
from assistant.tracking.relative import count_from_visits, like_the_visit
from assistant.tracking.wishes import combine
from language.directory import Directory, Named, Person, VisitTypeEntry
from language.frame import Frame, Goal, GoalKind
from language.types import Candidate, Choice, Expecting, Intent, OfferView, Slots, Understanding, When

DIRECTORY = Directory(
    practitioners=(Person(key="lee", name="Dr. Sarah Lee", specialties=("cardiology",)),),
    specialties=(Named(key="cardiology", en="Cardiology", es="Cardiología"),),
    visit_types=(
        VisitTypeEntry(key="cardiology-new", en="First heart visit", es="Primera", specialty="cardiology"),
        VisitTypeEntry(key="cardiology-fu", en="Follow-up", es="Control", specialty="cardiology", follow_up=True),
        VisitTypeEntry(key="skin-check", en="Skin check", es="Piel", specialty="dermatology"),
    ),
)
SHOWN = (
    OfferView(handle="O1", start=datetime(2026, 3, 10, 9, 30), practitioner="lee"),  # noqa: DTZ001 local, as read out
    OfferView(handle="O2", start=datetime(2026, 3, 11, 14, 30), practitioner="rao"),  # noqa: DTZ001
    OfferView(handle="O3", start=datetime(2026, 3, 12, 9, 30), practitioner="lee"),  # noqa: DTZ001
)


def when(kind: str, start: str | None = None, end: str | None = None, relation: str = "at") -> When:
    parts: dict[str, Any] = {"kind": kind, "start": start, "end": end, "relation": relation, "text": "said"}
    return When(**parts)


def said(*intents: Intent, lang: Any = "en", text: str = "said", yes_but: bool = False, **slots: Any) -> Understanding:
    return Understanding(text=text, lang=lang, intents=intents, slots=Slots(**slots), yes_but=yes_but)


def after(*messages: Understanding, frame: Frame | None = None, **shown: Any) -> Tracked:
    tracked = Tracked(frame or Frame())
    for message in messages:
        tracked = track(tracked.frame, message, DIRECTORY, **shown)
    return tracked


def booking(**wishes: Any) -> Frame:
    frame = Frame()
    frame.goals.append(Goal(id="G1", kind=GoalKind.BOOK, visit_type="cardiology-new", **wishes))
    frame.next_goal = 2
    return frame


def goal_of(tracked: Tracked) -> Goal:
    goal = wishing(tracked.frame)
    assert goal is not None
    return goal


class TestTheSameDepartmentSaidAgain:
    def test_keeps_the_follow_up_that_is_looked_for(self) -> None:
        frame = booking()
        frame.goals[0].visit_type, frame.goals[0].practitioner = "cardiology-fu", "lee"
        heard = said(Intent.BOOK, specialty="cardiology", same_practitioner_as_last=True)
        goal = goal_of(after(heard, frame=frame, offers=SHOWN))
        assert (goal.visit_type, goal.practitioner) == ("cardiology-fu", "lee")

    def test_a_first_visit_becomes_the_follow_up_that_it_is_said_to_be(self) -> None:
        goal = goal_of(after(said(Intent.DENY, Intent.CORRECT, follow_up=True), frame=booking(), offers=SHOWN))
        assert goal.visit_type == "cardiology-fu"


class TestAChangeOfWhatIsBeingBooked:
    def test_it_moved_before_the_yes_is_the_visit_being_booked(self) -> None:
        heard = said(Intent.RESCHEDULE, text="can you move it to Thursday?", when=(when("date", "2026-03-12"),))
        tracked = after(heard, frame=booking())
        assert [g.kind for g in tracked.frame.goals] == [GoalKind.BOOK]
        assert goal_of(tracked).when[0].start == "2026-03-12"

    def test_my_appointment_moved_while_booking_is_another_one(self) -> None:
        tracked = after(said(Intent.RESCHEDULE, text="can you move my other appointment?"), frame=booking())
        assert [g.kind for g in tracked.frame.goals] == [GoalKind.MOVE, GoalKind.BOOK]

    def test_half_an_hour_later_counts_from_the_offer_that_was_taken(self) -> None:
        later = When(kind="datetime", start="2026-03-03T09:30", text="half an hour later")
        heard = said(Intent.RESCHEDULE, text="make it half an hour later", when=(later,), later=True)
        tracked = after(heard, frame=booking(offer="O2"), offers=SHOWN)
        assert goal_of(tracked).when[0].start == "2026-03-11T15:00"

    def test_it_moved_with_nothing_under_way_is_a_visit_that_stands(self) -> None:
        tracked = after(said(Intent.RESCHEDULE, text="can you move it an hour later?"))
        assert goal_of(tracked).kind is GoalKind.MOVE


TUESDAY_AFTERNOON = when("range", "2026-03-10T12:00", "2026-03-10T17:00")


class TestADoctorAskedForByName:
    def test_no_word_of_the_request_makes_it_another_department(self) -> None:
        guess = (Candidate(key="skin-check", score=0.4), Candidate(key="cardiology-new", score=0.2))
        goal = goal_of(after(said(Intent.BOOK, practitioner="lee", visit_type_candidates=guess)))
        assert goal.practitioner == "lee"
        assert {c.key for c in goal.visit_type_candidates} == {"cardiology-new", "cardiology-fu"}

    def test_what_says_nothing_of_the_visit_keeps_doctor_and_kinds(self) -> None:
        guess = (Candidate(key="skin-check", score=0.4), Candidate(key="cardiology-new", score=0.3))
        no_friday = when("date", "2026-03-06", relation="except")
        tracked = after(said(Intent.BOOK, practitioner="lee"), said(when=(no_friday,), visit_type_candidates=guess))
        goal = goal_of(tracked)
        assert (goal.practitioner, goal.when) == ("lee", (no_friday,))
        assert {c.key for c in goal.visit_type_candidates} == {"cardiology-new", "cardiology-fu"}

    def test_a_complaint_that_the_doctor_sees_goes_to_the_doctor(self) -> None:
        likely = (Candidate(key="skin-check", score=0.7), Candidate(key="cardiology-new", score=0.2))
        heard = said(Intent.BOOK, practitioner="lee", symptom="itch", visit_type_candidates=likely)
        assert goal_of(after(heard)).visit_type == "cardiology-new"

    def test_a_complaint_for_others_keeps_the_doctor_so_that_it_can_be_said(self) -> None:
        likely = (Candidate(key="skin-check", score=0.97), Candidate(key="cardiology-new", score=0.01))
        heard = said(Intent.BOOK, practitioner="lee", symptom="itch", visit_type_candidates=likely)
        goal = goal_of(after(heard))
        assert (goal.visit_type, goal.practitioner) == ("skin-check", "lee")

    def test_the_same_name_again_means_the_doctor_and_not_the_visit(self) -> None:
        frame = booking(practitioner="lee")
        frame.goals[0].visit_type = "skin-check"
        goal = goal_of(after(said(practitioner="lee"), frame=frame))
        assert (goal.practitioner, goal.visit_type) == ("lee", None)
        assert {c.key for c in goal.visit_type_candidates} == {"cardiology-new", "cardiology-fu"}


class TestTimes:
    def test_another_day_keeps_the_part_of_day(self) -> None:
        (kept,) = combine((TUESDAY_AFTERNOON,), (when("date", "2026-03-12"),))
        assert (kept.kind, kept.start, kept.end) == ("range", "2026-03-12T12:00", "2026-03-12T17:00")

    def test_another_day_keeps_mornings_that_were_meant_for_any_day(self) -> None:
        (kept,) = combine((when("range", "08:00", "12:00"),), (when("date", "2026-03-12"),))
        assert (kept.start, kept.end) == ("2026-03-12T08:00", "2026-03-12T12:00")

    def test_another_time_keeps_the_day(self) -> None:
        (kept,) = combine((TUESDAY_AFTERNOON,), (when("time", "15:00"),))
        assert (kept.kind, kept.start) == ("datetime", "2026-03-10T15:00")

    def test_a_part_of_day_alone_keeps_the_day(self) -> None:
        (kept,) = combine((when("date", "2026-03-10"),), (when("range", "08:00", "12:00"),))
        assert (kept.start, kept.end) == ("2026-03-10T08:00", "2026-03-10T12:00")

    def test_a_day_with_its_own_time_replaces_everything(self) -> None:
        new = when("datetime", "2026-03-12T09:00")
        assert combine((TUESDAY_AFTERNOON,), (new,)) == (new,)

    def test_a_whole_week_keeps_no_part_of_a_day(self) -> None:
        week = when("range", "2026-03-16", "2026-03-23")
        assert combine((TUESDAY_AFTERNOON,), (week,)) == (week,)

    def test_what_is_ruled_out_adds_up(self) -> None:
        no_monday, no_friday = (when("date", f"2026-03-{day}", relation="except") for day in ("09", "13"))
        assert combine(combine((TUESDAY_AFTERNOON,), (no_monday,)), (no_friday,)) == (
            TUESDAY_AFTERNOON, no_monday, no_friday,
        )  # fmt: skip

    def test_what_was_ruled_out_stays_ruled_out_when_the_day_changes(self) -> None:
        no_monday = when("date", "2026-03-09", relation="except")
        assert no_monday in combine((TUESDAY_AFTERNOON, no_monday), (when("date", "2026-03-12"),))

    def test_a_week_named_beside_a_day_is_only_its_surroundings(self) -> None:
        week, thursday = when("range", "2026-03-02", "2026-03-09"), when("date", "2026-03-12")
        assert combine((), (week, thursday)) == (thursday,)

    def test_a_time_of_day_keeps_the_week(self) -> None:
        week, after_ten = when("range", "2026-03-09", "2026-03-16"), when("time", "10:00", relation="after")
        assert set_of(combine((week,), (after_ten,))) == set_of((week, after_ten))

    def test_days_keep_a_time_that_was_meant_for_any_day(self) -> None:
        after_ten, days = (
            when("time", "10:00", relation="after"),
            (when("date", "2026-03-09"), when("date", "2026-03-10")),
        )
        assert set_of(combine((after_ten,), days)) == set_of((*days, after_ten))

    def test_after_a_day_with_an_hour_said_later_is_not_on_that_day(self) -> None:
        after_friday, three = when("date", "2026-03-06", relation="after"), when("time", "15:00")
        assert set_of(combine((after_friday,), (three,))) == set_of((after_friday, three))

    def test_another_week_keeps_a_time_that_was_meant_for_any_day(self) -> None:
        after_ten = when("time", "10:00", relation="after")
        first, second = when("range", "2026-03-09", "2026-03-16"), when("range", "2026-03-16", "2026-03-23")
        assert set_of(combine((first, after_ten), (second,))) == set_of((second, after_ten))

    def test_another_time_of_day_replaces_the_one_before_it_alone(self) -> None:
        week, after_ten = when("range", "2026-03-09", "2026-03-16"), when("time", "10:00", relation="after")
        afternoon = when("range", "12:00", "17:00")
        assert set_of(combine((week, after_ten), (afternoon,))) == set_of((week, afternoon))

    def test_hours_with_their_day_need_no_hours_from_before(self) -> None:
        morning = when("range", "2026-03-11T08:00", "2026-03-11T12:00")
        afternoon, day = when("range", "12:00", "17:00"), when("date", "2026-03-11")
        assert set_of(combine((morning,), (afternoon, day))) == set_of((afternoon, day))

    def test_as_soon_as_possible_binds_no_later_hour_to_today(self) -> None:
        soon, after_ten = (
            when("datetime", "2026-03-03T09:00", relation="earliest"),
            when("time", "10:00", relation="after"),
        )
        assert set_of(combine((soon,), (after_ten,))) == set_of((soon, after_ten))

    def test_another_part_of_the_day_than_that_of_the_offer_taken_is_meant_of_its_day(self) -> None:
        heard = said(Intent.CORRECT, when=(when("range", "12:00", "17:00"),))
        tracked = after(heard, frame=booking(offer="O3"), offers=SHOWN)
        assert {(w.kind, w.start) for w in goal_of(tracked).when} == {("date", "2026-03-12"), ("range", "12:00")}


def set_of(times: tuple[When, ...]) -> set[tuple[str, str | None, str]]:
    return {(w.kind, w.start, w.relation) for w in times}


class TestChoices:
    @pytest.mark.parametrize(
        ("choice", "handle"),
        [
            (Choice(ordinal=2), "O2"),
            (Choice(ordinal=-1), "O3"),
            (Choice(ordinal=4), None),
            (Choice(ordinal=-4), None),
            (Choice(which="earliest"), "O1"),
            (Choice(which="latest"), "O3"),
            (Choice(which="any"), "O1"),
            (Choice(which="none"), None),
            (Choice(time="14:30"), "O2"),
            (Choice(date="2026-03-12"), "O3"),
            (Choice(practitioner="rao"), "O2"),
            (Choice(time="09:30", date="2026-03-12"), "O3"),
            (Choice(time="08:00"), None),
            (Choice(), None),
        ],
    )
    def test_the_offer_that_was_meant(self, choice: Choice, handle: str | None) -> None:
        assert resolve(choice, SHOWN) == handle

    def test_a_choice_that_fits_two_offers_is_no_choice(self) -> None:
        assert resolve(Choice(time="09:30"), SHOWN) is None
        assert resolve(Choice(practitioner="lee"), SHOWN) is None

    def test_back_to_the_first_means_the_first_list(self) -> None:
        later = (OfferView(handle="O4", start=SHOWN[0].start), *SHOWN)
        assert resolve(Choice(which="first_again"), later, SHOWN) == "O1"

    def test_what_fits_two_offers_is_not_understood_so_that_the_number_is_asked_for(self) -> None:
        frame = booking()
        frame.expecting = Expecting.CHOICE
        tracked = after(said(Intent.CHOOSE, choice=Choice(time="09:30")), frame=frame, offers=SHOWN)
        assert (tracked.choice, tracked.understood, tracked.frame.misunderstood) == (None, False, 1)

    def test_nothing_can_be_chosen_where_nothing_was_shown(self) -> None:
        assert resolve(Choice(ordinal=1), ()) is None

    def test_a_choice_becomes_the_goals_offer(self) -> None:
        tracked = after(said(Intent.CHOOSE, choice=Choice(ordinal=2)), frame=booking(), offers=SHOWN)
        assert (tracked.choice, goal_of(tracked).offer) == ("O2", "O2")

    def test_the_time_of_a_choice_is_no_new_wish(self) -> None:
        heard = said(Intent.CHOOSE, choice=Choice(time="14:30"), when=(when("time", "14:30"),))
        tracked = after(heard, frame=booking(when=(when("range", "2026-03-09", "2026-03-16"),)), offers=SHOWN)
        assert goal_of(tracked).when == (when("range", "2026-03-09", "2026-03-16"),)
        assert not tracked.wishes_changed

    def test_yes_takes_the_only_offer(self) -> None:
        frame = booking()
        frame.expecting = Expecting.CHOICE
        assert after(said(Intent.CONFIRM), frame=frame, offers=SHOWN[:1]).choice == "O1"

    def test_yes_chooses_nothing_among_several(self) -> None:
        frame = booking()
        frame.expecting = Expecting.CHOICE
        assert after(said(Intent.CONFIRM), frame=frame, offers=SHOWN).choice is None

    def test_yes_but_takes_not_even_the_only_offer(self) -> None:
        frame = booking()
        frame.expecting = Expecting.CHOICE
        assert after(said(Intent.CONFIRM, yes_but=True), frame=frame, offers=SHOWN[:1]).choice is None

    def test_which_visit_is_a_choice_among_visits(self) -> None:
        frame = Frame()
        frame.add(GoalKind.CANCEL)
        visits = tuple(OfferView(handle=f"V{n}", start=o.start) for n, o in enumerate(SHOWN, 1))
        tracked = after(said(Intent.CHOOSE, choice=Choice(ordinal=3)), frame=frame, offers=SHOWN, visits=visits)
        assert tracked.frame.goals[0].visit == "V3"


class TestWishes:
    def test_a_symptom_alone_is_a_wish_to_be_seen(self) -> None:
        tracked = after(said(specialty="cardiology", symptom="fluttering"))
        assert (goal_of(tracked).kind, goal_of(tracked).visit_type) == (GoalKind.BOOK, "cardiology-new")

    def test_a_follow_up_becomes_the_specialtys_follow_up(self) -> None:
        assert goal_of(after(said(Intent.BOOK, specialty="cardiology", follow_up=True))).visit_type == "cardiology-fu"

    def test_a_question_in_passing_changes_no_wish(self) -> None:
        frame = booking(practitioner="lee", when=(TUESDAY_AFTERNOON,), tried=("search_slots",), offer="O1")
        before = frame.goals[0].model_copy(deep=True)
        heard = said(Intent.QUESTION, location="north", when=(when("date", "2026-03-14"),), practitioner="rao")
        tracked = after(heard, frame=frame, offers=SHOWN)
        assert goal_of(tracked) == before
        assert not tracked.wishes_changed
        assert [g.kind for g in tracked.frame.goals] == [GoalKind.BOOK, GoalKind.QUESTION]

    def test_a_question_with_a_wish_beside_it_changes_the_wish(self) -> None:
        tracked = after(said(Intent.QUESTION, Intent.BOOK, practitioner="lee"), frame=booking())
        assert goal_of(tracked).practitioner == "lee"

    def test_a_correction_takes_the_chosen_offer_back_and_searches_again(self) -> None:
        frame = booking(practitioner="rao", offer="O2", tried=("search_slots", "hold_slot"))
        tracked = after(said(Intent.CORRECT, practitioner="lee"), frame=frame, offers=SHOWN)
        goal = goal_of(tracked)
        assert (goal.practitioner, goal.offer, goal.tried) == ("lee", None, ())
        assert tracked.wishes_changed

    def test_saying_the_same_again_changes_nothing(self) -> None:
        frame = booking(practitioner="lee", offer="O2", tried=("search_slots",))
        tracked = after(said(practitioner="lee"), frame=frame)
        assert (goal_of(tracked).offer, tracked.wishes_changed) == ("O2", False)

    def test_another_kind_of_visit_forgets_the_doctor_of_the_last(self) -> None:
        tracked = after(said(Intent.CORRECT, visit_type="skin-check"), frame=booking(practitioner="lee"))
        assert (goal_of(tracked).visit_type, goal_of(tracked).practitioner) == ("skin-check", None)

    def test_something_earlier_searches_again_though_no_wish_has_changed(self) -> None:
        tracked = after(said(sooner=True), frame=booking(sooner=True, tried=("search_slots",)))
        assert (goal_of(tracked).tried, tracked.wishes_changed) == ((), True)

    def test_a_named_day_ends_the_wish_for_something_earlier(self) -> None:
        tracked = after(said(when=(when("date", "2026-03-12"),)), frame=booking(sooner=True))
        assert not goal_of(tracked).sooner

    def test_another_visit_named_after_the_first_is_chosen_is_a_second_booking(self) -> None:
        tracked = after(said(Intent.BOOK, visit_type="skin-check"), frame=booking(offer="O1"))
        assert [(g.visit_type, g.offer) for g in tracked.frame.goals] == [
            ("cardiology-new", "O1"),
            ("skin-check", None),
        ]

    def test_a_choice_beside_a_second_booking_is_for_the_first(self) -> None:
        heard = said(Intent.BOOK, Intent.CHOOSE, visit_type="skin-check", choice=Choice(ordinal=3))
        tracked = after(heard, frame=booking(offer="O1"), offers=SHOWN)
        assert [(g.visit_type, g.offer) for g in tracked.frame.goals] == [
            ("cardiology-new", "O3"),
            ("skin-check", None),
        ]

    def test_a_bare_time_leaves_a_waitlist_a_waitlist(self) -> None:
        frame = booking(offer=None)
        frame.goals[0].kind = GoalKind.WAITLIST
        mornings = When(text="mornings", kind="range", start="08:00", end="12:00")
        heard = said(Intent.BOOK, when=(mornings,)).model_copy(update={"text": "mornings"})
        goal = goal_of(after(heard, frame=frame))
        assert (goal.kind, goal.when) == (GoalKind.WAITLIST, (mornings,))

    def test_nothing_free_turned_into_a_waitlist_keeps_its_wishes(self) -> None:
        tracked = after(said(Intent.WAITLIST), frame=booking(practitioner="lee"))
        assert (goal_of(tracked).kind, goal_of(tracked).practitioner) == (GoalKind.WAITLIST, "lee")

    def test_a_booking_is_taken_up_before_its_parking(self) -> None:
        tracked = after(said(Intent.PARKING, Intent.BOOK, specialty="cardiology"))
        assert [g.kind for g in tracked.frame.goals] == [GoalKind.BOOK, GoalKind.PARKING]

    def test_the_frame_that_went_in_is_left_alone(self) -> None:
        frame = booking()
        before = frame.model_copy(deep=True)
        after(said(Intent.CORRECT, practitioner="lee", person_name="Jo Doe"), frame=frame)
        assert frame == before


class TestPersons:
    def test_for_somebody_else_is_a_change_of_subject(self) -> None:
        tracked = after(said(for_whom="son"), frame=booking())
        assert (tracked.subject_changed, tracked.frame.person.for_whom) == (True, "son")

    def test_the_same_person_again_is_no_change_of_subject(self) -> None:
        frame = booking()
        frame.person.for_whom = "son"
        assert not after(said(for_whom="son"), frame=frame).subject_changed

    def test_the_name_of_whom_it_is_for_is_not_taken_for_the_speakers(self) -> None:
        person = after(said(text="a visit for my son Leo", for_whom="son", person_name="Leo")).frame.person
        assert (person.theirs, person.name) == ("Leo", None)

    def test_a_second_name_is_somebody_elses(self) -> None:
        frame = Frame()
        frame.person.name = "Linda Brooks"
        tracked = after(said(text="book a checkup for Leo", person_name="Leo"), frame=frame)
        person = tracked.frame.person
        assert (person.for_whom, person.theirs, person.name) == ("other", "Leo", "Linda Brooks")
        assert tracked.subject_changed

    def test_another_relation_takes_the_name_along_and_so_does_the_same_one_once_refused(self) -> None:
        frame = Frame()
        frame.person.for_whom, frame.person.theirs = "son", "Bob"
        assert after(said(for_whom="daughter"), frame=frame).frame.person.theirs is None
        assert after(said(for_whom="son"), frame=frame).frame.person.theirs == "Bob"
        frame.person.not_on_record = True
        assert after(said(for_whom="son"), frame=frame).frame.person.theirs is None

    def test_a_name_asked_for_opens_no_booking(self) -> None:
        frame = Frame(expecting=Expecting.NAME)
        tracked = after(said(person_name="April Skinner", specialty="dermatology"), frame=frame)
        assert tracked.frame.goals == []
        assert tracked.frame.person.name == "April Skinner"

    @pytest.mark.parametrize(("place", "born"), [(1, "1980-03-04"), (2, "1980-04-03"), (3, None)])
    def test_an_unclear_birth_date_is_settled_by_its_place(self, place: int, born: str | None) -> None:
        frame = Frame(expecting=Expecting.BIRTH_DATE)
        frame.person.birth_date_readings = ("1980-03-04", "1980-04-03")
        tracked = after(said(Intent.CHOOSE, choice=Choice(ordinal=place)), frame=frame)
        assert tracked.frame.person.birth_date == born

    @pytest.mark.parametrize("choice", [Choice(ordinal=2), Choice(which="later")])
    def test_the_answer_to_which_birth_date_leaves_the_offer_taken_as_it_is(self, choice: Choice) -> None:
        frame = booking(offer="O3")
        frame.expecting = Expecting.BIRTH_DATE
        frame.person.birth_date_readings = ("1980-03-04", "1980-04-03")
        tracked = after(said(Intent.CHOOSE, choice=choice), frame=frame, offers=SHOWN)
        assert (tracked.frame.person.birth_date, tracked.choice) == ("1980-04-03", None)
        assert goal_of(tracked).offer == "O3"

    def test_an_unclear_birth_date_is_settled_by_its_day_and_month(self) -> None:
        frame = Frame(expecting=Expecting.BIRTH_DATE)
        frame.person.birth_date_readings = ("1980-03-04", "1980-04-03")
        tracked = after(said(when=(when("date", "2026-04-03"),)), frame=frame)
        assert tracked.frame.person.birth_date == "1980-04-03"

    @pytest.mark.parametrize(
        ("told", "name"),
        [
            ("rosa jimenez", "Rosa Jimenez"),
            ("rosa jimenes", "rosa jimenes"),
            ("still nothing", "rosa jimenes"),
            ("rosa", "rosa jimenes"),
        ],
    )
    def test_the_same_name_but_for_a_letter_takes_its_place_at_the_code(self, told: str, name: str) -> None:
        frame = Frame(expecting=Expecting.CODE)
        frame.person.name = "rosa jimenes"
        assert after(said(text=told), frame=frame).frame.person.name == name

    def test_a_code_lives_for_one_message(self) -> None:
        first = after(said(code="123456"))
        assert first.frame.person.code == "123456"
        assert after(said(Intent.THANKS), frame=first.frame).frame.person.code is None


class TestUnderstanding:
    def test_misunderstandings_are_counted_until_something_is_understood(self) -> None:
        lost = after(said(), said(), said())
        assert (lost.understood, lost.frame.misunderstood) == (False, 3)
        assert after(said(Intent.LIST), frame=lost.frame).frame.misunderstood == 0

    def test_out_of_scope_alone_is_not_understood(self) -> None:
        assert not after(said(Intent.OUT_OF_SCOPE)).understood

    def test_the_language_follows_the_patient(self) -> None:
        assert after(said(Intent.BOOK), said(Intent.BOOK, lang="es")).frame.lang == "es"


class TestWhatTheVisitTells:
    def moving(self) -> Frame:
        frame = Frame()
        frame.goals.append(Goal(id="G1", kind=GoalKind.MOVE, visit="V1", visit_type="cardiology-new"))
        return frame

    def moved(self, text: str, **slots: Any) -> tuple[tuple[str, str | None], ...]:
        visit = OfferView(handle="V1", start=datetime(2026, 3, 11, 11, 0), practitioner="lee")  # noqa: DTZ001
        frame = after(said(text=text, **slots), frame=self.moving(), visits=(visit,))
        return tuple((w.kind, w.start) for w in goal_of(frame).when)

    @pytest.mark.parametrize("text", ["make it the same time next week", "a la misma hora la semana que viene"])
    def test_the_same_time_next_week_is_a_week_on_where_the_visit_is_in_that_week(self, text: str) -> None:
        slots = Slots(when=(when("range", "2026-03-09", "2026-03-16"),))
        there = like_the_visit(text, slots, datetime(2026, 3, 11, 11, 0))  # noqa: DTZ001
        assert [w.start for w in there.when] == ["2026-03-18T11:00"]

    def test_is_counted_once_the_visit_is_known(self) -> None:
        frame = after(said(Intent.RESCHEDULE, text="move it to the same time next week")).frame
        goal = frame.goals[0]
        goal.visit = SHOWN[0].handle
        count_from_visits(frame, SHOWN)
        assert goal.when[0].start == (SHOWN[0].start + timedelta(weeks=1)).isoformat(timespec="minutes")

    def test_the_same_time_is_the_hour_of_the_visit(self) -> None:
        assert ("time", "11:00") in self.moved(
            "same time, next week", when=(when("range", "2026-03-16", "2026-03-23"),)
        )

    def test_the_same_day_is_the_day_of_the_visit(self) -> None:
        assert self.moved("the same day") == (("date", "2026-03-11"),)


def test_both_ends_of_a_stretch_hold_and_a_new_bound_replaces_its_like() -> None:
    after_the_15th, before_the_20th = (
        when("date", "2026-03-15", relation="after"),
        when("date", "2026-03-20", relation="before"),
    )
    both = combine((after_the_15th,), (before_the_20th,))
    assert set(both) == {after_the_15th, before_the_20th}
    later = when("date", "2026-03-18", relation="after")
    assert after_the_15th not in combine(both, (later,)) and before_the_20th in combine(both, (later,))


def test_a_day_asked_for_after_all_is_no_longer_ruled_out() -> None:
    no_tuesdays = when("recurring", "2026-03-10", relation="except")
    assert no_tuesdays not in combine((no_tuesdays,), (when("date", "2026-03-17"),))
    assert no_tuesdays in combine((no_tuesdays,), (when("date", "2026-03-18"),))
