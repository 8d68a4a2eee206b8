"""Which of the hospital's departments a complaint is for: what the lists, the votes and the net say, told in its own departments."""

# ruff: noqa: E501
from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping

from language.directory import Directory
from language.message import Message
from language.names.index import DirectoryIndex
from language.symptoms import Ranked, knowledge, net
from language.text.patterns import says
from language.types import Expecting

LOUD, HEARD = 0.5, 0.1
"""How strongly the words must speak for a department where no complaint of the lists was found, and where the reason was asked for."""

SHARE = 0.35
"""How large a share the net must hear where the words are quieter than that: what no list has is often told in many small words."""

VOTES, NET = 0.5, 12.0
"""What the votes of single words count, and the shares of the net, as logarithms."""

CHILD = 4.0
"""What a child's complaint adds for pediatrics, and what one takes away that speaks of no child."""

AIDS = r"\b(?:(?:eye ?)?glasses|contact lens(?:es)?|hearing aids?|lentes|anteojos|gafas|espejuelos|audifonos?)\b"
"""What a child needs who is not ill: the specialist fits it."""

MOST, LEAST, OF_KIN = 8.0, -6.0, 0.1
"""What the lists may add for a department at most, where one starts that is never mentioned, and what a complaint counts for its department's kin."""

ALONE = 2.0
"""By how much a specialty that is not here must lead what is, for the complaint to be nobody's here."""

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
"""Where a complaint goes in a hospital without that department; nobody else sees to what has none."""


def _known(directory: Directory) -> set[str]:
    return {s.key for s in directory.specialties} | {v.specialty for v in directory.visit_types}


def first_known(specialties: tuple[str, ...], index: DirectoryIndex) -> str | None:
    """The first named specialty that the hospital has, or as it was named where the directory lists none."""
    return next((here for here, _ in (home(specialty, index) for specialty in specialties) if here), None)


def home(specialty: str, index: DirectoryIndex) -> tuple[str | None, float]:
    """The hospital's own key for a specialty with how well it fits; looked up once for each directory."""
    if specialty not in index.homes:
        index.homes[specialty] = _find_home(specialty, index.directory)
    return index.homes[specialty]


def _find_home(specialty: str, directory: Directory) -> tuple[str | None, float]:
    """The department of that key, or one of that name ("hematology/oncology"), else the nearest kin."""
    known = _known(directory)
    if not known or specialty in known:
        return specialty, 1.0
    called = rf"\b{specialty.replace('_', ' ')}\b"
    for entry in directory.specialties:
        if any(says(called, name.lower()) for name in (entry.en, *entry.aliases_en)):
            return entry.key, 1.0
    return next((kin for kin in KIN.get(specialty, ()) if kin in known), None), OF_KIN


def weigh(message: Message, ranked: Ranked, *, child: bool) -> dict[str, float]:
    """How much speaks for each specialty that any hospital may have, as logarithms; nothing where no complaint was heard."""
    norms = message.norms()
    votes, loud = knowledge().weigh(norms)
    if not ranked.specialties and loud < HEARD:
        return {}
    heard = net().hear(norms)
    quiet = loud < LOUD and message.expecting is not Expecting.REASON
    if not ranked.specialties and quiet and max(heard.values()) < SHARE:
        return {}
    weights = {specialty: VOTES * vote + NET * heard[specialty] for specialty, vote in votes.items()}
    for specialty, weight in ranked.specialties:
        weights[specialty] = weights.get(specialty, LEAST) + min(weight, MOST)
    if child and not says(AIDS, message.folded):
        weights["pediatrics"] = weights.get("pediatrics", LEAST) + CHILD
    elif all(specialty != "pediatrics" for specialty, _ in ranked.specialties):
        weights["pediatrics"] = weights.get("pediatrics", LEAST) - CHILD
    return weights


def shares(weights: Mapping[str, float], index: DirectoryIndex) -> dict[str, float]:
    """How likely each of the hospital's departments is."""
    best = max(weights.values(), default=0.0)
    scores: dict[str, float] = defaultdict(float)
    for specialty, weight in weights.items():
        here, fit = home(specialty, index)
        if here is not None:
            scores[here] += math.exp(weight - best) * fit
    total = sum(scores.values()) or 1.0
    return {specialty: score / total for specialty, score in scores.items()}


def elsewhere(weights: Mapping[str, float], index: DirectoryIndex) -> str | None:
    """The specialty that the complaint is for where this hospital has it not and nobody else sees to such things."""
    best = max(weights, key=lambda specialty: weights[specialty], default=None)
    if best is None or KIN.get(best) != () or home(best, index)[0] is not None:
        return None
    here = max((w for specialty, w in weights.items() if home(specialty, index)[0] is not None), default=LEAST)
    return best if weights[best] - here >= ALONE else None
