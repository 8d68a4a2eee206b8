"""Never mind: what is under way is dropped by words that say only that, and by nothing else."""

from __future__ import annotations

from datetime import datetime

import pytest

from assistant.tracking import track
from assistant.tracking.choice import resolve
from assistant.tracking.letting_go import let_go
from assistant.tracking.topics import topic
from language.answers.letting_go import lets_go
from language.directory import Directory
from language.frame import Frame, GoalKind
from language.types import Choice, Expecting, Intent, OfferView, Understanding
from tools.shifts import same_day

VISIT = datetime(2026, 3, 10, 11, 30)  # noqa: DTZ001 local, as read out


def under_way(kind: GoalKind) -> Frame:
    frame = Frame()
    frame.add(kind)
    return frame


def drops(kind: GoalKind, text: str) -> bool:
    return let_go(under_way(kind), Understanding(text=text, lang="en"))


class TestLettingGo:
    @pytest.mark.parametrize(
        "text", ["never mind", "Nevermind, thanks", "oh forget it", "no, mejor olvídelo", "ya no la necesito"]
    )  # fmt: skip
    @pytest.mark.parametrize("kind", [GoalKind.BOOK, GoalKind.MOVE, GoalKind.CANCEL, GoalKind.PARKING])
    def test_never_mind_drops_what_is_under_way(self, kind: GoalKind, text: str) -> None:
        assert drops(kind, text)

    @pytest.mark.parametrize(
        "text", ["cancel that", "cancel it please", "cancele eso", "cancélela por favor", "cancel"]
    )
    def test_cancel_that_drops_a_booking_but_asks_to_cancel_a_visit_that_exists(self, text: str) -> None:
        assert drops(GoalKind.BOOK, text)
        assert not drops(GoalKind.CANCEL, text)
        assert not drops(GoalKind.MOVE, text)

    @pytest.mark.parametrize(
        "text", ["cancel my Thursday visit", "never mind the doctor, any is fine", "no", "forget the morning, rather noon?", ""]
    )  # fmt: skip
    def test_a_sentence_that_goes_on_drops_nothing(self, text: str) -> None:
        assert not drops(GoalKind.BOOK, text)

    @pytest.mark.parametrize(
        "text",
        [
            "no, leave it as it is",
            "just keep my visit where it is, thanks",
            "change it to Monday, hmm, actually no, leave it like it was",
            "no, mejor déjela como está",
            "pásela al jueves, o mejor al viernes, bueno no, que se quede así",
        ],
    )
    @pytest.mark.parametrize("kind", [GoalKind.MOVE, GoalKind.CANCEL, GoalKind.SWAP])
    def test_a_visit_left_as_it_is_is_not_changed(self, kind: GoalKind, text: str) -> None:
        assert drops(kind, text)

    @pytest.mark.parametrize("text", ["I want Tuesday. leave it like that", "leave the morning one, move the other"])
    def test_what_is_left_beside_a_wish_takes_no_wish_back(self, text: str) -> None:
        assert not drops(GoalKind.MOVE, text)

    def test_a_time_that_was_taken_is_left_as_taken(self) -> None:
        frame = under_way(GoalKind.BOOK)
        frame.goals[0].offer = "O2"
        assert not let_go(frame, Understanding(text="leave it as it is", lang="en"))

    def test_where_nothing_is_under_way_nothing_is_dropped(self) -> None:
        assert not let_go(Frame(), Understanding(text="never mind", lang="en"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what should I bring?", "preparation"),
        ("can I eat before?", "preparation"),
        ("¿tengo que ir en ayunas?", "preparation"),
        ("where is that?", "directions"),
        ("¿dónde queda?", "directions"),
        ("do I need a referral", "referral"),
        ("¿cuánto dura la cita?", "length"),
        ("where do I park?", None),
        ("do you take Evergreen?", None),
    ],
)
def test_a_question_about_the_visit_is_told_from_one_about_the_hospital(text: str, expected: str | None) -> None:
    assert topic(text) == expected


class TestLaterInTheDay:
    def test_it_is_what_is_left_of_that_day(self) -> None:
        found = same_day("yes but later in the day", (), VISIT, sooner=False, later=True)
        assert found is not None
        assert (found[0].start, found[0].end) == ("2026-03-10T11:35", "2026-03-11T00:00")

    def test_earlier_that_day_ends_where_the_visit_begins(self) -> None:
        found = same_day("algo más temprano ese mismo día", (), VISIT, sooner=True, later=False)
        assert found is not None
        assert (found[0].start, found[0].end) == ("2026-03-10T00:00", "2026-03-10T11:30")

    def test_merely_later_keeps_no_day(self) -> None:
        assert same_day("anything later?", (), VISIT, sooner=False, later=True) is None


class TestChoosingByPlace:
    NORTH, MAIN = (
        OfferView(handle="O1", start=VISIT, location="north"),
        OfferView(handle="O2", start=VISIT, location="main"),
    )

    def test_the_one_there_is_taken_whatever_was_shown_before(self) -> None:
        assert resolve(Choice(location="north"), (self.MAIN, self.NORTH), (self.NORTH,)) == "O1"

    def test_two_there_are_no_choice(self) -> None:
        assert resolve(Choice(location="main"), (self.MAIN, self.MAIN)) is None


class TestNothingUnderWay:
    @pytest.mark.parametrize("text", ["never mind", "stop", "olvídelo", "muévala al lunes, no, mejor déjela así"])
    def test_never_mind_opens_nothing(self, text: str) -> None:
        tracked = track(Frame(), Understanding(text=text, lang="en", intents=(Intent.BOOK,)), Directory())
        assert tracked.let_go
        assert tracked.frame.goals == []

    def test_a_threat_is_no_wish(self) -> None:
        heard = Understanding(text="I want to burn this hospital down", lang="en", intents=(Intent.BOOK,))
        tracked = track(Frame(), heard, Directory())
        assert tracked.understood
        assert tracked.frame.goals == []

    def test_a_code_that_did_not_come_is_understood_where_one_was_asked_for(self) -> None:
        asked, heard = Frame(expecting=Expecting.CODE), Understanding(text="I never got the code", lang="en")
        assert track(asked, heard, Directory()).understood
        assert not track(Frame(), heard, Directory()).understood


@pytest.mark.parametrize(
    "words", ["no thanks, forget it", "forget it, cancel", "no gracias, olvídelo", "never mind, bye"]
)
def test_what_stands_around_the_words_that_let_go_may_mean_the_same(words: str) -> None:
    assert lets_go(words)
    assert not lets_go(f"{words}, an eye exam")
