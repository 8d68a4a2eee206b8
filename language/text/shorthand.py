"""Shortened words written out ("b4" as "before", "x" as "por"), every character still knowing its place in the raw text."""

from __future__ import annotations

import re
from functools import cache

from language.text.normalise import Clean
from language.types import Lang
from language.vocabulary.shorthand import SHORTHAND

LETTERS_IN_A_ROW = re.compile(r"\b[a-z](?:[ .-]+[a-z]\b){2,}")
"""A name spelled out: its letters are no shortened words."""


@cache
def _table(lang: Lang) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One pattern for all of them, one group each, in order, and what each stands for."""
    groups = "|".join(f"({_grouped(pattern)})" for pattern, _ in SHORTHAND[lang])
    return re.compile(rf"(?<![\w'@./:-])(?:{groups})(?![\w'@/:-])"), tuple(words for _, words in SHORTHAND[lang])


def _grouped(pattern: str) -> str:
    return re.sub(r"\((?!\?)", "(?:", pattern)


def write_out(text: Clean, lang: Lang) -> Clean:
    """The text with its shortened words written out; what takes a word's place has that word's place."""
    pattern, words = _table(lang)
    spelled = [m.span() for m in LETTERS_IN_A_ROW.finditer(text.folded)]
    chars: list[str] = []
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for match in pattern.finditer(text.folded):
        if match.lastindex is None or any(a <= match.start() < b for a, b in spelled):
            continue
        word = words[match.lastindex - 1]
        _copy(text, done, match.start(), chars, folded, starts, ends)
        first, last = text.span(*match.span())
        chars += _as_written(text.text[match.start()], word)
        folded += word
        starts += [first] * len(word)
        ends += [last] * len(word)
        done = match.end()
    if not done:
        return text
    _copy(text, done, len(text.text), chars, folded, starts, ends)
    return Clean(text.raw, "".join(chars), "".join(folded), tuple(starts), tuple(ends))


def _as_written(first: str, word: str) -> str:
    return word[:1].upper() + word[1:] if first.isupper() else word


def _copy(
    text: Clean, start: int, end: int, chars: list[str], folded: list[str], starts: list[int], ends: list[int]
) -> None:
    chars += text.text[start:end]
    folded += text.folded[start:end]
    starts += text.starts[start:end]
    ends += text.ends[start:end]
