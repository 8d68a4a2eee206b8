"""What is asked about the times shown: who the doctors are, and which time is the first. It chooses none of them."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.frame import OfferTopic
from language.spoken import NAMED
from language.text import fold

LEAD = r"\W*(?:(?:and|so|but|oh|ok|okay|um|uh|well|wait|hold on|sorry|also|hmm|then|yes|y|pero|oiga|bueno|pues|este|entonces|perdon|espere|si)\W+)*"
TAIL = r"(?:\W+(?:please|then|though|by the way|for (?:me|my \w+|kids|children)|or not|or what|por favor|entonces|pues|o no|verdad))*\W*"
ONE = r"(?:(?:the )?(?:doctor|dr|doc|first|second|third|last|one|other)(?: (?:one|doctor|dr|doc|time|option))?|(?:number|option|dr\.?|doctor) ?(?:\d|one|two|three)|[123]|(?:the )?(?:mon|tues|wednes|thurs|fri|satur|sun)day one|it|that|this|(?:that|this) (?:one|doctor)|he|she|they|any of (?:them|these|those)|(?:them|these|those)(?: doctors)?)"
UNA = r"(?:(?:la|el) (?:doctora|doctor|dra\.?|dr\.?|medica|medico|primer[ao]?|segund[ao]|tercer[ao]?|ultim[ao]|1|2|3)|es[ae]|est[ae]|ella|ell[oa]s|alguna?(?: de (?:ellas|ellos|esas|esos))?)"
KIND = r"(?:(?:an? )?(?:\w+ )?(?:woman|man|female|male|lady|guy|girl|gentleman)(?: (?:doctor|dr|doc|one))?(?: or (?:an? )?(?:woman|man|female|male|lady|guy|girl))?|(?:with )?an? (?:woman|man|female|male|lady)(?: doctor)?)"
TIPO = r"(?:(?:una? )?(?:mujer|hombre|doctora|doctor|medica|medico|senora|senor)(?: o (?:una? )?(?:mujer|hombre|doctora|doctor))?)"
WHO = (
    rf"(?:who(?:'s| is|s| are)?|which|what) (?:are |is )?(?:the |my |that |this |those |these )?(?:doctors?|dr|docs?|physicians?)(?: (?:is|are) (?:it|that|this|they|those|these))?(?: (?:for|of|on) {ONE})?"
    r"|who(?:'s| is|s| are) (?:he|she|it with|that with|they)|who (?:would|will|do|am) i (?:see|seeing|be seeing|get)(?: (?:then|there))?|what(?:'s| is|s) (?:the|his|her) (?:doctor'?s? |dr'?s? )?name|tell me (?:more )?about (?:the doctors?|them|these doctors|those doctors)"
    rf"|(?:is|are) {ONE} (?:with )?{KIND}|(?:is|are) {ONE} (?:really |actually )?(?:an? )?(?:real |actual |proper )?(?:doctors?|nurses?|assistants?|pa|specialists?|residents?|students?)(?: or (?:like |just |only )?(?:an? )?(?:doctor|nurse|assistant|pa|specialist|resident|student|physician assistant))?|(?:what(?:'s| is|s) the )?difference(?: between\b[^.?!]{{0,60}})?|(?:do|does|can) {ONE} speak (?:any )?(?:{NAMED})|what languages? (?:do|does) {ONE} speak"
    rf"|(?:quien|quienes|cual|cuales|que) (?:es |son |seria )?(?:el |la |los |las |mi )?(?:doctora?|doctores|doctoras|medic[oa]s?|dra|dr)(?: es| son)?|(?:con )?quien (?:es|seria|me (?:ve|atiende|va a (?:ver|atender)))|como se llaman? (?:el|la|los|las) (?:doctora?|doctores|medic[oa]s?)"
    rf"|(?:(?:{UNA}) )?(?:es|son) (?:{UNA} )?(?:con )?{TIPO}|(?:que|cual es la) diferencia(?: (?:hay|entre)\b[^.?!]{{0,60}})?|(?:{UNA} )?hablan? (?:{UNA} )?(?:en )?(?:{NAMED})|que idiomas? hablan?(?: {UNA})?"
)
FIRST = (
    r"(?:which|what) (?:one |time |of (?:them|these|those) )?(?:is|'s|comes|would be|are) (?:the )?(?:sooner|soonest|earlier|earliest|first|next|closest)(?: (?:one|time|of (?:them|these|those)))?"
    r"|(?:cual|que hora) (?:de (?:ellas|esas|las (?:dos|tres)) )?(?:es|seria|viene|esta) (?:(?:la|el|lo) )?(?:que (?:esta|es|viene) )?(?:mas (?:pronto|temprano|temprana|cercana|proxima)|primer[ao]?|antes)"
)
PATTERNS: tuple[tuple[OfferTopic, re.Pattern[str]], ...] = (
    ("doctor", re.compile(rf"{LEAD}(?:{WHO}){TAIL}")),
    ("soonest", re.compile(rf"{LEAD}(?:{FIRST}){TAIL}")),
)
MOST_CHARS = 120
"""A longer message says more than this."""


def asks_of_offers(text: str) -> OfferTopic | None:
    """What is asked of them, where that is all; None for any other message."""
    folded = fold(text.strip())
    if len(folded) > MOST_CHARS:
        return None
    return next((topic for topic, pattern in PATTERNS if pattern.fullmatch(folded)), None)
