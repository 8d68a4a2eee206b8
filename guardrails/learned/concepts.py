"""What a word stands for, in whichever language: "chest" and "pecho" are one to the net, and so are all words of a denial."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, combinations, pairwise, product
from pathlib import Path

FILE = Path(__file__).with_name("concepts.txt")
"""A concept a line with its words; "*" ends a word in any way."""

PAIRED = 30
"""Different concepts of a message that are paired, from its beginning."""

FEWEST = 2
"""Letters of the shortest beginning."""


def counted(words: Iterable[str]) -> Counter[str]:
    """The concepts of a message's words, and those that follow each other."""
    told = [found for found in map(concepts_of, words) if found]
    return Counter((*chain.from_iterable(told), *_following(told)))


def pairs(words: Iterable[str]) -> Iterator[str]:
    """Any two concepts of a message, in whichever order and however far from each other."""
    different = list(dict.fromkeys(chain.from_iterable(map(concepts_of, words))))[:PAIRED]
    return (" & ".join(sorted(two)) for two in combinations(different, 2))


@lru_cache(maxsize=8192)
def concepts_of(word: str) -> tuple[str, ...]:
    """What a word stands for; mostly nothing, seldom more than one."""
    whole, begun = _words()
    beginnings = (word[:end] for end in range(FEWEST, len(word) + 1))
    found = (*whole.get(word, ()), *(concept for start in beginnings for concept in begun.get(start, ())))
    return tuple(dict.fromkeys(found))


def _following(told: Sequence[tuple[str, ...]]) -> Iterator[str]:
    for first, second in pairwise(told):
        yield from (f"{one} > {other}" for one, other in product(first, second))


@lru_cache(maxsize=1)
def _words() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The concepts by whole words, and by how words begin."""
    whole: dict[str, list[str]] = {}
    begun: dict[str, list[str]] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        name, words = line.split(":")
        for word in words.split():
            kept = begun if word.endswith("*") else whole
            kept.setdefault(word.rstrip("*"), []).append(f"#{name}")
    return whole, begun
