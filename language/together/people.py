"""For whom, where it is for several: "for me and my son, back to back", "para mí y mis dos hijos"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from language.text import fold

MOST = 6
SELF = r"me|myself|mi(?=(?:,| y| e| por| porque| una?|$))|mi misma|mi mismo|us|nosotros"
KIN = {
    "son": r"son|hijo", "daughter": r"daughter|hija", "wife": r"wife|esposa|mujer", "husband": r"husband|esposo|marido",
    "mother": r"mother|mom|mum|madre|mama", "father": r"father|dad|padre|papa", "child": r"child|kid|nin[oa]",
}  # fmt: skip
TWICE = re.compile(
    r"\b(?:(?:my|mis?|los|las)\s|(?=(?:two|both|three|all three|2|3)\b))(?P<many>two|both|three|all three|2|3|dos|tres)"
    r"(?:(?: of)? my| de mis)? (?P<whom>sons|daughters|kids|children|boys|girls|hijos|hijas|nin[oa]s)\b"
)
COUNTED = re.compile(
    r"\b(?P<many>two|both|three|2|3|dos|tres)"
    r" (?:appts?|appointments?|visits?|check-?ups?|citas?|consultas?|visitas?)(?: \w+)? (?:for|para)"
    r" (?:my|our|mis|nuestros) (?P<whom>sons|daughters|kids|children|boys|girls|hijos|hijas|nin[oa]s)\b"
)
""" "2 appointments for my kids" are for two."""
PLURAL = {"sons": "son", "daughters": "daughter", "hijas": "daughter", "boys": "son", "girls": "daughter"}
MANY = {"two": 2, "both": 2, "2": 2, "dos": 2, "three": 3, "all three": 3, "3": 3, "tres": 3}
FOR = re.compile(r"\b(?:for|para)\b(?P<whom>.*)", re.DOTALL)
BROUGHT = re.compile(
    r"\b(?:bring(?:ing)?|take|traer|llevar)\b(?P<whom>.+?)\b(?:in )?(?:for|to see|to the|para|a su|al)\b", re.DOTALL
)
"""Whoever is brought for something is a patient; who only comes along is not."""
JUST_ME = re.compile(r"\b(?:(?:just|only)(?: for)? me|(?:solo|nada mas|nomas) (?:para )?mi)\b")
NEEDS_NONE = (
    r"(?:(?:also|really|he|she) )?(?:doesn'?t|does not|don'?t|no) (?:\w+ )?(?:need|want|get|necesita|quiere|ocupa)\b"
)
ONE = re.compile(rf"\b(?P<self>{SELF})\b|\b(?:my|mi|and|y) (?P<kin>{'|'.join(KIN.values())})\b")


def several_people(text: str) -> tuple[str, ...] | None:
    """Relations in the order in which they were named, `self` for who speaks; None where it is for one person."""
    words = fold(text)
    named = BROUGHT.search(words) or FOR.search(words)
    if named is None:
        return None
    said = named.group("whom")
    found = [*_several(COUNTED, words), *_several(TWICE, said), *_each(TWICE.sub(" ", said))]
    people = tuple(dict.fromkeys(p for p in found if p == "self")) + tuple(p for p in found if p != "self")
    return people if 2 <= len(people) <= MOST else None


def said_of_each(text: str, people: Sequence[str]) -> tuple[str, ...]:
    """What is said of each of `people`, in turn; nothing where not everybody was named once."""
    words = fold(text)
    named = FOR.search(words)
    found = [] if named is None else list(ONE.finditer(words, named.start()))
    if sorted(_who(m) for m in found) != sorted(people) or len(set(people)) != len(people):
        return ()
    ends = [*(m.start() for m in found[1:]), len(words)]
    said = {_who(m): words[m.start() : end] for m, end in zip(found, ends, strict=True)}
    return tuple(said[person] for person in people)


def left_out(text: str, people: Sequence[str]) -> tuple[str, ...]:
    """Those of `people` whom it is said not to be for: "just for me", "my husband doesn't need one"."""
    words = fold(text)
    if "self" in people and JUST_ME.search(words):
        return tuple(person for person in people if person != "self")
    return tuple(p for p in people if p in KIN and re.search(rf"\b(?:{KIN[p]})\b {NEEDS_NONE}", words))


def _who(one: re.Match[str]) -> str:
    return "self" if one.group("self") else _relation(one.group("kin"))


def _several(counted: re.Pattern[str], said: str) -> list[str]:
    """ "My two kids" are two."""
    return [PLURAL.get(m.group("whom"), "child") for m in counted.finditer(said) for _ in range(MANY[m.group("many")])]


def _each(said: str) -> list[str]:
    return [_who(m) for m in ONE.finditer(said)]


def _relation(word: str) -> str:
    return next(kin for kin, words in KIN.items() if re.fullmatch(words, word))
