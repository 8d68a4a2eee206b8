"""Shortened words are written out and keep their place in the raw text."""

from __future__ import annotations

import pytest

from language.text import clean
from language.text.shorthand import write_out
from language.types import Lang


@pytest.mark.parametrize(
    ("lang", "short", "full"),
    [
        ("en", "can i talk 2 a person", "can i talk to a person"),
        ("en", "fri but b4 2", "fri but before 2"),
        ("en", "its n g u y e n", "its n g u y e n"),
        ("es", "qiero cita mñn x la tarde", "quiero cita manana por la tarde"),
    ],
)
def test_shortened_words_are_written_out_and_spelled_names_are_not(lang: Lang, short: str, full: str) -> None:
    assert write_out(clean(short), lang).folded == full


def test_what_was_written_out_still_points_at_the_raw_text() -> None:
    written = write_out(clean("see me b4 noon"), "en")
    start = written.folded.index("before")
    first, last = written.span(start, start + len("before"))
    assert written.raw[first:last] == "b4"
