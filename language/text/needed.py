"""What a text must hold for a pattern to be found in it: where it holds none of that, it need not be searched.

Patterns are taken apart by the parser of `re` itself, so that they are read here as they are there. `re._parser` and
`re._constants` are private (since Python 3.11): a release that moves or changes them fails `tests/language/test_needed.py`.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Generic, TypeVar

SHORTEST, LONGEST = 2, 4
"""Characters of the pieces that are looked for."""
SIZES = range(SHORTEST, LONGEST + 1)
TELLING = 5
"""Characters from which a piece is as telling as a longer one."""
MOST = 96
"""Pieces of which one must be there, at the most."""
FEW = 10
"""Characters of a range that are told apart."""

Pieces = frozenset[str]
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Sieve(Generic[Key]):
    """Many patterns by a key, of which a text tells at a glance which it cannot hold."""

    by_piece: Mapping[str, frozenset[Key]]
    always: frozenset[Key]
    """What cannot be told."""

    @classmethod
    def of(cls, patterns: Mapping[Key, Iterable[re.Pattern[str]]]) -> Sieve[Key]:
        """Of patterns any of which a text may hold for a key."""
        pieces = {key: needed(*any_of) for key, any_of in patterns.items()}
        by_piece: dict[str, set[Key]] = {}
        for key, piece in ((key, piece) for key, some in pieces.items() for piece in some or ()):
            by_piece.setdefault(piece, set()).add(key)
        always = frozenset(key for key, some in pieces.items() if some is None)
        return cls({piece: frozenset(keys) for piece, keys in by_piece.items()}, always)

    def may_stand(self, text: str) -> frozenset[Key]:
        """All keys whose patterns may be found in `text`."""
        runs = {text[at : at + size] for size in SIZES for at in range(len(text) - size + 1)}
        return self.always.union(*(self.by_piece[run] for run in runs if run in self.by_piece))


def needed(*patterns: re.Pattern[str]) -> Pieces | None:
    """Pieces of which every match of a pattern, with what it looks ahead or back at, holds one; None where none can be told."""
    if any(p.flags & re.IGNORECASE for p in patterns):
        return None
    pieces = _any_of(_of_sequence(parser.parse(p.pattern, p.flags)) for p in patterns)
    return None if pieces is None else frozenset(piece[:LONGEST] for piece in pieces)


def _any_of(each: Iterable[Pieces | None]) -> Pieces | None:
    """All of them together; None where some cannot be told."""
    found = list(each)
    return None if None in found else frozenset(piece for pieces in found for piece in pieces or ())


def _of_sequence(sequence: Iterable[tuple[Any, Any]]) -> Pieces | None:
    """The most telling pieces of which one must stand where all of these stand one behind the other."""
    return max((pieces for pieces in _each(sequence) if _tells(pieces)), key=_rank, default=None)


def _each(sequence: Iterable[tuple[Any, Any]]) -> Iterator[Pieces]:
    """The pieces of each part, and of parts beside each other that are written in so many ways only."""
    run: Pieces = frozenset(("",))
    for part in sequence:
        if (longer := _followed(run, part)) is not None:
            run = longer
            continue
        yield run
        run = frozenset(("",))
        if (pieces := _of_part(part)) is not None:
            yield pieces
    yield run


def _followed(run: Pieces, part: tuple[Any, Any]) -> Pieces | None:
    """All that a run and the part behind it may be, where that is little."""
    ways = _written(part)
    return None if ways is None or len(run) * len(ways) > MOST else frozenset(map("".join, product(run, ways)))


def _written(part: tuple[Any, Any]) -> Pieces | None:
    """All that a part may be, where that is little."""
    kind, value = part
    if kind is c.LITERAL:
        return frozenset((chr(value),))
    if kind is c.AT:
        return frozenset(("",))
    if kind is c.IN and all(of is c.LITERAL or (of is c.RANGE and char[1] - char[0] < FEW) for of, char in value):
        return frozenset(
            chr(one) for of, char in value for one in ((char,) if of is c.LITERAL else range(char[0], char[1] + 1))
        )
    if kind is c.SUBPATTERN and not value[1] and not value[2]:
        return _all_ways(value[3])
    if kind is c.BRANCH:
        return _any_of(map(_all_ways, value[1]))
    return None


def _all_ways(sequence: Iterable[tuple[Any, Any]]) -> Pieces | None:
    found: Pieces = frozenset(("",))
    for part in sequence:
        longer = _followed(found, part)
        if longer is None:
            return None
        found = longer
    return found


def _of_part(part: tuple[Any, Any]) -> Pieces | None:
    """What must stand where a part does that is written in many ways."""
    kind, value = part
    if kind is c.SUBPATTERN and not value[1] and not value[2]:
        return _of_sequence(value[3])
    if kind is c.BRANCH:
        return _any_of(map(_of_sequence, value[1]))
    if kind in (c.MAX_REPEAT, c.MIN_REPEAT) and value[0]:
        return _of_sequence(value[2])
    if kind is c.ASSERT:
        return _of_sequence(value[1])
    return None


def _tells(pieces: Pieces) -> bool:
    return len(pieces) <= MOST and all(len(piece) >= SHORTEST for piece in pieces)


def _rank(pieces: Pieces) -> tuple[int, int]:
    """The longer the shortest, and the fewer, the more telling."""
    return min(min(map(len, pieces)), TELLING), -len(pieces)
