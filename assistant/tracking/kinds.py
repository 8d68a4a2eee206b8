"""Which of the kinds of visit that were listed is meant: by its place, or by a word of its name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.tracking.goals import wishing
from language.directory import Directory
from language.frame import Frame
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


def take_kind(frame: Frame, heard: Understanding, directory: Directory) -> Understanding:
    """ "The second one" where kinds of visit were listed, as the kind itself."""
    goal, choice = wishing(frame), heard.slots.choice
    place = choice.ordinal if choice is not None else None
    kinds = goal.visit_type_candidates[:3] if goal is not None else ()
    if place is None:
        place = _called_so(heard, [c.key for c in kinds], directory)
    if place is None or not -len(kinds) <= place <= len(kinds):
        return heard
    taken = kinds[place if place < 0 else place - 1].key
    return heard.model_copy(update={"slots": heard.slots.model_copy(update={"visit_type": taken, "choice": None})})
