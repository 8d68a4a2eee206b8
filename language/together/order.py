"""In which order: "a blood test, then an x-ray, then the surgeon", with the days in between where they are said."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.directory import Directory
from language.text import fold
from language.together.alone import wanted_alone
from language.together.rhythm import NUMBER, UNITS, number_of
from language.types import Lang
from language.visits import EXAMS

THEN = re.compile(
    r"[,;.]?\s*\b(?:and |y )?(?:then|after that|afterwards?|followed by|and finally|luego|despues de eso|despues(?! de)|a continuacion|enseguida|seguid[oa] de|por ultimo|y finalmente)\b,?"
    r"|[,;]?\s*\b(?:and|y) (?:later (?:on )?|mas tarde )?(?:(?:on )?(?:the |that )same day|(?:en )?(?:el |ese )mismo dia)\b,?"
)
ON_ONE_DAY = re.compile(r"\b(?:on )?(?:the|that) same day\b|\b(?:en )?(?:el|ese) mismo dia\b")
SAME_DAY = re.compile(r"\b(?:same day|mismo dia)\b")
"""Of one visit's day for another: no day by itself."""

BESIDE = re.compile(r",|\b(?:and|y)(?: (?:also|tambien))?\b|\bplus\b|\bas well as\b")
"""Between visits that are to be on one day, which is said after them."""
PIECE = re.compile(r",|;|\band\b|\by\b|\be\b")
GAP = re.compile(
    rf"\b{NUMBER} (?P<unit>days?|weeks?|months?|dias?|semanas?|mes|meses) (?:later|after(?:wards?)?|despues|mas tarde)\b"
)
PAST = re.compile(r"\b(?:had|did|got|took|went|was|were|tuve|hice|hicieron|fui|estuve)\b")
"""Words of a story: what was done is not asked for."""

ARTICLES = {"a": 1, "an": 1, "un": 1, "una": 1}
MOST = 6


def in_order(text: str, directory: Directory, lang: Lang) -> tuple[tuple[str, ...], tuple[int, ...]] | None:
    """Keys of the visit types in order, with the days before each but the first; None where no order is asked for.

    A department of examinations (imaging) stands for one of its kinds that is yet to be asked for.
    """
    words = fold(text)
    parts = THEN.split(_gaps_first(words))
    if len(parts) < 2 and ON_ONE_DAY.search(words):
        parts = BESIDE.split(ON_ONE_DAY.sub("", words))
    if len(parts) < 2 or PAST.search(words):
        return None
    kinds, gaps = list[str](), list[int]()
    for part in parts:
        here = _kinds(part, directory, lang)
        if gaps and not gaps[-1] and not here:
            gaps[-1] = _gap(part, lang)
        for n, kind in enumerate(here):
            if kinds and kinds[-1] == kind:
                continue
            gaps.append(_gap(part, lang) if n == 0 else 0)
            kinds.append(kind)
    return (tuple(kinds), tuple(gaps[1:])) if 2 <= len(kinds) <= MOST else None


def _gaps_first(words: str) -> str:
    """ "A week later the surgeon" follows as much as "then a week later the surgeon" does."""
    return re.sub(rf"(?<!then )(?<!luego )(?={GAP.pattern})", " then ", words, count=0)


def _kinds(part: str, directory: Directory, lang: Lang) -> list[str]:
    """Visit types that are named in this part, each once."""
    found = (_kind(piece, directory, lang) for piece in PIECE.split(part))
    return list(dict.fromkeys(kind for kind in found if kind is not None))


def _kind(piece: str, directory: Directory, lang: Lang) -> str | None:
    """What is named outright: an examination, or a department, whose first visit that is. Complaints name nothing here."""
    said = wanted_alone(piece, directory, lang)
    if not said.named:
        return None
    if said.visit_type is not None:
        return said.visit_type
    named = said.specialty or directory.specialty_of(said.candidates[0].key)
    types = [v for v in directory.visit_types if v.specialty == named]
    if named in EXAMS and len(types) > 1:
        return named
    return next((v.key for v in types if not v.follow_up), None)


def _gap(part: str, lang: Lang) -> int:
    found = GAP.search(part)
    if found is None:
        return 0
    number = ARTICLES.get(found.group(1)) or number_of(found.group(1), lang) or 0
    return number * UNITS[found.group("unit")]
