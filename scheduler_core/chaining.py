"""Visits one after another: from which starts a whole chain can follow, with least and greatest gaps. Pure numpy.

`starts[k]` flags the cells at which visit k of the chain could begin, `lengths[k]` is how many cells it lasts, and `gaps[k]`
the (least, most) cells between the end of visit k and the start of visit k + 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
Gap = tuple[int, int]


def completable(starts: Sequence[Mask], lengths: Sequence[int], gaps: Sequence[Gap]) -> list[Mask]:
    """Of the starts of each visit those from which all later ones can follow. Exact, from the last visit backwards."""
    masks = [starts[-1]]
    for mask, length, (least, most) in zip(starts[-2::-1], lengths[-2::-1], gaps[::-1], strict=True):
        until = np.concatenate([[0], np.cumsum(masks[0])])  # how many follow-on starts lie before a cell
        cells = np.arange(mask.size)
        low = np.minimum(cells + length + least, mask.size)
        high = np.minimum(cells + length + most + 1, mask.size)
        masks.insert(0, mask & (until[np.maximum(high, low)] > until[low]))
    return masks


def followers(
    masks: Sequence[Mask], lengths: Sequence[int], gaps: Sequence[Gap], first: int
) -> Iterator[tuple[int, ...]]:
    """Every chain that begins at `first`, whole, the soonest later visits first. `masks` come from `completable`."""

    def extend(chain: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        k = len(chain) - 1
        if k == len(gaps):
            yield chain
            return
        end = chain[-1] + lengths[k]
        window = masks[k + 1][end + gaps[k][0] : end + gaps[k][1] + 1]
        for n in np.flatnonzero(window).tolist():
            yield from extend((*chain, end + gaps[k][0] + n))

    return extend((first,))
