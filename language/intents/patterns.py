"""The intents whose words stand in a text."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from language.text.needed import Pieces, may_stand, needed, runs_in
from language.types import Intent, Lang
from language.vocabulary import intents_en, intents_es
from language.vocabulary.intents_said import SAID

_Sought = tuple[re.Pattern[str], Pieces | None]


@lru_cache(maxsize=2)
def _patterns(lang: Lang) -> dict[Intent, tuple[_Sought, ...]]:
    """The patterns of each intent, with what a text must hold for them."""
    found = intents_en.PATTERNS if lang == "en" else intents_es.PATTERNS
    more = SAID[lang]
    all_of = {i: map(re.compile, (*found.get(i, ()), *more.get(i, ()))) for i in {**found, **more}}
    return {i: tuple((p, needed(p)) for p in patterns) for i, patterns in all_of.items()}


def said_in(text: str, lang: Lang, among: Collection[Intent] = tuple(Intent)) -> set[Intent]:
    """The intents, of those asked for, whose words stand in a text."""
    runs, asked = runs_in(text), ((i, sought) for i, sought in _patterns(lang).items() if i in among)
    return {i for i, sought in asked if any(may_stand(pieces, runs) and p.search(text) for p, pieces in sought)}
