"""What a text must hold for a pattern: it is told right, and no text that a pattern is in is passed over."""

from __future__ import annotations

import re
from itertools import islice

import pytest

from guardrails.emergency_rules import load_rules
from language.intents.patterns import said_in
from language.text.needed import needed
from language.training.rows import training_rows
from language.types import Intent


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        (r"\bchest pain\b", {"ches"}),
        (r"\b(?:chest|heart)(?: \w+)? (?:hurts|is racing)", {"ches", "hear"}),
        (r"colou?r(?:ed|s)?\s", {"colo"}),
        (r"\w+ologist(?=.*\btoday\b)", {"olog"}),
        (r"(?:1[6-8]|2[01])\d over", {" ove"}),
        (r"(?<!no )(?:bp|\d+ beats)", {"bp", " bea"}),
        (r"(?:pain)?", None),
        (r"\w+|pain", None),
        (r"(?i:pain)", None),
    ],
)
def test_every_match_holds_one_of_the_pieces_that_a_pattern_needs(pattern: str, pieces: set[str] | None) -> None:
    assert needed(re.compile(pattern)) == pieces


def test_a_pattern_in_any_case_needs_nothing_that_can_be_told() -> None:
    assert needed(re.compile("pain", re.IGNORECASE)) is None


def test_no_rule_of_emergencies_is_passed_over_that_would_hold() -> None:
    rules = load_rules()
    patterns = [(rule.id, pattern) for rule in rules.rules for pattern in rule.patterns]
    for row in islice(training_rows(), 0, None, 300):
        text = row["text"].lower()
        assert {rule for rule, pattern in patterns if pattern.search(text)} <= rules.rules_in.may_stand(text)
        assert {s for s, pattern in rules.signs.items() if pattern.search(text)} <= rules.signs_in.may_stand(text)


def test_what_is_said_in_short_is_heard_too() -> None:
    assert said_in("stop", "en", (Intent.STOP,)) == {Intent.STOP}
    assert said_in("", "en") == set()
    assert Intent.BOOK in said_in("quiero una cita", "es")
