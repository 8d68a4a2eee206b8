"""One person, one placeholder: slips and parts of a name are the same person's, two people's are not."""

from __future__ import annotations

import pytest

from guardrails.namesakes import whose

KNOWN = {
    1: ["Maria Gonzalez Lopez"],
    2: ["Bartholomew Fairbanks", "Bart Fairbanks"],
    3: ["Wei Xu"],
    4: ["Ana Fairbanks"],
}


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("María González López", 1),
        ("Maria Gonzales Lopez", 1),
        ("gonzalez lopez, maria", 1),
        ("Maria", 1),
        ("Gonzalez", 1),
        ("Ms. Lopez", 1),
        ("Maria Gonzales", 1),
        ("Bartholomew Fairbanks Jr.", 2),
        ("Bartolomew Fairbank", 2),
        ("Bart", 2),
        ("Xu Wei", 3),
        ("Xu", 3),
    ],
)
def test_a_slip_or_a_part_of_a_name_is_the_same_persons(name: str, number: int) -> None:
    assert whose(name, KNOWN) == number


@pytest.mark.parametrize(
    "name",
    ["Fairbanks", "Ana Lopez", "Maria Gonzalez Lopez Diaz", "Howard", "Xi", "M", "Mr.", "", "Maria Maria", "[NAME_1]"],
)
def test_another_name_or_one_that_two_people_share_is_nobodys(name: str) -> None:
    assert whose(name, KNOWN) is None
