"""Phrases looked up by their words: a table from phrases to what they mean, and where they stand in a message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from language.text.normalise import clean
from language.text.tokens import Token, tokenize

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Hit(Generic[Value]):
    """Tokens [start, end) are a phrase that means `value`."""

    start: int
    end: int
    value: Value


def words_of(phrase: str) -> tuple[str, ...]:
    """A phrase as rules compare it."""
    return tuple(token.norm for token in tokenize(clean(phrase)))


@dataclass
class Phrases(Generic[Value]):
    """Phrases by their first word."""

    table: dict[str, list[tuple[tuple[str, ...], Value]]] = field(default_factory=dict)

    def add(self, phrase: str, value: Value) -> None:
        """Another phrase for `value`."""
        words = words_of(phrase)
        if words:
            self.table.setdefault(words[0], []).append((words, value))

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, Value]]) -> Phrases[Value]:
        """A table of (phrase, value) pairs."""
        made: Phrases[Value] = cls()
        for phrase, value in pairs:
            made.add(phrase, value)
        return made

    def hits(self, tokens: Sequence[Token]) -> Iterator[Hit[Value]]:
        """Every phrase in the message, shorter ones inside longer ones too."""
        norms = tuple(t.norm for t in tokens)
        for start, word in enumerate(norms):
            for words, value in self.table.get(word, ()):
                if norms[start : start + len(words)] == words:
                    yield Hit(start, start + len(words), value)

    def longest(self, tokens: Sequence[Token]) -> list[Hit[Value]]:
        """The longest phrases, none overlapping."""
        taken: list[Hit[Value]] = []
        for hit in sorted(self.hits(tokens), key=lambda h: h.start - h.end):
            if all(hit.end <= other.start or hit.start >= other.end for other in taken):
                taken.append(hit)
        return sorted(taken, key=lambda h: h.start)
