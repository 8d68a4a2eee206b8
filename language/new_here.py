"""Who says, where a code was asked for, that they have never been here: no number is on record that it could have gone to."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.text import fold
from language.vocabulary.whom import ANY_KIN

LONGEST = 90
"""Characters that such an answer takes."""

NEW_HERE = re.compile(
    r"\W*(?:(?:no|oh|um|well|but|sorry|wait|ok|because|pero|es que|perdon|no tengo(?: (?:el|ese|ningun))? codigo|i (?:don'?t|do not) have (?:a|the) code)\W+)*"
    rf"(?:(?:i'?m|i am|im|we'?re|we are|(?:she|he|they)(?:'?s|'?re| is| are|'?ve|'?s been| has| have)?|(?:my|mi) (?:\w+ )?(?:{ANY_KIN})(?:'?s| is| has| es)?|soy|somos|es|son|ella es|el es|ellos son)\W+)?(?:both |all )?(?:an? )?(?:brand )?"
    r"(?:new(?: here| patient| to you)?|nuev[oa]s?(?: aqui| paciente)?|paciente nuev[oa]|first time(?: here)?|(?:mi |la |es mi )*primera vez(?: aqui| que voy| que vengo)?"
    r"|not a patient(?: yet)?|(?:i'?ve |i have )?never been (?:there|here|to you|seen(?: there| here)?|in)(?: before)?|(?:i )?(?:don'?t|do not|doesn'?t|does not) have (?:an? )?(?:account|record|file|chart)(?: (?:there|here|with you))?"
    r"|(?:i'?m |i am )?not (?:in your (?:system|records)|registered)(?: yet)?|no (?:soy paciente|es paciente|esta registrad[oa]|estoy registrad[oa]|tengo expediente)|nunca (?:he|ha) (?:ido|estado|venido)(?: ahi| aqui)?)"
    r"(?: either)?(?:,? (?:and|y) (?:\w+ ){1,3}(?:too|tambien))?(?:\W+(?:here|so|though|sorry|aqui|todavia|perdon))*\W*"
)
"""That no number is on record yet, said where a code was sent to one."""


def is_new_here(text: str) -> bool:
    """Whether the message says that they have never been here, and nothing else."""
    return len(text) <= LONGEST and NEW_HERE.fullmatch(fold(text)) is not None
