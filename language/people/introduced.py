"""Who speaks, and whom they speak for, by names that stand without a capital: "soy carmen vega", "its linda brooks for leo"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from language.text import fold

LOOKED_AT = 40
"""Characters before a name that tell whose it is."""

I_AM = re.compile(r"\b(?:soy|habla|me llamo|nombre es|this is|i'?m|i am|my name'?s|name is|name:|it'?s)\s+$")
FOR = re.compile(r"\b(?:for|para)\s+$")
BORN = re.compile(
    r"\W{0,3}(?:\b(?:born|dob|d\.o\.b|date of birth|birth ?date|nacid[oa]|naci)\b[ :.]{0,3}(?:on |el )?)?"
)
"""What stands between a name and the birth date behind it."""


@dataclass(frozen=True)
class Introduced:
    """The name of who speaks, as it stands in the message, and that of somebody else whom it is for."""

    own: str | None = None
    theirs: str | None = None


def introduced(text: str, names: Sequence[str], born: int | None = None) -> Introduced:
    """What the message says of the `names` that were found in it; `born` is where a birth date begins.

    A whole name after "soy" or "this is", or beside the birth date, is who speaks'; behind "for" somebody else's.
    """
    own = theirs = None
    for name in names:
        place = text.find(name)
        if place < 0 or text[place + len(name) :].lstrip()[:2] in ("'s", "’s"):
            continue
        before = fold(text[max(0, place - LOOKED_AT) : place])
        whole = len(name.split()) > 1
        if FOR.search(before):
            theirs = theirs or name
        elif whole and own is None and (I_AM.search(before) or _beside(text, place + len(name), born)):
            own = name
    return Introduced(own, theirs)


def _beside(text: str, end: int, born: int | None) -> bool:
    return born is not None and end <= born and BORN.fullmatch(fold(text[end:born])) is not None
