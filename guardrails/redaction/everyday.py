"""Messages of everyday words alone: the classifier could tell nothing of them that would be covered, so it is not asked.

What it takes for a name in lower case is cut to the words that are no everyday ones (`labels`); where there are none,
nothing is left. Of what else it sees, addresses need a street or a number, and numbers and addresses of mail their signs.
"""

from __future__ import annotations

import re
from functools import lru_cache

from guardrails.redaction.addresses import STREET_WORD
from guardrails.redaction.labels import names_nobody
from guardrails.redaction.number_words import HUNDREDS, TEENS, TENS, UNITS
from guardrails.redaction.stops import is_ordinary

_NEVER = re.compile(r"[\d@_/\\<>\[\]{}#&+*=|~^]|\.\w|[^\W\d_]-")
"""Numbers, signs of an address of any kind, and words that a hyphen joins or cuts."""
_CHANGED = re.compile(r"\bcambi(?:é|e|ó|o|ar|amos|aron) de\b", re.IGNORECASE)
"""What may be said before a new address."""
_PART = re.compile(r"[^\s.,;:!?¡¿()\"“”…-]+")
_CONTRACTED = re.compile(
    r"(?:(?:i|it|that|what|there|he|she|we|you|they|who|where|how|let|here)['’](?:s|m|re|ve|ll|d)"
    r"|(?:do|ca|wo|is|did|does|could|would|should|have|has|had|are|was|were)n['’]t|o['’]clock)",
    re.IGNORECASE,
)
_NUMBERS = frozenset((*UNITS, *TEENS, *TENS, *HUNDREDS)) - {"one", "una", "uno"}


def is_everyday(text: str) -> bool:
    """Whether every word of `text` is one that patients use of everything but themselves, and nothing else is there."""
    if _NEVER.search(text) or STREET_WORD.search(text) or _CHANGED.search(text):
        return False
    return all(_is_everyday(match[0]) for match in _PART.finditer(text))


@lru_cache(maxsize=8192)
def _is_everyday(word: str) -> bool:
    if is_ordinary(word) or _CONTRACTED.fullmatch(word):
        return True
    return word.isalpha() and word not in _NUMBERS and names_nobody(word)
