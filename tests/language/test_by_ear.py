"""The names of a directory by ear: nobody who may be meant is passed over, and plain letters are read as any others."""

from __future__ import annotations

import pytest

from language.names.by_ear import NamesByEar
from language.names.sounds import HEARD_AS, alike
from language.text.normalise import clean

NAMES = ("nguyen", "o'brien", "bennett", "castro", "hale", "li", "hastings", "okafor", "petrov", "reyes", "szczepanski")
SAID = "nguyen win obrien o benett bennet gastro castro jeil ale li lee jeistings oh okay okafer petrof reies the xx stepanski"


def test_a_word_is_held_against_every_name_that_it_is_like() -> None:
    by_ear = NamesByEar.of(NAMES)
    heard = [*SAID.split(), *(way for ways in HEARD_AS.values() for way in ways.split()), *HEARD_AS]
    assert {word: by_ear.like(word) for word in heard} == {
        word: [name for name in sorted(NAMES) if alike(word, name)] for word in heard
    }
    assert by_ear.like("jeil") == ["hale"]


@pytest.mark.parametrize("raw", ["Hi, I`m  Ann\tLee\r\nat 5", "", " ", "a\x00b\x7fc", "A" * 5_000])
def test_plain_letters_are_read_as_any_others(raw: str) -> None:
    plain, other = clean(raw), clean(raw[:4_000] + "\u200b", limit=4_001)
    assert (plain.text, plain.folded, plain.starts, plain.ends) == (other.text, other.folded, other.starts, other.ends)
