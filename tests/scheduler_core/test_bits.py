"""Packed bits against lists of booleans."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler_core.bits import any_of, cells_of, earlier, erode, pack, painted, unpack, words_for

LINE = st.lists(st.booleans(), min_size=192, max_size=192)


@settings(max_examples=300, deadline=None)
@given(LINE, st.integers(0, 260))
def test_a_shift_moves_every_bit_towards_the_start(flags: list[bool], by: int) -> None:
    moved = unpack(earlier(pack(np.array(flags)), by)).tolist()
    assert moved == [t + by < len(flags) and flags[t + by] for t in range(len(flags))]


@settings(max_examples=300, deadline=None)
@given(LINE, st.integers(1, 130))
def test_erosion_keeps_the_starts_of_runs_that_are_long_enough(flags: list[bool], length: int) -> None:
    wanted = [len(flags[t : t + length]) == length and all(flags[t : t + length]) for t in range(len(flags))]
    assert unpack(erode(pack(np.array(flags)), length)).tolist() == wanted


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(-5, 70), st.integers(0, 20)), max_size=12))
def test_painting_covers_exactly_the_cells_of_the_intervals(spans: list[tuple[int, int, int]]) -> None:
    columns = np.array(spans, dtype=np.int64).reshape(-1, 3)
    flags = painted(3, 64, columns[:, 0], columns[:, 1], columns[:, 1] + columns[:, 2])
    for line in range(3):
        for cell in range(64):
            assert flags[line, cell] == any(n == line and a <= cell < a + length for n, a, length in spans)


def test_an_empty_choice_is_never_possible() -> None:
    assert cells_of(any_of(np.zeros((0, words_for(2)), dtype=np.uint64))).size == 0


def test_days_that_do_not_fill_their_words_are_refused() -> None:
    with pytest.raises(ValueError, match="even"):
        words_for(91)
