"""Who speaks, and whom they speak for, by names that stand without a capital: "soy carmen vega", "its linda brooks for leo"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from language.text import fold
from language.vocabulary.whom import ANY_KIN

LOOKED_AT = 40
"""Characters before a name that tell whose it is."""

I_AM = re.compile(r"\b(?:soy|habla|me llamo|nombre es|this is|i'?m|i am|my name'?s|name is|name:|it'?s)\s+$")
FOR = re.compile(r"\b(?:for|para)\s+$")
LAST = re.compile(r"(?:^|[.!?,;]|\b(?:please|thanks|thank you|gracias|por favor))\s*$")
"""What parts the end of a message from the rest of it; a message that ends with a name tells it."""

AFTER = re.compile(
    rf"\s*,?\s*(?:(?:i'?m |i am |soy (?:yo )?)?(?:his|her|their|the|su|la|el) (?:{ANY_KIN})\b|here\b|speaking\b|soy yo\b)"
)
"""What tells behind a name that it is that of who speaks: "linda brooks his mom", "Carmen Vega soy yo la mamá"."""

STOP = re.compile(r"\w{4}\.\s|\w\.\s(?=I$)")
"""A full stop that ends a sentence: behind more than an initial or a title, or before an "I"."""

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
    for name in map(_of_one_sentence, names):
        place = text.find(name)
        if place < 0 or text[place + len(name) :].lstrip()[:2] in ("'s", "’s"):
            continue
        before = fold(text[max(0, place - LOOKED_AT) : place])
        whole = len(name.split()) > 1
        if FOR.search(before):
            theirs = theirs or name
        elif whole and own is None and _is_own(text, place + len(name), before, born):
            own = name
    return Introduced(own, theirs)


def _of_one_sentence(name: str) -> str:
    """ "Paul" of "Paul. I need", which are two sentences."""
    stop = STOP.search(name)
    return name[: stop.end() - 2] if stop is not None else name


def _is_own(text: str, end: int, before: str, born: int | None) -> bool:
    """Whether it is announced, stands beside a birth date or by itself."""
    return I_AM.search(before) is not None or _beside(text, end, born) or _stands_apart(before, fold(text[end:]))


def _stands_apart(before: str, after: str) -> bool:
    """Whether it is a sentence of its own at the end, or is told to be who speaks."""
    return AFTER.match(after) is not None or (not after.strip(" .!") and LAST.search(before) is not None)


def _beside(text: str, end: int, born: int | None) -> bool:
    return born is not None and end <= born and BORN.fullmatch(fold(text[end:born])) is not None
