"""Hears that somebody else is at the phone than the patient: a wrong number, "I'm not Rosa", "this is her husband"."""

# ruff: noqa: E501
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from language.text import fold
from language.types import Expecting
from language.vocabulary.common import NOT_NAMES

Kind = Literal["wrong_number", "gone", "not_me", "denied", "related"]


@dataclass(frozen=True)
class Stranger:
    """What was said. `denied` is the name (folded) that the speaker says is not theirs, which has to be a name to count.

    "gone" is that somebody does not live here or that a number is no longer theirs: of a child it may be said, too.
    "related" is only what the speaker is to somebody (`to` a name, or "her"): whether that is news depends on who is thought to speak.
    """

    kind: Kind
    denied: str | None = None
    to: str | None = None


REL = (
    r"(?:(?:ex|step|grand)[- ]?)?(?:husband|wife|spouse|partner|boyfriend|girlfriend|fiancee?|son|daughter|mother|mom|mum|mama|father|dad|papa|parent|brother|sister"
    r"|child|kid|aunt|uncle|niece|nephew|cousin|roommate|friend|neighbou?r|caregiver|carer|aide|nurse|landlord|boss|coworker|(?:mother|father|son|daughter|brother|sister)[- ]in[- ]law|ex)(?!'s)"
)
REL_ES = r"(?:ex ?)?(?:espos[oa]|marido|mujer|pareja|novi[oa]|hij[oa]|mama|madre|papa|padre|herman[oa]|abuel[oa]|niet[oa]|ti[oa]|sobrin[oa]|prim[oa]|suegr[oa]|yerno|nuera|cunad[oa]|amig[oa]|vecin[oa]|cuidador[a]?|enfermer[oa]|ex)"
WRONG = re.compile(
    r"\b(?:you|u|y'all|they|this|it|that)(?:'ve| have|'re| are|'s| is)? (?:\w+ ){0,2}?(?:the |a )?wrong (?:number|person|guy|lady)\b"
    r"|\b(?:se )?(?:equivoc(?:o|aron|ado|ada)|equivocad[oa]s?) de (?:numero|persona|telefono)\b|\b(?:usted(?:es)? )?(?:esta|estan) equivocad[oa]s?\b"
)
GONE = re.compile(
    r"\b(?:nobody|no one|noone|there's no|there is no)(?: \w+){0,2} (?:by|with|of) that name\b|\bno one (?:named|called) \w+"
    r"|\b(?:he|she|they|\w+) (?:doesn't|does not|don't) (?:live here|have this (?:number|phone))\b"
    r"|\b(?:this|it) (?:isn't|is not|is no longer|'s not|ain't) (?:her|his|their|[\w-]+'s) (?:\w+ )?(?:number|phone|cell)\b"
    r"|\baqui no vive\b|\beste (?:ya )?no es (?:su|el) (?:numero|telefono)\b"
)
BARE_WRONG = re.compile(r"^\W*(?:\w+\W+){0,3}?(?:wrong (?:number|person)|(?:numero|persona) equivocad[oa])\b")
OWN_SLIP = re.compile(
    r"\b(?:i|we)(?:'ve| have| must have)? (?:\w+ ){0,3}?(?:the |a )?wrong (?:number|person)\b|\bwrong (?:number|person)\W+(?:on file|listed|for (?:me|my)|of|i (?:meant|mean|want)|it'?s|should|in (?:my|the))"
    r"|\b(?:me|nos) equivo\w+|\b(?:puse|escribi|di|marque|tecle\w*|eleg\w*|tienen) (?:\w+ ){0,2}(?:numero|persona) equivocad[oa]|\bequivocad[oa]\W+(?:quise|queria|era|es el)\b"
)
"""The speaker's own slip, or a number on record that is to be put right."""

NOT_ME = re.compile(
    r"\W*(?:(?:no|nope|sorry|um|uh|hey|hi|well|oh|perdon|disculpe|oiga)\W+)*"
    r"(?:(?:that|this|it)(?:'s| is| was)? not me|(?:that|this|it) (?:isn't|ain't|wasn't) me|not me|(?:ese |esa )?no soy (?:yo|es[ea]|esa persona)|yo no soy)\W*"
)
WHOLE = r"(?P<{}>[a-z][\w'-]*(?: [a-z][\w'-]*)?)"
DENIED = re.compile(
    rf"\b(?:i'?m|i am|this is|it'?s|it is|that'?s|you'?re talking to) (?:definitely |actually |really )?not {WHOLE.format('a')}"
    rf"|\b(?:this|it|that) (?:isn'?t|ain'?t) {WHOLE.format('b')}|\bno soy {WHOLE.format('c')}|\b(?:aqui|ella|este|esta|esto) no (?:es|habla) {WHOLE.format('d')}"
    rf"|^\W*(?:no\W+|sorry\W+)?not {WHOLE.format('e')}\W*$"
)
THE_PATIENT = re.compile(
    r"\b(?:i'?m|i am|this is) not (?:the patient|her|him|that person|who you think)\b(?= *(?:$|[.,;!?]|but|and|i'?m|i am|this|so))|\bno soy (?:(?:el|la) paciente|ella|esa persona)\b"
)
RELATED = re.compile(
    rf"\b(?:this is|it'?s|i'?m|i am|it is|you'?re (?:talking|speaking|texting) (?:to|with)|you (?:reached|got|have)) (?:actually |just |only |really )?(?P<her>her|his|their|the patient's) (?:\w+ )?{REL}\b"
    rf"|\b(?:this is|it'?s|i'?m|i am|it is)(?: \w+){{0,2}}?,? (?P<whose>[a-z][\w-]*)'s (?:\w+ )?{REL}\b"
    rf"|\b(?:soy|(?:le |les )?(?:habla|escribe|contesta|responde)) (?P<su>su) {REL_ES}\b"
    rf"|\b(?:soy|(?:le |les )?(?:habla|escribe|contesta|responde)) (?:el|la) {REL_ES} de (?P<de>[a-z][\w-]*)"
)
NOBODY = frozenset(
    "mi my un una el la los las este esta usted ustedes today tomorrow it what that there here one everyone everybody somebody".split()
)
"""What stands where a name would."""

POINTING = (Expecting.CHOICE, Expecting.PHONE, Expecting.CODE, Expecting.KIND)
"""Questions that "wrong number" answers in another sense."""


def stranger(text: str, expecting: Expecting = Expecting.NOTHING) -> Stranger | None:
    """What the message says of it; None where it says nothing."""
    said = fold(text)
    if not OWN_SLIP.search(said) and (WRONG.search(said) or (expecting not in POINTING and BARE_WRONG.search(said))):
        return Stranger("wrong_number")
    if GONE.search(said):
        return Stranger("gone")
    if THE_PATIENT.search(said):
        return Stranger("not_me")
    if expecting is not Expecting.PERSON and any(NOT_ME.fullmatch(part) for part in re.split(r"[.!?;\n]+", said)):
        return Stranger("not_me")
    related = _related(said)
    names = (next(group for group in match.groups() if group) for match in DENIED.finditer(said))
    denied = next((name for name in names if name.split()[0] not in NOT_NAMES), None)
    return (
        Stranger("denied", denied=denied, to=related)
        if denied
        else Stranger("related", to=related)
        if related
        else None
    )


def _related(said: str) -> str | None:
    for match in RELATED.finditer(said):
        to = next(group for group in match.groups() if group)
        if to not in NOBODY and re.fullmatch(REL, to) is None:
            return "her" if match.group("her") or match.group("su") else to
    return None
