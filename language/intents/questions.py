"""What is only asked about, message by message and sentence by sentence."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.intents.complaints import is_wished, of_the_body
from language.intents.kinds import ASKED, CHANGES, NO_REQUEST
from language.intents.patterns import said_in
from language.intents.sentences import asks, asks_for_a_time, is_a_request, sentences
from language.intents.signals import Signals
from language.message import Message
from language.text.patterns import says
from language.types import Expecting, Intent

TOO_LATE = re.compile(
    r"\b(?:too late|still|able to|possible|allowed|penalty|fee|charge|policy|how (?:do|can|would|late|soon|far)|what happens if|tarde para|todavia|aun|a tiempo|cargo|multa|politica|como cancel|como (?:puedo )?cancel\w*|que pasa si|cobran|hasta cuando)\b"
)


IF = re.compile(r"\b(?:if|si) ")
IS_IT_OK = re.compile(r"\bis (?:it|that|this) (?:ok|okay|safe)\b(?! to\b)")
"""What may be asked of anything."""

NO_VISIT = r"\b(?:not (?:trying|looking|wanting) to (?:make|schedule|book)|no quiero (?:una )?cita|i (?:only|just) (?:want|need|wanna) to (?:know|understand|ask)|no digo que ya|solo por curiosidad)\b"
"""What says outright that nothing is to be booked."""

ONLY_ASKED = re.compile(
    r"^\W*(?:(?:and|so|hi|hello|hey|ok|okay|um|uh|also|but)\W+)*(?:do i (?:need|have to|got to)|would (?:a|the|an)\b|how (?:far|heavy|late)\b|is there a (?:penalty|fee|charge)|which entrance|are (?:parents|kids|children)|does d(?:r|octor)\.? \w+ (?:speak|do|take|treat|see (?:kids|children))|what time do(?:es)? (?:the|your|you))"
)
"""How a sentence begins that asks about visits and for none."""


def questions(said: set[Intent], message: Message, signals: Signals) -> None:
    """What is only asked about. "Am I too late to cancel?" asks about cancelling; it does not cancel."""
    if Intent.QUESTION in said and said & CHANGES and TOO_LATE.search(message.folded):
        said -= CHANGES - _changed_outright(message)
        said.discard(Intent.BOOK)
    if (
        Intent.MEDICAL_ADVICE in said
        and Intent.BOOK in said
        and not says(
            r"\b(?:appointment|book|schedule|see|visit|come in|cita|agendar|reservar|ver|consulta)\b", message.folded
        )
    ):
        said.discard(Intent.BOOK)
    if says(NO_VISIT, message.folded):
        said.discard(Intent.BOOK)
        said.add(Intent.QUESTION)
    if IS_IT_OK.search(message.folded) and signals.symptom is None:
        _of_no_medicine(said, message)
    _what_it_is_about(said, message)
    _by_sentence(said, message, signals)


def _changed_outright(message: Message) -> set[Intent]:
    """Changes that a sentence of their own asks for, beside the one that asks what they cost."""
    parts = [part for _, part in sentences(message.folded)]
    outright = (p for p in parts if not TOO_LATE.search(p) and not asks(p, message.lang) and not IF.search(p))
    return {intent for part in outright for intent in said_in(part, message.lang, CHANGES)}


def _of_no_medicine(said: set[Intent], message: Message) -> None:
    """ "Is that ok?" by itself is no clinical question: one is asked in other words too."""
    rest = IS_IT_OK.sub(" ", message.folded)
    if Intent.MEDICAL_ADVICE in said and not said_in(rest, message.lang, {Intent.MEDICAL_ADVICE}):
        said.discard(Intent.MEDICAL_ADVICE)
        said.add(Intent.QUESTION)


def _by_sentence(said: set[Intent], message: Message, signals: Signals) -> None:
    """A sentence that asks something and nothing else is a question; one that names a visit and asks nothing is a wish."""
    booked, asked = False, False
    parts = list(sentences(message.folded))
    for start, sentence in parts:
        said_here = said_in(sentence, message.lang)
        here = said_here - NO_REQUEST
        named = any(start <= place < start + len(sentence) + 2 for place in signals.places)
        only_asked = ONLY_ASKED.search(sentence) is not None
        about = only_asked or (asks(sentence, message.lang) and not asks_for_a_time(sentence, message.lang))
        others = message.expecting is Expecting.CHOICE and (named or signals.other)
        other_things = here & (ASKED - {Intent.QUESTION, Intent.BOOK})
        if about and not other_things and not others and Intent.TELEHEALTH not in said_here:
            wish = (
                named and is_wished(message, signals) and is_a_request(sentence, message.lang)
            ) or Intent.BOOK in here
            wish = wish and Intent.QUESTION not in here and not only_asked
            if wish and (message.expecting is Expecting.NOTHING or Intent.BOOK in here):
                booked = True
            elif of_the_body(start, sentence, message, signals) and Intent.QUESTION not in here:
                said.add(Intent.MEDICAL_ADVICE)
            else:
                asked = True
        elif Intent.BOOK in here and Intent.QUESTION not in here:
            booked = True
        elif named and not here and not asks(sentence, message.lang) and message.expecting is Expecting.NOTHING:
            booked = booked or (signals.medical and len(parts) > 1)
    if asked and not said & {Intent.HELP, Intent.REPEAT, Intent.OUT_OF_SCOPE, Intent.MEDICAL_ADVICE}:
        said.add(Intent.QUESTION)
        if not booked:
            said.discard(Intent.BOOK)
    if booked and not said & {
        *CHANGES,
        Intent.LIST,
        Intent.CHECK_IN,
        Intent.WAITLIST,
        Intent.MEDICAL_ADVICE,
        Intent.OUT_OF_SCOPE,
    }:
        said.add(Intent.BOOK)


EATING = re.compile(r"\b(?:eat|drink|coffee|water|food|fast|breakfast|comer|beber|cafe|agua|desayun\w*|ayunas)\b")


PREPARING = re.compile(
    r"\b(?:before|day of|appointment|visit|test|colonoscopy|exam|procedure|scan|blood|ultrasound|sonogram|mri|x-?ray|mammogram|surgery|ultrasonido|ecografia|resonancia|tomografia|radiografia|cirugia|antes|cita|examen|analisis|prueba|consulta|estudio|sangre)\b"
)


ASKS_PLAN = re.compile(
    r"\b(?:take|accept\w*|cover\w*|in[- ]network|out of network|good (?:here|there)|work with|copay|deductible|do you|do u|are you|is (?:my|that|it)|does|will|how much|what|which|any problem|ok with"
    r"|toman?|aceptan?|cubre\w*|agarran|reciben?|trabajan|manejan|entra|sirve|que seguros?|cuales|copago)\b|\?"
)


RESULTS = re.compile(
    r"\b(?:test|lab|labs|scan|blood|x-?ray|mri|biopsy) (?:work )?results?\b|\bresultados?\b(?!.*\bcita)"
)
"""What is looked up of a test is no visit."""


def _what_it_is_about(said: set[Intent], message: Message) -> None:
    """Parking, insurance and medicine have an intent of their own; a plan that is only told is no question."""
    text = message.folded
    if Intent.INSURANCE in said and not ASKS_PLAN.search(text):
        said.discard(Intent.INSURANCE)
    if Intent.MEDICAL_ADVICE in said and EATING.search(text) and PREPARING.search(text):
        said.discard(Intent.MEDICAL_ADVICE)
        said.add(Intent.QUESTION)
    if said & {Intent.PARKING, Intent.INSURANCE, Intent.LIST, Intent.HELP, Intent.REPEAT, Intent.MEDICAL_ADVICE}:
        said.discard(Intent.QUESTION)
    if Intent.LIST in said and RESULTS.search(text):
        said.discard(Intent.LIST)
        said.add(Intent.QUESTION)
    if Intent.PARKING in said and Intent.INSURANCE in said:
        said.discard(Intent.INSURANCE)
