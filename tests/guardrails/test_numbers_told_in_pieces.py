"""Numbers of cards and policies, told after a label or near one, in whatever pieces people read them out."""

# ruff: noqa: E501
from __future__ import annotations

import pytest

from guardrails.redaction.said_codes import find_said_codes


def _covered(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find_said_codes(text)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("what my card says is r as in robert t as in tom five five one oh two eight", ["r as in robert t as in tom five five one oh two eight"]),
        ("subscriber number b w q then seven one nine then double four two", ["b w q then seven one nine then double four two"]),
        ("policy is d two two five no wait d two two six nine one", ["d two two five", "d two two six nine one"]),
        ("the front of the policy says 5KD-3318 and the back 702-15", ["5KD-3318", "702-15"]),
        ("su póliza es ele de luna tres siete cero uno y luego guion cero cinco", ["ele de luna tres siete cero uno y luego guion cero cinco"]),
        ("el grupo es hache y luego sesenta sesenta y dos", ["hache y luego sesenta sesenta y dos"]),
        ("id tv3 00 1845 grupo c-14", ["tv3 00 1845", "c-14"]),
        ("my insurance changed, it goes g n four four oh dash eight one six three", ["g n four four oh dash eight one six three"]),
        ("grp number is all letters RWPKD", ["RWPKD"]),
        ("it starts with capital c lower case d eight one four four two on the card", ["capital c lower case d eight one four four two"]),
        ("Mine is F.31.40772.B now, the cards were reissued", ["F.31.40772.B"]),
        ("policy TK/5531-QD", ["TK/5531-QD"]),
        ("7TR2-KP4-MM61 is what they mailed me", ["7TR2-KP4-MM61"]),
        ("the state plan, number three million two hundred five thousand and nine", ["three million two hundred five thousand and nine"]),
        ("the serial on my monitor ends up being w two two oh six", ["w two two oh six"]),
    ],
)  # fmt: skip
def test_a_number_is_covered_in_all_its_pieces(text: str, numbers: list[str]) -> None:
    assert _covered(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "my plan is ten thirty on monday",
        "does my insurance cover two visits on march 12 2026 at 10:30",
        "group therapy at 1130, room 312",
        "I have Medicare and my copay was $1,240 for 30 minutes",
        "is procedure 45378 covered by my plan",
        "my insurance is fine b4 3/17 and l8r 2",
        "con mi seguro puedo ir el 25 o 26 de marzo a las 10 30",
        "a 67-year-old with a new card",
        "the policy is a 2024 one, since mar 16-20 was full",
    ],
)
def test_times_amounts_and_days_near_a_label_stay_readable(text: str) -> None:
    assert _covered(text) == []


@pytest.mark.parametrize("piece", ["y y y ", "1 ", "a-", "card ", "double ", "and then dash 1 "])
def test_a_long_text_of_loose_pieces_is_read_in_no_time(piece: str) -> None:
    assert isinstance(_covered(piece * (20_000 // len(piece))), list)
