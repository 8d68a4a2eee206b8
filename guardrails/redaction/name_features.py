"""What the tagger of names sees of a word: its letters and shape, whether anybody knows it, and what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from guardrails.learned.examples import FOLDER
from guardrails.normalise import fold
from guardrails.redaction.name_words import is_name_too
from guardrails.redaction.ordinary import is_near_plain, is_plain
from guardrails.redaction.stops import is_ordinary
from language.text.grams import runs
from language.vocabulary import times_en, times_es

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[^\w\s]")
_INSIDE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LETTERS = (2, 3, 4)
_LONGEST = 24
"""Letters of a word whose runs are looked at."""
_REACH = 3
"""Words on either side."""
_FEW = 6
"""Words from which a message is no bare answer."""
_BORDER = ("<>", "<>", "<>")


@lru_cache(maxsize=1)
def known_names() -> frozenset[str]:
    """Given names, nicknames and surnames of many countries, folded."""
    return frozenset((FOLDER / "names.txt").read_text(encoding="utf-8").split())


@lru_cache(maxsize=1)
def feasts() -> frozenset[str]:
    """What feasts are called in one word."""
    named = (names for words in (times_en, times_es) for names in words.HOLIDAY_NAMES.values())
    return frozenset(fold(name) for names in named for name in names.split("|") if name.isalpha())


@dataclass(frozen=True)
class Tokens:
    """The words, numbers and signs of a text with their places."""

    text: str
    spans: tuple[tuple[int, int], ...]
    candidates: tuple[int, ...]
    """The words that may be names: all but everyday ones in small letters that nobody bears."""

    @classmethod
    def of(cls, text: str) -> Tokens:
        """The tokens of plain text."""
        spans = tuple(match.span() for match in _TOKEN.finditer(text))
        return cls(text, spans, tuple(_candidates([text[start:end] for start, end in spans])))

    def word(self, at: int) -> str:
        """What the token at this place is written as."""
        start, end = self.spans[at]
        return self.text[start:end]

    def within(self, start: int, end: int) -> range:
        """The tokens of which a part stands in [start, end)."""
        return range(bisect_right(self._ends, start), bisect_left(self._starts, end))

    def features(self) -> Iterator[list[str]]:
        """The features of each candidate."""
        return map(self._features, self.candidates)

    def _features(self, at: int) -> list[str]:
        around = {step: self._seen(at + step) for step in range(-_REACH, _REACH + 1)}
        word, shape, kind = around.pop(0)
        two_before, before, after, two_after = (around[step] for step in (-2, -1, 1, 2))
        place = f"{self._style}{shape}{before[1] in ('<>', '.', '!', '?', '¿', '¡', ':'):d}{kind}"
        found = [
            "",
            f"w {word}",
            f"p {place}",
            f"k {kind}",
            f"few {min(len(self.spans), _FEW)} {kind}",
            f"kinds {before[2]} {place} {after[2]}",
            f"two before {two_before[0]} {before[0]}",
            f"two after {after[0]} {two_after[0]}",
            f"between {before[0]} {after[0]}",
            f"before {before[0]} {place}",
            f"after {after[0]} {place}",
        ]
        for step, (other, its_shape, its_kind) in around.items():
            found += [f"{step} {other}", f"{step} {its_shape} {its_kind}"]
        return [*found, *runs(word[:_LONGEST], _LETTERS)]

    def _seen(self, at: int) -> tuple[str, str, str]:
        """A token as it is compared, its shape, and what is known of it."""
        if not 0 <= at < len(self.spans):
            return _BORDER
        return _described(self.word(at))

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.spans]

    @cached_property
    def _ends(self) -> list[int]:
        return [end for _, end in self.spans]

    @cached_property
    def _style(self) -> str:
        """How the message is written: in small letters, with one capital, in capitals throughout, or as is usual."""
        letters = sum(map(str.isalpha, self.text))
        capitals = sum(map(str.isupper, self.text))
        return "all" if letters and capitals == letters else str(min(capitals, 2))


def _candidates(tokens: Sequence[str]) -> Iterator[int]:
    """Words that can be a name, and single letters behind one."""
    before = False
    for at, token in enumerate(tokens):
        named = token[0].isalpha() and (not is_everyday_word(token) or is_known_name(token))
        if named or (before and len(token) == 1 and token.isalpha()):
            yield at
        before = named


@lru_cache(maxsize=16384)
def is_everyday_word(token: str) -> bool:
    """Whether a word is an everyday one in small letters, or made of such ("MyChart"), or a feast's name."""
    parts = _INSIDE.split(token)
    if fold(token) in feasts():
        return True
    return all(map(is_plain, parts)) if len(parts) > 1 else token.islower() and is_plain(token)


@lru_cache(maxsize=16384)
def _described(token: str) -> tuple[str, str, str]:
    if token[0].isdigit():
        return "0" * min(len(token), 5), f"d{min(len(token), 5)}", "-"
    if not token[0].isalpha():
        return token, token, "-"
    word = fold(token).replace("’", "'")
    return word, _shape(token), _kind(word)


def _shape(token: str) -> str:
    if token.islower():
        return "x"
    if len(token) == 1:
        return "X"
    return "XX" if token.isupper() else "Xx" if token[0].isupper() else "xX"


@lru_cache(maxsize=16384)
def is_known_name(token: str) -> bool:
    """Whether a word, or what owns something by it, is in the list of names."""
    return fold(token).replace("’", "'").removesuffix("'s") in known_names()


def _kind(word: str) -> str:
    """An ordinary word, a plain one, one near it, or none; each a known name or not."""
    name = "n" if is_known_name(word) else ""
    if is_ordinary(word):
        return f"o{name}"
    if is_name_too(word):
        return f"w{name}"
    return ("p" if is_plain(word) else "q" if is_near_plain(word) else "u") + name
