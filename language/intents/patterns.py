"""The intents whose words stand in a text."""

from __future__ import annotations

import re
from functools import lru_cache

from language.types import Intent, Lang
from language.vocabulary import intents_en, intents_es


@lru_cache(maxsize=2)
def _patterns(lang: Lang) -> dict[Intent, tuple[re.Pattern[str], ...]]:
    found = intents_en.PATTERNS if lang == "en" else intents_es.PATTERNS
    return {intent: tuple(re.compile(p) for p in patterns) for intent, patterns in found.items()}


def said_in(text: str, lang: Lang) -> set[Intent]:
    """The intents whose words stand in a text."""
    return {i for i, patterns in _patterns(lang).items() if any(p.search(text) for p in patterns)}
