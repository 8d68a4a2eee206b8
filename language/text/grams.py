"""What a fitted model sees of a message: runs of up to three words, pairs with a word between, runs of letters inside words."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
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


def learned_from(given: Sequence[Counts]) -> tuple[dict[str, float], csr_matrix]:
    """The weight of each feature that stands in two texts or more, the rarer the heavier (smoothed idf), and `matrix` by these.

    A feature is looked up once, which takes most of the time: there are millions.
    """
    number: defaultdict[str, int] = defaultdict()
    number.default_factory = number.__len__
    groups: list[list[int]] = [[] for _ in given[0]] if given else []
    for message in given:
        for group, counts in zip(groups, message, strict=True):
            group.extend(map(number.__getitem__, counts))
    places = [np.array(group, dtype=np.int32) for group in groups]
    seen = np.bincount(np.concatenate(places), minlength=len(number)) if places else np.zeros(0, np.int64)
    weight = {n: math.log((1 + len(given)) / (1 + n)) + 1 for n in np.unique(seen).tolist()}
    weights = {f: weight[n] for f, n in zip(number, seen.tolist(), strict=True) if n > 1}
    column = np.where(seen > 1, np.cumsum(seen > 1) - 1, -1).astype(np.int32)
    heavy = np.fromiter(weights.values(), dtype=np.float64, count=len(weights))
    blocks = (
        _block(group, column[place], heavy) for group, place in zip(zip(*given, strict=True), places, strict=True)
    )
    return weights, reduce(add, blocks)


def matrix(given: Sequence[Counts], weights: Mapping[str, float]) -> csr_matrix:
    """`vector` of many messages at once: a row each, a column a feature of `weights`, in single precision."""
    columns = {feature: i for i, feature in enumerate(weights)}
    heavy = np.fromiter(weights.values(), dtype=np.float64, count=len(weights))
    return reduce(add, (_block(group, _places(group, columns), heavy) for group in zip(*given, strict=True)))


def _places(given: Sequence[Counter[str]], columns: Mapping[str, int]) -> npt.NDArray[np.int32]:
    """The column of each feature of each message; -1 where it has none."""
    return np.fromiter((columns.get(f, -1) for counts in given for f in counts), dtype=np.int32)


def _block(given: Sequence[Counter[str]], place: npt.NDArray[np.int32], heavy: npt.NDArray[np.float64]) -> csr_matrix:
    """The columns of one group, `place` telling the one of each feature."""
    sizes = [len(counts) for counts in given]
    row = np.repeat(np.arange(len(given)), sizes)
    times = np.fromiter(chain.from_iterable(c.values() for c in given), dtype=np.float64, count=sum(sizes))
    known = place >= 0
    row, place = row[known], place[known]
    value = (1 + np.log(times[known])) * heavy[place]
    length = np.sqrt(np.bincount(row, value * value, minlength=len(given)))
    unit = (value / length[row]).astype(np.float32)
    return csr_matrix((unit, (row, place)), shape=(len(given), len(heavy)))
