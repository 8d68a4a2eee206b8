"""Which specialty and visit type a message speaks of: by their names, by the hospital's own reasons, by complaints."""

# ruff: noqa: E501
from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from language.directory import Directory, VisitTypeEntry
from language.message import Message
from language.names.index import DirectoryIndex
from language.symptoms import Ranked, rank
from language.text.phrases import Hit
from language.types import Candidate

CLOSE = 0.7
"""A runner-up at least this much of the best is offered beside it."""

NAMED_TYPE, NAMED_SPECIALTY, REASON = 8.0, 6.0, 3.0
KIN = {
    "orthopedics": ("orthopaedics", "rheumatology", "primary_care"), "rheumatology": ("orthopedics", "primary_care"), "nephrology": ("urology", "primary_care"),
    "oncology": ("hematology", "primary_care"), "hematology": ("oncology", "primary_care"), "allergy": ("ent", "primary_care"),
    "infectious_diseases": ("primary_care",), "podiatry": ("orthopedics", "rheumatology"), "vascular_surgery": ("cardiology",),
    "wound_care": ("general_surgery", "primary_care"), "vaccination": ("primary_care",), "nutrition": ("endocrinology", "primary_care"), "dentistry": (),
    "gynecology": ("obstetrics", "womens_health", "primary_care"), "ent": ("otolaryngology", "allergy", "pulmonology"),
    "primary_care": ("family_medicine", "internal_medicine", "general_practice", "infectious_diseases", "hematology"),
    "psychiatry": ("behavioral_health", "mental_health", "neurology", "endocrinology"), "pulmonology": ("pulmonary", "primary_care"), "imaging": ("radiology",),
    "laboratory": ("lab",), "ophthalmology": ("optometry", "allergy"), "general_surgery": ("surgery", "gastroenterology"), "neurology": ("primary_care", "hematology"),
    "dermatology": ("allergy", "infectious_diseases", "primary_care"), "urology": ("nephrology", "primary_care"), "endocrinology": ("primary_care",),
    "gastroenterology": ("primary_care",), "cardiology": ("primary_care",), "physical_therapy": ("orthopedics", "rheumatology"),
}  # fmt: skip
"""Where a complaint goes in a hospital without that department."""


@dataclass(frozen=True)
class Wanted:
    """What was named or is likely, with the words that said so."""

    specialty: str | None = None
    visit_type: str | None = None
    candidates: tuple[Candidate, ...] = ()
    symptom: str | None = None
    named: bool = False


def wanted(
    message: Message, index: DirectoryIndex, hits: list[Hit[tuple[str, str]]], *, follow_up: bool | None
) -> Wanted:
    """The visit that the message asks for."""
    directory = index.directory
    ranked = rank(message.tokens, message.lang)
    scores = _scores(directory, ranked, hits)
    types = _types(message, index, hits)
    symptom = _symptom(message, ranked)
    named = next((h.value[1] for h in hits if h.value[0] == "specialty"), None) or _first_known(ranked.named, directory)
    best = max(types, key=lambda k: types[k], default=None)
    if best is not None and types[best] >= NAMED_TYPE - 1:
        entry = _entry(directory, best)
        return Wanted(entry.specialty or None, best, (), symptom, True)
    if named is not None:
        return _of_specialty(directory, named, types, follow_up, symptom)
    return _likely(directory, scores, types, follow_up, symptom)


def _entry(directory: Directory, key: str) -> VisitTypeEntry:
    return next(v for v in directory.visit_types if v.key == key)


def _known(directory: Directory) -> set[str]:
    return {s.key for s in directory.specialties} | {v.specialty for v in directory.visit_types}


def _first_known(specialties: tuple[str, ...], directory: Directory) -> str | None:
    """The first named specialty that the hospital has, or as it was named where the directory lists none."""
    known = _known(directory)
    for specialty in specialties:
        here = _here(specialty, known)
        if here:
            return here
    return None


def _here(specialty: str, known: set[str]) -> str | None:
    """The hospital's own key for a specialty, its nearest kin, or the key itself where the directory lists none."""
    if not known or specialty in known:
        return specialty
    return next((kin for kin in KIN.get(specialty, ()) if kin in known), None)


def _scores(directory: Directory, ranked: Ranked, hits: list[Hit[tuple[str, str]]]) -> dict[str, float]:
    known = _known(directory)
    scores: dict[str, float] = defaultdict(float)
    for specialty, weight in ranked.specialties:
        here = _here(specialty, known)
        if here is not None:
            scores[here] = max(scores[here], weight * (1.0 if here == specialty else 0.8))
    for hit in hits:
        if hit.value[0] == "specialty":
            scores[hit.value[1]] += NAMED_SPECIALTY
    return scores


def _types(message: Message, index: DirectoryIndex, hits: list[Hit[tuple[str, str]]]) -> dict[str, float]:
    """Visit types by their name, or by a reason whose words all stand in the message."""
    found: dict[str, float] = defaultdict(float)
    for hit in hits:
        if hit.value[0] == "visit_type":
            found[hit.value[1]] = max(found[hit.value[1]], NAMED_TYPE + 0.1 * (hit.end - hit.start))
    norms = set(message.norms())
    for content, key in index.reasons[message.lang]:
        if norms.issuperset(content):
            found[key] = max(found[key], REASON + 0.8 * len(content))
    return found


def _of_specialty(
    directory: Directory, specialty: str, types: dict[str, float], follow_up: bool | None, symptom: str | None
) -> Wanted:
    """A specialty asked for by name; its visit type only where reasons or a follow-up say which."""
    of_it = [v for v in directory.visit_types if v.specialty == specialty]
    by_reason = [v for v in of_it if v.key in types]
    follow = [v for v in of_it if v.follow_up] if follow_up else []
    chosen = (
        max(by_reason, key=lambda v: types[v.key]) if by_reason and not follow_up else (follow[0] if follow else None)
    )
    return Wanted(specialty, chosen.key if chosen else None, (), symptom, True)


def _likely(
    directory: Directory, scores: dict[str, float], types: dict[str, float], follow_up: bool | None, symptom: str | None
) -> Wanted:
    """By complaint: the best visit type alone where it is clear, else the close ones."""
    weights: dict[str, float] = {}
    for specialty, weight in scores.items():
        entry = _default_type(directory, specialty, follow_up)
        if entry is not None:
            weights[entry] = max(weights.get(entry, 0.0), weight)
    for key, weight in types.items():
        weights[key] = max(weights.get(key, 0.0), weight + scores.get(_entry(directory, key).specialty, 0.0))
    ranked = sorted(weights.items(), key=lambda p: (-p[1], p[0]))
    if not ranked:
        best = max(scores, key=lambda k: scores[k], default=None)
        return Wanted(best, None, (), symptom)
    total = ranked[0][1] + (ranked[1][1] if len(ranked) > 1 else 0.0)
    close = [r for r in _one_each(directory, ranked) if r[1] >= CLOSE * ranked[0][1]]
    candidates = tuple(Candidate(key=k, score=round(w / total, 3)) for k, w in _one_each(directory, ranked)[:4])
    if len(close) == 1:
        return Wanted(
            _entry(directory, ranked[0][0]).specialty, ranked[0][0], candidates if len(candidates) > 1 else (), symptom
        )
    return Wanted(None, None, candidates, symptom)


def _one_each(directory: Directory, ranked: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """The best type of each specialty."""
    seen: set[str] = set()
    kept = []
    for key, weight in ranked:
        specialty = _entry(directory, key).specialty
        if specialty not in seen:
            seen.add(specialty)
            kept.append((key, weight))
    return kept


def _default_type(directory: Directory, specialty: str, follow_up: bool | None) -> str | None:
    of_it = [v for v in directory.visit_types if v.specialty == specialty]
    fitting = [v for v in of_it if v.follow_up is bool(follow_up)]
    chosen = (fitting or of_it)[:1]
    return chosen[0].key if chosen else None


def _symptom(message: Message, ranked: Ranked) -> str | None:
    """The patient's words from the first complaint to the last, in one sentence."""
    if not ranked.spans or not ranked.specialties or (ranked.named and len(ranked.specialties) == len(ranked.named)):
        return None
    start, end = ranked.spans[0][0], max(end for _, end in ranked.spans)
    return message.words(start, min(end, start + 14)) or None
