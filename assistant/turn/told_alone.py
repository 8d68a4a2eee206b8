"""An answer that is nothing but a name, or nothing but part of a birth date: whatever else its words can mean, it is that."""

# ruff: noqa: E501
from __future__ import annotations

import re
from itertools import pairwise

from guardrails.redaction.ordinary import is_plain
from language.people.casing import cased
from language.text import fold
from language.types import Intent, Slots, Span, Understanding
from language.vocabulary.common import PARTICLES, TITLES

LONGEST = 90
"""Characters that such an answer takes."""

ANNOUNCED = re.compile(
    r"\W*(?:(?:um|uh|oh|ok|okay|yes|sure|hi|hello|well|si|bueno|claro|hola|este|pues)\W+)*"
    r"(?P<cue>(?:my|the|his|her|patient'?s?) (?:full |whole )?name(?: is|'s|:)?|name(?: is|'s|:)|it'?s|it is|i'?m|i am|this is|soy|es|me llamo|se llama|(?:mi|su|el) nombre(?: completo)?(?: es|:)?|nombre:)?\W*"
)
WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
BETWEEN = re.compile(r"\.?[ -]*|,? *")
LEAST, MOST = 2, 7

MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre)"
DAY = r"(?:(?:the |el )?\d{1,2}(?:st|nd|rd|th)?)"
YEAR = r"(?:(?:of |in |del? |en el |')?\d{2,4})"
PART = re.compile(
    r"\W*(?:(?:um|uh|well|pues|este|it'?s|it is|its|es|fue|i was born|i'?m from|born|naci|nacio|nacida?|my birthday is|mi cumpleanos es|in|on|en|el|the|de|del)\W+)*"
    rf"(?:{MONTH}(?: {YEAR})?|{MONTH} {DAY}(?:,? {YEAR})?|{DAY} (?:of |de )?{MONTH}(?:,? {YEAR})?|\d{{1,2}}[/.-]\d{{1,2}}|\d{{2,5}}"
    r"|(?:(?:i'?m|i am|im|she'?s|he'?s|she is|he is|tengo|tiene|cumpli) )?\d{1,3}(?: (?:years?(?: old)?|yrs?(?: old)?|yo|anos(?: de edad)?))?)\W*"
)
"""A month, a day without its year, a year, an age."""

NEW_HERE = re.compile(
    r"\W*(?:(?:no|oh|um|well|but|sorry|wait|ok|because|pero|es que|perdon|no tengo(?: (?:el|ese|ningun))? codigo|i (?:don'?t|do not) have (?:a|the) code)\W+)*"
    r"(?:(?:i'?m|i am|im|we'?re|we are|she'?s|he'?s|they'?re|soy|somos|es|ella es|el es)\W+)?(?:a )?(?:brand )?"
    r"(?:new(?: here| patient| to you)?|nuev[oa]s?(?: aqui| paciente)?|paciente nuev[oa]|first time(?: here)?|(?:mi |la |es mi )*primera vez(?: aqui| que voy| que vengo)?"
    r"|not a patient(?: yet)?|(?:i'?ve |i have )?never been (?:there|here|to you)(?: before)?|(?:i )?(?:don'?t|do not) have (?:an? )?(?:account|record|file|chart)(?: (?:there|here|with you))?"
    r"|(?:i'?m |i am )?not (?:in your (?:system|records)|registered)(?: yet)?|no (?:soy paciente|estoy registrad[oa]|tengo expediente)|nunca he (?:ido|estado|venido)(?: ahi| aqui)?)"
    r"(?:,? (?:and|y) (?:\w+ ){1,3}(?:too|tambien))?(?:\W+(?:here|so|though|sorry|aqui|todavia|perdon))*\W*"
)
"""That no number is on record yet, said where a code was sent to one."""


def is_new_here(text: str) -> bool:
    """Whether the message says that they have never been here, and nothing else."""
    return len(text) <= LONGEST and NEW_HERE.fullmatch(fold(text)) is not None


def only_name(heard: Understanding) -> Understanding | None:
    """The message as nothing but a name; None where it says more, or where a word of it names nobody."""
    lead = ANNOUNCED.match(fold(heard.text[:LONGEST]))
    start = lead.end() if lead is not None else 0
    found = list(WORD.finditer(heard.text[:LONGEST], start)) if len(heard.text) <= LONGEST else []
    if not LEAST <= len(found) <= MOST or heard.text[found[-1].end() :].strip(" .!,"):
        return None
    gaps = [heard.text[one.end() : other.start()] for one, other in pairwise(found)]
    if heard.text[start : found[0].start()].strip() or not all(BETWEEN.fullmatch(gap) for gap in gaps):
        return None
    if not _name_somebody([word[0] for word in found]):
        return None
    comma = next((place for place, gap in enumerate(gaps, 1) if "," in gap), None)
    words = [word[0] for word in found]
    if comma is not None:
        if sum("," in gap for gap in gaps) > 1 or not _surnames_first(words, comma):
            return None
        words = [*words[comma:], *words[:comma]]
    span = Span(start=found[0].start(), end=found[-1].end(), type="NAME")
    return Understanding(
        text=heard.text,
        lang=heard.lang,
        intents=(Intent.VERIFY,),
        slots=Slots(
            person_name=" ".join(
                word if word.istitle() else cased(word, first=n == 0 and comma is None) for n, word in enumerate(words)
            )
        ),
        spans=(span,),
    )


def _name_somebody(words: list[str]) -> bool:
    """Two words that can be names; of two that can be days as well, both have to be written as names."""
    own = [word for word in words if fold(word) not in PARTICLES and len(word) > 1]
    if len(own) < LEAST or any(fold(word) in TITLES or is_plain(word) for word in own):
        return False
    return all(word[0].isupper() for word in own) or not any(DAYS.fullmatch(fold(word)) for word in own)


DAYS = re.compile(rf"{MONTH}|mon|tue|wed|thu|fri|sat|sun|\w+day|lunes|martes|miercoles|jueves|viernes|sabado|domingo")


def _surnames_first(words: list[str], comma: int) -> bool:
    """ "Underhill, Edith" and "de la Cruz, María Elena", but not "Kike, Enrique Bustos", which is a nickname before a name."""
    first = [word for word in words[comma:] if len(word) > 1]
    return len(first) == 1 or comma > 1


def in_part(heard: Understanding) -> bool:
    """Whether the message tells part of a birth date and nothing else: "June 81", "6/18", "tengo 45 años"."""
    known = heard.slots.birth_date or heard.slots.birth_date_readings
    return not known and len(heard.text) <= LONGEST and PART.fullmatch(fold(heard.text)) is not None
