"""The one free sentence of a model: passed on only if it can state no fact, promise nothing and advise nothing (DESIGN §1).

Dropping is the invariant, so the lists are wide: a good sentence lost costs nothing, since code says what matters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from guardrails import speech_words as words
from guardrails.normalise import fold, plain
from language.types import Lang

LONGEST = 200
"""Characters."""
_SHAPE = re.compile(r"^[^\W\d_][\w\s,;:'’\-–—()¿¡áéíóúüñÁÉÍÓÚÜÑ]*[.!?…]*$", re.UNICODE)
_END = re.compile(r"[.!?…]+(?=\s|$)")
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_LINK = re.compile(
    r"https?|www|://|@|\b\w+\.(?:com|org|net|es|gov|io|health)\b|\bdot com\b|\bpunto com\b", re.IGNORECASE
)
_MARKUP = re.compile(r"[<>\[\]{}*_`#|\\~^=+$€£%&/\"“”«»]")
_SMALL = frozenset("de del la las los el y and of the at in san st saint".split())
"""Words of a directory name that are not the name."""


def check_sentence(sentence: str, lang: Lang, directory_names: Iterable[str]) -> str | None:
    """`sentence` as it may be said, or None.

    None for: digits and number words; words of date and time; a word of a directory name; words of commitment,
    outcome, price or coverage; medical advice; links, markup and placeholders; anything but letters and plain
    punctuation; more than one sentence; more than `LONGEST` characters. Both languages' lists hold whatever `lang` says.
    """
    readable = " ".join(plain(sentence).text.split()) if len(sentence) <= 4 * LONGEST else ""
    if not readable or len(readable) > LONGEST or not _one_plain_sentence(readable):
        return None
    said = [fold(word) for word in _WORD.findall(readable)]
    if not said or _forbidden(said) or _names(said, tuple(directory_names)):
        return None
    return readable


def _one_plain_sentence(text: str) -> bool:
    body = text.lstrip("¿¡")
    if any(char.isdigit() or char.isnumeric() for char in text) or _LINK.search(text) or _MARKUP.search(text):
        return False
    if not _SHAPE.match(body) or not all(_latin(char) for char in text):
        return False
    return len(_END.findall(text)) <= 1 and not re.search(r"[.!?…]\S", text.rstrip(".!?…")) and text.count("¿") <= 1


def _latin(char: str) -> bool:
    return ord(char) < 0x250 or char in "–—’…"


def _forbidden(said: list[str]) -> bool:
    joined = f" {' '.join(said)} "
    return any(word in words.WORDS or word.startswith(words.STEMS) for word in said) or bool(
        words.PHRASES.search(joined)
    )


def _names(said: list[str], names: tuple[str, ...]) -> bool:
    """Whether a telling word of a directory name is said, also split ("ng uyen") or run together."""
    telling, whole = _telling(names)
    spoken = f" {' '.join(said)} "
    if any(f" {name} " in spoken for name in whole) or any(word in telling for word in said):
        return True
    pairs = (a + b for a, b in pairwise(said))
    return any(pair in telling for pair in pairs) or any(len(t) >= 5 and t in word for word in said for t in telling)


@lru_cache(maxsize=8)
def _telling(names: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The words of the names that tell something (not "de" nor everyday words), and the whole names."""
    folded = [[fold(part) for part in _WORD.findall(plain(name).text)] for name in names]
    parts = {part for name in folded for part in name}
    whole = frozenset(" ".join(name) for name in folded if len(name) > 1)
    return frozenset(p for p in parts if len(p) > 1 and p not in _SMALL and p not in words.EVERYDAY), whole
