"""What deserves a word before anything else: a death that is told of, a wait that was too long, and what is hard to say."""

# ruff: noqa: E501
from __future__ import annotations

import re
from typing import Literal

from language.house_questions import BILL
from language.text import fold

Feeling = Literal["condolence", "sorry_wait", "calm", "sorry_bill", "delicate"]

KIN = r"(?:husband|wife|spouse|partner|mother|mom|father|dad|son|daughter|brother|sister|baby|grand\w+|uncle|aunt|friend|esposo|esposa|marido|mujer|mama|madre|papa|padre|hijo|hija|hermano|hermana|bebe|abuel[oa]|ti[oa]|amig[oa])"
DEATH = re.compile(
    rf"\b{KIN}(?: \w+){{0,2}} (?:just |recently |has |had |suddenly )*(?:passed(?: away)?|died|is dead|fallecio|murio|ha muerto|acaba de (?:morir|fallecer))\b|\b(?:se )?(?:me )?(?:murio|fallecio) (?:mi|su) {KIN}\b"
    rf"|\b(?:i )?(?:just )?lost my {KIN}\b(?!'| (?:\w+ )?(?:number|card|phone|wallet|papers))|\bperdi a mi {KIN}\b|\bdeath in (?:the|my|our) family\b|\bhay luto en\b|\b(?:at|to|for) (?:a|the|my \w+'?s?) funeral\b|\b(?:funeral|entierro|velorio) de mi\b"
)
DELICATE = re.compile(
    r"\b(?:personal|private|intimate|sensitive|delicate|embarrass\w+|awkward) (?:problem|issue|matter|thing|question|condition)\b|\b(?:it'?s|this is|kind of|kinda|a little|a bit|too|so|very|really) (?:\w+ )?(?:embarrassing|personal|private|awkward)\b|\b(?:i'm|im|i am|feel) (?:\w+ )?(?:embarrassed|ashamed|shy)\b"
    r"|\b(?:problema|asunto|tema|cosa|algo) (?:\w+ )?(?:personal|intim[oa]|delicad[oa]|privad[oa]|vergonzos[oa])\b|\b(?:me da|da|tengo) (?:\w+ )?(?:pena|verguenza)\b"
)

WAITED = re.compile(
    r"\bi(?:'ve| have)? been (?:waiting|trying|calling|on hold)\b[^.?!]{0,30}\b(?:days?|weeks?|months?|hours?|forever|ages|all (?:day|week|morning))\b|\bwaiting (?:for )?(?:\w+ )?(?:weeks|months|days|hours|forever|ages)\b"
    r"|\b(?:sick|tired|fed up) (?:and tired )?(?:of|with) (?:waiting|this|you|y'all)\b|\bhart[oa] de (?:ustedes|esperar|esto)\b|\bllevo (?:\w+ ){0,3}(?:dias?|semanas?|mes(?:es)?|horas?|rato) (?:esperando|llamando|tratando)\b|\bsiempre es lo mismo\b|\bwhat the (?:fuck|hell) is wrong with you\b|\b(?:you|they|y'all|you (?:guys|people))? ?(?:never|don'?t) (?:answer|pick up|call back|return)\b|\b(?:nobody|no one|noone) (?:ever )?(?:answers|answered|picks up|picked up|calls? (?:me )?back|called (?:me )?back)\b|\bi(?:'ve| have)? called (?:\w+ ){0,2}times\b|\b(?:nunca|no) (?:me )?contestan\b|\bnadie (?:me )?(?:contesta|regreso la llamada)\b|\b(?:he )?llam(?:e|ado) (?:ya )?(?:\w+ ){0,2}veces\b"
)


ANGRY = re.compile(
    r"\b(?:i'?m|i am|we'?re) (?:so |very |really |extremely |pretty |getting )*(?:angry|furious|pissed(?: off)?|fed up|outraged|livid|mad at (?:you|this|y'all))\b"
    r"|\b(?:estoy|ando) (?:muy |bien |tan |super )*(?:enojad[oa]|molest[oa] con|furios[oa]|hart[oa]|encabronad[oa])\b"
)
WRONG_BILL = re.compile(BILL)


def feeling(text: str) -> Feeling | None:
    """Which of them the message tells; None for any other."""
    folded = fold(text)
    if DEATH.search(folded):
        return "condolence"
    if WAITED.search(folded):
        return "sorry_wait"
    if ANGRY.search(folded):
        return "calm"
    if WRONG_BILL.search(folded) and "number" not in folded:
        return "sorry_bill"
    return "delicate" if is_delicate(text) else None


def is_delicate(text: str) -> bool:
    """Whether somebody says that it is hard to say what it is."""
    return DELICATE.search(fold(text)) is not None
