"""Intents by pattern, several at once, then what they make of each other."""

# ruff: noqa: E501
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from language.message import Message
from language.text.patterns import says
from language.types import Expecting, Intent, Lang
from language.vocabulary import intents_en, intents_es

PROVING = (Expecting.NAME, Expecting.BIRTH_DATE, Expecting.CODE, Expecting.PHONE)
TOO_LATE = re.compile(
    r"\b(?:too late|still|able to|possible|allowed|penalty|fee|charge|policy|how (?:do|can|would|late|soon|far)|what happens if|tarde para|todavia|aun|a tiempo|cargo|multa|politica|como cancel|como (?:puedo )?cancel\w*|que pasa si|cobran|hasta cuando)\b"
)
CHANGES = {Intent.CANCEL, Intent.RESCHEDULE}
OF_A_VISIT = {Intent.BOOK, Intent.RESCHEDULE, Intent.CANCEL, Intent.LIST, Intent.WAITLIST}


@dataclass(frozen=True)
class Signals:
    """What the slots say that an intent may rest on."""

    medical: bool = False
    """A visit type, specialty, symptom or practitioner was named."""
    chosen: bool = False
    yes: bool | None = None
    sooner: bool = False
    given: bool = False
    """A name, birth date, phone or code was given."""
    timed: bool = False


@lru_cache(maxsize=2)
def _patterns(lang: Lang) -> dict[Intent, tuple[re.Pattern[str], ...]]:
    found = intents_en.PATTERNS if lang == "en" else intents_es.PATTERNS
    return {intent: tuple(re.compile(p) for p in patterns) for intent, patterns in found.items()}


def intents(message: Message, signals: Signals) -> tuple[Intent, ...]:
    """Everything the message wants, in the order of `Intent`."""
    said = {
        intent
        for intent, patterns in _patterns(message.lang).items()
        if any(p.search(message.folded) for p in patterns)
    }
    if signals.yes is not None:
        said.add(Intent.CONFIRM if signals.yes else Intent.DENY)
    if signals.chosen:
        said.add(Intent.CHOOSE)
    _settle(said, message, signals)
    return tuple(i for i in Intent if i in said)


def _settle(said: set[Intent], message: Message, signals: Signals) -> None:
    """What one intent makes of another."""
    if (
        Intent.REQUEST_HUMAN in said
        and not signals.medical
        and not says(r"\b(?:appointment|appt|book|schedule|cita|agendar|reservar)\b", message.folded)
    ):
        said.discard(Intent.BOOK)
    _questions(said, message)
    if Intent.LIST in said and not signals.medical:
        said.discard(Intent.MEDICAL_ADVICE)
    _out_of_scope(said, signals)
    if Intent.RESCHEDULE in said or Intent.CANCEL in said or Intent.LIST in said or Intent.WAITLIST in said:
        _one_visit(said, message)
    if Intent.STOP in said and (len(message.tokens) > 6):
        said.discard(Intent.STOP)
    if message.expecting in PROVING and signals.given:
        said -= {Intent.BOOK, Intent.OUT_OF_SCOPE, Intent.CORRECT, Intent.MEDICAL_ADVICE} - (
            {Intent.CORRECT} if signals.yes is False else set()
        )
        said.add(Intent.VERIFY)
    if Intent.CORRECT in said and not (
        signals.timed or signals.medical or signals.given or said & OF_A_VISIT or signals.yes is False
    ):
        said.discard(Intent.CORRECT)
    if Intent.GOODBYE in said and said & (OF_A_VISIT | {Intent.QUESTION}):
        said.discard(Intent.GOODBYE)
    if Intent.REPEAT in said and said & OF_A_VISIT:
        said.discard(Intent.REPEAT)


def _one_visit(said: set[Intent], message: Message) -> None:
    """A visit that is moved, cancelled or looked up is not booked by the same words."""
    text = message.folded
    again = says(
        r"\b(?:and (?:also )?(?:book|schedule|make)|(?:book|schedule|make|get) (?:a |an )?(?:new|another)|y (?:tambien )?(?:agendar|reservar|hacer)|otra cita|nueva cita)\b",
        text,
    )
    if not again:
        said.discard(Intent.BOOK)
    if Intent.RESCHEDULE in said and Intent.CANCEL in said and not says(r"\b(?:cancel|cancelar|cancele|anular)", text):
        said.discard(Intent.CANCEL)
    if (
        said & {Intent.RESCHEDULE, Intent.CANCEL}
        and Intent.LIST in said
        and not says(r"\b(?:when|what|cuando|que hora|list|show)\b", text)
    ):
        said.discard(Intent.LIST)


OF_THE_GARAGE = re.compile(r"\b(?:where|how much|is there|do you have|donde|cuanto|hay)\b")
OWN_SPACE = re.compile(r"\b(?:my|usual|reserve|mi|siempre|reservar|apartar)\b")


def _questions(said: set[Intent], message: Message) -> None:
    """ "Am I too late to cancel?" asks about cancelling; it does not cancel. "Where do I park?" reserves nothing."""
    if Intent.PARKING in said and OF_THE_GARAGE.search(message.folded) and not OWN_SPACE.search(message.folded):
        said.discard(Intent.PARKING)
        said.add(Intent.QUESTION)
    if Intent.QUESTION in said and said & CHANGES and TOO_LATE.search(message.folded):
        said -= CHANGES
        said.discard(Intent.BOOK)
    if (
        Intent.MEDICAL_ADVICE in said
        and Intent.BOOK in said
        and not says(r"\b(?:appointment|book|schedule|see|visit|cita|agendar|reservar|ver)\b", message.folded)
    ):
        said.discard(Intent.BOOK)


def _out_of_scope(said: set[Intent], signals: Signals) -> None:
    """Something else altogether, unless a visit or the body is in the same message."""
    if Intent.OUT_OF_SCOPE not in said:
        return
    if signals.medical or said & {Intent.RESCHEDULE, Intent.CANCEL, Intent.LIST, Intent.WAITLIST, Intent.TELEHEALTH}:
        said.discard(Intent.OUT_OF_SCOPE)
        return
    said -= {Intent.BOOK, Intent.INSURANCE, Intent.QUESTION, Intent.MEDICAL_ADVICE, Intent.CORRECT, Intent.PARKING}
