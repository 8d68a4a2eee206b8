"""The tripwire: the last look at what is about to leave, for values that must not be in it; and covering where they stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from guardrails.normalise import fold, plain
from guardrails.reading import reading
from guardrails.redaction.known import kind_of
from guardrails.redaction.patterns import digits
from guardrails.redaction.regrouped import LINKS
from guardrails.redaction.types import TYPES
from guardrails.redaction.within import Within

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_PLACEHOLDER = re.compile(r"\[(?:" + "|".join(sorted(TYPES)) + r")(?:_\d{1,6})?\]")
_NOT_DIGITS = re.compile(r"\D+")
_ESCAPE = re.compile(r"\\u[0-9a-fA-F]{4}|\\[nrt\"\\/]")
_STANDS_FOR = {"n": "\n", "r": "\r", "t": "\t"}
_MONTHS = (
    ("january", "jan", "enero"), ("february", "feb", "febrero"), ("march", "mar", "marzo"), ("april", "apr", "abril"),
    ("may", "may", "mayo"), ("june", "jun", "junio"), ("july", "jul", "julio"), ("august", "aug", "agosto"),
    ("september", "sep", "septiembre"), ("october", "oct", "octubre"), ("november", "nov", "noviembre"),
    ("december", "dec", "diciembre"),
)  # fmt: skip
SHORTEST = 3
"""A single word of fewer letters and digits is not searched for: it would be found everywhere."""
FEWEST_DIGITS = 6
"""Digits from which a number is found in any grouping."""


def leaks(text: str, values: Iterable[str]) -> list[str]:
    """Those of `values` that stand in `text`, compared word by word without case and accents.

    Numbers of six digits and more are found in any grouping, ISO birth dates in every year-bearing form, and escapes
    of JSON are read as what they stand for. Placeholders are no leak. Linear in the text; keep the answer inside the wall.
    """
    return leaking(text, [sought(value) for value in dict.fromkeys(values)])


def leaking(text: str, wanted: Iterable[Sought]) -> list[str]:
    """As `leaks`, for values whose forms are known: they are made once and looked for in many texts."""
    read = _Read(reading(_unescape(text)).text)
    return [one.value for one in wanted if next(_places(read, one), None) is not None]


def cover(text: str, values: Iterable[str], label: Callable[[str], str]) -> str:
    """`text` as a reader sees it, with `label(value)` wherever the tripwire sees one of `values`, words in one piece."""
    read = _Read(reading(text).text)
    found = ((place, value) for value in dict.fromkeys(values) for place in _places(read, sought(value)))
    pieces: list[str] = []
    at = 0
    for (start, end), value in sorted(found, key=lambda item: (item[0][0], -item[0][1])):
        if start >= at:
            pieces += [read.text[at:start], label(value)]
        at = max(at, end)
    return "".join([*pieces, read.text[at:]])


@dataclass(frozen=True)
class _Read:
    """A text as it is searched: its words, folded, with their places. A placeholder is no word."""

    text: str

    @cached_property
    def spans(self) -> Sequence[tuple[int, int]]:
        """Where each word stands."""
        return [match.span() for match in _WORD.finditer(self._bare)]

    @cached_property
    def within(self) -> Within:
        """The text, searched for names inside its tokens."""
        return Within(self._bare)

    @cached_property
    def words(self) -> Sequence[str]:
        """The words."""
        return [fold(self.text[start:end]) for start, end in self.spans]

    @cached_property
    def joined(self) -> str:
        """The words with a space around each."""
        return f" {' '.join(self.words)} "

    @cached_property
    def runs(self) -> str:
        """The digits of neighbouring number words, joined; runs are parted by "x"."""
        return "".join(self._run_pieces)

    def phrase(self, form: str) -> Iterator[tuple[int, int]]:
        """Where these words stand next to each other."""
        wanted = f" {form} "
        at = self.joined.find(wanted)
        while at >= 0:
            first = bisect_right(self._word_starts, at + 1) - 1
            yield self.spans[first][0], self.spans[first + form.count(" ")][1]
            at = self.joined.find(wanted, at + 1)

    def number(self, form: str) -> Iterator[tuple[int, int]]:
        """Where these digits stand, in whatever groups."""
        at = self.runs.find(form)
        while at >= 0:
            first, last = (bisect_right(self._run_starts, place) - 1 for place in (at, at + len(form) - 1))
            yield self.spans[first][0], self.spans[last][1]
            at = self.runs.find(form, at + len(form))

    @cached_property
    def _bare(self) -> str:
        return _PLACEHOLDER.sub(lambda match: " " * len(match[0]), self.text)

    @cached_property
    def _run_pieces(self) -> list[str]:
        return ["" if word in LINKS else _NOT_DIGITS.sub("x", word) for word in self.words]

    @cached_property
    def _run_starts(self) -> list[int]:
        return list(accumulate((len(piece) for piece in self._run_pieces), initial=0))[:-1]

    @cached_property
    def _word_starts(self) -> list[int]:
        return list(accumulate((len(word) + 1 for word in self.words), initial=1))[:-1]


def _unescape(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPE.sub(_escaped, text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _escaped(found: re.Match[str]) -> str:
    """What an escape of JSON stands for."""
    return chr(int(found[0][2:], 16)) if found[0][1] == "u" else _STANDS_FOR.get(found[0][1], found[0][1])


@dataclass(frozen=True)
class Sought:
    """A value in every form in which it is looked for: words in a row, names inside a token, digits in any grouping."""

    value: str
    phrases: Sequence[str] = ()
    names: Sequence[str] = ()
    numbers: Sequence[str] = ()


def sought(value: str) -> Sought:
    """The forms of a value; none of one that is too short to be looked for."""
    words = [fold(m[0]) for m in _WORD.finditer(plain(value).text)]
    if not words or (len(words) == 1 and len(words[0]) < SHORTEST):
        return Sought(value)
    number, kind, phrase = digits(value), kind_of(value), " ".join(words)
    if kind == "NAME":
        return Sought(value, [phrase], names=words if len(words) == 1 else ["".join(words)])
    if kind == "BIRTH_DATE":
        return Sought(value, list(dict.fromkeys([phrase, *_date_forms(value)])))
    if kind in ("PHONE", "ID") and len(number) >= FEWEST_DIGITS:
        return Sought(value, [phrase], numbers=list(dict.fromkeys((number, number[-10:]))))
    return Sought(value, [phrase])


def _places(read: _Read, wanted: Sought) -> Iterator[tuple[int, int]]:
    for phrase in wanted.phrases:
        if phrase in read.joined:
            yield from read.phrase(phrase)
    if wanted.names:
        yield from read.within.find(wanted.names)
    for number in wanted.numbers:
        yield from read.number(number)


def _date_forms(iso: str) -> Iterable[str]:
    year, month, day = iso.split("-")
    short, m, d = year[2:], str(int(month)), str(int(day))
    for y in (year, short):
        for mm, dd in ((month, day), (m, d)):
            yield from (f"{mm} {dd} {y}", f"{dd} {mm} {y}", f"{y} {mm} {dd}")
    yield from (f"{year}{month}{day}", f"{month}{day}{year}", f"{day}{month}{year}")
    for name in _MONTHS[int(month) - 1]:
        for dd in {d, day, f"{d}th", f"{d}st", f"{d}nd", f"{d}rd"}:
            yield from (
                f"{name} {dd} {year}",
                f"{dd} {name} {year}",
                f"{dd} de {name} de {year}",
                f"{dd} of {name} {year}",
            )
            yield from (
                f"{name} {dd} {short}",
                f"{dd}{name}{year}",
                f"{name} the {dd} {year}",
                f"{dd} de {name} del {year}",
            )
