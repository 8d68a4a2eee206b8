"""What a message names and does not want arranged: a waitlist that is refused, video that is asked about, a shot."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.text import fold

NO_LIST = re.compile(
    r"\b(?:no|not(?: the| a)?|(?:don'?t|do not) (?:want|need)(?: to be on| to join)?(?: any| an?| the)?|ninguna|no (?:quiero|necesito)(?: estar en)?(?: la| una)?) (?:wait(?:ing)? ?-?list|lista de espera)\b"
)
OF_VIDEO = re.compile(
    r"\b(?:which|what)(?: one)?(?: is|'s|s)? (?:better|best)\b|\b(?:does|do|would|will) (?:telehealth|telemedicine|video(?: visits?)?|a video visit|virtual visits?) (?:work|help|do)\b"
    r"|\b(?:que|cual) es mejor\b|\b(?:sirve|funciona) (?:por |la |el )?(?:video\w*|telemedicina)\b"
)
SHOT = re.compile(
    r"\b(?:flu|covid|tetanus|shingles|pneumonia) (?:shots?|jabs?|vaccin\w+|boosters?)\b|\bvaccin(?:e|es|ation|ations)\b|\bvacunas?\b(?! (?:de la|a la|al|a mi) (?:bebe|nin))"
)
GIVEN = re.compile(
    r"\b(?:do|does|can) (?:you|u|y'all|they|the \w+)(?: guys| all)? (?:give|have|offer|do|carry|provide)\b|\b(?:ponen|tienen|dan|hacen|aplican) (?:la |las |el |los )?(?:vacun|prueba)"
)
NOT_BY_LINK = re.compile(
    r"\blink\b.{0,20}\b(?:doesn'?t|don'?t|won'?t|isn'?t|ain'?t|not|broken|dead)\b|\bhow (?:do|does|would|will|can) (?:you|u|they|the \w+) know (?:that )?(?:i'?m|i am|we'?re|we are) (?:here|outside)\b"
    r"|\b(?:enlace|liga|link)\b.{0,10}\bno (?:me )?(?:sirve|abre|funciona|jala|deja)\b|\bcomo (?:saben|van a saber|sabe) que (?:ya )?(?:estoy|llegue|estamos)\b"
)
MOST_CHARS = 300


def refuses_the_list(text: str) -> bool:
    """Whether a waitlist is named only to say no to it."""
    return NO_LIST.search(fold(text[:MOST_CHARS])) is not None


def asks_about_video(text: str) -> bool:
    """Whether it is asked if video will do, or which is better; no visit is to be switched."""
    return OF_VIDEO.search(fold(text[:MOST_CHARS])) is not None


def names_a_shot(text: str) -> bool:
    """Whether a flu shot or another vaccine is named, which has an answer of its own beside the visit for it."""
    return SHOT.search(fold(text[:MOST_CHARS])) is not None


def asks_if_given(text: str) -> bool:
    """Whether it is asked if something is given here at all: "do you give flu shots, yes or no"."""
    return GIVEN.search(fold(text[:MOST_CHARS])) is not None


def arrives_without_the_link(text: str) -> bool:
    """Whether somebody who is there cannot check in by the link, or asks how it is known that they are."""
    return NOT_BY_LINK.search(fold(text[:MOST_CHARS])) is not None
