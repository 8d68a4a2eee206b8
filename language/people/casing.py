"""A name as it should be written: capitals where speech and thumbs leave them out, nothing said twice, no titles, no "uh"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from language.message import Message
from language.vocabulary.common import HESITATIONS, PARTICLES, TITLES

MAC = re.compile(r"^mc(?=[a-z]{3})")
IRISH = re.compile(
    r"^o(?=(?:connell|connor|brien|neill?|donnell|reilly|leary|hara|keefe|malley|rourke|shea|dwyer|grady|toole)$)"
)
APOSTROPHE = re.compile(r"^[od]'(?=[a-z]{3})")
"""Surnames whose O' is lost where nobody writes apostrophes."""


def written(message: Message, start: int, end: int) -> str:
    """Tokens [start, end) with capitals where there are none, without titles and hesitations."""
    while start < end and message.tokens[start].norm in TITLES | {"."}:
        start += 1
    said = (word for word in message.words(start, end).split() if word.lower().strip(".,") not in HESITATIONS)
    return cased_name(_once(list(said)))


def cased_name(words: Iterable[str]) -> str:
    """The words of a name in their order."""
    return " ".join(cased(word, first=place == 0) for place, word in enumerate(words))


def cased(word: str, *, first: bool = True) -> str:
    """One word of a name."""
    if word.lower() in PARTICLES and not first:
        return word.lower()
    plain = word == word.lower() or (word == word.upper() and len(word) > 2)
    return "-".join(_capital(part) for part in word.split("-")) if plain else word


def _capital(word: str) -> str:
    low = word.lower()
    if MAC.match(low):
        return "Mc" + low[2:].capitalize()
    if IRISH.match(low):
        return "O'" + low[1:].capitalize()
    if APOSTROPHE.match(low):
        return low[:2].upper() + low[2:].capitalize()
    return word[:1].upper() + low[1:]


def _once(words: list[str]) -> list[str]:
    """ "Ruby, Ruby O'Connell" and "Kowalski, Denise Kowalski" are one person each."""
    low = [word.lower().strip(".,") for word in words]
    if len(words) > 2 and low[0] == low[1]:
        return words[1:]
    if len(words) == 3 and low[0] == low[2]:
        return words[1:]
    return words
