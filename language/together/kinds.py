"""Which kind of visit each of a family needs by the same words: of a checkup, an adult's and a child's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from language.directory import Directory
from language.readers import CHILDREN
from language.text import fold
from language.together.alone import wanted_alone
from language.together.besides import ALSO
from language.together.people import said_of_each
from language.types import Lang
from language.visits import Wanted

SURE = 0.6
"""How likely the kind of visit must be that a complaint by itself asks for."""

VERY_SURE = 0.8
"""How likely each of two must be that nobody has set apart by "also"."""

OF_ANYTHING = {"primary_care", "neurology", "psychiatry", "pediatrics", "emergency"}
"""Departments that see what goes with many another complaint: two signs of one illness are no two visits."""

GENERAL = ("primary_care", "pediatrics")
"""Who sees anything first."""

AND = re.compile(
    r"(?:,\s*|\s)(?:and|y|plus)\s+(?=(?:i have|i've got|i got|i've|my|tengo|traigo|me (?:duele|duelen|pica|arde)|mi|mis)\b)",
    re.IGNORECASE,
)
"""What joins two clauses, each with its own subject."""

NOT = r"(?:no (?:quiero|necesito|es|era|sea|queremos)|(?:do not|don't|didn't) (?:want|need|mean)|not|(?:it|that|this) isn't)"
BUT = r"(?:es|sino|quiero|necesito|queremos|it's|its|it is|i (?:want|need|meant)|we (?:want|need)|but|just)"
INSTEAD = re.compile(
    rf"\b{NOT}\b [^,.;]{{3,50}}?(?:[,.;] *(?:{BUT}\b)?| (?:sino|but)\b) +(?P<wanted>\S.*)",
    re.DOTALL,
)
"""One thing refused and another in its place: "not a sick visit, it's a checkup"."""


def kinds_of(text: str, people: Sequence[str], directory: Directory, lang: Lang) -> tuple[str, ...]:
    """The key of each one's kind of visit; nothing where the words do not name one for everybody."""
    kinds = tuple(kind_named(text, directory, lang, child=person in CHILDREN) for person in people)
    named = tuple(kind for kind in kinds if kind is not None)
    return named if len(named) == len(kinds) else ()


def kinds_of_each(text: str, people: Sequence[str], directory: Directory, lang: Lang) -> tuple[str, ...]:
    """The kind for what is said of each one by itself ("my son has a cough and my daughter needs glasses"), where they differ."""
    found: list[str] = []
    for person, said in zip(people, said_of_each(text, people), strict=False):
        of_it = wanted_alone(said, directory, lang, child=person in CHILDREN)
        kind = of_it.visit_type or _likely(of_it, directory)
        kind = kind or kind_named(said, directory, lang, child=person in CHILDREN)
        if kind is None:
            return ()
        found.append(kind)
    return tuple(found) if len(set(found)) > 1 else ()


def _likely(of_it: Wanted, directory: Directory) -> str | None:
    """What is named or complained of; a complaint that may be several departments' is a family doctor's first."""
    likely = of_it.candidates[0] if of_it.candidates else None
    if likely is None or not (of_it.named or of_it.symptom is not None):
        return None
    if of_it.named or likely.score >= SURE:
        return likely.key
    general = (c.key for c in of_it.candidates if directory.specialty_of(c.key) in GENERAL)
    return next(general, None)


def kind_named(text: str, directory: Directory, lang: Lang, *, child: bool) -> str | None:
    """The kind of visit that is named outright, for a child or for somebody grown."""
    found = wanted_alone(text, directory, lang, child=child)
    if found.visit_type is not None or not found.named:
        return found.visit_type
    if found.candidates:
        return found.candidates[0].key
    of_it = (v.key for v in directory.visit_types if v.specialty == found.specialty and not v.follow_up)
    return next(of_it, None)


def complaints_of(text: str, directory: Directory, lang: Lang) -> tuple[str, ...]:
    """The kinds of visit for two complaints that "also" joins, where each of them clearly asks for another."""
    joint = ALSO.search(text)
    if joint is None:
        return ()
    found: list[str] = []
    for half in (text[: joint.start()], text[joint.end() :]):
        said = wanted_alone(half, directory, lang)
        if said.named or said.symptom is None or not said.candidates or said.candidates[0].score < SURE:
            return ()
        found.append(said.candidates[0].key)
    return tuple(found) if len(set(found)) == len(found) else ()


def complaints_beside(text: str, directory: Directory, lang: Lang) -> tuple[str, ...]:
    """The kinds of visit for two complaints, each told in a clause of its own, where each surely asks for another department."""
    for joint in AND.finditer(text):
        halves = text[: joint.start()], text[joint.end() :]
        found = [wanted_alone(half, directory, lang) for half in halves]
        if any(w.named or w.symptom is None or not w.candidates or w.candidates[0].score < VERY_SURE for w in found):
            continue
        kinds = tuple(w.candidates[0].key for w in found)
        homes = {directory.specialty_of(kind) for kind in kinds}
        if len(homes) == len(kinds) and not homes & OF_ANYTHING:
            return kinds
    return ()


def wanted_instead(text: str) -> str | None:
    """What is wanted in the place of something that is refused in the same breath."""
    found = INSTEAD.search(fold(text))
    return None if found is None else found["wanted"]
