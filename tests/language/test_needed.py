"""What a text must hold for a pattern: it is told right, and no text that a pattern is in is passed over."""

from __future__ import annotations

import re
from itertools import islice

import pytest

from guardrails.emergency_rules import load_rules
from language.intents.patterns import said_in
from language.text.needed import may_stand, needed, runs_in
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
    sought = [(p, rule.pieces) for rule in rules.rules for p in rule.patterns]
    sought += [(pattern, rules.pieces[sign]) for sign, pattern in rules.signs.items()]
    for row in islice(training_rows(), 0, None, 300):
        text = row["text"].lower()
        runs = runs_in(text)
        assert [p.pattern for p, pieces in sought if p.search(text) and not may_stand(pieces, runs)] == []


def test_what_is_said_in_short_is_heard_too() -> None:
    assert said_in("stop", "en", (Intent.STOP,)) == {Intent.STOP}
    assert said_in("", "en") == set()
    assert Intent.BOOK in said_in("quiero una cita", "es")
