"""Hears whether a medicine is to be taken or stopped before something: a doctor says that, never a desk."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.intents.sentences import asks
from language.text.normalise import fold
from language.types import Lang

LONGEST = 400
"""Characters of a message that is looked at."""

MEDICINE = (
    r"(?:(?:blood )?thinners?|anticoagulants?|warfarin|coumadin|eliquis|xarelto|plavix|clopidogrel|aspirin|ibuprofen|advil|tylenol|metformin|insulin|ozempic|statins?|lisinopril|prednisone|steroids?|pills?|tablets?|meds|medications?|medicines?"
    r"|anticoagulantes?|aspirinas?|ibuprofeno|metformina|insulina|esteroides|pastillas?|medicinas?|medicamentos?)"
)
ACT = r"(?:stop|quit|skip|pause|hold|go off|come off|get off|stay off|take|keep taking|stop taking|continue|keep on)"
ACT_ES = r"(?:dejar|suspender|parar|tomar(?:me)?|seguir|continuar|saltar(?:me)?)"
WHO = r"(?:i|we|he|she|they|my \w+)"
MUST = rf"(?:(?:do|does|should|can|may|must|could|would) {WHO}(?: (?:have|need|got) to| still| just)?|(?:am i|are we|is (?:he|she)) (?:supposed|allowed|meant) to)"
MUST_ES = r"(?:debo|puedo|tengo que|hay que|necesito|debe|puede|tiene que|deberia) (?:de )?"
ASKED = re.compile(
    rf"\b{MUST} {ACT}\b(?: (?!and\b|an?\b)\w+){{0,4}}? {MEDICINE}\b"
    rf"|\b{MEDICINE}\b[^.?!]{{0,25}}?\b{MUST} {ACT}\b(?: (?:it|them|that|those|taking (?:it|them)))?\W*(?:$|[?.!]|\b(?:before|for|first|prior|beforehand|on|the)\b)"
    rf"|\b(?:{MUST_ES}{ACT_ES}|dejo(?: de tomar)?|suspendo|paro(?: de tomar)?|me tomo|tomo|sigo(?: tomando)?)\b(?: (?!y\b|un\b|una\b)\w+){{0,4}}? {MEDICINE}\b"
    rf"|\b{MEDICINE}\b[^.?!]{{0,25}}?\b(?:(?:l[oa]s?|me l[oa]s?) (?:dejo|suspendo|tomo|sigo tomando|debo|puedo|tengo que)|(?:dejo|debo dejar|tengo que dejar|puedo tomar|debo tomar|debo suspender) ?(?:de tomar)?(?:l[oa]s?)?)\b"
)
OUT = re.compile(
    rf"\b(?:ran|run|running|am|i'?m|is|are|almost|all) out of (?:(?!(?:time|work|town|state|network|office)\b)[a-z]+ ){{0,3}}(?:{MEDICINE}|inhalers?|nitro\w*|epi ?pens?)\b"
    rf"|\b(?:se me|se le|se nos) (?:acab\w+|termin\w+) (?:(?:el|la|los|las|mi|mis|su|sus)\b )?(?:{MEDICINE}|inhalador\w*|nitro\w*)\b"
    rf"|\bme quede sin (?:(?:el|la|los|las|mi|mis)\b )?(?:{MEDICINE}|inhalador\w*)\b"
)
PARTS = re.compile(r"[.;!?]+|,? \b(?:and|also|plus|y|ademas|tambien)\b ")
"""What parts a question from the next."""


def is_out_of_medicine(text: str) -> bool:
    """Whether somebody has no more of a medicine."""
    return OUT.search(fold(text[:LONGEST])) is not None


def about_a_medicine(text: str) -> bool:
    """Whether it is asked if a medicine is to be taken, kept up or stopped."""
    return ASKED.search(fold(text[:LONGEST])) is not None


def asks_besides(text: str, lang: Lang) -> bool:
    """Whether anything else is asked in the same message."""
    parts = (part for part in PARTS.split(fold(text[:LONGEST])) if part.strip())
    return any(asks(part, lang) and ASKED.search(part) is None for part in parts)
