"""Complaints weighed by specialty: rare words weigh more, longer phrases more, children go to pediatrics."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from language.text.phrases import Hit, words_of
from language.text.tokens import Token
from language.types import Lang
from language.vocabulary import symptoms_en, symptoms_es

NEAR = 6
"""Words within which both halves of "a & b" must stand."""

NAMED, SURE, MAYBE = 6.0, 2.0, 1.0
STEM_FROM = 4
"""Up to this length a word of the lists takes ENDINGS only; longer words of the lists also match words that begin with them."""

ENDINGS = frozenset({"s", "es", "y", "ed", "d", "ing", "ning", "ping", "a", "as", "o", "os"})
"""What a short word may have more; longer words may have anything more."""

Part = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clue:
    """One phrase, or two near each other, that speaks for a specialty."""

    specialty: str
    parts: tuple[Part, ...]
    weight: float
    named: bool = False


@dataclass(frozen=True)
class Ranked:
    """Specialties by how much speaks for them, best first (weights, not probabilities), and what was said."""

    specialties: tuple[tuple[str, float], ...] = ()
    named: tuple[str, ...] = ()
    """Specialties that were asked for by name."""
    spans: tuple[tuple[int, int], ...] = ()


@lru_cache(maxsize=2)
def _clues(lang: Lang) -> dict[str, tuple[Clue, ...]]:
    """Clues by the first word of their first part, and by its beginning."""
    words = symptoms_en if lang == "en" else symptoms_es
    found: dict[str, list[Clue]] = defaultdict(list)
    for specialty, phrases in words.SPECIALISTS.items():
        for phrase in phrases.split("|"):
            _add(found, Clue(specialty, (words_of(phrase),), NAMED, named=True))
    for specialty, phrases in words.COMPLAINTS.items():
        for phrase in phrases.split("|"):
            parts = tuple(words_of(p) for p in phrase.removeprefix("!").split("&"))
            weight = (SURE if phrase.startswith("!") else MAYBE) + 0.8 * (sum(map(len, parts)) - 1)
            _add(found, Clue(specialty, parts, weight))
    return {key: tuple(clues) for key, clues in found.items()}


def _add(found: dict[str, list[Clue]], clue: Clue) -> None:
    if clue.parts and all(clue.parts):
        found[clue.parts[0][0][:3]].append(clue)


def rank(tokens: Sequence[Token], lang: Lang) -> Ranked:
    """What the message speaks for."""
    return _weigh(_hits(tokens, lang))


def named_in(tokens: Sequence[Token], lang: Lang) -> list[Hit[str]]:
    """Where departments, their clinicians and what is done there are named."""
    return [Hit(places[0], places[-1] + 1, clue.specialty) for clue, places in _hits(tokens, lang) if clue.named]


def _hits(tokens: Sequence[Token], lang: Lang) -> Iterator[tuple[Clue, tuple[int, ...]]]:
    norms = [t.norm for t in tokens]
    clues = _clues(lang)
    for index, word in enumerate(norms):
        for clue in clues.get(word[:3], ()):
            places = _places(norms, index, clue)
            if places:
                yield clue, places


def _places(norms: Sequence[str], index: int, clue: Clue) -> tuple[int, ...]:
    """The tokens of every part of the clue, or nothing."""
    first = clue.parts[0]
    if not _matches(norms, index, first, exact=clue.named):
        return ()
    places = list(range(index, index + len(first)))
    for part in clue.parts[1:]:
        near = range(max(0, index - NEAR), min(len(norms), index + NEAR + 1))
        other = next((i for i in near if i not in places and _matches(norms, i, part, exact=False)), None)
        if other is None:
            return ()
        places += range(other, other + len(part))
    return tuple(places)


def _matches(norms: Sequence[str], index: int, part: Part, *, exact: bool) -> bool:
    if index + len(part) > len(norms):
        return False
    return all(_same(norms[index + n], word, exact) for n, word in enumerate(part))


def _same(heard: str, word: str, exact: bool) -> bool:
    if heard == word:
        return True
    if len(word) <= STEM_FROM:
        return heard.startswith(word) and heard[len(word) :] in ENDINGS
    if exact:
        return heard in (word + "s", word + "es")
    return heard.startswith(word) or (
        word.endswith(("y", "e")) and heard.startswith(word[:-1]) and len(heard) <= len(word) + 4
    )


def _weigh(hits: Iterable[tuple[Clue, tuple[int, ...]]]) -> Ranked:
    """Each word counts once for a specialty, by the heaviest clue that it stands in."""
    by_specialty: dict[str, list[tuple[Clue, tuple[int, ...]]]] = defaultdict(list)
    named: list[str] = []
    spans: set[tuple[int, int]] = set()
    for clue, places in hits:
        by_specialty[clue.specialty].append((clue, places))
        spans.add((min(places), max(places) + 1))
        if clue.named and clue.specialty not in named:
            named.append(clue.specialty)
    scores = {specialty: _sum(found) for specialty, found in by_specialty.items()}
    return Ranked(tuple(sorted(scores.items(), key=lambda p: (-p[1], p[0]))), tuple(named), tuple(sorted(spans)))


def _sum(found: list[tuple[Clue, tuple[int, ...]]]) -> float:
    used: set[int] = set()
    total = 0.0
    for clue, places in sorted(found, key=lambda f: -f[0].weight):
        if not used & set(places):
            total += clue.weight
            used.update(places)
    return total
