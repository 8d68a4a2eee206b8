"""Values known beforehand: the patient's own identifiers (to cover) and the hospital's directory (to keep)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from guardrails.normalise import fold, plain
from guardrails.redaction.patterns import digits
from guardrails.redaction.types import Found
from guardrails.redaction.within import Within
from language.directory import Directory

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_LEET = str.maketrans("013457@$!|", "oieastasil")
_LEET_WORD = re.compile(r"(?<!\w)(?=[\w@$!|]*[^\W\d_])(?=[\w@$!|]*[013457@$!|])[\w@$!|]{3,40}(?!\w)")
_TITLES = frozenset("dr dra doctor doctora doc prof professor md mr mrs ms sr sra".split())
_SMALL = frozenset("de del la las los y van von der da di do dos bin al el san st saint the of at and".split())
_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$")
SHORTEST, FEWEST_DIGITS = 3, 6
"""Letters and digits, and digits alone, from which a value is looked for by itself: as in the tripwire."""
WHOLE = 10
"""Digits from which a number is unlike any other."""
FUZZY_FROM = 5
"""Letters from which one slip of the keyboard (two from nine letters on) is still the same name."""

_AS_GOOD_AS = 90
"""How alike a whole name must be written, of 100."""


@dataclass(frozen=True)
class Words:
    """The words of a text with their places, folded for comparison."""

    spans: tuple[tuple[int, int], ...]
    folded: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Words:
        """The words of plain text."""
        matches = list(_WORD.finditer(text))
        return cls(tuple(m.span() for m in matches), tuple(fold(m[0]) for m in matches))


def kind_of(value: str) -> str:
    """What a known value is, by its shape: ISO dates are birth dates, ten digits a phone, letters a name."""
    if "@" in value:
        return "EMAIL"
    if _DATE.match(value):
        return "BIRTH_DATE"
    count = len(digits(value))
    letters = sum(c.isalpha() for c in value)
    if count >= 7 and letters <= 1:
        return "PHONE"
    if count and letters > 4 and " " in value:
        return "ADDRESS"
    return "ID" if count else "NAME"


def find_known(text: str, known: Sequence[str]) -> Iterator[Found]:
    """Where the patient's identifiers stand, also misspelled, regrouped or in "leet" (m4r1a)."""
    words = Words.of(text)
    leet = [(m.span(), fold(m[0].translate(_LEET))) for m in _LEET_WORD.finditer(text)]
    within = Within(text)
    for value in known:
        kind = kind_of(value)
        if kind == "NAME":
            yield from _find_name(words, leet, value)
            yield from _find_within(within, value)
        elif kind == "PHONE" or (kind == "ID" and len(digits(value)) >= FEWEST_DIGITS):
            yield from _find_digits(text, digits(value), kind)
        if kind != "NAME":
            yield from _find_exact(words, value, kind)


def find_again(text: str, values: Iterable[tuple[str, str]]) -> Iterator[Found]:
    """Where values of the conversation stand once more, whatever stands around them: word by word as the tripwire reads."""
    words: Words | None = None
    within: Within | None = None
    for kind, value in values:
        if sum(c.isalnum() for c in value) >= SHORTEST:
            words, within = words or Words.of(text), within or Within(text)
            yield from _find_exact(words, value, kind)
            if kind == "NAME":
                yield from _find_within(within, value)
            if len(number := digits(value)) >= FEWEST_DIGITS and kind_of(value) in ("PHONE", "ID"):
                yield from _find_digits(text, number, kind)


def _find_exact(words: Words, value: str, kind: str) -> Iterator[Found]:
    wanted = tuple(fold(m[0]) for m in _WORD.finditer(plain(value).text))
    for at in range(len(words.folded) - len(wanted) + 1) if wanted else ():
        if words.folded[at : at + len(wanted)] == wanted:
            yield Found(words.spans[at][0], words.spans[at + len(wanted) - 1][1], kind, 0.97)


def _find_name(words: Words, leet: list[tuple[tuple[int, int], str]], value: str) -> Iterator[Found]:
    parts = [fold(m[0]) for m in _WORD.finditer(plain(value).text)]
    strong = {part for part in parts if len(part) > 2 and part not in _SMALL}
    for (start, end), word in zip(words.spans, words.folded, strict=True):
        if any(same_word(word, part) for part in strong):
            yield Found(start, end, "NAME", 0.95)
    for (start, end), word in leet:
        if any(same_word(word, part) for part in strong):
            yield Found(start, end, "NAME", 0.95)


def _find_within(within: Within, value: str) -> Iterator[Found]:
    for start, end in within.find([fold(m[0]) for m in _WORD.finditer(plain(value).text)]):
        yield Found(start, end, "NAME", 0.95)


def _find_digits(text: str, wanted: str, kind: str) -> Iterator[Found]:
    """The same digits in any grouping; a phone also without its country code. From `WHOLE` digits on inside others too."""
    forms = {wanted, wanted[-10:] if len(wanted) > 10 else wanted, wanted[-7:] if kind == "PHONE" else wanted}
    for form in (form for form in forms if form in digits(text)):
        pattern = r"[\W_]{0,3}".join(form)
        pattern = pattern if len(form) >= WHOLE else rf"(?<!\d){pattern}(?!\d)"
        for match in re.finditer(pattern, text):
            yield Found(*match.span(), kind, 0.97)


@lru_cache(maxsize=16384)
def same_word(word: str, wanted: str) -> bool:
    """Equal, or as near as a typing slip: one edit from five letters on, two from nine on. Both folded."""
    if word == wanted:
        return True
    if len(wanted) < FUZZY_FROM or len(word) < FUZZY_FROM - 1 or word[0] != wanted[0]:
        return False
    return OSA.distance(word, wanted, score_cutoff=2) <= (2 if len(wanted) >= 9 else 1)


class KeptNames:
    """The hospital's own names: they stay readable under `booking`, since the visit is made of them."""

    def __init__(self, people: Iterable[str] = (), names: Iterable[str] = ()) -> None:
        """A person is known by the whole name and by the surname, never by a given name: patients bear those too."""
        persons = {self._words(name) for name in people} - {()}
        others = {self._words(name) for name in names} - {()}
        self._names = persons | others
        self._joined = [" ".join(name) for name in self._names]
        words = {name[-1] for name in persons} | {word for name in others for word in name}
        self._singles = {word for word in words if len(word) > 1 and word not in _SMALL}
        self._by_letter: dict[str, set[str]] = {}
        for part in (part for name in self._names for part in name):
            self._by_letter.setdefault(part[0], set()).add(part)

    @classmethod
    def of(cls, directory: Directory | None) -> KeptNames:
        """Practitioners, sites, specialties, visit types and insurers with all that people call them."""
        if directory is None:
            return cls()
        named = (*directory.locations, *directory.specialties, *directory.visit_types, *directory.insurers)
        people = [name for person in directory.practitioners for name in (person.name, *person.aliases)]
        names = [name for entry in named for name in (entry.en, entry.es, *entry.aliases_en, *entry.aliases_es)]
        return cls(people, names)

    @staticmethod
    def _words(text: str) -> tuple[str, ...]:
        return tuple(w for m in _WORD.finditer(plain(text).text) if (w := fold(m[0])) not in _TITLES)

    def __bool__(self) -> bool:
        return bool(self._names)

    def is_word_of_one(self, value: str) -> bool:
        """Whether `value` is one word of a name of the directory: alone it tells of no patient."""
        return fold(value) in self._singles

    def covers(self, value: str) -> bool:
        """Whether `value` names something of the directory: its words all come from one entry, slips allowed."""
        words = self._words(value)
        if not words or not self._names:
            return False
        if len(words) == 1:
            return words[0] in self._singles or not self._singles.isdisjoint(self._like(words[0]))
        if process.extractOne(" ".join(words), self._joined, scorer=fuzz.ratio, score_cutoff=_AS_GOOD_AS) is not None:
            return True
        likes = [self._like(word) for word in words]
        if not all(like or len(word) == 1 for word, like in zip(words, likes, strict=True)):
            return False
        return any(
            all(
                not like.isdisjoint(name) or (len(word) == 1 and any(part[0] == word for part in name[:-1]))
                for word, like in zip(words, likes, strict=True)
            )
            for name in self._names
        )

    def _like(self, word: str) -> set[str]:
        """The words of the names that `word` may be, slips allowed: all begin with its letter."""
        return {part for part in self._by_letter.get(word[0], ()) if same_word(word, part)}
