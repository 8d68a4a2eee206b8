"""Lines of bits, one bit per cell of five minutes, packed in 64-bit words: shift, erode, paint. Pure numpy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

GRAIN_MINUTES = 5
CELLS_PER_DAY = 24 * 60 // GRAIN_MINUTES
WORD = 64

Words = NDArray[np.uint64]
"""Packed bits; the last axis runs along time, bit 0 of word 0 is the first cell."""

Cells = NDArray[np.int64]
"""Cell numbers."""


def words_for(days: int) -> int:
    """Words that hold `days` whole days; ValueError for an odd number, whose last word would be half used."""
    words, rest = divmod(days * CELLS_PER_DAY, WORD)
    if rest:
        raise ValueError("the number of days must be even")
    return words


def pack(flags: NDArray[np.bool_]) -> Words:
    """Flags (…, cells) as words (…, cells / 64)."""
    return np.packbits(flags, axis=-1, bitorder="little").view("<u8")


def unpack(words: Words) -> NDArray[np.bool_]:
    """Words (…, n) as flags (…, 64 n)."""
    return np.unpackbits(np.ascontiguousarray(words).view(np.uint8), axis=-1, bitorder="little").view(np.bool_)


def cells_of(words: Words) -> Cells:
    """The numbers of the set bits of one line, ascending."""
    return np.flatnonzero(unpack(words))


def earlier(words: Words, by: int) -> Words:
    """Every bit moved `by` cells towards the start: cell t of the result is cell t + by. Zeros come in at the end."""
    skip, rest = divmod(by, WORD)
    if skip:
        moved = np.zeros_like(words)
        moved[..., : max(words.shape[-1] - skip, 0)] = words[..., skip:]
        words = moved
    if not rest:
        return words
    shifted = words >> np.uint64(rest)
    shifted[..., :-1] |= words[..., 1:] << np.uint64(WORD - rest)
    return shifted


def erode(words: Words, length: int) -> Words:
    """Cell t of the result is set where cells t to t + length − 1 all are: where something that long can start."""
    done = 1
    while done < length:
        step = min(done, length - done)
        words = words & earlier(words, step)
        done += step
    return words


def painted(lines: int, cells: int, line: Cells, first: Cells, end: Cells) -> NDArray[np.bool_]:
    """Flags (lines, cells) that are set inside the intervals [first, end) of their `line`; clipped to the canvas."""
    edges, row = np.zeros(lines * (cells + 1), dtype=np.int32), line * (cells + 1)
    np.add.at(edges, row + first.clip(0, cells), 1)
    np.add.at(edges, row + end.clip(0, cells), -1)
    return np.asarray(edges.reshape(lines, cells + 1)[:, :-1].cumsum(axis=1, dtype=np.int32) > 0)


def any_of(rows: Words) -> Words:
    """Where at least one of the lines (n, words) is set; all zeros for none."""
    together: Words = np.bitwise_or.reduce(rows, axis=0)
    return together
