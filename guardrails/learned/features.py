"""The features of a message as the net reads it: what is typed to be overlooked is made readable, every number is the same."""

from __future__ import annotations

import re

from guardrails.normalise import fold, plain
from guardrails.things import things_of
from language.text.grams import Counts
from language.text.grams import counted as counted_in

READ = 2_000
"""Characters that are read: the first and the last half of this."""
_NUMBER = re.compile(r"\d+")


def counted(text: str) -> list[Counts]:
    """The features of a message, and of each thing that it says where it says several."""
    words = _readable(text)
    return [counted_in(part) for part in (words, *things_of(words))]


def _readable(text: str) -> str:
    if len(text) > READ:
        text = f"{text[: READ // 2]} . {text[-READ // 2 :]}"
    return _NUMBER.sub("0", fold(plain(text).text).replace("'", "").replace("’", ""))
