"""An e-mail address read out: "r underscore rojas forty at example dot com", letters, figures and capitals included."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guardrails.redaction.number_words import TEENS, TENS, UNITS
from guardrails.redaction.stops import is_ordinary
from guardrails.redaction.types import Found

_DOT = r"(?:\s+(?:dot|period|point|punto)\s+|\s*[\[(]\s*(?:dot|punto)\s*[\])]\s*|\s*\.\s*)"
_DOMAIN = re.compile(
    rf"(?:\s+(?:at|arroba)\s+|\s*@\s*|\s*[\[(]\s*(?:at|arroba)\s*[\])]\s*)"
    rf"[^\W_]+(?:[\s-]+[^\W_]+)?(?:{_DOT}[^\W_]+){{0,2}}?{_DOT}(?:com|org|net|edu|gov|es|mx|us|co|io|health|me|info|biz|app|dev|ca|uk|pr|ar|cl|pe|care|clinic)(?!\w)",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W_]+(?:[._-]+[^\W_]+)*")
_JOINS = frozenset(
    "dot period point punto underscore dash hyphen minus guion guión bajo baja barra plus then luego letter letra".split()
)
_BITS = frozenset((*UNITS, *TEENS, *TENS)) | frozenset(
    "hundred y mayúscula mayuscula minúscula minuscula capital uppercase lowercase double doble".split()
)
"""What is said between a name's words: figures, and how a letter is written."""

_AS_IN = frozenset("like in de for as".split())
MOST, MOST_HEAD = 24, 3
"""Words of an address that are joined, and those that may stand loose before them: "send it to lake house forty at"."""
_CUE = frozenset(
    "is it's its to es a al correo email mail e-mail address account dirección direccion electrónico electronico".split()
)


def find_spoken_emails(text: str) -> Iterator[Found]:
    """From the domain backwards, as far as the words belong to it."""
    for domain in _DOMAIN.finditer(text):
        words = list(_TOKEN.finditer(text, 0, domain.start()))
        near = [w[0].lower() for w in words[-MOST - MOST_HEAD - 1 :]]
        start = _start(near[-MOST:])
        start += _announced(near[:-start][-MOST_HEAD - 1 :]) if start else 0
        if start:
            yield Found(words[-start].start(), domain.end(), "EMAIL", 0.92)


def _start(words: list[str]) -> int:
    """How many of the words before the domain are the address's own."""
    taken = 0
    while taken < len(words):
        if not _belongs(words, taken):
            break
        taken += 1
    while taken and words[-taken] in (_JOINS | {"y"}):
        taken -= 1
    return taken


def _announced(before: list[str]) -> int:
    """How many of the words before an address still belong to it: those behind the word that announces it, if one is near."""
    for count, word in enumerate(reversed(before)):
        if word in _CUE:
            return count
        if is_ordinary(word):
            return 0
    return 0


def _belongs(words: list[str], taken: int) -> bool:
    word = words[-1 - taken]
    if taken and any(sign in words[-taken] for sign in "._-"):
        return word in _JOINS
    if taken == 0 or word in _JOINS or word in _BITS or len(word) == 1 or word.isdigit():
        return True
    after = words[-taken]
    before = words[-2 - taken] if taken + 2 <= len(words) else ""
    far = words[-4 - taken] if taken + 4 <= len(words) else ""
    if ("as", "in") in ((before, word), (words[-3 - taken] if taken + 3 <= len(words) else "", before)):
        return word == "in" or len(far) == 1
    spelled = (word in _AS_IN and len(before) == 1) or (
        before in _AS_IN and len(words) > taken + 2 and len(words[-3 - taken]) == 1
    )
    return spelled or after in _JOINS or (after in _BITS and (before in _JOINS or before in _BITS or len(before) == 1))
