"""The intents whose words stand in a text."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from language.types import Intent, Lang
from language.vocabulary import intents_en, intents_es
from language.vocabulary.intents_said import SAID


@lru_cache(maxsize=2)
def _patterns(lang: Lang) -> dict[Intent, tuple[re.Pattern[str], ...]]:
    found = intents_en.PATTERNS if lang == "en" else intents_es.PATTERNS
    more = SAID[lang]
    return {i: tuple(re.compile(p) for p in (*found.get(i, ()), *more.get(i, ()))) for i in {**found, **more}}


def said_in(text: str, lang: Lang, among: Collection[Intent] = tuple(Intent)) -> set[Intent]:
    """The intents, of those asked for, whose words stand in a text."""
    return {i for i, patterns in _patterns(lang).items() if i in among and any(p.search(text) for p in patterns)}
