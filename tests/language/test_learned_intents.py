"""What was learned of intents: fitted to the messages that are there, the same every time, and bold only where it may be."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.hear_training import as_heard, messages
from language.intents.decide import UNSURE, decide, settled_by_rule
from language.intents.heard import Heard
from language.intents.learned import HEARD, WEIGHED, learn, read_rows
from language.types import Expecting, Intent
from tests.language.hearing import hear

NEVER = {Intent.CONFIRM, Intent.DENY, Intent.CHOOSE, Intent.EMERGENCY, Intent.STOP}
HEARD_SOMETHING = st.builds(
    Heard,
    st.sampled_from(Expecting),
    st.just(("some", "words")),
    st.lists(st.sampled_from(("named", "whom", "yes", "timed"))).map(tuple),
    st.just(()),
    st.lists(st.sampled_from(Intent), unique=True).map(tuple),
)
LOGITS = st.fixed_dictionaries({i: st.floats(-9, 9) for i in WEIGHED})


def test_what_is_heard_in_the_training_messages_is_what_is_kept() -> None:
    kept = [json.loads(line) for line in HEARD.read_text(encoding="utf-8").splitlines()]
    stale = [known["id"] for (lang, row), known in zip(messages(), kept, strict=True) if as_heard(lang, row) != known]
    assert not stale, "run python -m evals.hear_training"


def test_the_same_rows_teach_the_same() -> None:
    rows = read_rows()[:80]
    assert (learn(rows).words == learn(rows).words).all()


def test_a_yes_a_choice_an_alarm_and_an_opt_out_are_never_weighed() -> None:
    assert not NEVER & set(WEIGHED)


@given(HEARD_SOMETHING, LOGITS)
def test_weights_neither_give_nor_take_what_only_rules_may_say(heard: Heard, logits: dict[Intent, float]) -> None:
    assert NEVER & set(decide(heard, logits)) == NEVER & set(heard.ruled)


@given(HEARD_SOMETHING, LOGITS)
def test_what_a_rule_hears_stays_unless_it_is_often_misheard(heard: Heard, logits: dict[Intent, float]) -> None:
    assert set(heard.ruled) - UNSURE <= set(decide(heard, logits))


@given(HEARD_SOMETHING, LOGITS)
def test_a_message_about_somebodys_care_is_not_called_foreign(heard: Heard, logits: dict[Intent, float]) -> None:
    if {"named", "whom"} & set(heard.has) and Intent.OUT_OF_SCOPE not in heard.ruled:
        assert Intent.OUT_OF_SCOPE not in decide(heard, logits)


def test_a_clinical_question_and_the_wish_for_a_person_are_kept() -> None:
    assert not {Intent.MEDICAL_ADVICE, Intent.REQUEST_HUMAN} & UNSURE


@pytest.mark.parametrize("words", [("<contact>",), ("<time>", ","), ("<n>", "?"), ()])
def test_a_bare_answer_is_settled_by_rule(words: tuple[str, ...]) -> None:
    assert settled_by_rule(Heard(Expecting.CODE, words, (), (), (Intent.VERIFY,)))


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("take my name off the books", "en", Intent.CANCEL),
        ("slide my visit over to wednesday", "en", Intent.RESCHEDULE),
        ("what time do they expect me", "en", Intent.LIST),
        ("scrap whatever I have with dr lee", "en", Intent.CANCEL),
        ("lmk if something opens up sooner", "en", Intent.WAITLIST),
        ("just pulled in, let the doctor know", "en", Intent.CHECK_IN),
        ("ya estamos aquí para la cita de las 3", "es", Intent.CHECK_IN),
        ("cuando fue q quedo mi cita", "es", Intent.LIST),
        ("páseme la consulta al 31", "es", Intent.RESCHEDULE),
        ("is this the pizza place", "en", Intent.OUT_OF_SCOPE),
    ],
)
def test_words_that_name_no_act_are_understood(text: str, lang: str, wanted: Intent) -> None:
    assert wanted in hear(text, lang=lang).intents  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["book me a flight to boston", "i ran out of checks and need more asap", "cancel my gym membership"]
)
def test_what_is_not_ours_starts_nothing(text: str) -> None:
    assert not {Intent.BOOK, Intent.RESCHEDULE, Intent.CANCEL} & set(hear(text).intents)


def test_what_is_free_is_a_wish_also_where_a_time_was_asked_for() -> None:
    assert Intent.BOOK in hear("What's the soonest you've got?", Expecting.WHEN).intents


def test_two_ways_of_saying_yes_are_one_yes() -> None:
    assert Intent.CONFIRM in hear("uh huh that's right", Expecting.READING).intents
    assert hear("uh huh, that's right but later", Expecting.YES_NO).yes_but
