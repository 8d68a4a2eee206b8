"""Combinations of signs: findings that are an emergency together, wherever they stand in a message."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from guardrails.emergency_rules import Combination, RuleBook
from guardrails.emergency_scope import denied_around, speaks_of_now
from guardrails.emergency_text import clause_of

READ = 4_000
"""Characters that are searched for combinations: the first and the last half of this."""
NEAR = 320
"""Characters within which the signs of one combination stand."""

Place = tuple[int, int]
Cleared = Callable[[Place], bool]


class Findings:
    """The signs of one message, each looked for when first asked after."""

    def __init__(self, words: str, rules: RuleBook, cleared: Cleared) -> None:
        """`words` is the readable text; `cleared` tells whether what stands at a place does not count."""
        self._words, self._rules, self._cleared = words, rules, cleared
        self._places: dict[str, tuple[Place, ...]] = {}
        self._counts: dict[Place, bool] = {}

    def combinations(self) -> Iterator[Combination]:
        """The combinations that hold, in the order of the file."""
        for combination in self._rules.combinations:
            if self._held(combination.parts, ()):
                yield combination

    def weighed(self) -> str | None:
        """The kind of the heaviest sign where the signs that stand apart weigh enough together; else None."""
        total = -calmness(self._words, self._rules)
        kinds: list[str] = []
        taken: list[Place] = []
        for points, sign, kind in self._rules.points:
            place = next((p for p in self._of(sign) if all(_apart(p, other) for other in taken)), None)
            if place is not None:
                total, taken = total + points, [*taken, place]
                kinds.append(kind)
        named = [kind for kind in kinds if kind != "unspecified"]
        return (named or kinds)[0] if total >= self._rules.enough else None

    def by_kind(self) -> dict[str, int]:
        """The points of the heaviest sign that counts, of each kind."""
        found: dict[str, int] = {}
        for points, sign, kind in self._rules.points:
            if kind not in found and self._of(sign):
                found[kind] = points
        return found

    def telling(self) -> bool:
        """Whether a sign counts that weighs by itself."""
        return any(self._of(sign) for sign in self._rules.learned.telling)

    def mentioned(self) -> bool:
        """Whether a sign is named that weighs by itself, be it denied, long past or somebody else's."""
        return any(any(self._named(sign)) for sign in self._rules.learned.telling)

    def _held(self, parts: Sequence[tuple[str, ...]], chosen: tuple[Place, ...]) -> bool:
        """Whether each part has a place of its own near the first one's."""
        if not parts:
            return True
        for sign in parts[0]:
            for place in self._of(sign):
                if all(_apart(place, other) for other in chosen) and self._held(parts[1:], (*chosen, place)):
                    return True
        return False

    def _of(self, sign: str) -> tuple[Place, ...]:
        if sign not in self._places:
            found = (match.span() for match in self._named(sign))
            self._places[sign] = tuple(place for place in found if self._stands(place))
        return self._places[sign]

    def _named(self, sign: str) -> Iterable[re.Match[str]]:
        return self._rules.signs[sign].finditer(self._words) if sign in self._may_stand else ()

    @cached_property
    def _may_stand(self) -> frozenset[str]:
        return self._rules.signs_in.may_stand(self._words)

    def _stands(self, place: Place) -> bool:
        if place not in self._counts:
            self._counts[place] = not self._cleared(place)
        return self._counts[place]


def _apart(one: Place, other: Place) -> bool:
    """Neither overlapping nor far from each other."""
    gap = max(one[0], other[0]) - min(one[1], other[1])
    return 0 <= gap <= NEAR


_BREAK = re.compile(
    r"[,:]|\s-+\s|\b(?:and|but|so|then|now|because|while|still|however|although|y|e|pero|porque|aunque|ahora|entonces|ya|"
    r"que)\b"
)
_LIST_OF_NONE = re.compile(
    r"(?:^|[,:]\s*|\b(?:have|has|had|with|is|hay|tengo|tiene|but|pero)\s+)(?:no|sin|without|denies|niega|not having)\b"
)
_WITHIN = 4
"""Words that may stand between a negation and the sign it denies."""


def calmness(words: str, rules: RuleBook) -> int:
    """The points that a message's calm words take off."""
    return sum(points for points, pattern in rules.calm if pattern.search(words))


def is_calm(words: str, rules: RuleBook) -> bool:
    """Whether a message tells of what is over, well, slight, in jest or only asked about, and of nothing acute."""
    calm = calmness(words, rules)
    return calm >= rules.always or (calm >= rules.veto and not rules.acute.search(words))


def sign_cleared(sentence: str, place: Place, rules: RuleBook) -> bool:
    """Whether a sign is denied, long past, another person's history or only asked about."""
    guards, start, clause = rules.guards, *clause_of(sentence, place, _BREAK)
    if _denied(sentence[start : place[0]], rules) or _in_list_of_none(sentence, start, rules):
        return True
    if denied_around(sentence, place, rules):
        return True
    if guards["what_if"].search(sentence[: place[1]]) and not guards["present"].search(sentence):
        return True
    if guards["services"].search(clause) or guards["figure_of_speech"].search(sentence):
        return True
    of_then = guards["past"].search(clause) or guards["others_history"].search(sentence)
    return of_then is not None and not speaks_of_now(sentence, rules)


def _denied(stretch: str, rules: RuleBook) -> bool:
    found = list(rules.guards["negation"].finditer(rules.guards["not_negation"].sub(" ", stretch)))
    return bool(found) and len(stretch[found[-1].end() :].split()) <= _WITHIN


def _in_list_of_none(sentence: str, start: int, rules: RuleBook) -> bool:
    """ "No fever, vomiting or rash": what a list denies from its start on."""
    before = sentence[:start]
    opened = list(_LIST_OF_NONE.finditer(before))
    if not opened:
        return False
    between = before[opened[-1].end() :]
    return len(between.split()) <= 8 and not re.search(r"\b(?:but|pero|and|y|now|i|he|she|is|has|am)\b", between)
