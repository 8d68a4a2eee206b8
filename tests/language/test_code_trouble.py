"""Why no code can be given."""

from __future__ import annotations

import pytest

from language.code_again import code_is_missing
from language.code_trouble import Trouble, cannot_read_codes, code_trouble


@pytest.mark.parametrize(
    ("told", "trouble"),
    [
        ("no code, i think my wife signed him up with her number", "theirs"),
        ("she has the phone at work, cant you just tell me the day", "theirs"),
        ("el código le llega a ella, yo solo quiero la hora", "theirs"),
        ("mi esposo tiene el teléfono", "theirs"),
        ("can you text it to my daughter's phone?", "elsewhere"),
        ("send it to my phone", "elsewhere"),
        ("the code is on my phone", None),
        ("i have the phone here", None),
    ],
)
def test_a_phone_that_somebody_else_has(told: str, trouble: Trouble | None) -> None:
    assert code_trouble(told) == trouble


def test_who_cannot_read_codes_says_so_before_one_is_asked_for() -> None:
    assert cannot_read_codes("i cant read these codes im blind can you call me instead")
    assert cannot_read_codes("soy ciega, no puedo leer códigos")
    assert not cannot_read_codes("i'm blind and need an eye doctor")


def test_no_code_is_one_that_did_not_come() -> None:
    assert code_is_missing("what? im the dad, no code") and not code_is_missing("no code of conduct")
