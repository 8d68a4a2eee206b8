"""A number given over several messages ("my phone is 202", "555", "0143"): each tells nothing, together they are covered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guardrails.normalise import fold, plain
from guardrails.redaction.number_words import TEENS, TENS, UNITS

FEWEST = 7
"""Digits that a number has together."""
_TOKEN = re.compile(r"\[[A-Z_]+(?:_\d+)?\]|\d{1,2}:\d\d|[^\W_]+")
_SIZE = {fold(word): size for words, size in ((UNITS, 1), (TEENS, 2), (TENS, 2)) for word in words}
_FILLERS = frozenset(
    "then and y luego ok okay so eh uh um it is its s es the number el numero dash guion thanks gracias".split()
)
_PHONES = frozenset((7, 10, 11))


@dataclass(frozen=True)
class _Piece:
    """Digits in one message: where they stand, how many, and whether they end it, begin it, or are all of it."""

    start: int
    end: int
    size: int
    ends: bool
    begins: bool


def cover_pieces(messages: Sequence[str]) -> list[str]:
    """Redacted messages of one person, in order; digits that end one and go on in the next ones are covered in each.

    The last run first: a message that ends one run and begins the next is changed from its end on.
    """
    covered = list(messages)
    for run in reversed(list(_runs([_pieces(message) for message in messages]))):
        total = sum(piece.size for _, piece in run)
        if len(run) > 1 and total >= FEWEST:
            label = "[PHONE]" if total in _PHONES else "[ID]"
            for at, piece in run:
                covered[at] = covered[at][: piece.start] + label + covered[at][piece.end :]
    return covered


def _runs(pieces: Sequence[tuple[_Piece, ...] | None]) -> Iterator[list[tuple[int, _Piece]]]:
    """Pieces that go on from one message to the next, each with the number of its message."""
    run: list[tuple[int, _Piece]] = []
    for at, here in enumerate(pieces):
        if here is None:
            continue
        head = next((piece for piece in here if piece.begins), None)
        tail = next((piece for piece in here if piece.ends), None)
        if run and head:
            run.append((at, head))
            if head is tail:
                continue
        yield run
        run = [(at, tail)] if tail else []
    yield run


def _pieces(message: str) -> tuple[_Piece, ...] | None:
    """The digits that begin a message and those that end it; one piece where they are all there is. None: it says nothing."""
    tokens = [(m.start(), m.end(), _size(m[0])) for m in _TOKEN.finditer(message) if not _filler(m[0])]
    if not tokens:
        return None
    count = len(tokens)
    before = next((i for i, token in enumerate(tokens) if not token[2]), count)
    after = next((i for i, token in enumerate(reversed(tokens)) if not token[2]), count)
    whole = before == count
    runs = [tokens] if whole else [run for run in (tokens[:before], tokens[count - after :]) if run]
    return tuple(
        _Piece(run[0][0], run[-1][1], sum(size for *_, size in run), run[-1] is tokens[-1], run[0] is tokens[0])
        for run in runs
    )


def _size(token: str) -> int:
    """How many digits a word stands for; none where it is no number."""
    word = plain(token).text
    return len(word) if word.isdigit() else _SIZE.get(fold(word), 0)


def _filler(token: str) -> bool:
    return fold(token) in _FILLERS
