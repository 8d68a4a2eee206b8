"""A language's words turned into the first nodes of the chart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import ModuleType

from language.text.normalise import clean
from language.text.tokens import Token, tokenize
from language.times.model import PARTS, Clock, Node, Time, part
from language.types import Lang
from language.vocabulary import times_en, times_es

OPENING = {"in", "of", "at", "during", "de", "por", "en", "a"}
"""How a part of day begins that may follow a mere number: "3 in the afternoon"."""

POSSESSED = re.compile(r"(\w+s)(?= day\b)")
SHORTENED = re.compile(r"\b(jr|st)\b(?! \.)")

Entry = tuple[tuple[str, ...], str, object]


@dataclass(frozen=True)
class Lexicon:
    """Phrases by their first word."""

    entries: dict[str, list[Entry]] = field(default_factory=dict)

    def nodes(self, tokens: Sequence[Token]) -> Iterator[Node]:
        """Every phrase that stands in the message."""
        norms = tuple(token.norm for token in tokens)
        for start, word in enumerate(norms):
            for words, kind, value in self.entries.get(word, ()):
                end = start + len(words)
                if norms[start:end] == words:
                    yield Node(start, end, kind, value)


@lru_cache(maxsize=2)
def lexicon(lang: Lang) -> Lexicon:
    """The words of `lang`."""
    entries: dict[str, list[Entry]] = {}
    for phrase, kind, value in _phrases(times_en if lang == "en" else times_es):
        words = tuple(token.norm for token in tokenize(clean(phrase)))
        if words and (words, kind, value) not in entries.setdefault(words[0], []):
            entries[words[0]].append((words, kind, value))
    return Lexicon(entries)


def _phrases(words: ModuleType) -> Iterator[tuple[str, str, object]]:
    yield from _simple(words)
    for days, names in words.RELATIVE_DAYS.items():
        yield from ((name, "relday", days) for name in names.split("|"))
    for name, phrases in words.PARTS.items():
        assert name in PARTS
        for phrase in phrases.split("|"):
            yield phrase, "tonight" if name == "tonight" else "part", part(name)
            if phrase in words.PLURAL_PARTS:
                yield phrase, "part_plural", part(name)
            if phrase.split()[0] in OPENING:
                yield phrase, "part_in", part(name)
    for (hour, minute), phrases in words.CLOCK_WORDS.items():
        yield from ((phrase, "clockword", Clock(hour, minute)) for phrase in phrases.split("|"))
    for hour, phrase in enumerate(words.HOURS_OR_SO, start=1):
        yield phrase, "clockword", Clock(hour, 0, open12=True)
    for hour, phrases in words.AFTER_EVENTS.items():
        yield from ((phrase, "time", Time(clock=Clock(hour), relation="after")) for phrase in phrases.split("|"))
    for hour, phrases in words.BEFORE_EVENTS.items():
        yield from ((phrase, "time", Time(clock=Clock(hour), relation="before")) for phrase in phrases.split("|"))
    for kind, phrases in words.WORDS.items():
        yield from ((phrase, kind, phrase if kind == "CONN" else kind) for phrase in phrases.split("|"))
    for name, phrases in words.HOLIDAY_NAMES.items():
        yield from ((written, "holiday", name) for phrase in phrases.split("|") for written in _with_signs(phrase))
    yield from ((phrase, "part_today", part(name)) for phrase, name in words.PARTS_BEHIND_THIS.items())
    yield from ((name, "zone", hours) for name, hours in words.ZONES.items())
    yield from ((phrase, "void", Time()) for phrase in words.VOID.split("|"))
    yield from ((phrase, "NOW", "NOW") for phrase in words.NOW.split("|"))
    yield from ((phrase, "SOON", "SOON") for phrase in words.SOON.split("|"))


def _with_signs(phrase: str) -> Iterator[str]:
    """The name of a holiday as it is, and with the signs that people write in it: "Presidents' Day", "St. Patrick", "Jr."."""
    yield phrase
    yield POSSESSED.sub(r"\1 '", phrase)
    yield SHORTENED.sub(r"\1 .", phrase)


def _simple(words: ModuleType) -> Iterator[tuple[str, str, object]]:
    for number, names in words.WEEKDAYS.items():
        for name in names.split():
            yield name, "weekday", number
            if name in words.SHORT_WEEKDAYS:
                yield name + " .", "weekday", number
    for number, name in words.PLURAL_WEEKDAYS.items():
        yield name, "weekdays_plural", number
    for number, names in words.MONTHS.items():
        for name in names.split():
            yield name, "month", number
            if len(name) <= 4:
                yield name + " .", "month", number
    yield from ((name, "units", unit) for unit, name in words.SEVERAL.items())
    for unit, names in words.UNITS.items():
        yield from ((name, "unit", unit) for name in _either(names))
        yield from ((name + " .", "unit", unit) for name in _either(names) if len(name) <= 4)


def _either(names: str) -> Iterable[str]:
    return names.split("|") if "|" in names else names.split()
