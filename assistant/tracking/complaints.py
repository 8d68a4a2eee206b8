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

UNSEEN = {Intent.MEDICAL_ADVICE, Intent.OUT_OF_SCOPE}
COURTESIES = {Intent.GREETING, Intent.THANKS}
SURE_OF_ITSELF = 0.95
HERS = re.compile(
    r"\b(?:my|his|her|our|i|i'm|im|i've|he|she|mi|mis|su|me|le|se me|tengo|traigo|ando|estoy|esta|siento|amanezco)\b"
)
CLINICAL = re.compile(
    r"\?|\b(?:should|can i|could i|may i|is (?:it|this|that)|what (?:do|can|should|could)|how (?:much|many|long|bad)|normal|serious|dangerous|contagious|debo|deberia|puedo|grave|peligros[oa]|contagios[oa]|que (?:hago|tomo|me pongo|le doy|puedo)|cuant[oa]s?|no se si (?:ir|voy|llev\w+)|urgencias o|er or)\b"
)
HOW_SOON = re.compile(
    r"\b(?:how (?:long|bad|much) (?:is|are|would|will) (?:the|your|my)? ?wait|how (?:soon|quickly|fast|early) (?:can|could|would|until)|how far (?:out|ahead|off) (?:are|is)|(?:what(?:'s| is) the|how long(?:'s)? (?:is )?the) (?:wait|waiting|waitlist|next (?:opening|available))"
    r"|cuanto (?:hay que|se) (?:espera\w*|tarda\w*)|que tan (?:pronto|rapido|llen[oa])|cuanto (?:es|esta) (?:el tiempo de |la )?espera|para cuando (?:hay|tienen|seria))\b"
)
MEDICINE = re.compile(
    r"\b(?:my|mis?|the|las?|los?) (?:\w+ )?(?:pills?|meds?|medicines?|medications?|thinners?|insulin|dos[ei]s?|prescriptions?|pastillas?|medicinas?|medicamentos?|insulina|recetas?)\b"
)
"""Medicine that somebody takes already: what to do with it is no complaint."""

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


def to_be_seen(heard: Understanding) -> Understanding:
    """A complaint is to be seen for, also where it is asked what to do about it or sounds like none of ours."""
    intents, slots = set(heard.intents), heard.slots
    named = slots.visit_type or slots.specialty or slots.practitioner
    if named or not slots.visit_type_candidates or not intents & UNSEEN or not intents <= {*UNSEEN, *COURTESIES}:
        return heard
    folded = fold(heard.text)
    if Intent.OUT_OF_SCOPE in intents:
        sure = slots.visit_type_candidates[0].score >= SURE_OF_ITSELF and HERS.search(folded)
        return with_intents(heard, {*intents, Intent.BOOK} - UNSEEN) if sure else heard
    if slots.symptom is None or MEDICINE.search(folded):
        return heard
    return with_intents(heard, {*intents, Intent.BOOK} - (set() if CLINICAL.search(folded) else UNSEEN))


def asks_how_soon(heard: Understanding) -> Understanding:
    """ "How long is the wait for dermatology?" is answered by its next times."""
    named = heard.slots.visit_type or heard.slots.specialty or heard.slots.practitioner
    if set(heard.intents) != {Intent.QUESTION} or not named or HOW_SOON.search(fold(heard.text)) is None:
        return heard
    return with_intents(heard, {Intent.BOOK})


def _complains(part: str, slots: Slots) -> bool:
    symptom = fold(slots.symptom or "")
    told = MINE.search(part) is not None or part.strip() == symptom
    return bool(symptom) and symptom in part and told and ONLY_CURIOUS.search(part) is None


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
