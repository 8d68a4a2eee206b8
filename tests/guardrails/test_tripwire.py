"""The tripwire: finds what must not leave, on whole words, in any grouping and form."""

from __future__ import annotations

import json
import time

import pytest

from guardrails.tripwire import cover, leaks

VALUES = ["Ana Example", "+15550100001", "1982-03-05", "ana.e@example.com", "MRN-448812", "12 Oak Street"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hello ANA  example", "Ana Example"),
        ("hello Ána Exámple!", "Ana Example"),
        (json.dumps({"content": "Ána Exámple"}), "Ana Example"),
        ("call 555-010-0001 now", "+15550100001"),
        ("call +1 (555) 010 0001", "+15550100001"),
        ("born 3/5/1982", "1982-03-05"),
        ("born 03/05/82", "1982-03-05"),
        ("born March 5, 1982", "1982-03-05"),
        ("nació el 5 de marzo de 1982", "1982-03-05"),
        ("born 05MAR1982", "1982-03-05"),
        ("ANA.E@EXAMPLE.COM", "ana.e@example.com"),
        ("record 448812 is hers", "MRN-448812"),
        ("MRN 448812", "MRN-448812"),
        ("lives at 12 oak  street", "12 Oak Street"),
        ("An\u200ba Exam\u200bple", "Ana Example"),
    ],
)
def test_a_value_is_found(text: str, found: str) -> None:
    assert leaks(text, VALUES) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Banana Examples",
        "[NAME_1] wants a visit",
        "March 5 at 3",
        "555",
        "exampleana",
        "on 2026-03-05",
        "",
        "Ana",
        "sample",
    ],
)
def test_ordinary_words_trip_nothing(text: str) -> None:
    assert leaks(text, VALUES) == []


def test_values_too_short_to_tell_are_left_alone() -> None:
    assert leaks("a b c to", ["a", "to", ""]) == []


def test_a_value_with_the_word_name_is_not_found_in_a_placeholder() -> None:
    assert leaks("[NAME_1] and [PHONE_2]", ["name", "NAME 1", "PHONE"]) == []


def test_a_name_of_any_length_is_found_as_a_whole() -> None:
    assert leaks("I am Bo Li, I said", ["Bo Li"]) == ["Bo Li"]
    assert leaks("a bo, li", ["Li"]) == []


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("hello ÁNA  exámple, it is me", "hello [x], it is me"),
        ("call 555-010-0001 or +1 (555) 010 0001 now", "call [x] or +[x] now"),
        ("born 3/5/1982, or 05MAR1982", "born [x], or [x]"),
        ("Ana Example born March 5, 1982", "[x] born [x]"),
        ("An\u200ba Exam\u200bple", "[x]"),
        ("[NAME_1] lives at 12 Oak Street", "[NAME_1] lives at [x]"),
        ("nothing of theirs", "nothing of theirs"),
        ("Ana Example Ana Example", "[x] [x]"),
    ],
)
def test_what_the_tripwire_sees_is_covered_and_nothing_else(text: str, covered: str) -> None:
    assert cover(text, VALUES, lambda _: "[x]") == covered
    assert leaks(covered, VALUES) == []


def test_values_that_overlap_are_covered_once() -> None:
    assert cover("ana maria lopez", ["Ana Maria", "Maria Lopez"], lambda value: f"<{value}>") == "<Ana Maria>"


def test_a_megabyte_is_searched_in_bounded_time() -> None:
    started = time.perf_counter()
    leaks("word 123 " * 110_000, VALUES)
    assert time.perf_counter() - started < 5
