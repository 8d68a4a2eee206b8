"""Intents by pattern, several at once, then what they make of each other."""

# ruff: noqa: E501
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from language.intents.sentences import asks, asks_for_a_time, is_a_request, is_idle, sentences
from language.message import Message
from language.text.normalise import fold
from language.text.patterns import says
from language.types import Expecting, Intent, Lang
from language.vocabulary import intents_en, intents_es

PROVING = (Expecting.NAME, Expecting.BIRTH_DATE, Expecting.CODE, Expecting.PHONE)
ANSWERING = (Expecting.YES_NO, Expecting.READING)
TOO_LATE = re.compile(
    r"\b(?:too late|still|able to|possible|allowed|penalty|fee|charge|policy|how (?:do|can|would|late|soon|far)|what happens if|tarde para|todavia|aun|a tiempo|cargo|multa|politica|como cancel|como (?:puedo )?cancel\w*|que pasa si|cobran|hasta cuando)\b"
)
CHANGES = {Intent.CANCEL, Intent.RESCHEDULE}
OF_A_VISIT = {Intent.BOOK, Intent.RESCHEDULE, Intent.CANCEL, Intent.LIST, Intent.WAITLIST}
ASKED = OF_A_VISIT | {
    Intent.CHECK_IN, Intent.PARKING, Intent.QUESTION, Intent.INSURANCE, Intent.REQUEST_HUMAN, Intent.EMERGENCY, Intent.MEDICAL_ADVICE, Intent.REPEAT,
    Intent.HELP, Intent.STOP, Intent.OUT_OF_SCOPE, Intent.TELEHEALTH,
}  # fmt: skip
"""What a message can ask for in words; where it does, a doctor or a time that it names is no further wish."""

FILLED = re.compile(r"^\W*(?:yeah|yes|yep|ok|okay|well|sure|right|si|bueno|claro|ok|pues|este|ah)\b")
"""What people begin with before the first question was asked: no answer."""


@dataclass(frozen=True)
class Signals:
    """What the slots say that an intent may rest on."""

    named: bool = False
    """A visit type, specialty or practitioner was named, or a woman or a man asked for."""
    symptom: str | None = None
    """The complaint in the patient's words."""
    chosen: bool = False
    refused: bool = False
    """None of the offers was wanted."""
    yes: bool | None = None
    sooner: bool = False
    given: bool = False
    """A name, birth date, phone or code was given."""
    timed: bool = False
    whom: bool = False
    known: bool = False
    """The speaker has been here before."""
    in_person: bool = False
    other: bool = False
    """Somebody or something else than what was offered was asked for."""
    places: tuple[int, ...] = ()
    """Where in the text something to be seen for, or by, or when, was named."""
    left: tuple[str, ...] = ()
    """The words that no reader took."""

    @property
    def medical(self) -> bool:
        """Anything that a clinician is for."""
        return self.named or self.symptom is not None


HURTS = re.compile(
    r"\b(?:hurt\w*|pains?|painful|aches?|aching|sore\w*|swell\w*|swollen|itch\w*|bleed\w*|fever|sick|feel(?:s|ing)?|sprain\w*|twisted|fell|rash|cough\w*|dizzy|injur\w*|burn(?:s|ing|ed)?|numb|infect\w*|throw(?:ing)? up|vomit\w*|trouble|problem|can'?t (?:sleep|hear|see|breathe|walk|move)|headaches?|broke my|pregnant|lump|mole|a mess|acting up|bugging|bothering|killing|clicks?|stuck|broken|off lately|weird"
    r"|duele\w*|dolor\w*|hinch\w*|pica\w*|comezon|sangr\w*|fiebre|calentura|enferm\w*|siento|torci|caida|cai|tos|mare\w*|ardor|arde|vomit\w*|embaraz\w*|bolit?a|lunar|molest\w*|problemas?|truena|traba\w*|tapad[oa]|mal del?|orinando|alivi\w*)\b"
)
"""Words of suffering: with one of them a complaint is one, whatever else is spoken of."""

OWN = re.compile(
    r"\b(?:i(?:'ve| have)?(?: \w+)? (?:got|have|keep|had|can't|lost|woke|noticed|found)|i'm having|(?:has|have) been|he has|she has|he's|she's|tengo|tiene|traigo|trae|ando|me|le|se)\b"
)
MINE = r"\b(?:my|his|her|our|their|mi|mis|su|sus|el|la|los|las|un|una)\b(?: \w+)?\W+"
"""What shows that a complaint is somebody's: having it, or a part of the body called theirs."""


@lru_cache(maxsize=2)
def _patterns(lang: Lang) -> dict[Intent, tuple[re.Pattern[str], ...]]:
    found = intents_en.PATTERNS if lang == "en" else intents_es.PATTERNS
    return {intent: tuple(re.compile(p) for p in patterns) for intent, patterns in found.items()}


def said_in(text: str, lang: Lang) -> set[Intent]:
    """The intents whose words stand in a text."""
    return {i for i, patterns in _patterns(lang).items() if any(p.search(text) for p in patterns)}


def intents(message: Message, signals: Signals) -> tuple[Intent, ...]:
    """Everything the message wants, in the order of `Intent`."""
    said = said_in(message.folded, message.lang)
    if Intent.EMERGENCY in said:
        return (Intent.EMERGENCY,)
    _answers(said, message, signals)
    _questions(said, message, signals)
    _settle(said, message, signals)
    _wishes(said, message, signals)
    if signals.known:
        said.discard(Intent.REGISTER)
    if signals.in_person:
        said.discard(Intent.TELEHEALTH)
    if signals.chosen:
        said -= {Intent.REPEAT, Intent.BOOK, Intent.OUT_OF_SCOPE}
    if message.expecting is Expecting.REASON and signals.places:
        said.discard(Intent.GOODBYE)
    return tuple(i for i in Intent if i in said)


def _answers(said: set[Intent], message: Message, signals: Signals) -> None:
    """Yes, no, which one and who I am: what the last question may have been answered with."""
    filler = message.expecting not in (*ANSWERING, Expecting.CHOICE) and len(message.tokens) > 3
    if signals.yes is not None and not (filler and FILLED.match(message.folded)) and not signals.refused:
        said.add(Intent.CONFIRM if signals.yes else Intent.DENY)
    if signals.chosen:
        said.add(Intent.CHOOSE)
        said -= {Intent.CORRECT, Intent.BOOK} if not signals.other else set()
    if signals.given:
        said.add(Intent.VERIFY)


def _settle(said: set[Intent], message: Message, signals: Signals) -> None:
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


TAKEN_BACK = re.compile(
    r"\b(?:meant|actually|wrong|changed my mind|scratch|correction|misspoke|mistake|sorry|oops|wait|i said|i asked|instead|rather|quise decir|equivoque|en realidad|en vez|mejor|perdon|confundi|dije|era)\b"
)
CLEARLY_BOOKED = re.compile(r"\b(?:also|book|schedule|appointment|agendar|cita|tambien)\b")


def _wishes(said: set[Intent], message: Message, signals: Signals) -> None:
    """A reason, a doctor or a time with nothing else asked is a wish to be seen; among offers, a question for others is."""
    if said & ASKED or said & {Intent.CORRECT, Intent.CHOOSE}:
        return
    wished = signals.named or _complains(message, signals) or (signals.timed and is_idle(signals.left, message.lang))
    if message.expecting is Expecting.NOTHING:
        if wished and signals.yes is not False and not said & {Intent.STOP, Intent.GOODBYE}:
            said.add(Intent.BOOK)
    elif message.expecting is Expecting.CHOICE and (signals.other or signals.timed or signals.medical):
        said.add(Intent.BOOK)


def _complains(message: Message, signals: Signals) -> bool:
    """Whether a complaint is somebody's own and no mere topic."""
    if signals.symptom is None:
        return False
    if HURTS.search(message.folded) is not None:
        return True
    if asks(message.folded, message.lang):
        return False
    body = MINE + re.escape(fold(signals.symptom).split()[0])
    return OWN.search(message.folded) is not None or says(body, message.folded)


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


NOT_CANCEL = r"\b(?:don't|do not|not|no|sin|instead of|en vez de) (?:want to |quiero |la |lo )?cancel"


def _questions(said: set[Intent], message: Message, signals: Signals) -> None:
    """What is only asked about. "Am I too late to cancel?" asks about cancelling; it does not cancel."""
    if Intent.QUESTION in said and said & CHANGES and TOO_LATE.search(message.folded):
        said -= CHANGES
        said.discard(Intent.BOOK)
    if (
        Intent.MEDICAL_ADVICE in said
        and Intent.BOOK in said
        and not says(
            r"\b(?:appointment|book|schedule|see|visit|come in|cita|agendar|reservar|ver|consulta)\b", message.folded
        )
    ):
        said.discard(Intent.BOOK)
    _what_it_is_about(said, message)
    _by_sentence(said, message, signals)


def _by_sentence(said: set[Intent], message: Message, signals: Signals) -> None:
    """A sentence that asks something and nothing else is a question; one that names a visit and asks nothing is a wish."""
    booked, asked = False, False
    parts = list(sentences(message.folded))
    for start, sentence in parts:
        here = said_in(sentence, message.lang) - NO_REQUEST
        named = any(start <= place < start + len(sentence) + 2 for place in signals.places)
        about = asks(sentence, message.lang) and not asks_for_a_time(sentence, message.lang)
        others = message.expecting is Expecting.CHOICE and (named or signals.other)
        other_things = here & (ASKED - {Intent.QUESTION, Intent.BOOK})
        if about and not other_things and not others and Intent.TELEHEALTH not in said_in(sentence, message.lang):
            wish = (
                named and _is_wished(message, signals) and is_a_request(sentence, message.lang)
            ) or Intent.BOOK in here
            wish = wish and Intent.QUESTION not in here
            if wish and (message.expecting is Expecting.NOTHING or Intent.BOOK in here):
                booked = True
            elif _of_the_body(start, sentence, message, signals) and Intent.QUESTION not in here:
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


def _is_wished(message: Message, signals: Signals) -> bool:
    """Whether what was named is a visit's: a doctor, a department, one's own complaint, or a time with nothing else."""
    idle = signals.timed and is_idle(signals.left, message.lang)
    return (
        signals.named
        or idle
        or (signals.symptom is not None and says(MINE, message.folded) and HURTS.search(message.folded) is not None)
    )


def _of_the_body(start: int, sentence: str, message: Message, signals: Signals) -> bool:
    """Whether a question is about a complaint and not about a visit."""
    if signals.symptom is None or signals.named or message.expecting is Expecting.CHOICE:
        return False
    return HURTS.search(sentence) is not None


NO_REQUEST = {Intent.TELEHEALTH, Intent.CORRECT, Intent.GREETING, Intent.THANKS, Intent.VERIFY, Intent.REGISTER}


EATING = re.compile(r"\b(?:eat|drink|coffee|water|food|fast|breakfast|comer|beber|cafe|agua|desayun\w*|ayunas)\b")
PREPARING = re.compile(
    r"\b(?:before|day of|appointment|visit|test|colonoscopy|exam|procedure|scan|blood|antes|cita|examen|analisis|prueba|consulta|estudio|sangre)\b"
)
ASKS_PLAN = re.compile(
    r"\b(?:take|accept\w*|cover\w*|in[- ]network|out of network|good (?:here|there)|work with|copay|deductible|do you|do u|are you|is (?:my|that|it)|does|will|how much|what|which|any problem|ok with"
    r"|toman?|aceptan?|cubre\w*|agarran|reciben?|trabajan|manejan|entra|sirve|que seguros?|cuales|copago)\b|\?"
)


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
    if Intent.PARKING in said and Intent.INSURANCE in said:
        said.discard(Intent.INSURANCE)


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
