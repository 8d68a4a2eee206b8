"""Which specialty and visit type a message speaks of: by their names, by the hospital's own reasons, by complaints."""

# ruff: noqa: E501
from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from language.departments import elsewhere, first_known, home, shares, weigh
from language.directory import Directory
from language.message import Message
from language.names.index import DirectoryIndex, exams_among, named_by_doctor, names_of
from language.needs import without_needs
from language.not_that import ruled_out
from language.symptoms import Ranked, named_in, rank
from language.text.normalise import fold
from language.text.patterns import says
from language.text.phrases import Hit, words_of
from language.told_of import without, without_what_is_told
from language.types import Candidate

UNHEARD, FAINT = 0.2, 0.02
"""How likely a department is whose own reason was given but no complaint of it, and below what a third candidate is none."""

FAIR = 0.5
"""How likely a department must be where no complaint was heard, to be meant rather than what is only told of."""

NAMED_TYPE, REASON = 8.0, 3.0
VACCINES = ("vaccin", "vacuna", "shot", "immuni")
"""How the words begin by which a visit for vaccines is named."""

CHECKED = frozenset(("checkup", "check", "revision", "chequeo"))
CHECKUP = r"\b(?:check-?ups?|revision(?:es)?(?: medicas?)?|chequeos?)\b(?! (?:de|del) (?:la|las|los|el|su|sus|un|una)\b)(?! del\b)"
"""What a well child is brought for; with "de la pierna" it is the leg."""

ONLY_CHILDREN = r"^(?:my |mi |the )?(?:baby|kids?|infants?|toddler|newborn|bebes?|ninos)$"
"""Who is ill or merely in the way, and of what nobody has said: no complaint by itself."""

EXAMS = ("laboratory", "imaging", "vaccination")
"""Departments that people name only by what is done there."""


@dataclass(frozen=True)
class Wanted:
    """What was named or is likely, with the words that said so."""

    specialty: str | None = None
    visit_type: str | None = None
    candidates: tuple[Candidate, ...] = ()
    symptom: str | None = None
    named: bool = False
    out: str | None = None
    """A department that was named to rule it out."""
    absent: str | None = None
    """A department that was asked for by name, or that the complaint is for, and that this hospital has not, nor one near to it."""


def wanted(
    message: Message, index: DirectoryIndex, hits: list[Hit[tuple[str, str]]], *, follow_up: bool | None, child: bool
) -> Wanted:
    """The visit that the message asks for; a `child`'s complaint goes to pediatrics where there is one.

    What the message only tells of counts where nothing else was heard.
    """
    plain = without_needs(message)
    if plain is not message:
        return wanted(plain, index, index.hits(plain.tokens), follow_up=follow_up, child=child)
    here, anywhere = _named(message, index)
    out = ruled_out(message, _places(here, anywhere))
    if out:
        wants = without(message, out)
        found = wanted(wants, index, index.hits(wants.tokens), follow_up=follow_up, child=child)
        return replace(found, out=_department(message, index, out))
    done = exams_among(here, message.tokens) | {(h.start, h.end) for h in anywhere if h.value in EXAMS}
    asked = without_what_is_told(message, done, _places(here, anywhere) - done)
    if asked is not message:
        found = _asked_for(asked, index, index.hits(asked.tokens), follow_up=follow_up, child=child)
        if found.named or found.symptom is not None or any(c.score >= FAIR for c in found.candidates):
            return found
    return _asked_for(message, index, hits, follow_up=follow_up, child=child)


def _named(message: Message, index: DirectoryIndex) -> tuple[list[Hit[tuple[str, str]]], list[Hit[str]]]:
    """Where a kind of visit or a department is named: of this house, and of any."""
    here = [h for h in index.phrases.hits(message.tokens) if h.value[0] in ("visit_type", "specialty")]
    return here, named_in(message.tokens, message.lang)


def _places(here: Iterable[Hit[tuple[str, str]]], anywhere: Iterable[Hit[str]]) -> set[tuple[int, int]]:
    return {(h.start, h.end) for h in here} | {(h.start, h.end) for h in anywhere}


def _department(message: Message, index: DirectoryIndex, places: set[tuple[int, int]]) -> str | None:
    """The department that is named there."""
    words = tuple(token for start, end in sorted(places) for token in message.tokens[start:end])
    found = _asked_for(replace(message, tokens=words), index, index.hits(words), follow_up=None, child=False)
    return found.specialty or index.directory.specialty_of(found.visit_type)


def _asked_for(
    message: Message, index: DirectoryIndex, hits: list[Hit[tuple[str, str]]], *, follow_up: bool | None, child: bool
) -> Wanted:
    directory = index.directory
    ranked = rank(message.tokens, message.lang)
    types = _types(message, index, hits)
    if child:
        types |= _of_children(message, index, hits, vaccines="vaccination" in ranked.named, well=not ranked.specialties)
    symptom = _symptom(message, ranked)
    said = next(iter(index.departments(message.tokens)), None)
    named = said or first_known(ranked.named, index)
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
    weights = weigh(message, ranked, child=child)
    absent = ranked.named[0] if ranked.named else elsewhere(weights, index)
    if absent and not types:
        return Wanted(symptom=symptom, absent=absent)
    return _likely(directory, shares(weights, index), types, follow_up, symptom)


def _types(message: Message, index: DirectoryIndex, hits: list[Hit[tuple[str, str]]]) -> dict[str, float]:
    """Visit types by their name, or by a reason whose words all stand in the message."""
    found: dict[str, float] = defaultdict(float)
    wider = named_in(message.tokens, message.lang)
    for hit in hits:
        if hit.value[0] == "visit_type" and not _is_who_sees_one(message, index, hit) and not _is_of_a_part(hit, wider):
            found[hit.value[1]] = max(found[hit.value[1]], NAMED_TYPE + 0.1 * (hit.end - hit.start))
    norms = set(message.norms())
    for words, key in index.reasons[message.lang]:
        if norms.issuperset(words):
            found[key] = max(found[key], REASON + 0.8 * len(words))
    return found


def _is_of_a_part(hit: Hit[tuple[str, str]], wider: Iterable[Hit[str]]) -> bool:
    """Whether a "checkup" is one of the heart or of women, which another department does."""
    return any(h.start <= hit.start and hit.end <= h.end and h.end - h.start > hit.end - hit.start for h in wider)


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
    pediatrics, _ = home("pediatrics", index)
    if pediatrics != "pediatrics":
        return {}
    named = [_bare(message.norms()[h.start : h.end]) for h in hits if h.value[0] == "visit_type"]
    checks = well and says(CHECKUP, message.folded)
    found: dict[str, float] = {}
    for entry in (v for v in index.directory.visit_types if v.specialty == pediatrics):
        names = [_bare(words_of(name)) for name in names_of(entry)]
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
