"""Names spelled aloud: letter names, breaks between two words, and the name that stands beside its own letters."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from guardrails.normalise import fold
from guardrails.redaction.letter_names import ENGLISH, SPANISH, WEAK
from guardrails.redaction.ordinary import is_near_plain, is_plain
from guardrails.redaction.types import Found

_LETTERS = SPANISH | ENGLISH
_DOUBLE = frozenset("double doble".split())
_BREAKS = (
    ("new", "word"), ("next", "word"), ("otra", "palabra"), ("nueva", "palabra"), ("capital",), ("mayúscula",), ("mayuscula",), ("apostrophe",),
    ("apóstrofe",), ("apostrofe",), ("hyphen",), ("dash",), ("guion",), ("guión",), ("space",), ("espacio",), ("con", "acento"), ("tilde",),
)  # fmt: skip
_AS_IN = (("as", "in"), ("like", "in"), ("como", "en"), ("like",), ("for",), ("como",), ("de",))
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_GAP = re.compile(r"^[\s,.–-]{1,4}$")
_TELLING = frozenset("that's thats it's its that is spelled spelt es se escribe deletreado eso".split())
"""What stands between a name and its letters."""
FEWEST = 3
_SHORT = re.compile(
    r"\b(?:spelled|spelt|spells|spell it|letters are|deletre[ao]\w*|se escribe)(?: (?:is|es|like|as|out|con))*\s+(?P<v>[^\W\d_](?:[\s,.-]+[^\W\d_]\b)+)",
    re.IGNORECASE,
)
"""A name of two letters, where it is said to be spelled."""


def find_spelled_names(text: str) -> Iterator[Found]:
    """Each run of letters with the name before it, if the letters spell that name, and the given name after it."""
    yield from (Found(*match.span("v"), "NAME", 0.72) for match in _SHORT.finditer(text))
    words = list(_TOKEN.finditer(text))
    low = [word[0].lower() for word in words]
    at = 0
    while at < len(words):
        end, letters = _run(text, words, low, at)
        before = _before(low, at, letters) if len(letters) >= FEWEST else None
        if len(letters) < FEWEST or (before is None and not _is_spelling(low[at:end], letters)):
            at += 1
            continue
        if before is not None or not all(len(word) == 1 for word in low[at:end]):
            yield Found(words[at].start(), words[end - 1].end(), "NAME", 0.72)
        if before is not None:
            yield Found(words[before].start(), words[_own(low, at) - 1].end(), "NAME", 0.9)
        yield from _given(text, words, end, certain=before is not None)
        at = end


def _run(text: str, words: Sequence[re.Match[str]], low: Sequence[str], start: int) -> tuple[int, str]:
    """Index after the run of letters that begins at `start`, and the word that they spell."""
    letters, at, end = "", start, start
    while at < len(words) and (at == start or _GAP.match(text[words[at - 1].end() : words[at].start()])):
        taken, letter = _letter(low, at)
        if taken:
            at = end = at + taken
            letters += letter
            continue
        broken = _broken(low, at) if letters else 0
        if not broken:
            break
        at += broken
    return end, letters


def _broken(low: Sequence[str], at: int) -> int:
    """How many words say at `at` that the next letters are of another word; none where they say no such thing."""
    return next((len(b) for b in _BREAKS if low[at] == b[0] and tuple(low[at : at + len(b)]) == b), 0)


def _letter(low: Sequence[str], at: int) -> tuple[int, str]:
    """How many words the letter at `at` takes, and the letter (twice where it is doubled)."""
    if low[at] in _DOUBLE and at + 1 < len(low):
        if low[at + 1] in ("u", "ve", "uve"):
            return 2, "w"
        taken, letter = _letter(low, at + 1) if low[at + 1] not in _DOUBLE else (0, "")
        return (taken + 1, letter * 2) if taken else (0, "")
    if tuple(low[at : at + 2]) == ("i", "griega"):
        return 2, "y"
    letter = low[at] if len(low[at]) == 1 and low[at].isalpha() else _LETTERS.get(low[at], "")
    if not letter:
        return 0, ""
    for link in _AS_IN:
        after = at + 1 + len(link)
        told = low[after] if after < len(low) and tuple(low[at + 1 : after]) == link else ""
        if len(told) > 2 and fold(told)[0] == fold(letter):
            return 2 + len(link), letter
    return 1, letter


def _is_spelling(said: Sequence[str], letters: str) -> bool:
    """Whether a run of letters is no accident of short words: most of a spelled name is of letters that are no words."""
    if letters in ("mri", "ekg", "ecg") or said[-2:] in (["a", "m"], ["p", "m"]):
        return False
    if len(said) > FEWEST and all(len(word) == 1 for word in said):
        return True
    return sum(word not in WEAK for word in said) * 2 >= len(said) and len(set(letters)) > 1


def _own(low: Sequence[str], at: int) -> int:
    """Index after the last word before the letters that is not "that's", "se escribe"."""
    while at > 0 and low[at - 1] in _TELLING:
        at -= 1
    return at


def _before(low: Sequence[str], start: int, letters: str) -> int | None:
    """Where the name begins that these letters spell: one to three words right before them."""
    end = _own(low, start)
    spelled = fold(letters)
    for count in (1, 2, 3):
        if end - count < 0:
            break
        word = fold("".join(low[end - count : end])).replace("'", "").replace("-", "")
        if word and OSA.distance(word, spelled) <= min(2, len(spelled) // 4):
            start = end - count
            return start - 1 if start > 0 and len(low[start - 1]) > 2 and not is_near_plain(low[start - 1]) else start
    return None


def _given(text: str, words: Sequence[re.Match[str]], end: int, *, certain: bool) -> Iterator[Found]:
    """The word after the letters of a surname, where it is no everyday one."""
    if end >= len(words) or not _GAP.match(text[words[end - 1].end() : words[end].start()]):
        return
    word = words[end][0]
    if len(word) < 3 or not word.isalpha() or word.lower() in _DOUBLE:
        return
    if not is_near_plain(word) if not certain else not is_plain(word):
        yield Found(*words[end].span(), "NAME", 0.7)
