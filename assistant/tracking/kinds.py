"""Which of the kinds of visit that were listed is meant: by its place, or by a word of its name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.tracking.goals import wishing
from language.directory import Directory
from language.frame import Frame, Goal, GoalKind
from language.text import fold
from language.types import Understanding

WORD = re.compile(r"[a-z]{3,}")
SHORT_ANSWER = 5
"""Words up to which an answer names one of the kinds listed and tells of nothing else."""


def _called_so(heard: Understanding, kinds: Sequence[str], directory: Directory) -> int | None:
    """The place of the one kind that has a word of a short answer in its name: "follow-up", "la de medicina general"."""
    said = set(WORD.findall(fold(heard.text)))
    if heard.slots.visit_type in kinds or len(said) > SHORT_ANSWER:
        return None
    entries = [directory.visit_type(key) for key in kinds]
    names = [set(WORD.findall(fold(f"{e.en} {e.es}"))) if e else set[str]() for e in entries]
    counts = [len(said & {w for w in name if sum(w in other for other in names) == 1}) for name in names]
    best = max(counts, default=0)
    return counts.index(best) + 1 if best and counts.count(best) == 1 else None


def _left(heard: Understanding, kinds: Sequence[str], directory: Directory) -> int | None:
    """The place of the one kind that is of the department named, or is left where another department is ruled out."""
    named, out = heard.slots.specialty, heard.slots.not_specialty
    homes = [directory.specialty_of(kind) for kind in kinds]
    if named not in homes and out not in homes:
        return None
    left = [n for n, home in enumerate(homes, 1) if (home == named if named else home != out)]
    return left[0] if len(left) == 1 else None


def not_that(goal: Goal, heard: Understanding, directory: Directory) -> bool:
    """Let go of the kind of visit whose department was ruled out and in whose place nothing was named."""
    slots = heard.slots
    mine = goal.specialty or directory.specialty_of(goal.visit_type)
    another = slots.visit_type or slots.specialty
    if slots.not_specialty is None or another or mine != slots.not_specialty or goal.kind is not GoalKind.BOOK:
        return False
    goal.visit_type = goal.specialty = goal.practitioner = goal.offer = None
    goal.visit_type_candidates, goal.tried, goal.named = (), (), False
    return True


def take_kind(frame: Frame, heard: Understanding, directory: Directory) -> Understanding:
    """ "The second one" where kinds of visit were listed, as the kind itself."""
    goal, choice = wishing(frame), heard.slots.choice
    place = choice.ordinal if choice is not None else None
    kinds = goal.visit_type_candidates[:3] if goal is not None else ()
    if place is None:
        keys = [c.key for c in kinds]
        place = _left(heard, keys, directory) or _called_so(heard, keys, directory)
    if place is None or not -len(kinds) <= place <= len(kinds):
        return heard
    taken = kinds[place if place < 0 else place - 1].key
    return heard.model_copy(update={"slots": heard.slots.model_copy(update={"visit_type": taken, "choice": None})})
