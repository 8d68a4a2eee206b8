"""A number over several messages: joined, though each by itself tells nothing."""

from __future__ import annotations

import time

import pytest

from assistant.prompt import said_by_patient
from assistant.turn.pieces import without_pieces
from guardrails.redaction.pieces import cover_pieces


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        (["my phone is 202", "555", "0143"], ["my phone is [PHONE]", "[PHONE]", "[PHONE]"]),
        (["my phone is 202", "555", "0143 thanks"], ["my phone is [PHONE]", "[PHONE]", "[PHONE] thanks"]),
        (["it's 202", "ok", "555-0143, call me"], ["it's [PHONE]", "ok", "[PHONE], call me"]),
        (["two oh two", "five five five", "oh one four three"], ["[PHONE]", "[PHONE]", "[PHONE]"]),
        (["123", "then 45", "and 6789"], ["[ID]", "then [ID]", "and [ID]"]),
        (["mi teléfono 55 12", "34 56", "y 78"], ["mi teléfono [PHONE]", "[PHONE]", "y [PHONE]"]),
        (list("2025550143"), ["[PHONE]"] * 10),
        (
            ["555", "0143 and my ssn starts 123", "45", "6789"],
            ["[PHONE]", "[PHONE] and my ssn starts [ID]", "[ID]", "[ID]"],
        ),
    ],
)
def test_the_parts_of_a_number_are_covered(said: list[str], seen: list[str]) -> None:
    assert cover_pieces(said) == seen


@pytest.mark.parametrize(
    "said",
    [
        ["a visit on March 4", "2", "1"],
        ["10:30", "11:45", "1"],
        ["the 2nd one", "2", "3/5"],
        ["202", "no, wait", "555", "sorry", "0143 Elm"],
        ["[NAME_1]", "[BIRTH_DATE_1]", "[PHONE_1]"],
        ["5550"],
        [],
    ],
)
def test_choices_times_and_lone_figures_stay(said: list[str]) -> None:
    assert cover_pieces(said) == said


def test_lines_of_a_request_keep_their_order_tags_and_what_is_not_the_patients() -> None:
    asked = {"role": "assistant", "content": "And the rest? 1234567"}
    lines = [said_by_patient("it is 202"), asked, said_by_patient("555"), asked, said_by_patient("0143")]
    seen = without_pieces(lines)
    assert [line["content"] for line in seen[::2]] == [
        "<patient>it is [PHONE]</patient>",
        "<patient>[PHONE]</patient>",
        "<patient>[PHONE]</patient>",
    ]
    assert seen[1] is asked


def test_joining_is_linear() -> None:
    started = time.thread_time()
    cover_pieces(["5 " * 1_000] * 16 + ["a " * 1_000] * 16 + ["[" * 2_000] * 16 + ["[A_" * 600] * 16)
    assert time.thread_time() - started < 1
