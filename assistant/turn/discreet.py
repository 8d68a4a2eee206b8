"""Sensitive kinds of visit that nobody has asked for are no guess of ours: they would be named in a list of choices."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.tracking.doctors import sees
from guardrails.normalise import fold, plain
from language.directory import VisitTypeEntry
from language.types import Candidate, Understanding
from scheduler_core.hospital import Hospital

CLEAR = 0.5
"""A complaint leads to a kind of visit from this score on."""

WOMENS, MEN = "gynecology", ("husband", "son", "father")
"""A man's complaint leads to no women's visit."""

_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_GENERAL = frozenset(
    "a an the to with for my visit first talk new follow up check exam test annual "
    "el la los las un una de del con por para cita primera consulta control examen prueba anual".split()
)
"""Words of a kind's names that name no kind."""


def without_sensitive_guesses(hospital: Hospital, heard: Understanding) -> Understanding:
    """`heard` without sensitive kinds that neither a name, a doctor nor a complaint in the patient's own words leads to."""
    kept = tuple(c for c in heard.slots.visit_type_candidates if _may_stand(hospital, heard, c))
    if len(kept) == len(heard.slots.visit_type_candidates):
        return heard
    return heard.model_copy(update={"slots": heard.slots.model_copy(update={"visit_type_candidates": kept})})


def _may_stand(hospital: Hospital, heard: Understanding, guess: Candidate) -> bool:
    slots, directory = heard.slots, hospital.directory
    entry = directory.visit_type(guess.key)
    if entry is not None and entry.specialty == WOMENS and slots.for_whom in MEN:
        return False
    if entry is None or not hospital.visit_type(guess.key).sensitive:
        return True
    if slots.symptom is not None and guess.score >= CLEAR:
        return True
    if slots.practitioner is not None and sees(directory, slots.practitioner, guess.key):
        return True
    return slots.specialty == entry.specialty or _named(heard.text, entry)


def _named(text: str, entry: VisitTypeEntry) -> bool:
    """Whether a name of the kind, or a reason for it in the hospital file, stands in the text."""
    said = f" {' '.join(_words(text))} "
    called = (entry.en, entry.es, *entry.aliases_en, *entry.aliases_es, *entry.reasons_en, *entry.reasons_es)
    return any(f" {name} " in said for name in _telling(called))


def _telling(called: Iterable[str]) -> list[str]:
    named = (" ".join(word for word in _words(name) if word not in _GENERAL) for name in called)
    return [name for name in named if name]


def _words(text: str) -> list[str]:
    return _NOT_LETTERS.sub(" ", fold(plain(text).text)).split()
