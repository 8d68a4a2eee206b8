"""Names that stand without a capital, found by redaction, tell who speaks and whom they speak for."""

from __future__ import annotations

import pytest

from assistant.turn.naming import named
from language.people.introduced import Introduced, introduced
from language.types import Expecting
from tests.language.hearing import hear

NAMES = ("rosa jimenez", "linda brooks", "leo", "Walter Hughes")


@pytest.mark.parametrize(
    ("text", "own", "theirs"),
    [
        ("move my visit a day later, its rosa jimenez", "rosa jimenez", None),
        ("soy rosa jimenez pero hablo español", "rosa jimenez", None),
        ("can you push it. its linda brooks for leo", "linda brooks", "leo"),
        ("it's for leo, he is 9", None, "leo"),
        ("is it cancelled? Walter Hughes", "Walter Hughes", None),
        ("when does linda brooks work", None, None),
        ("this is linda brooks's husband", None, None),
        ("this is leo", None, None),
        ("wed is fine. linda brooks his mom", "linda brooks", None),
        ("rosa jimenez soy yo la mamá", "rosa jimenez", None),
        ("schedule my colonoscopy please rosa jimenez", "rosa jimenez", None),
        ("i want to see rosa jimenez", None, None),
    ],
)
def test_a_name_is_told_by_what_stands_before_it(text: str, own: str | None, theirs: str | None) -> None:
    assert introduced(text, NAMES) == Introduced(own, theirs)


def test_a_name_before_a_birth_date_is_that_of_who_speaks() -> None:
    text = "is it cancelled? Walter Hughes 7/14/1941"
    assert introduced(text, NAMES, text.index("7/")) == Introduced("Walter Hughes")


def test_the_message_tells_the_name_with_its_capitals() -> None:
    heard = named(hear("its linda brooks for leo, move it to friday"), Expecting.NOTHING, NAMES)
    assert (heard.slots.person_name, heard.slots.their_name) == ("Linda Brooks", "Leo")
    heard = named(hear("cámbieme la cita, soy rosa jimenez"), Expecting.NOTHING, NAMES)
    assert heard.slots.person_name == "Rosa Jimenez"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("John Carter C A R T E R", "John Carter"),
        ("Nina Rao", "Nina Rao"),
        ("Walter Hughs, H U G H E S", "Walter Hughes"),
    ],
)
def test_letters_behind_a_name_put_it_right_and_are_no_name(text: str, name: str) -> None:
    assert hear(text, expecting=Expecting.NAME).slots.person_name == name


@pytest.mark.parametrize(
    ("name", "own"),
    [("Paul. I", None), ("Maria Vega. I", "Maria Vega"), ("J. P. Morgan", "J. P. Morgan"), ("St. John", "St. John")],
)
def test_a_name_ends_with_its_sentence(name: str, own: str | None) -> None:
    assert introduced(f"Hi, this is {name} need to know when my visit is", [name]).own == own
