"""Which specialty and visit type a message speaks of: by their names, by the hospital's own reasons, by complaints."""

# ruff: noqa: E501
from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from language.directory import Directory
from language.message import Message
from language.names.index import DirectoryIndex, named_by_doctor, names_of
from language.symptoms import Ranked, knowledge, net, rank
from language.text.normalise import fold
from language.text.patterns import says
from language.text.phrases import Hit, words_of
from language.types import Candidate, Expecting

LOUD, HEARD = 0.5, 0.1
"""How strongly the words must speak for a department where no complaint of the lists was found, and where the reason was asked for."""

UNHEARD, FAINT = 0.2, 0.02
"""How likely a department is whose own reason was given but no complaint of it, and below what a third candidate is none."""

VOTES, NET = 0.5, 12.0
"""What the votes of single words count, and the shares of the net, as logarithms."""

CHILD = 4.0
"""What a child's complaint adds for pediatrics."""

NAMED_TYPE, REASON = 8.0, 3.0
MOST, LEAST, OF_KIN = 8.0, -6.0, 0.1
"""What the lists may add for a department at most, where one starts that is never mentioned, and what a complaint counts for its department's kin."""

VACCINES = ("vaccin", "vacuna", "shot", "immuni")
"""How the words begin by which a visit for vaccines is named."""

CHECKED = frozenset(("checkup", "check", "revision", "chequeo"))
CHECKUP = r"\b(?:check-?ups?|revision(?:es)?(?: medicas?)?|chequeos?)\b(?! (?:de|del) (?:la|las|los|el|su|sus|un|una)\b)(?! del\b)"
"""What a well child is brought for; with "de la pierna" it is the leg."""

ONLY_CHILDREN = r"^(?:my |mi |the )?(?:baby|kids?|infants?|toddler|newborn|bebes?|ninos)$"
"""Who is ill or merely in the way, and of what nobody has said: no complaint by itself."""

EXAMS = ("laboratory", "imaging", "vaccination")
"""Departments that people name only by what is done there."""

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
    absent: str | None = None
    """A department asked for by name that this hospital has not, nor one near to it."""


def wanted(
    message: Message, index: DirectoryIndex, hits: list[Hit[tuple[str, str]]], *, follow_up: bool | None, child: bool
) -> Wanted:
    """The visit that the message asks for; a `child`'s complaint goes to pediatrics where there is one."""
    directory = index.directory
    ranked = rank(message.tokens, message.lang)
    scores = _scores(message, index, ranked, child=child)
    types = _types(message, index, hits)
    if child:
        types |= _of_children(message, index, hits, vaccines="vaccination" in ranked.named, well=not ranked.specialties)
    symptom = _symptom(message, ranked)
    said = next(iter(index.departments(message.tokens)), None)
    named = said or _first_known(ranked.named, index)
    best = max(types, key=lambda k: types[k], default=None)
    if best is not None and types[best] >= NAMED_TYPE - 1:
        return Wanted(said if said == directory.specialty_of(best) else None, best, (), symptom, True)
    only = [v.key for v in directory.visit_types if v.specialty == named]
    if said is None and named in EXAMS and only:
        exam = only[0] if len(only) == 1 else None
        return Wanted(
            None,
            exam,
            tuple(Candidate(key=k, score=1.0) for k in only[:4]) if exam is None else (),
            symptom,
            True,
        )
    if said is None and named == "primary_care":
        types = {**types, **{k: REASON for k in only[:1]}}
    if named is not None:
        return _of_specialty(directory, named, types, follow_up, symptom)
    if ranked.named and not types:
        return Wanted(symptom=symptom, absent=ranked.named[0])
    return _likely(directory, scores, types, follow_up, symptom)


def _known(directory: Directory) -> set[str]:
    return {s.key for s in directory.specialties} | {v.specialty for v in directory.visit_types}


def _first_known(specialties: tuple[str, ...], index: DirectoryIndex) -> str | None:
    """The first named specialty that the hospital has, or as it was named where the directory lists none."""
    return next((here for here, _ in (_home(specialty, index) for specialty in specialties) if here), None)


def _home(specialty: str, index: DirectoryIndex) -> tuple[str | None, float]:
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


def _scores(message: Message, index: DirectoryIndex, ranked: Ranked, *, child: bool) -> dict[str, float]:
    """How likely each of the hospital's departments is, by the complaint; nothing where none was heard."""
    votes, loud = knowledge().weigh(message.norms())
    if not ranked.specialties and loud < (HEARD if message.expecting is Expecting.REASON else LOUD):
        return {}
    heard = net().hear(message.norms())
    weights = {specialty: VOTES * vote + NET * heard[specialty] for specialty, vote in votes.items()}
    for specialty, weight in ranked.specialties:
        weights[specialty] = weights.get(specialty, LEAST) + min(weight, MOST)
    if child:
        weights["pediatrics"] = weights.get("pediatrics", LEAST) + CHILD
    best = max(weights.values())
    scores: dict[str, float] = defaultdict(float)
    for specialty, weight in weights.items():
        here, fit = _home(specialty, index)
        if here is not None:
            scores[here] += math.exp(weight - best) * fit
    total = sum(scores.values()) or 1.0
    return {specialty: score / total for specialty, score in scores.items()}


def _types(message: Message, index: DirectoryIndex, hits: list[Hit[tuple[str, str]]]) -> dict[str, float]:
    """Visit types by their name, or by a reason whose words all stand in the message."""
    found: dict[str, float] = defaultdict(float)
    for hit in hits:
        if hit.value[0] == "visit_type" and not _is_who_sees_one(message, index, hit):
            found[hit.value[1]] = max(found[hit.value[1]], NAMED_TYPE + 0.1 * (hit.end - hit.start))
    norms = set(message.norms())
    for words, key in index.reasons[message.lang]:
        if norms.issuperset(words):
            found[key] = max(found[key], REASON + 0.8 * len(words))
    return found


def _is_who_sees_one(message: Message, index: DirectoryIndex, hit: Hit[tuple[str, str]]) -> bool:
    """Whether what names a visit names a department's doctor as well: "a general doctor"."""
    if not named_by_doctor(message.tokens, hit):
        return False
    also = (h for h in index.phrases.hits(message.tokens) if h.value[0] == "specialty")
    return any((h.start, h.end) == (hit.start, hit.end) for h in also)


def _of_children(
    message: Message, index: DirectoryIndex, hits: list[Hit[tuple[str, str]]], *, vaccines: bool, well: bool
) -> dict[str, float]:
    """Visits of pediatrics that have a name with the words by which an adult's was named: a child's checkup, its shots."""
    home, _ = _home("pediatrics", index)
    named = [_bare(message.norms()[h.start : h.end]) for h in hits if h.value[0] == "visit_type"]
    found: dict[str, float] = {}
    checks = well and says(CHECKUP, message.folded)
    for entry in index.directory.visit_types:
        names = [_bare(words_of(name)) for name in names_of(entry)] if entry.specialty == home == "pediatrics" else []
        shots = vaccines and any(word.startswith(VACCINES) for name in names for word in name)
        checked = checks and any(word in CHECKED for name in names for word in name)
        if shots or checked or any(words <= name for words in named for name in names):
            found[entry.key] = NAMED_TYPE + 1.0
    return found


def _bare(words: Iterable[str]) -> frozenset[str]:
    """The words without hyphens and without the s of a plural: "check-ups" is as good as "checkup"."""
    return frozenset(word.rstrip("s") for word in " ".join(words).replace(" - ", "").split())


def _of_specialty(
    directory: Directory, specialty: str, types: dict[str, float], follow_up: bool | None, symptom: str | None
) -> Wanted:
    """A specialty asked for by name; which of its visits is likely only where reasons or a follow-up say so."""
    of_it = [v for v in directory.visit_types if v.specialty == specialty]
    by_reason = sorted((v for v in of_it if v.key in types), key=lambda v: -types[v.key])
    follow = [v for v in of_it if v.follow_up] if follow_up else []
    likely = tuple(Candidate(key=v.key, score=1.0) for v in (follow or by_reason)[:1])
    return Wanted(specialty, None, likely, symptom, True)


def _likely(
    directory: Directory, scores: dict[str, float], types: dict[str, float], follow_up: bool | None, symptom: str | None
) -> Wanted:
    """By complaint: the visit types of the likely departments, the best first, with how likely each is."""
    weights: dict[str, float] = {}
    for specialty, share in scores.items():
        entry = _default_type(directory, specialty, follow_up)
        if entry is not None:
            weights[entry] = max(weights.get(entry, 0.0), share)
    for key, weight in types.items():
        weights[key] = math.exp(weight - REASON) * max(scores.get(directory.specialty_of(key) or "", 0.0), UNHEARD)
    ranked = _one_each(directory, sorted(weights.items(), key=lambda p: (-p[1], p[0])))
    total = sum(share for _, share in ranked) or 1.0
    likely = [Candidate(key=k, score=round(share / total, 3)) for k, share in ranked[:4]]
    return Wanted(None, None, tuple(c for i, c in enumerate(likely) if i < 2 or c.score >= FAINT), symptom)


def _one_each(directory: Directory, ranked: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """The best type of each specialty."""
    seen: set[str | None] = set()
    kept = []
    for key, weight in ranked:
        specialty = directory.specialty_of(key)
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
    words = message.words(start, min(end, start + 14))
    return None if not words or says(ONLY_CHILDREN, fold(words)) else words
