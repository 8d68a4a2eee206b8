"""Messages in which every name of a patient or a relative is told: what the tagger of names is fitted from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guardrails.learned.examples import rows, without_messages
from guardrails.normalise import fold
from language.training.rows import training_rows

Place = tuple[int, int]


@dataclass(frozen=True)
class Named:
    """One message and its names, [start, end) each. Where it is not `told`, a word that is known as a name may be one, too."""

    text: str
    names: tuple[Place, ...]
    told: bool = True


def named_messages() -> list[Named]:
    """All of them, always in the same order: those written for it, the training messages, and the other nets' examples."""
    return [*_written(), *_training(), *(Named(example.text, (), told=False) for example in without_messages())]


def places(text: str, names: Sequence[str]) -> tuple[Place, ...]:
    """Where the names stand, one behind the other.

    Raises:
        ValueError: one of them does not stand there.
    """
    found, at = [], 0
    for name in names:
        match = _whole(name).search(text, at)
        if match is None:
            raise ValueError(f"{name!r} does not stand in {text!r}")
        found.append(match.span())
        at = match.end()
    return tuple(found)


def _whole(name: str) -> re.Pattern[str]:
    """A name that is no part of a longer word."""
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


def _written() -> Iterator[Named]:
    for row in rows("named_messages"):
        yield Named(row["text"], places(row["text"], row["names"]))


def _training() -> Iterator[Named]:
    """A name that is told otherwise than it is written (spelled, misspelled) leaves the message out."""
    for row in training_rows():
        text, name = row["text"], fold(row.get("slots", {}).get("person_name", ""))
        folded = fold(text)
        if len(folded) != len(text):
            continue
        found = [m.span() for word in name.split() for m in _whole(word).finditer(folded)]
        if found or not name:
            yield Named(text, tuple(found))
