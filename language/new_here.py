"""Who says that they have never been here, at the code's question or beside their name: no number is on record that it could have gone to."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.text import fold
from language.vocabulary.whom import ANY_KIN

LONGEST = 90
"""Characters that such an answer takes."""

NEW_HERE = re.compile(
    r"\W*(?:(?:no|oh|um|well|but|sorry|wait|ok|because|yes|yea|yeah|yep|si|y|and|both|pero|es que|perdon|no tengo(?: (?:el|ese|ningun))? codigo|i (?:don'?t|do not) have (?:a|the) code)\W+)*"
    rf"(?:(?:i'?m|i am|im|we'?re|we are|(?:she|he|they)(?:'?s|'?re| is| are|'?ve|'?s been| has| have)?|(?:my|mi) (?:\w+ )?(?:{ANY_KIN})(?:'?s| is| has| es)?|(?:el|la|mi) (?:nin[oa]|bebe|paciente) es|the (?:baby|kid|child|patient) is|soy|somos|es|son|ella es|el es|ellos son)\W+)?(?:(?:uh|um|eh)\W+)?(?:both |all )?(?:an? )?(?:brand )?"
    rf"(?:new(?: here| patient| to you)?|nuev[oa]s?(?: aqui| paciente| (?:el|la|mi) (?:{ANY_KIN}|nin[oa]|bebe|paciente))?|paciente nuev[oa]|first time(?: here)?|(?:mi |la |es mi )*primera vez(?: aqui| que voy| que vengo)?"
    r"|not a patient(?: yet)?|(?:i'?ve |i have )?never been(?: (?:there|here|to you|seen(?: there| here)?|in))?(?: before)?|(?:i )?(?:don'?t|do not|doesn'?t|does not) have (?:an? )?(?:account|record|file|chart)(?: (?:there|here|with you))?"
    r"|(?:i'?m |i am )?not (?:in your (?:system|records)|registered)(?: yet)?|no (?:soy paciente|es paciente|esta registrad[oa]|estoy registrad[oa]|tengo expediente)|nunca (?:he|ha|hemos) (?:ido|estado|venido)(?: ahi| aqui)?|no (?:he|ha|hemos) (?:ido|estado|venido) nunca(?: ahi| aqui)?"
    r"|(?:neither|none) of us (?:has|have|is|are) (?:ever )?(?:been (?:there|here|to you|in)(?: before)?|patients?)|ningun[oa] de (?:los dos|las dos|nosotr[oa]s) (?:ha ido|hemos ido|es paciente)(?: ahi| aqui)?)"
    r"(?: either)?(?:,? (?:and|y) (?:\w+ ){1,3}(?:too|also|tambien|es nuev[oa]))?(?:\W+(?:here|there|so|too|though|sorry|then|i guess|guess|eh|entonces|pues|aqui|ahi|tambien|todavia|perdon))*\W*"
)
"""That no number is on record yet, said where a code was sent to one."""


SENTENCE = re.compile(r"[.?!] +")
PART = re.compile(r"[^,.;!:\d\n]+")
"""What stands between two marks or figures."""


def is_new_here(text: str) -> bool:
    """Whether the message says, or ends with, that they have never been here."""
    if len(text) > LONGEST:
        return False
    said = fold(text)
    return NEW_HERE.fullmatch(said) is not None or NEW_HERE.fullmatch(SENTENCE.split(said)[-1]) is not None


def is_new_beside(text: str) -> bool:
    """ "Kevin Tran, 4/18/2003, new, 202-555-0132": whether a part of a message that tells who somebody is says so."""
    return any(
        "?" not in part and NEW_HERE.fullmatch(part) for part in PART.findall(fold(text)) if len(part) <= LONGEST
    )
