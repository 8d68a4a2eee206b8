"""The built-in policy is a pure function: one state message in, one next step out, never two questions."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.acts import Ask, Say
from assistant.builtin import decide
from assistant.builtin.decision import Decision
from assistant.heard import Heard
from assistant.state_message import GoalSeen, OfferSeen, ProofSeen, ResultSeen, StateMessage, VisitSeen
from language.frame import Goal, GoalKind
from language.types import Expecting, Intent
from tools.toolbox import registry

TOOLS = tuple(spec.name for spec in registry())
STATUSES = ("done", "consent_pending", "refused", "invalid", "failed")


def state(**parts: Any) -> StateMessage:
    base: dict[str, Any] = {"channel": "chat", "lang": "en", "now": "2026-03-03 09:00", "weekday": "Tuesday"}
    return StateMessage(**{**base, "tools": TOOLS, **parts})


def goal(kind: str, **parts: Any) -> GoalSeen:
    return GoalSeen(**{"id": "G1", "kind": kind, "status": "active", **parts})


def booking(**parts: Any) -> GoalSeen:
    return goal("book", **{"visit_type": "cardiology-new", "tried": ("search_slots",), "offer": "O1", **parts})


def done(tool: str, **data: Any) -> ResultSeen:
    return ResultSeen(tool=tool, status="done", data=data)


def asked(decision: Decision) -> Ask | None:
    return decision.speak.ask if decision.speak else None


OFFERS = tuple(OfferSeen(handle=f"O{n}", visit_type="cardiology-new", start="Tue 2026-03-10 14:30") for n in (1, 2, 3))
VISITS = (VisitSeen(handle="V1", start="x"), VisitSeen(handle="V2", start="y"))
KNOWN = ProofSeen(level=2)
FRESH = ProofSeen(level=3)


class TestTheSurname:
    FIRST_NAME = ProofSeen(has_name=True, lacks_surname=True)

    def test_with_a_first_name_alone_the_surname_is_asked_for_once(self) -> None:
        held = {"goals": (booking(),), "offers": OFFERS, "held": "O1", "proof": self.FIRST_NAME}
        assert asked(decide(state(**held, asked=Expecting.NAME, ended=(Ask.NAME,)))) is Ask.SURNAME
        assert asked(decide(state(**held, asked=Expecting.NAME, ended=(Ask.SURNAME,)))) is Ask.BIRTH_DATE
        assert asked(decide(state(**held, asked=Expecting.BIRTH_DATE, ended=(Ask.BIRTH_DATE,)))) is Ask.BIRTH_DATE


class TestTheCode:
    WAITING = ProofSeen(has_name=True, has_birth_date=True, code_sent=True)

    def at_the_code(self, **parts: Any) -> StateMessage:
        return state(**{"goals": (booking(),), "offers": OFFERS, "held": "O1", "proof": self.WAITING, **parts})

    def test_a_code_that_did_not_come_is_sent_again_and_a_person_offered(self) -> None:
        missing = Heard(code_is_missing=True)
        assert decide(self.at_the_code(heard=missing)).tool == "start_verification"
        decision = decide(self.at_the_code(heard=missing, results=(done("start_verification", code="sent"),)))
        assert decision.speak is not None
        assert (decision.speak.say, decision.speak.ask) == ([Say.CODE_AGAIN], Ask.CODE)

    def test_where_none_comes_again_name_and_birth_date_are_asked_for_once_as_on_the_card(self) -> None:
        missing = Heard(code_is_missing=True)
        assert asked(decide(self.at_the_code(heard=missing, ended=(Say.CODE_AGAIN, Ask.CODE)))) is Ask.AS_ON_CARD
        again = self.at_the_code(heard=missing, ended=(Ask.AS_ON_CARD,))
        told = self.at_the_code(heard=Heard(intents=(Intent.VERIFY,)), ended=(Ask.AS_ON_CARD,))
        assert decide(again).tool == decide(told).tool == "hand_over"
        anew = told.model_copy(update={"proof": self.WAITING.model_copy(update={"told_anew": True})})
        assert decide(anew).tool == "start_verification"

    def test_where_no_more_codes_are_sent_a_person_takes_over(self) -> None:
        locked = ProofSeen(has_name=True, has_birth_date=True, code_sent=True, locked=True)
        assert decide(self.at_the_code(heard=Heard(code_is_missing=True), proof=locked)).tool == "hand_over"

    def test_who_is_told_that_no_code_can_be_taken_is_asked_for_none(self) -> None:
        told = ProofSeen(has_name=True, has_birth_date=True)
        refused = self.at_the_code(proof=told, results=(done("start_verification", code="locked"),))
        assert decide(refused).tool == "hand_over"

    @pytest.mark.parametrize("intent", [Intent.LIST, Intent.CANCEL, Intent.RESCHEDULE, Intent.TELEHEALTH])
    def test_other_matters_wait_for_the_code_and_are_told_so(self, intent: Intent) -> None:
        decision = decide(self.at_the_code(heard=Heard(intents=(intent,))))
        assert decision.speak is not None
        assert (decision.speak.say, decision.speak.ask) == ([Say.CODE_FIRST], Ask.CODE)

    def test_right_after_it_was_sent_nobody_is_told_to_wait_for_it(self) -> None:
        sent = (done("start_verification", code="sent"),)
        decision = decide(self.at_the_code(heard=Heard(intents=(Intent.CANCEL,)), results=sent))
        assert decision.speak is not None
        assert decision.speak.say == []


class TestBooking:
    def test_without_a_reason_it_asks_for_one(self) -> None:
        assert asked(decide(state(goals=(goal("book"),)))) is Ask.REASON

    def test_between_several_kinds_of_visit_it_asks_which(self) -> None:
        assert asked(decide(state(goals=(goal("book", candidates=("a", "b")),)))) is Ask.WHICH_TYPE

    def test_a_known_kind_is_searched_at_once(self) -> None:
        decision = decide(state(goals=(goal("book", visit_type="cardiology-new"),)))
        assert (decision.tool, decision.args) == ("search_slots", {"visit_type": "cardiology-new"})

    def test_offers_are_put_to_the_patient(self) -> None:
        assert asked(decide(state(goals=(booking(offer=None),), offers=OFFERS))) is Ask.CHOICE

    def test_nothing_free_asks_for_other_wishes(self) -> None:
        found = state(goals=(booking(offer=None),), results=(done("search_slots", offers=[]),))
        assert asked(decide(found)) is Ask.ALTERNATIVES

    def test_a_chosen_offer_is_held_before_anyone_is_asked_who_they_are(self) -> None:
        decision = decide(state(goals=(booking(),), offers=OFFERS))
        assert (decision.tool, decision.args) == ("hold_slot", {"offer": "O1"})

    def test_a_held_offer_without_proof_asks_for_the_name(self) -> None:
        assert asked(decide(state(goals=(booking(),), held="O1"))) is Ask.NAME

    def test_a_held_offer_with_proof_is_read_back(self) -> None:
        assert decide(state(goals=(booking(),), held="O1", proof=KNOWN)).tool == "book_visit"

    def test_another_offer_held_is_not_the_chosen_one(self) -> None:
        assert decide(state(goals=(booking(),), held="O2", proof=KNOWN)).tool == "hold_slot"


class TestProving:
    @pytest.mark.parametrize(
        ("proof", "expected"),
        [
            ({}, Ask.NAME),
            ({"has_name": True}, Ask.BIRTH_DATE),
            ({"has_name": True, "birth_date_unclear": True}, Ask.BIRTH_DATE_WHICH),
            ({"has_name": True, "has_birth_date": True, "new_patient": True}, Ask.PHONE),
            ({"has_name": True, "has_birth_date": True, "code_sent": True}, Ask.CODE),
        ],
    )
    def test_it_asks_for_the_one_thing_that_is_missing(self, proof: dict[str, bool], expected: Ask) -> None:
        assert asked(decide(state(goals=(goal("list"),), proof=ProofSeen(**proof)))) is expected

    def test_a_code_that_was_given_is_checked(self) -> None:
        proof = ProofSeen(has_name=True, has_birth_date=True, code_sent=True, has_code=True)
        assert decide(state(goals=(goal("list"),), proof=proof)).tool == "check_code"

    def test_with_the_last_try_used_up_a_person_helps(self) -> None:
        proof = ProofSeen(has_name=True, has_birth_date=True, code_sent=True)
        wrong = state(
            goals=(goal("list"),), proof=proof, results=(done("check_code", outcome="wrong", attempts_left=0),)
        )
        assert (decide(wrong).tool, decide(wrong).args) == ("hand_over", {"reason": "verification"})

    def test_cancelling_wants_a_fresh_proof(self) -> None:
        assert asked(decide(state(goals=(goal("cancel", visit="V1"),), proof=KNOWN))) is Ask.NAME
        assert decide(state(goals=(goal("cancel", visit="V1"),), proof=FRESH)).tool == "cancel_visit"

    def test_who_is_there_and_known_gets_the_link_and_nobody_is_asked_for_a_code_at_the_door(self) -> None:
        assert decide(state(goals=(goal("check_in"),), proof=FRESH)).tool == "check_in"
        unknown = decide(state(goals=(goal("check_in"),)))
        assert asked(unknown) is Ask.ANYTHING_ELSE


class TestOrder:
    def test_a_person_asked_for_comes_before_everything(self) -> None:
        wants = state(goals=(booking(),), offers=OFFERS, heard=Heard(intents=(Intent.REQUEST_HUMAN, Intent.QUESTION)))
        assert (decide(wants).tool, decide(wants).args) == ("hand_over", {"reason": "asked"})

    def test_after_a_hand_over_it_is_silent(self) -> None:
        assert asked(decide(state(goals=(booking(),), results=(done("hand_over"),)))) is Ask.NOTHING

    def test_a_read_back_ends_the_turn(self) -> None:
        pending = ResultSeen(tool="book_visit", status="consent_pending")
        assert asked(decide(state(goals=(booking(),), results=(pending,)))) is Ask.NOTHING

    def test_a_question_is_answered_before_the_booking_goes_on(self) -> None:
        both = (booking(offer=None), goal("question", id="G2"))
        assert decide(state(goals=both, offers=OFFERS)).tool == "answer_question"

    def test_after_the_answer_the_booking_goes_on_where_it_was(self) -> None:
        both = (booking(offer=None), goal("question", id="G2", status="done"))
        assert asked(decide(state(goals=both, offers=OFFERS, results=(done("answer_question"),)))) is Ask.CHOICE

    def test_a_question_whether_a_visit_can_be_cancelled_cancels_nothing(self) -> None:
        asks = goal("question", about_cancelling=True, visit="V1")
        assert decide(state(goals=(asks,), proof=FRESH)).tool == "can_cancel"

    @pytest.mark.parametrize(("times", "expected"), [(1, Ask.REPHRASE), (2, Ask.MENU)])
    def test_what_is_not_understood_is_asked_again_then_by_menu(self, times: int, expected: Ask) -> None:
        assert asked(decide(state(heard=Heard(understood=False), misunderstood=times))) is expected

    def test_a_question_that_was_not_understood_is_the_one_asked_again(self) -> None:
        lost = state(heard=Heard(understood=False), misunderstood=1, goals=(booking(offer=None),), offers=OFFERS)
        decision = decide(lost)
        assert asked(decision) is Ask.CHOICE
        assert decision.speak is not None and decision.speak.say == [Say.SORRY]

    def test_a_goodbye_in_the_middle_is_let_go_with_word_that_nothing_changed(self) -> None:
        decision = decide(state(heard=Heard(intents=(Intent.GOODBYE,)), goals=(booking(),), offers=OFFERS))
        assert asked(decision) is Ask.NOTHING
        assert decision.speak is not None and decision.speak.say == [Say.GOODBYE_UNDONE]

    def test_a_goodbye_while_a_time_is_held_says_in_one_sentence_that_it_is_let_go(self) -> None:
        leaving = Heard(intents=(Intent.THANKS, Intent.GOODBYE))
        decision = decide(state(heard=leaving, goals=(booking(),), offers=OFFERS, held="O1"))
        assert decision.speak is not None
        assert (decision.speak.say, decision.speak.ask) == ([Say.GOODBYE_HELD], Ask.NOTHING)

    def test_a_threat_goes_to_a_person_with_calm_words(self) -> None:
        threatened = Heard(temper="threat")
        assert decide(state(heard=threatened)).tool == "hand_over"
        decision = decide(state(heard=threatened, results=(done("hand_over"),)))
        assert decision.speak is not None
        assert (decision.speak.say, decision.speak.ask) == ([Say.THREATENED], Ask.NOTHING)

    def test_a_department_that_is_not_here_is_said_and_the_reason_asked_for(self) -> None:
        decision = decide(state(goals=(goal("book"),), heard=Heard(absent_specialty="dentistry")))
        assert decision.speak is not None
        assert (decision.speak.say, decision.speak.ask) == ([Say.NO_SUCH_DEPARTMENT], Ask.REASON)

    def test_an_insult_is_met_with_calm_words_and_the_question_again(self) -> None:
        decision = decide(state(goals=(booking(),), offers=OFFERS, held="O1", heard=Heard(temper="insult")))
        assert decision.speak is not None
        assert (decision.speak.say, decision.speak.ask) == ([Say.CALM], Ask.NAME)

    def test_a_question_about_the_visit_in_hand_is_answered_for_that_visit(self) -> None:
        asks = goal("question", id="G2", topic="preparation")
        decision = decide(state(goals=(booking(), asks), offers=OFFERS))
        assert (decision.tool, decision.args) == ("visit_details", {"about": "preparation", "offer": "O1"})

    def test_it_right_after_a_booking_is_looked_up_in_silence(self) -> None:
        decision = decide(state(goals=(goal("move", latest=True),), proof=KNOWN))
        assert (decision.tool, decision.args) == ("list_visits", {"latest": True})

    def test_what_is_not_understood_three_times_goes_to_a_person(self) -> None:
        lost = state(heard=Heard(understood=False), misunderstood=3)
        assert (decide(lost).tool, decide(lost).args) == ("hand_over", {"reason": "not_understood"})

    def test_medical_advice_is_declined_and_the_booking_goes_on(self) -> None:
        decision = decide(
            state(goals=(booking(offer=None),), offers=OFFERS, heard=Heard(intents=(Intent.MEDICAL_ADVICE,)))
        )
        assert decision.speak is not None
        assert (decision.speak.say, decision.speak.ask) == ([Say.NO_MEDICAL_ADVICE], Ask.CHOICE)

    def test_one_visit_of_several_is_asked_for(self) -> None:
        assert (
            asked(decide(state(goals=(goal("cancel", tried=("list_visits",)),), proof=FRESH, visits=VISITS)))
            is Ask.WHICH_VISIT
        )

    def test_a_goodbye_is_answered_and_asks_nothing(self) -> None:
        decision = decide(state(heard=Heard(intents=(Intent.GOODBYE,))))
        assert decision.speak is not None
        assert (decision.speak.say, decision.speak.ask) == ([Say.GOODBYE], Ask.NOTHING)


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


HANDLES = st.sampled_from(["O1", "O2", "O9"])
GOALS = st.builds(
    GoalSeen,
    id=st.sampled_from(["G1", "G2", "G3"]),
    kind=st.sampled_from([k.value for k in GoalKind] + ["unheard-of"]),
    status=st.sampled_from(["active", "waiting", "done", "dropped"]),
    visit_type=maybe(st.sampled_from(["cardiology-new", "skin-check"])),
    candidates=st.sampled_from([(), ("a",), ("a", "b")]),
    practitioner=maybe(st.just("lee")),
    sooner=st.booleans(),
    visit=maybe(st.sampled_from(["V1", "V9"])),
    offer=maybe(HANDLES),
    tried=st.lists(st.sampled_from(TOOLS), max_size=4).map(tuple),
    about_cancelling=st.booleans(),
)
DATA = st.fixed_dictionaries(
    {},
    optional={
        "offers": st.lists(st.just({"handle": "O1"}), max_size=2),
        "free": st.booleans(),
        "outcome": st.sampled_from(["wrong", "right"]),
        "attempts_left": st.integers(0, 2),
        "code": st.sampled_from(["phone_not_valid", "not_possible", "proof_needed"]),
    },
)
RESULTS = st.builds(ResultSeen, tool=st.sampled_from(TOOLS), status=st.sampled_from(STATUSES), data=DATA)
PROOFS = st.builds(
    ProofSeen, level=st.integers(0, 3), **{
        name: st.booleans()
        for name, field in ProofSeen.model_fields.items() if field.annotation is bool
    },
)  # fmt: skip
STATES = st.builds(
    StateMessage,
    channel=st.sampled_from(["chat", "sms", "voice", "terminal"]),
    lang=st.sampled_from(["en", "es"]),
    now=st.just("2026-03-03 09:00"),
    weekday=st.just("Tuesday"),
    proof=PROOFS,
    goals=st.lists(GOALS, max_size=4).map(tuple),
    offers=st.sampled_from([(), OFFERS]),
    visits=st.sampled_from([(), VISITS]),
    held=maybe(HANDLES),
    heard=st.builds(
        Heard, intents=st.lists(st.sampled_from(list(Intent)), max_size=4).map(tuple), understood=st.booleans(),
        choice=maybe(HANDLES),
    ),
    results=st.lists(RESULTS, max_size=4).map(tuple),
    asked=st.sampled_from(list(Expecting)),
    misunderstood=st.integers(0, 5),
    first_turn=st.booleans(),
    tools=st.just(TOOLS),
)  # fmt: skip


class TestAnyState:
    @settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(STATES)
    def test_any_state_gives_one_step_with_one_question_at_most(self, any_state: StateMessage) -> None:
        decision = decide(any_state)
        assert (decision.tool is None) != (decision.speak is None), "either a tool or an end, never both or neither"
        if decision.tool is not None:
            assert decision.tool in TOOLS
        if decision.speak is not None:
            assert decision.speak.ask in Ask
            assert len(set(decision.speak.say)) == len(decision.speak.say) <= 3

    @settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(STATES)
    def test_the_same_state_gives_the_same_step_and_stays_as_it_was(self, any_state: StateMessage) -> None:
        before = any_state.model_dump_json()
        assert decide(any_state) == decide(StateMessage.model_validate_json(before))
        assert any_state.model_dump_json() == before

    @settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(STATES)
    def test_whoever_asks_for_a_person_gets_one(self, any_state: StateMessage) -> None:
        heard = any_state.heard.model_copy(update={"intents": (*any_state.heard.intents, Intent.REQUEST_HUMAN)})
        decision = decide(any_state.model_copy(update={"heard": heard}))
        already = any_state.result("hand_over") is not None
        assert (decision.tool == "hand_over") != already

    @settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(STATES)
    def test_without_proof_no_visit_is_touched(self, any_state: StateMessage) -> None:
        unproven = any_state.model_copy(update={"proof": any_state.proof.model_copy(update={"level": 0})})
        guarded = {"book_visit", "move_visit", "cancel_visit", "list_visits", "reserve_parking", "switch_to_video"}
        assert decide(unproven).tool not in guarded


def test_a_goal_is_shown_without_the_patients_own_words() -> None:
    raw = Goal(id="G1", kind=GoalKind.QUESTION, text="is Maria Gonzalez born in 1982 here", insurer="aetna")
    shown = GoalSeen.of(raw).model_dump_json()
    assert "Maria" not in shown
    assert "1982" not in shown


class TestAList:
    LISTED: ClassVar[dict[str, Any]] = {"goals": (booking(offer=None),), "offers": OFFERS}

    def test_a_bare_yes_asks_for_the_number_and_the_second_time_in_other_words(self) -> None:
        yes = Heard(intents=(Intent.CONFIRM,), understood=False)
        assert asked(decide(state(**self.LISTED, heard=yes, misunderstood=1))) is Ask.WHICH_NUMBER
        assert asked(decide(state(**self.LISTED, heard=yes, misunderstood=2))) is Ask.JUST_NUMBER

    def test_a_day_that_two_of_them_have_asks_for_the_number(self) -> None:
        chosen = Heard(intents=(Intent.CHOOSE,), understood=False)
        assert asked(decide(state(**self.LISTED, heard=chosen, misunderstood=1))) is Ask.WHICH_NUMBER

    def test_what_is_not_understood_still_says_sorry_then_shows_the_menu(self) -> None:
        lost = Heard(understood=False)
        again = decide(state(**self.LISTED, heard=lost, misunderstood=1)).speak
        assert again is not None and (again.ask, again.say) == (Ask.CHOICE, [Say.SORRY])
        assert asked(decide(state(**self.LISTED, heard=lost, misunderstood=2))) is Ask.MENU

    def test_a_name_given_too_early_is_thanked_for_and_the_times_are_asked_again(self) -> None:
        decision = decide(state(**self.LISTED, heard=Heard(intents=(Intent.VERIFY,)))).speak
        assert decision is not None and (decision.ask, decision.say) == (Ask.CHOICE, [Say.NOTED])

    def test_a_name_that_was_asked_for_is_not_kept_for_later(self) -> None:
        heard = Heard(intents=(Intent.VERIFY,))
        decision = decide(state(goals=(booking(),), offers=OFFERS, held="O1", heard=heard)).speak
        assert decision is None or Say.NOTED not in decision.say
