"""The forms of a name that tell of its bearer: the whole, the other way round, and each word of the surname by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guardrails.normalise import fold, plain
from guardrails.redaction import is_ordinary

SUFFIXES = frozenset("jr sr ii iii iv v esq phd md rn do dds hijo junior senior".split())
PARTICLES = frozenset(
    "de del la las los el y e i da das do dos du di della van von der den ter ten le bin ibn ben al abu san santa st "
    "saint mac mc".split()
)
"""Words that stand in the surnames of many and tell of nobody."""
SHORTEST = 3
"""Letters from which a word of a surname is looked for by itself."""

_PART = re.compile(r"[^\W\d_]+")


def forms(name: str) -> Iterator[str]:
    """What may not leave of `name`: in its own order and the other, first name with last, and each word of the surname."""
    given, surname = _parted(name)
    whole = [*given, *surname]
    if not whole:
        return
    yield " ".join(whole)
    if given and surname:
        yield " ".join([*surname, *given])
        yield f"{given[0]} {surname[-1]}"
        yield f"{surname[-1]} {given[0]}"
    for word in surname or given:
        yield from (part for part in dict.fromkeys(_parts(word)) if _tells(part))


def _parted(name: str) -> tuple[list[str], list[str]]:
    """Given name and surname, without suffixes: "Ana Diaz Lopez", "Diaz Lopez, Ana", "Juan Perez, Jr."."""
    pieces = [[w for w in piece.split() if not _is_suffix(w)] for piece in plain(name).text.split(",")]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) > 1:
        return [word for piece in pieces[1:] for word in piece], pieces[0]
    words = pieces[0] if pieces else []
    return words[:1], words[1:]


def _is_suffix(word: str) -> bool:
    return fold(word.replace(".", "")) in SUFFIXES


def _parts(word: str) -> Iterator[str]:
    """A word as it is written, each part of a double one, and all of them run together (O'Brien, Brien, OBrien)."""
    parts = _PART.findall(word)
    yield word.strip(".,;")
    if len(parts) > 1:
        yield from parts
        yield "".join(parts)


def _tells(part: str) -> bool:
    return sum(c.isalpha() for c in part) >= SHORTEST and fold(part) not in PARTICLES and not is_ordinary(part)
