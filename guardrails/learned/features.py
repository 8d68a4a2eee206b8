"""The features of a message as the net reads it: what is typed to be overlooked is made readable, every number is the same."""

from __future__ import annotations

import re

from guardrails.normalise import fold, plain
from language.text.grams import Counts
from language.text.grams import counted as counted_in

READ = 2_000
"""Characters that are read: the first and the last half of this."""
_NUMBER = re.compile(r"\d+")


def counted(text: str) -> Counts:
    """The features of a message."""
    if len(text) > READ:
        text = f"{text[: READ // 2]} . {text[-READ // 2 :]}"
    return counted_in(_NUMBER.sub("0", fold(plain(text).text).replace("'", "").replace("’", "")))
