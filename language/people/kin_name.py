"""The name of who a visit is for, told with what they are to the speaker: "my son Leo", "mi vecina, se llama Ana Ruiz"."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.people.casing import cased
from language.text import clean, fold
from language.vocabulary.common import NOT_NAMES, PARTICLES, TITLES

KIN = re.compile(
    r"\b(?:my|our) (?:[\w'-]+ ){0,2}?(?:son|daughter|kid|child|baby|boy|girl|wife|husband|partner|boyfriend|girlfriend|fiancee?|mother|mom|mum"
    r"|father|dad|(?:mother|father|son|daughter|brother|sister)[- ]in[- ]law|brother|sister|grandson|granddaughter|grandmother|grandma|grandfather"
    r"|grandpa|aunt|uncle|niece|nephew|cousin|friend|neighbor|neighbour|roommate|client|ward|godson|stepson|stepdaughter)(?:'s)?,? (?:is )?"
    r"(?P<cue>(?:(?:who is|who's|whose) )?(?:named|called|name is)\s+)?"
    r"|\bmi (?:hij[oa]|hijit[oa]|nin[oa]|bebe|espos[oa]|marido|mujer|pareja|novi[oa]|mama|papa|madre|padre|herman[oa]|niet[oa]|abuel[oa]|ti[oa]"
    r"|prim[oa]|sobrin[oa]|suegr[oa]|yerno|nuera|cunad[oa]|amig[oa]|vecin[oa]|ahijad[oa])(?: mayor| menor)?,? (?:es )?"
    r"(?P<cue_es>(?:(?:que )?se llama|llamad[oa]|de nombre)\s+)?"
)
WORD = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:[-'’](?!s\b)[^\W\d_]+)*")
GAP = re.compile(r"\.? ")
DOCTOR = frozenset({"dr", "doctor", "dra", "doctora"})
MOST = 4


def name_of_kin(text: str) -> str | None:
    """The name beside the relation; None where none was told. Only a cue ("named") makes a name of a word without capitals."""
    said = clean(text)
    for match in KIN.finditer(said.folded):
        cued = bool(match.group("cue") or match.group("cue_es"))
        found = _name(said.text[match.end() :], needs_capital=not cued, shouted=said.text.isupper())
        if found:
            return found
    return None


def _name(rest: str, *, needs_capital: bool, shouted: bool) -> str:
    """The words of a name that `rest` begins with; a doctor's is none."""
    words: list[str] = []
    place = 0
    while len(words) < MOST and (match := WORD.match(rest, place)):
        word, low = match.group(), fold(match.group())
        if low in DOCTOR:
            return ""
        if low not in TITLES:
            if not _of_a_name(word, low, first=not words, needs_capital=needs_capital, shouted=shouted):
                break
            words.append(cased(word, first=not words))
        gap = GAP.match(rest, match.end())
        if gap is None:
            break
        place = gap.end()
    while words and fold(words[-1]) in PARTICLES:
        words.pop()
    return " ".join(words)


def _of_a_name(word: str, low: str, *, first: bool, needs_capital: bool, shouted: bool) -> bool:
    if low in PARTICLES and not first:
        return True
    initials = word.isupper() and len(word) > 1
    capital = word[0].isupper() and not initials and not shouted
    return low not in NOT_NAMES and (capital or (first and not needs_capital))
