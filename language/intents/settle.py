"""What one intent makes of another: changes, corrections, and what is none of ours."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.intents.complaints import HURTS
from language.intents.kinds import ANSWERING, ASKED, CHANGES, OF_A_VISIT, PROVING
from language.intents.signals import Signals
from language.message import Message
from language.text.patterns import says
from language.types import Expecting, Intent


def settle(said: set[Intent], message: Message, signals: Signals) -> None:
    """What one intent makes of another."""
    if (
        Intent.REQUEST_HUMAN in said
        and not signals.medical
        and not says(r"\b(?:appointment|appt|book|schedule|cita|agendar|reservar)\b", message.folded)
    ):
        said.discard(Intent.BOOK)
    if Intent.LIST in said and not signals.medical:
        said.discard(Intent.MEDICAL_ADVICE)
    _out_of_scope(said, message, signals)
    _what_is_arranged(said, message)
    _where_they_are(said, message)
    _signed_up_for(said, message)
    if said & {Intent.RESCHEDULE, Intent.CANCEL, Intent.LIST, Intent.WAITLIST, Intent.CHECK_IN}:
        _one_visit(said, message)
    if Intent.STOP in said and (len(message.tokens) > 6):
        said.discard(Intent.STOP)
    if message.expecting in PROVING and signals.given:
        said -= {Intent.BOOK, Intent.OUT_OF_SCOPE, Intent.CORRECT, Intent.MEDICAL_ADVICE} - (
            {Intent.CORRECT} if signals.yes is False else set()
        )
    _corrections(said, message, signals)
    if Intent.GOODBYE in said and said & (OF_A_VISIT | {Intent.QUESTION}):
        said.discard(Intent.GOODBYE)
    if Intent.REPEAT in said and said & OF_A_VISIT:
        said.discard(Intent.REPEAT)


HAS_ALREADY = re.compile(
    r"\b(?:i (?:already )?(?:have|had|got)|(?:my|his|her|our) (?:\w+ ){0,4}?(?:appointment|appt|visit)|que (?:ya )?tengo|(?:mi|su) (?:cita|visita|turno))\b"
)
"""What tells of a visit other than the one being arranged."""


def _what_is_arranged(said: set[Intent], message: Message) -> None:
    """While a visit is read back, "move it to Friday" changes what was just said; among offers it asks for others."""
    arranging = message.expecting in (Expecting.READING, Expecting.CHOICE)
    if Intent.RESCHEDULE in said and arranging and not HAS_ALREADY.search(message.folded):
        said.discard(Intent.RESCHEDULE)
        said.add(Intent.CORRECT if message.expecting is Expecting.READING else Intent.BOOK)


ASKS_PARKING = re.compile(
    r"\b(?:where (?:do|can|should|to)\b.{0,25}\bpark|validat\w+|park\w* (?:free|cost|fee|pass)|donde (?:me )?(?:estacion|parque|dej)\w*|cuanto cuesta)"
)


def _where_they_are(said: set[Intent], message: Message) -> None:
    """Who has arrived and says so from the parking lot asks nothing about parking."""
    if Intent.CHECK_IN in said and not ASKS_PARKING.search(message.folded):
        said.discard(Intent.PARKING)


FOR_A_CLASS = re.compile(r"\b(?:class|group|workshop|course|clase|grupo|taller|curso)\b")


def _signed_up_for(said: set[Intent], message: Message) -> None:
    """ "Sign me up for the class" books; it makes nobody a patient."""
    if Intent.REGISTER in said and FOR_A_CLASS.search(message.folded):
        said.discard(Intent.REGISTER)
        said.add(Intent.BOOK)


TAKEN_BACK = re.compile(
    r"\b(?:meant|actually|wrong|changed my mind|scratch|correction|misspoke|mistake|sorry|oops|wait|i said|i asked|instead|rather|quise decir|equivoque|en realidad|en vez|mejor|perdon|confundi|dije|era)\b"
)


CLEARLY_BOOKED = re.compile(r"\b(?:also|book|schedule|appointment|agendar|cita|tambien)\b")


def _corrections(said: set[Intent], message: Message, signals: Signals) -> None:
    """Something said before is taken back; what a message repairs within itself is not."""
    value = signals.timed or signals.medical or signals.given or signals.whom
    if message.expecting in ANSWERING and signals.yes is False and (signals.timed or signals.medical):
        said.add(Intent.CORRECT)
    if message.expecting not in (*ANSWERING, Expecting.CHOICE) and not TAKEN_BACK.search(message.folded):
        said.discard(Intent.CORRECT)
    if said & {Intent.REQUEST_HUMAN, Intent.HELP, Intent.REPEAT, Intent.CHECK_IN}:
        said.discard(Intent.CORRECT)
    if message.expecting is Expecting.NOTHING and said & ASKED - {Intent.OUT_OF_SCOPE}:
        said.discard(Intent.CORRECT)
    if said & CHANGES or not (value or said & OF_A_VISIT or signals.yes is False or message.expecting in ANSWERING):
        said.discard(Intent.CORRECT)
    if Intent.CORRECT in said and not CLEARLY_BOOKED.search(message.folded):
        said.discard(Intent.BOOK)


NOT_CANCEL = r"\b(?:don't|do not|not|no|sin|instead of|en vez de) (?:want to |quiero |la |lo )?cancel"


def _one_visit(said: set[Intent], message: Message) -> None:
    """A visit that is moved, cancelled or looked up is not booked by the same words."""
    text = message.folded
    again = says(
        r"\b(?:and (?:also )?(?:book|schedule|make|i need|need|want)|(?:book|schedule|make|get) (?:a |an )?(?:new|another)|(?:also|plus|i'd also|as well)\b.*\b(?:like|need|want|book|get)|(?:like|need|want|book|get)\b.*\b(?:as well|too)\b|y (?:tambien )?(?:agendar|reservar|hacer|quiero|necesito)|otra cita|nueva cita|tambien)\b",
        text,
    )
    if not again:
        said.discard(Intent.BOOK)
    if (
        Intent.RESCHEDULE in said
        and Intent.CANCEL in said
        and (not says(r"\b(?:cancel|cancelar|cancele|cancela|anul|quit|borr)", text) or says(NOT_CANCEL, text))
    ):
        said.discard(Intent.CANCEL)
    if (
        said & {Intent.RESCHEDULE, Intent.CANCEL}
        and Intent.LIST in said
        and not says(r"\b(?:when|what|cuando|que hora|list|show)\b", text)
    ):
        said.discard(Intent.LIST)
    if Intent.WAITLIST in said and Intent.CANCEL in said and not says(r"\bcancel\w* (?:my|the|it|mi|la)\b", text):
        said.discard(Intent.CANCEL)


TO_DO = re.compile(
    r"\b(?:to-? ?do list|todo|events?|accounts?|oil|cards?|meetings?|songs?|calendar|subscription|tires?|policy|reminders?|alarms?|saying|play)\b"
)
"""What else can be moved or cancelled."""


def _out_of_scope(said: set[Intent], message: Message, signals: Signals) -> None:
    """Something else altogether, unless a visit or the body is in the same message, or a question was answered."""
    if Intent.OUT_OF_SCOPE not in said:
        return
    answered = message.expecting is not Expecting.NOTHING and (signals.timed or signals.yes is not None)
    ours = signals.named or (signals.symptom is not None and HURTS.search(message.folded) is not None)
    if (
        answered
        or ours
        or signals.chosen
        or (said & CHANGES and not TO_DO.search(message.folded))
        or said & {Intent.LIST, Intent.WAITLIST, Intent.TELEHEALTH, Intent.PARKING}
    ):
        said.discard(Intent.OUT_OF_SCOPE)
        return
    said -= CHANGES if TO_DO.search(message.folded) else set()
    said -= {
        Intent.BOOK,
        Intent.VERIFY,
        Intent.INSURANCE,
        Intent.QUESTION,
        Intent.MEDICAL_ADVICE,
        Intent.CORRECT,
        Intent.PARKING,
    }
