"""A patient who bears a clinician's name: "Gus Pappas" is not Dr. George Papas, though his surname is one slip away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from guardrails.redaction.known import KeptNames
from guardrails.redaction.stops import is_ordinary
from guardrails.redaction.types import Found

CERTAIN = 0.85
"""The weight from which no directory entry keeps a name readable."""
_GAP = re.compile(r"^(?:[ \t]+(?:(?:de|del|la|las|los|van|von|der|da|i|y)[ \t]+){0,2}|-|)$", re.IGNORECASE)
_TITLED = re.compile(r"\b(?:dra?|doctora?|doc)\.?\s+$", re.IGNORECASE)
REACH = 20
"""Characters before a name in which its title stands."""
_SURNAME_FIRST = 2
"""Words beside a clinician's surname from which they make another person of it: Nguyễn Văn Anh."""
_DAY = re.compile(
    r"^(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mi[eé]|jue|vie|s[aá]b|dom|north|south|lake|clinic)", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def strangers(text: str, found: Sequence[Found], kept: KeptNames) -> Iterator[Found]:
    """The candidates, certain where words that stand together name nobody of the directory and no title is before them."""
    names = sorted((f for f in found if f.type == "NAME"), key=lambda f: f.start)
    certain: set[Found] = set()
    for run in _runs(text, names):
        start, end = run[0].start, max(f.end for f in run)
        if not kept.covers(text[start:end]) and not is_titled(text[:start]) and _stranger(text, run, kept):
            certain.update(run)
    for item in found:
        yield replace(item, weight=max(item.weight, CERTAIN)) if item in certain else item


def is_titled(before: str) -> bool:
    """Whether text ends in the title of a clinician."""
    return bool(_TITLED.search(before[-REACH:]))


def whole_clinicians(text: str, found: Sequence[Found], kept: KeptNames) -> Iterator[tuple[int, int]]:
    """Where a clinician of the directory stands with given name and surname, though no title is before them."""
    names = sorted((f for f in found if f.type == "NAME"), key=lambda f: f.start)
    for run in _runs(text, names):
        start, end = run[0].start, max(f.end for f in run)
        words = len(_WORD.findall(text, start, end))
        if words > 1 and max(f.weight for f in run) < CERTAIN and kept.covers(text[start:end]):
            yield start, end


def _stranger(text: str, run: Sequence[Found], kept: KeptNames) -> bool:
    """Whether one of the candidates is a name of its own, none of whose words is the directory's, or all but the surname."""
    if not any(kept.covers(m[0]) for f in run for m in _WORD.finditer(text, f.start, f.end)):
        return False
    for item in run:
        words = [m[0] for m in _WORD.finditer(text, item.start, item.end)]
        own = [w for w in words if not (kept.covers(w) or is_ordinary(w) or _DAY.match(w))]
        if words and (len(own) == len(words) or len(own) == len(words) - 1 >= _SURNAME_FIRST):
            return True
    return False


def _runs(text: str, names: Sequence[Found]) -> Iterator[list[Found]]:
    run: list[Found] = []
    end = -1
    for item in names:
        if run and item.start > end and not _GAP.match(text[end : item.start]):
            yield run
            run, end = [], -1
        run.append(item)
        end = max(end, item.end)
    if run:
        yield run
