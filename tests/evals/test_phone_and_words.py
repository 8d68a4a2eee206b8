"""Codes read from a demo phone, and a persona's own data in the persona's own words."""

from __future__ import annotations

import random
from datetime import date

import pytest

from evals.phone import codes_in, wrong
from evals.seeds import Who
from evals.talkers import Talker
from evals.words import fill

MARIA = Who("Maria Gonzalez", date(1984, 5, 12), "+16175550142")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Your code is 483920. It expires in 10 minutes.", ["483920"]),
        ("Your code is 4, 8, 3, 9, 2, 0. Again: 4, 8, 3, 9, 2, 0.", ["483920"]),
        ("Call +16175550100", []),
        ("Nothing here", []),
    ],
)
def test_a_code_is_found_written_or_spelled(text: str, codes: list[str]) -> None:
    assert codes_in([text]) == codes


def test_a_wrong_code_is_none_of_the_right_ones() -> None:
    assert wrong(["111222", "333444"]) == "555666"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("{name}, {dob}", "Maria Gonzalez, May 12, 1984"),
        ("{name_lower} {dob_us}", "maria gonzalez 05/12/1984"),
        ("nací el {dob_es}", "nací el 12 de mayo de 1984"),
        ("{dob_keys} {dob_short}", "05121984 5-12-84"),
        ("{phone} {phone_keys}", "(617) 555-0142 6175550142"),
        ('{"proof":3}', '{"proof":3}'),
    ],
)
def test_a_personas_data_is_put_in_words(said: str, meant: str) -> None:
    assert fill(said, MARIA) == meant


def test_a_wrong_birth_date_is_a_real_date_and_not_the_right_one() -> None:
    leap = Who("A B", date(2000, 12, 31), "+16175550143")
    assert fill("{dob_wrong}", leap) not in (fill("{dob}", leap), "{dob_wrong}")


def test_talkers_say_the_same_for_the_same_seed() -> None:
    def talk(seed: int) -> list[str]:
        talker = Talker(random.Random(seed), MARIA, [Who("Ada Lovelace", date(1990, 1, 1), "+16175550144")])
        return [talker.says("", None) for _ in range(50)]

    assert talk(1) == talk(1)
    assert talk(1) != talk(2)
    assert not [line for line in talk(3) if "{other" in line or "{name" in line]
