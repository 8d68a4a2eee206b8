"""The learned net: the same every time, honest about what it has not seen, and never above a certain rule."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrails.emergency import Emergency, Told, by_rules, detect, judged
from guardrails.emergency_rules import load_rules
from guardrails.learned import Example, Heard, examples, fitted
from guardrails.learned.features import READ, counted
from guardrails.learned.net import ALONE, PARTS, fit, heard_without_each

CALM, ALARMING = Heard(-9.0), Heard(9.0)


def test_two_fits_hear_the_same_to_the_last_bit() -> None:
    some = examples()[::9]
    text = "my father is on the floor and does not answer"
    assert fit(some).hear(text) == fit(some).hear(text)
    assert heard_without_each(some) == heard_without_each(some)


def test_a_part_is_heard_by_a_net_that_has_seen_none_of_it() -> None:
    lies = [Example(f"the house is full of {word}", "emergencies", ("trauma",)) for word in ("gas", "smoke", "fire")]
    plain = [Example(f"the bus is full of {word}", "ordinary") for word in ("people", "school children", "tourists")]
    told = [*lies, *plain] * PARTS
    mixed = [replace(e, kinds=() if n % PARTS == 0 and e.kinds else e.kinds) for n, e in enumerate(told)]
    heard = heard_without_each(mixed)
    assert min(h.score for n, h in enumerate(heard) if told[n].kinds and n % PARTS == 0) > 0


def test_left_out_examples_are_told_apart_far_better_than_by_chance() -> None:
    given = examples()[::3]
    scores = {name: [] for name in ("emergencies", "near_misses", "ordinary", "complaints", "messages")}  # type: dict[str, list[float]]
    for example, heard in zip(given, heard_without_each(given), strict=True):
        scores[example.file].append(heard.score)
    middle = {name: float(np.median(found)) for name, found in scores.items()}
    assert middle["emergencies"] > 0 > middle["near_misses"] > -1
    assert middle["near_misses"] > middle["ordinary"]
    assert middle["complaints"] < 0
    assert middle["near_misses"] > middle["messages"]


def test_what_no_rule_knows_is_heard_with_its_kind() -> None:
    text = "my grandpa is slumped in his chair and his skin is gray and wet and he just stares"
    assert by_rules(text).found is None
    found = detect(text)
    assert found is not None
    assert (found.kind, found.rule) == ("cardiac", "learned")


@pytest.mark.parametrize(
    "text",
    ["she drank drain cleaner", "se me cierra la garganta", "my dad has no pulse and is not breathing", "I want to kill myself",
     "my husband's face is drooping and he can't talk right now, it started ten minutes ago while we were having breakfast"],
)  # fmt: skip
def test_a_certain_rule_stands_whatever_the_net_hears(text: str) -> None:
    told = by_rules(text)
    assert told.found is not None
    assert told.certain
    assert judged(told, CALM) == told.found


@pytest.mark.parametrize("kind", ["cardiac", "stroke", "self_harm"])
def test_what_may_not_wait_and_is_told_of_now_is_never_withdrawn(kind: str) -> None:
    said = {
        "cardiac": "i am at work and my arm hurts and i am sweating and my heart is racing right now and my chest feels heavy",
        "stroke": "my mom cannot see on one side and her words come out wrong right now and she keeps dropping her cup",
        "self_harm": "i have the pills here right now and i already wrote the letters to everybody and i want it all to end",
    }[kind]
    told = by_rules(said)
    assert told.found is not None
    assert told.found.kind == kind
    assert judged(told, CALM) == told.found


def test_a_vague_finding_is_withdrawn_where_the_net_hears_nothing_and_kept_where_it_is_unsure() -> None:
    found = Emergency("breathing", "several-signs", "")
    learned = load_rules().learned
    told = Told("a long story about how i get winded when i carry the groceries up", found, learned.keep)
    assert judged(told, Heard(learned.keep - 0.01)) is None
    assert judged(told, Heard(learned.keep + 0.01)) == found


def test_another_rules_finding_in_a_long_message_takes_far_more_to_be_withdrawn() -> None:
    learned = load_rules().learned
    told = by_rules(
        "we practise for the day when a guest has swallowed a whole bottle of bleach and the whole kitchen has to know the steps"
    )
    assert (told.found is not None, told.doubted_below) == (True, learned.doubt)
    assert learned.doubt < learned.keep
    assert judged(told, Heard(learned.doubt - 0.01)) is None
    assert judged(told, Heard(learned.doubt + 0.01)) == told.found


@pytest.mark.parametrize(
    "text",
    ["can you move my visit to tuesday at ten", "good morning", "", "my flight was cancelled", "about 15 min", "no"],
)
def test_the_net_adds_nothing_to_the_short_things_that_people_say_every_day(text: str) -> None:
    assert detect(text) is None


def test_a_short_message_without_a_sign_takes_a_net_that_is_sure() -> None:
    told, learned = by_rules("i gave my dog away yesterday"), load_rules().learned
    assert judged(told, Heard(learned.add_short_sure - 0.01, {"self_harm": 0.2})) is None
    assert judged(told, Heard(learned.add_short_sure + 0.01, {"self_harm": 0.2})) is not None
    assert judged(by_rules(""), ALARMING) is None


def test_signs_that_are_denied_or_lasting_are_not_enough_for_it() -> None:
    for text in ("I don't have chest pain or trouble breathing", "I've had chest pain on and off for months"):
        assert judged(by_rules(text), ALARMING) is None


@given(st.text(max_size=300))
def test_any_text_is_heard_with_a_finite_score(text: str) -> None:
    heard = fitted().hear(text)
    assert np.isfinite(heard.score)
    assert set(heard.kinds) == set(fitted().kinds)


def test_a_very_long_message_is_read_from_both_ends_alone() -> None:
    (words, letters, *more), *_ = counted("start " + "x " * 1_000_000 + "finish")
    assert words["start"] == words["finish"] == 1
    assert words["x"] <= READ
    assert sum(letters.values()) < 4 * READ
    assert sum(sum(group.values()) for group in more) < 8 * READ


def test_digits_accents_and_case_make_no_difference() -> None:
    assert counted("Me CAÍ 12 veces") == counted("me cai 3 veces")


def test_the_examples_are_of_three_sorts_and_say_nothing_twice() -> None:
    texts = [example.text for example in examples()]
    assert len(set(texts)) == len(texts) > 1_500
    assert {bool(example.kinds) for example in examples() if example.file == "emergencies"} == {True}
    assert not any(example.kinds for example in examples() if example.file != "emergencies")


@pytest.mark.parametrize(
    "text",
    [
        "do you take medicare? I took all my pills",
        "I have a question about my bill and also I am bleeding a lot and can't stop it",
        "what time do you open? my wife isn't breathing",
        "Where do I park for the annual check-up? My father just collapsed and does not answer.",
        "buenas tardes quisiera saber si atienden sin cita, me duele mucho el pecho",
        "¿a qué hora abren para los resultados? mi esposo no puede respirar y está morado",
    ],
)
def test_a_wish_beside_an_emergency_does_not_drown_it(text: str) -> None:
    assert detect(text) is not None


@pytest.mark.parametrize(
    "text",
    ["my chest hurts and my left arm is numb, lol", "haha sorry. he can't breathe", "I want to kill myself, haha sorry",
     "no puede respirar, jaja perdón", "traffic is bad and he fell off the roof and isn't moving"],
)  # fmt: skip
def test_a_laugh_or_an_aside_does_not_clear_an_emergency(text: str) -> None:
    assert detect(text) is not None


def test_words_of_two_languages_that_stand_for_one_thing_are_one_to_the_net() -> None:
    (said, *_), *_ = counted("me duele el pecho")
    (meant, *_), *_ = counted("my chest hurts")
    assert {"#chest", "#pain"} <= said.keys() & meant.keys()


def test_a_sure_rule_in_a_short_message_that_asks_is_withdrawn_only_where_the_net_is_surest() -> None:
    told, deny = by_rules("is a stroke now covered by my plan?"), load_rules().learned.deny
    assert told.found is not None
    assert judged(told, Heard(deny + 0.01)) == told.found
    assert judged(told, Heard(deny - 0.01)) is None


@pytest.mark.parametrize(
    "text",
    [
        "lol my feet are killing me",
        "this bill gave me a heart attack haha",
        "me muero de risa con su grabación jaja, quiero una cita",
    ],
)
def test_a_laugh_at_a_figure_of_speech_is_no_emergency(text: str) -> None:
    assert detect(text) is None


def test_one_thing_that_is_said_counts_less_than_a_whole_message_that_says_it() -> None:
    alone, beside = (
        fitted().hear("my wife is not breathing"),
        fitted().hear("where is parking at? my wife is not breathing"),
    )
    assert alone.score > beside.score >= alone.score - ALONE


def test_what_is_over_stays_so_beside_a_wish() -> None:
    assert detect("I broke my arm in 2012 and it healed well. Can I see a doctor about my knee next week?") is None


@pytest.mark.parametrize(
    "text", ["this is not a test my dad is having a stroke", "no es un simulacro, mi papá no respira"]
)
def test_who_says_that_it_is_no_drill_is_believed(text: str) -> None:
    assert detect(text) is not None
