"""Spelled-out letters put together: "g o n z a l e z", "N-G-U-Y-E-N", "S as in Sam"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from language.text.tokens import Token
from language.vocabulary.common import LETTER_WORDS

SHORTEST = 3
AS_IN = (("as", "in"), ("for",), ("like",), ("de",), ("como",), ("like", "in"), ("como", "en"))


@dataclass(frozen=True, slots=True)
class Spelled:
    """Tokens [start, end) spell `word`."""

    start: int
    end: int
    word: str


def spelled(tokens: Sequence[Token]) -> list[Spelled]:
    """Every run of at least SHORTEST letters, most of them plain."""
    found: list[Spelled] = []
    index = 0
    while index < len(tokens):
        run = _run(tokens, index)
        if run is None:
            index += 1
        else:
            found.append(run)
            index = run.end
    return found


def _run(tokens: Sequence[Token], start: int) -> Spelled | None:
    letters: list[str] = []
    plain, index, end, repeat = 0, start, start, 1
    while index < len(tokens):
        letter, width = _letter(tokens, index)
        if letter is not None:
            letters.append(letter * repeat)
            plain += len(tokens[index].norm) == 1
            index += width
            end, repeat = index, 1
        elif tokens[index].norm in ("double", "doble") and repeat == 1:
            repeat, index = 2, index + 1
        elif tokens[index].norm in ("-", ".", ",") and letters:
            index += 1
        else:
            break
    word = "".join(letters)
    return Spelled(start, end, word) if len(word) >= SHORTEST and plain * 3 >= len(letters) * 2 else None


def _letter(tokens: Sequence[Token], index: int) -> tuple[str | None, int]:
    norm = tokens[index].norm
    if not tokens[index].is_word:
        return None, 1
    letter = norm if len(norm) == 1 else LETTER_WORDS.get(norm)
    if letter is None:
        return None, 1
    for words in AS_IN:
        after = index + 1 + len(words)
        said = tuple(t.norm for t in tokens[index + 1 : after])
        if (
            said == words
            and after < len(tokens)
            and tokens[after].norm.startswith(letter)
            and len(tokens[after].norm) > 1
        ):
            return letter, after + 1 - index
    return letter, 1
