"""The intents whose words stand in a text."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from language.text.needed import Sieve
from language.types import Intent, Lang
from language.vocabulary import intents_en, intents_es
from language.vocabulary.intents_said import SAID


@lru_cache(maxsize=2)
def _patterns(lang: Lang) -> tuple[dict[Intent, tuple[re.Pattern[str], ...]], Sieve[re.Pattern[str]]]:
    """The patterns of each intent, and what tells which of them need not be tried."""
    found = intents_en.PATTERNS if lang == "en" else intents_es.PATTERNS
    more = SAID[lang]
    each = {i: tuple(re.compile(p) for p in (*found.get(i, ()), *more.get(i, ()))) for i in {**found, **more}}
    return each, Sieve.of({pattern: (pattern,) for patterns in each.values() for pattern in patterns})


def said_in(text: str, lang: Lang, among: Collection[Intent] = tuple(Intent)) -> set[Intent]:
    """The intents, of those asked for, whose words stand in a text."""
    each, sieve = _patterns(lang)
    may = sieve.may_stand(text)
    return {i for i, patterns in each.items() if i in among and any(p in may and p.search(text) for p in patterns)}
