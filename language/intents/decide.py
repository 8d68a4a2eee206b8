"""What a message wants: what was learned decides what words ask for, rules what answers, alarms or opts out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from language.intents.heard import Heard
from language.types import Expecting, Intent

UNSURE = frozenset(
    {
        Intent.BOOK,
        Intent.QUESTION,
        Intent.CORRECT,
        Intent.VERIFY,
        Intent.REGISTER,
        Intent.HELP,
        Intent.INSURANCE,
        Intent.OUT_OF_SCOPE,
    }
)
"""What weights may let go of although a rule heard it. All else that a rule hears stays, above all clinical questions and
the wish for a person."""

OURS = frozenset({"named", "timed", "whom", "given", "chosen", "known", "sooner"})
"""What readers find only where a message is the hospital's business."""

STARTING = frozenset({Intent.BOOK, Intent.RESCHEDULE, Intent.CANCEL})
COURTESIES = {Intent.GREETING, Intent.THANKS}
MAY_BE_NOTHING = (Expecting.WHEN, Expecting.REASON, Expecting.PERSON)
"""Questions whose plain answer has no intent; any other message wants something."""

OUT_OF_THE_BLUE = 0.85
"""Logit above which words alone start something, where no reader found anything of ours."""

BY_RULE_TOO, BY_WORDS_ALONE = -0.6, 0.25
"""Logits above which an intent is said whose own words a rule heard too, and one that only the whole message speaks for."""

VISIT_WORDS = frozenset(
    "appointment appt appts visit checkup follow doctor dr book schedule"
    " cita citas consulta turno doctora medico medica agendar reservar".split()
)
HAVING = frozenset("have has had got tengo tiene tenia tenemos".split())
"""What a visit is asked for by, and what tells of one that is there."""

SHORT = 12
"""Words of a message that asks for a visit and tells no story."""

OF_PEOPLE = re.compile(
    r"\b(?:person|persona|human|humano|humana|some(?:one|body)|any(?:one|body)|people|gente|alguien|staff|agent|agente|rep|representative|representante|operador|operadora|operator|nurse|enfermer[oa]|reception\w*|recepcion\w*|desk|office|oficina|consultorio|billing"
    r"|lady|guy|man|woman|senorita|senora|senor|muchach[oa]|secretari?[ao]|manager|supervisor\w*|gerente|boss|jef[ea]|encargad[oa]|team|employee|emplead[oa]|asesor\w*|ejecutiv[oa]|real|live|robots?|bots?|machines?|maquinas?|talk\w*|speak\w*|habl\w*|platic\w*|call\w*|llam\w*|marqu?\w*"
    r"|transfer\w*|connect\w*|comuni\w*|pas[ea]\w*|atien\w*|atend\w*|contest\w*|complain\w*|complaint|quej\w*|help|ayuda\w*|doctor\w*|dra?|doc|front)\b"
)
"""Some word of somebody to talk with, or of talking: without one nobody is asked for."""

LEAST, LEAST_TO_START = -2.0, -1.0
"""Below which logit even the likeliest intent is none, and one by which a rule starts something out of the blue."""


def settled_by_rule(heard: Heard) -> bool:
    """Whether there is nothing to weigh: an alarm, an opt-out, or no word that a reader left over."""
    return bool({Intent.EMERGENCY, Intent.STOP} & set(heard.ruled)) or heard.bare


def decide(heard: Heard, logits: Mapping[Intent, float]) -> tuple[Intent, ...]:
    """Everything the message wants, in the order of `Intent`."""
    said = {i for i in heard.ruled if i not in UNSURE}
    weighed = {i: logit for i, logit in logits.items() if _may_be(i, heard)}
    said |= {intent for intent, logit in weighed.items() if logit > _least(intent, heard)}
    if Intent.TELEHEALTH in said and Intent.RESCHEDULE not in heard.ruled:  # by video instead is no other time
        said.discard(Intent.RESCHEDULE)
    if said <= COURTESIES and _asked_outright(heard):
        said.add(Intent.BOOK)
    if not said and heard.expecting not in MAY_BE_NOTHING:
        said |= _likeliest(heard, weighed)
    return tuple(i for i in Intent if i in said)


def _asked_outright(heard: Heard) -> bool:
    """Whether a message of ours asks for a visit, and for little else, in so many words."""
    short = heard.expecting is Expecting.NOTHING and len(heard.words) <= SHORT
    booked = set(heard.ruled) - COURTESIES == {Intent.BOOK}
    words = set(heard.words)
    return short and booked and bool(words & VISIT_WORDS) and not words & HAVING


def _likeliest(heard: Heard, logits: Mapping[Intent, float]) -> set[Intent]:
    best = Intent.QUESTION if Intent.QUESTION in heard.ruled else max(logits, key=lambda i: logits[i])
    least = LEAST
    if best in STARTING and not _is_ours(heard):
        complained = "symptom" in heard.has and best in heard.says
        least = OUT_OF_THE_BLUE if best not in heard.ruled else LEAST if complained else LEAST_TO_START
    return {best} if logits[best] > least else set(heard.ruled) - STARTING


def _is_ours(heard: Heard) -> bool:
    """Whether the talk has begun, or a reader found what only a hospital's visit has; a time alone is anybody's."""
    return heard.expecting is not Expecting.NOTHING or bool((OURS - {"timed"}) & set(heard.has))


def _least(intent: Intent, heard: Heard) -> float:
    """The logit above which an intent is said: more where nothing in the message is known to be ours."""
    out_of_the_blue = intent in STARTING and intent not in heard.ruled and not _is_ours(heard)
    if out_of_the_blue:
        return OUT_OF_THE_BLUE
    by_rule = intent in heard.ruled and intent in heard.says
    return BY_RULE_TOO if by_rule and not (intent is Intent.BOOK and _has_one_to_move(heard)) else BY_WORDS_ALONE


def _has_one_to_move(heard: Heard) -> bool:
    """ "I have a cardiology appointment and need to move it" tells of a visit that is there, and wants no second."""
    return Intent.RESCHEDULE in heard.ruled and bool(set(heard.words) & HAVING)


def _may_be(intent: Intent, heard: Heard) -> bool:
    """Whether weights may say it: a list of visits not where a rule heard its words and took it back, as of a test's results."""
    if intent is Intent.REQUEST_HUMAN:
        return intent in heard.ruled or OF_PEOPLE.search(" ".join(heard.words)) is not None
    if intent is Intent.LIST:
        return intent in heard.ruled or intent not in heard.says
    return intent is not Intent.OUT_OF_SCOPE or _may_be_foreign(heard)


def _may_be_foreign(heard: Heard) -> bool:
    """Whether a message may be none of ours: the rules say so too, or neither they nor a reader found anything of ours."""
    return Intent.OUT_OF_SCOPE in heard.ruled or not (OURS & set(heard.has) or Intent.QUESTION in heard.ruled)
