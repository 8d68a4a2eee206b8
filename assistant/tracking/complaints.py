"""A complaint told beside a question, and two complaints in one breath: each is a wish to be seen."""

# ruff: noqa: E501
from __future__ import annotations

import re

from assistant.tracking.intents import with_intents
from language.directory import Directory
from language.intents.sentences import asks
from language.text import fold
from language.together import complaints_beside
from language.types import Intent, Slots, Understanding

ASKING = {Intent.QUESTION, Intent.INSURANCE, Intent.PARKING}
BESIDE = {*ASKING, Intent.GREETING, Intent.THANKS}
ONLY_WISHES = {Intent.BOOK, Intent.GREETING, Intent.THANKS, Intent.VERIFY}

CLAUSE = re.compile(
    r"[.;!?]+|,\s|\b(?:and|but|y|pero|so)\s(?=(?:is|are|do|does|how|what|where|when|can|will|es|hay|cuanto|cuanta|donde|aceptan|toman|que|cual|puedo)\b)"
)
MINE = re.compile(r"\b(?:i|i'm|i've|my|our|mi|mis|me|tengo|traigo|ando|nuestr[oa])\b")
WANTS = re.compile(
    r"^\W*(?:(?:hi|hello|hey|hola|so|ok|please|por favor)\W+)*(?:i (?:need|want|would like)|i'd like|(?:yo )?(?:necesito|quiero|quisiera|ocupo)) (?:an?|una?|my|the|mi|to (?:get|have|see|book)|ver|hacerme)\b(?! (?:park|spot|space|space|estacion))"
)
BRINGS_IN = re.compile(
    r"\b(?:bring|get|take) (?:(?:my|our|the) \w+(?: \w+)?|him|her|them) in\b(?! (?:the|with|to)\b)|\b(?:trae|traen|anda con|trae una?) (?:una? |la |el )?\w+"
)
"""A child to be brought in, or one who has something: a visit is wished for."""

ONLY_CURIOUS = re.compile(r"\b(?:question|wondering|curious|know if|ask (?:if|about)|pregunta|duda|saber si)\b")


def beside_question(heard: Understanding) -> Understanding:
    """ "I have a rash, how much does it cost?" asks what it costs and wants to be seen for the rash."""
    intents = set(heard.intents)
    if not intents & ASKING or not intents <= BESIDE:
        return heard
    parts = [part for part in CLAUSE.split(fold(heard.text)) if part.strip()]
    told = [part for part in parts if not asks(part.strip(), heard.lang)]
    if BRINGS_IN.search(fold(heard.text)) and heard.slots.symptom is not None and intents & ASKING == {Intent.QUESTION}:
        return with_intents(heard, {*intents, Intent.BOOK} - {Intent.QUESTION})
    if not any(_complains(part, heard.slots) or _wishes(part, heard.slots) for part in told):
        return heard
    return with_intents(heard, {*intents, Intent.BOOK})


def _complains(part: str, slots: Slots) -> bool:
    symptom = fold(slots.symptom or "")
    return bool(symptom) and symptom in part and MINE.search(part) is not None and ONLY_CURIOUS.search(part) is None


def _wishes(part: str, slots: Slots) -> bool:
    named = slots.visit_type is not None or slots.specialty is not None
    return named and WANTS.search(part) is not None and ONLY_CURIOUS.search(part) is None


def with_both_complaints(heard: Understanding, directory: Directory) -> Understanding:
    """ "My knee hurts and I have a rash" wishes for two visits, one after the other."""
    slots = heard.slots
    named = slots.visit_type or slots.specialty or slots.practitioner
    if slots.symptom is None or named or heard.visits or heard.parts or slots.for_whom not in (None, "self"):
        return heard
    kinds = complaints_beside(heard.text, directory, heard.lang) if set(heard.intents) <= ONLY_WISHES else ()
    if not kinds:
        return heard
    each = tuple(slots.model_copy(update={"visit_type": kind, "visit_type_candidates": ()}) for kind in kinds)
    return with_intents(heard, {*heard.intents, Intent.BOOK}, visits=each)
