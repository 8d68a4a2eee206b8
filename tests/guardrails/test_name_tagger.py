"""The tagger of names: the same every time, bold where a name stands oddly, silent where words are only words."""

from __future__ import annotations

import time

import pytest

from guardrails.learned.named import named_messages, places
from guardrails.redaction import Redactor
from guardrails.redaction.name_features import Tokens
from guardrails.redaction.name_tagger import NOBODY, SURE, Tagged, fit, fitted


def tagged(text: str) -> list[str]:
    return [text[f.start : f.end] for f in Tagged.of(text).names("booking")]


def test_two_fits_weigh_the_same_to_the_last_bit() -> None:
    some = named_messages()[::20]
    assert fit(some).weights == fit(some).weights


def test_every_name_of_the_examples_stands_in_its_message() -> None:
    given = named_messages()
    assert sum(bool(example.names) for example in given) > 1_000
    assert all(0 <= start < end <= len(e.text) for e in given for start, end in e.names)


def test_a_name_is_found_behind_the_one_before_it() -> None:
    assert places("will said will can come", ["will", "will"]) == ((0, 4), (10, 14))
    assert places("Joyce and joy", ["joy"]) == ((10, 13),)
    with pytest.raises(ValueError, match="does not stand"):
        places("Joyce", ["joy"])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("can u see if yesenia has anything on the books", "yesenia"),
        ("somebody has to pick up dmitri after his test", "dmitri"),
        ("ya salió wilson de la placa?", "wilson"),
        ("recojan a yuridia a las 3 xfa", "yuridia"),
        ("put mateo and lucia back to back pls", "lucia"),
    ],
)
def test_a_name_in_small_letters_is_found_where_no_phrase_announces_it(text: str, name: str) -> None:
    assert name in tagged(text)


@pytest.mark.parametrize(
    "text",
    [
        "do you have anything on friday afternoon",
        "what should I bring to the stress test",
        "me duele la rodilla cuando subo escaleras",
        "is there a grace period for the copay",
        "",
        "12:30",
    ],
)
def test_words_that_name_nobody_are_none(text: str) -> None:
    assert tagged(text) == []


@pytest.mark.parametrize("text", ["Should I fast before the test?", "Perdón, mejor a las tres"])
def test_a_capital_that_the_classifier_takes_for_a_name_stays_where_the_tagger_is_sure_of_the_opposite(
    text: str,
) -> None:
    assert Redactor().redact(text).spans == ()


def test_what_was_introduced_as_a_name_stays_covered_however_unlikely_it_is() -> None:
    assert Redactor().redact("my name is Should").spans


def test_single_letters_may_spell_a_name_and_are_never_taken_for_nobody() -> None:
    text = "r u t h"
    assert not Tagged.of(text).names_nobody(0, len(text))


def test_under_safe_harbor_less_is_enough() -> None:
    assert NOBODY < SURE["safe-harbor"] < SURE["booking"]


def test_a_probability_is_a_share() -> None:
    tokens = Tokens.of("ayer vino Itzayana con su tía, 3 veces!")
    assert all(0 <= p <= 1 for p in fitted().probabilities(tokens))


@pytest.mark.parametrize(
    "text", ["y y y " * 17_000, " " * 100_000, "," * 100_000, "Ab " * 7_000, "x" * 100_000, "\n" * 100_000]
)
def test_hostile_text_is_tagged_in_bounded_time(text: str) -> None:
    fitted()
    began = time.thread_time()
    list(Tagged.of(text[:20_000]).names("booking"))
    assert time.thread_time() - began < 3
