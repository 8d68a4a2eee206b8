"""A run of words that may be a name: where it begins and ends."""

from __future__ import annotations

from dataclasses import dataclass

from language.message import Message
from language.vocabulary.common import HESITATIONS, NOT_NAMES, PARTICLES, TITLES

LONGEST = 5


@dataclass(frozen=True)
class PersonName:
    """The name as it should be written, and its tokens."""

    name: str
    start: int
    end: int


def is_first_name(name: str | None) -> bool:
    """Whether the name is one word, beside which a surname is still to be told."""
    return name is not None and sum(word.lower().rstrip(".") not in PARTICLES for word in name.split()) == 1


def token_from(message: Message, place: int) -> int | None:
    """The first token that begins at the character `place` or behind it."""
    return next((i for i, t in enumerate(message.tokens) if t.start >= place), None)


def name_end(message: Message, start: int, taken: set[int], *, surname: bool = False) -> int:
    """Where a name that begins at `start` ends; `start` itself when there is none. A `surname` may begin with "de la"."""
    end, last = start, start
    while end < len(message.tokens) and end - start < LONGEST:
        token = message.tokens[end]
        particle = token.norm in PARTICLES and (surname or end > start)
        if (end in taken and not particle) or (token.norm == "y" and not _capital(message, end + 1)):
            break
        if token.norm in (".", "-") and end > start and (token.glued or len(message.tokens[end - 1].norm) == 1):
            end += 1
            continue
        if token.norm in HESITATIONS and start < end == last:
            end += 1
            continue
        if not token.is_word or (token.norm in NOT_NAMES and not particle) or (token.norm in TITLES and end > start):
            break
        end += 1
        if not particle and token.norm not in TITLES:
            last = end
    return last


def capital_end(message: Message, start: int, end: int) -> int:
    """Where the words with capitals stop; particles between them may be small."""
    last = start
    for index in range(start, end):
        token = message.tokens[index]
        if token.norm in PARTICLES or token.norm in HESITATIONS or not token.is_word:
            continue
        if not message.text.text[token.start].isupper():
            break
        last = index + 1
    return last


def _capital(message: Message, index: int) -> bool:
    """Whether the token begins with a capital: "y" joins two surnames only where they are written as names."""
    return index < len(message.tokens) and message.text.text[message.tokens[index].start].isupper()
