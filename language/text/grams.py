"""What a fitted model sees of a message: runs of up to three words, pairs with a word between, runs of letters inside words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, reduce
from itertools import chain, pairwise
from operator import add

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

_TOKEN = re.compile(r"[a-z0-9]+|[?!.]")
_LETTERS = (3, 4, 5)

Counts = tuple[Counter[str], ...]
"""How often each feature of words, each of letters, and each of what else is looked for stands in a message."""

Vector = dict[str, float]


def counted(readable: str) -> Counts:
    """The features of a message that was made comparable: lower case, no accents, no apostrophes."""
    return Counter(_of_words(_TOKEN.findall(readable))), Counter(_of_letters(readable.split()))


def _of_words(words: list[str]) -> list[str]:
    pairs = list(pairwise(words))
    threes = list(zip(words, words[1:], words[2:], strict=False))
    apart = [f"{first} _ {last}" for first, _, last in threes]
    return [*words, *map(" ".join, pairs), *map(" ".join, threes), *apart]


def _of_letters(words: Iterable[str]) -> list[str]:
    """With the word's borders, so that a run at its end differs from one inside."""
    return [run for word in words for run in runs(word, _LETTERS)]


@lru_cache(maxsize=8192)
def runs(word: str, lengths: tuple[int, ...]) -> tuple[str, ...]:
    """The runs of letters of these lengths in a word and its borders."""
    bordered = f"<{word}>"
    return tuple(f"~{bordered[i : i + n]}" for n in lengths for i in range(len(bordered) - n + 1))


def vector(given: Counts, weights: Mapping[str, float]) -> Vector:
    """The features that `weights` knows: damped counts times their weight, each group of length 1."""
    made: Vector = {}
    for counts in given:
        known = {f: weights[f] if n == 1 else (1 + math.log(n)) * weights[f] for f, n in counts.items() if f in weights}
        length = math.sqrt(sum(value * value for value in known.values())) or 1.0
        made.update((feature, value / length) for feature, value in known.items())
    return made


def matrix(given: Sequence[Counts], weights: Mapping[str, float]) -> csr_matrix:
    """`vector` of many messages at once: a row each, a column a feature of `weights`, in single precision."""
    columns = {feature: i for i, feature in enumerate(weights)}
    heavy = np.fromiter(weights.values(), dtype=np.float64, count=len(weights))
    return reduce(add, (_block(group, columns, heavy) for group in zip(*given, strict=True)))


def _block(given: Sequence[Counter[str]], columns: Mapping[str, int], heavy: npt.NDArray[np.float64]) -> csr_matrix:
    """The columns of one group."""
    sizes = [len(counts) for counts in given]
    row = np.repeat(np.arange(len(given)), sizes)
    place = np.fromiter((columns.get(f, -1) for counts in given for f in counts), dtype=np.int32, count=sum(sizes))
    times = np.fromiter(chain.from_iterable(c.values() for c in given), dtype=np.float64, count=sum(sizes))
    known = place >= 0
    row, place = row[known], place[known]
    value = (1 + np.log(times[known])) * heavy[place]
    length = np.sqrt(np.bincount(row, value * value, minlength=len(given)))
    unit = (value / length[row]).astype(np.float32)
    return csr_matrix((unit, (row, place)), shape=(len(given), len(heavy)))


def rarity(given: Iterable[Counts]) -> dict[str, float]:
    """The weight of each feature that stands in two texts or more: the rarer, the heavier (smoothed idf)."""
    seen: Counter[str] = Counter()
    number = 0
    for message in given:
        number += 1
        for counts in message:
            seen.update(counts.keys())
    return {f: math.log((1 + number) / (1 + n)) + 1 for f, n in seen.items() if n > 1}
