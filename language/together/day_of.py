"""A visit on the day of another: "a blood test the same day as my MRI", "the day I come in for my x-ray", "that same day"."""

# ruff: noqa: E501
from __future__ import annotations

import re
from typing import NamedTuple

from language.text import fold
from language.text.patterns import says

WHOSE = r"(?:my|our|his|her|their|mi|mis|nuestra|su|sus)"
GOING = r"(?: (?:that|when))? (?:i|we|he|she|they)(?: am|'m| are|'re| is|'s| will|'ll)?(?: already)?(?: have| has| get| see| come| coming| go| going| there| in| to| back| for)*"
TOCA = r"(?: (?:en )?que| de| en que)(?: ya)?(?: (?:tengo|tiene|tenemos|voy|vengo|va|viene|vamos|me (?:hacen|toca|ven)|es))?(?: (?:a|por|para|con))?"
OTHERS = rf"(?:{WHOSE}|the|an?|el|la|los|las|una?)\b|dra?\b\.?"
UP_TO = r"(?=\s*(?:[,.;?!]|\b(?:and|but|if|please|so|because|in the|at|y|pero|si|por favor|a las|por la)\b|$))"
LINKED = re.compile(
    rf"\b(?:on |for |to )?(?:(?:the )?(?:very |exact )?same day|the day)(?: as| of| for|{GOING}) (?P<en>(?:{OTHERS})[^,.;?!]{{2,60}}?){UP_TO}"
    rf"|\b(?:en |para |a )?(?:el )?(?:mismo )?d[ií]a{TOCA} (?P<es>(?:{OTHERS})[^,.;?!]{{2,60}}?){UP_TO}",
    re.IGNORECASE,
)
THAT_DAY = re.compile(
    r"\b(?:(?:on |for |to )?that (?:very )?same day|(?:en |para )?es[ea] mismo d[ií]a)\b", re.IGNORECASE
)
HAVE = re.compile(
    rf"^\W*(?:(?:i|we|ya)\s*)?(?:already )?(?:have|'ve got|got|tengo|tenemos)(?: ya)? (?P<what>(?:{OTHERS}) [^,.;?!]{{2,60}}?)"
    r"(?:\s+(?:on|for|at|el|para el)\s[^,.;?!]{1,30})?\s*(?:[,.;]|\band\b|\by\b)\s*",
    re.IGNORECASE,
)
VISIT = r"\b(?:appointments?|appts?|visits?|checkups?|exams?|tests?|procedures?|citas?|consultas?|examen|estudios?|turnos?|visitas?)\b"
"""A visit that is called no more than that."""


ASKS = r"\b(?:can|could|may|might) (?:i|we|you|he|she|my)\b|\bis it possible\b|\b(?:puedo|puede[ns]?|podemos|podria[ns]?|es posible)\b"
"""Asking for leave to have a visit is wishing for it, beside the day of another."""


class Apart(NamedTuple):
    """The message without the other visit, and what was said of that; empty for the one that was just spoken of."""

    rest: str
    other: str


def day_of(text: str) -> Apart | None:
    """The two parts of a message that wishes for the day of another visit; None for any other."""
    found = LINKED.search(text)
    if found is not None:
        return Apart(_joined(text, found), found["en"] or found["es"])
    that = THAT_DAY.search(text)
    if that is None:
        return None
    rest = _joined(text, that)
    told = HAVE.match(rest)
    return Apart(rest, "") if told is None else Apart(rest[told.end() :], told["what"])


def names_a_visit(said: str) -> bool:
    """Whether the words stand for a visit, of whatever kind."""
    return says(VISIT, fold(said))


def asks_for(rest: str) -> bool:
    """Whether the rest of the message asks whether it can be had."""
    return says(ASKS, fold(rest))


def _joined(text: str, found: re.Match[str]) -> str:
    """The message without what was found, and without the comma before it."""
    before = text[: found.start()].rstrip().removesuffix(",")
    return f"{before} {text[found.end() :]}".strip()
