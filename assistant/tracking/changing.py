"""What is to be done with a visit that stands: on a condition, said anew, or because of a day that cannot be kept."""

# ruff: noqa: E501
from __future__ import annotations

import re

from assistant.tracking.intents import with_intents
from assistant.tracking.relative import tells_by_visit
from assistant.tracking.which_visit import asks_which
from language.frame import CHANGES, WISHING, Frame, Goal, GoalKind
from language.intents.settle import HAS_ALREADY
from language.other_times import shifted
from language.text import fold
from language.types import Intent, Slots, Understanding, When

ONLY_IF = re.compile(r"\b(?:only if|but if|(?:solo|solamente|unicamente|nada mas) si|pero si|siempre y cuando)\b")
CALLED_OFF = re.compile(
    r"\b(?:cancel\w*|call(?:ed|ing)? (?:it )?off|drop|scrap|no longer|any ?more|anul\w*|quit\w*|borr\w*|ya no)\b"
)
"""What ends a visit in so many words; "I can't make it" alone does not say what becomes of it."""

ASKS_FOR_ANOTHER = re.compile(
    r"\b(?:anything|something|what (?:about|else)|how about|do you have|is there|are there|(?:another|other|different) (?:day|time|date|week)"
    r"|algo|hay|tienen?|habra|otro (?:dia|horario)|otra (?:hora|fecha|semana))\b"
)
ANOTHER = re.compile(
    r"\b(?:sooner|earlier|later|other|another|different|else|antes|despues|otr[oa]s?|mas (?:temprano|tarde|pronto))\b"
)
BOOKING = re.compile(
    r"\b(?:book|schedule|new|another|also|too|as well|agend\w+|reserv\w+|saca\w*|nuev[oa]|otra|tambien|ademas)\b"
)
"""What asks for a visit more, where the question is which visit is meant."""

TURNS = re.compile(
    r"\b(?:mean|meant|instead|rather|(?:don't|do not|not) (?:cancel|move|change)|mejor|en vez|en lugar|quise decir|no l[ao] (?:cancel|anul|muev|cambi)\w*)\b"
)
"""What puts another change in the place of the one under way."""

NOT_ABLE = re.compile(
    r"\b(?:can'?t|cannot|can not|unable|not able|doesn'?t work|won'?t work|no (?:puedo|podre|podria|podemos|voy a poder))\b"
)
PUT_IT = re.compile(
    r"\b(?:put|move|push|change|make|switch|bring) (?:it|that|this)\b|\b(?:pong|pas|mu?ev|cambi)\w*l[ao]\b"
)
COUNTED = re.compile(
    r"\b(?:(?:an?|half an|half a|one|two|three|\d{1,2}) (?:hours?|minutes?|mins?)|half (?:an )?hour|(?:una|media|dos|\d{1,2}) ?(?:horas?|horita|hora y media|minutos|min)) (?:later|earlier|sooner|despues|antes|mas tarde|mas temprano)\b"
)
ASKED = re.compile(r"\b(?:can|could|may|would|make it|puede|podria|podemos|puedo|se puede|me la|que sea)\b")
SWITCHED = re.compile(
    r"\b(?:switch|change|cambiar?(?:me|la|lo|mela)?) (?:it |that |this |my \w+ |la cita )?(?:to|a|por|con) (?:(?:a|an|another|una|un|otra|otro) )?(?:(?P<male>man|male|hombre|doctor hombre)|woman|lady|female|mujer|doctora|senora)\b"
)
"""How a change of a visit that stands is asked for without a word for it."""

TO_BE_MOVED = re.compile(
    r"\b(?:need|want|like|get|getting) (?:to (?:get|have) )?(?:my|our|his|her|the) (?:[a-z']+ ){0,2}?(?:appointment|appt|visit|one) (?:with [a-z.]+ (?:[a-z]+ )?)?(?:moved|changed|rescheduled|switched|pushed|postponed)\b"
)
"""A visit that somebody wants moved: "I need my appointment moved"."""

OTHER_DAY = re.compile(r"\b(?:different|another|other|otr[oa]) (?:day|date|time|week|dia|fecha|hora|semana)\b")
MOST_CHARS = 160

UNTIL_THE_DAY = re.compile(
    r"\b(?:(?:can'?t|cannot|can not|(?:won'?t|not going to|not gonna|will not) be able to|not able to|unable to) (?:make|come|be there|go|attend|do|keep)"
    r"(?: (?:it|in|there))?(?: (?:to|for))?(?: (?:my|the|our) (?:\w+ )?(?:appointment|appt|visit|one|slot))?(?: (?:on|for|this|next))?(?: the)?"
    r"|no (?:puedo|podre|podria|podemos|(?:voy|vamos) a poder|alcanzo a) ?(?:ir|llegar|asistir|venir|acudir)?(?: a (?:mi|la|nuestra) (?:cita|consulta|visita))?(?: (?:el|la|de|del|este|esta|para))*)\W*$"
)
"""Words between "can't" and the day of the visit."""


def as_a_change(frame: Frame, heard: Understanding) -> Understanding:
    """ "Cancel it, but only if there is something sooner" moves it; the answer to which visit is meant books none."""
    text, intents = fold(heard.text), set(heard.intents)
    if Intent.CANCEL in intents and ONLY_IF.search(text) and (ANOTHER.search(text) or heard.slots.when):
        intents = intents - {Intent.CANCEL} | {Intent.RESCHEDULE}
    if (
        Intent.CANCEL in intents
        and heard.slots.when
        and NOT_ABLE.search(text)
        and ASKS_FOR_ANOTHER.search(text)
        and not CALLED_OFF.search(text)
    ):
        intents = intents - {Intent.CANCEL, Intent.QUESTION} | {Intent.RESCHEDULE}
    if Intent.BOOK in intents and asks_which(frame) and not BOOKING.search(text):
        intents.discard(Intent.BOOK)
    if {Intent.BOOK, Intent.RESCHEDULE} <= intents and PUT_IT.search(text) and not BOOKING.search(text):
        intents.discard(Intent.BOOK)
    moved = intents - {Intent.BOOK, Intent.QUESTION} | {Intent.RESCHEDULE}
    if (heard.moved or TO_BE_MOVED.search(text)) and not {Intent.CANCEL, Intent.TELEHEALTH} & intents:
        intents = moved
    arranging = any(g.status == "active" and g.kind in WISHING for g in frame.goals)
    if not arranging and _asks_to_change(heard, text):
        return with_intents(heard, moved, slots=_of_whom(heard, text))
    if not arranging and _is_told_by_the_visit(heard):
        return with_intents(heard, moved, slots=heard.slots.model_copy(update={"gone_by": None}))
    if intents == set(heard.intents):
        return heard
    return with_intents(heard, intents)


def _asks_to_change(heard: Understanding, text: str) -> bool:
    """ "Can we do it an hour later", "can I switch to a woman", where nothing is being arranged: of a visit that stands."""
    wants = set(heard.intents) <= {Intent.BOOK, Intent.QUESTION, Intent.GREETING, Intent.CORRECT, Intent.THANKS}
    if not wants or len(text) > MOST_CHARS:
        return False
    if _has_one(heard, text):
        return True
    return SWITCHED.search(text) is not None or (ASKED.search(text) is not None and COUNTED.search(text) is not None)


def _has_one(heard: Understanding, text: str) -> bool:
    """ "I have an appointment, could it be another day", "can't do the 14th, anything the week after"."""
    slots = heard.slots
    named = slots.visit_type or slots.specialty or slots.practitioner
    if HAS_ALREADY.search(text) is not None and OTHER_DAY.search(text) is not None:
        return True
    return (
        not named and slots.symptom is None and bool(days_not_kept(heard)) and ASKS_FOR_ANOTHER.search(text) is not None
    )


def _of_whom(heard: Understanding, text: str) -> Slots:
    """The wish for a woman or a man that "switch to a woman" is; of a visit that they have, nothing that is only guessed."""
    slots, switched = heard.slots, SWITCHED.search(text)
    if switched is not None:
        gender = "male" if switched["male"] else "female"
        return slots.model_copy(update={"practitioner_gender": gender, "symptom": None, "visit_type_candidates": ()})
    if _has_one(heard, text) and not slots.visit_type:
        return slots.model_copy(update={"symptom": None, "visit_type_candidates": (), "for_whom": None})
    return slots


def _is_told_by_the_visit(heard: Understanding) -> bool:
    """ "The same time next week", "push it back a week": where nothing is arranged, a visit that stands is meant."""
    slots = heard.slots
    named = slots.visit_type or slots.specialty or slots.symptom or slots.choice
    wants = set(heard.intents) <= {Intent.BOOK, Intent.QUESTION, Intent.RESCHEDULE, Intent.GREETING, Intent.CORRECT}
    return wants and not named and bool(slots.when or shifted(heard.text)) and tells_by_visit(heard.text)


def turned(under_way: Goal | None, kind: GoalKind, heard: Understanding) -> bool:
    """Whether another change takes the place of the one under way ("no, don't cancel, move it"); it is written there."""
    other = under_way is not None and under_way.kind in CHANGES and kind in CHANGES and under_way.kind is not kind
    denied = Intent.DENY in heard.intents or TURNS.search(fold(heard.text)) is not None
    if under_way is None or not other or not denied:
        return False
    if under_way.kind is not GoalKind.MOVE:
        under_way.was = under_way.was or tuple(w for w in under_way.when if w.relation == "at")
    under_way.kind, under_way.when, under_way.offer = kind, (), None
    under_way.sooner = under_way.later = False
    under_way.tried = tuple(tool for tool in under_way.tried if tool == "list_visits")
    return True


def days_not_kept(heard: Understanding) -> tuple[When, ...]:
    """The days of "I can't make it on Wednesday": when the visit is that is to be changed."""
    return tuple(w for w in heard.slots.when if _is_not_kept(w, heard.text))


def _is_not_kept(when: When, text: str) -> bool:
    if len(when.start or "") < len("2026-03-03") or when.relation not in ("at", "except"):
        return False
    before = fold(text[: when.span[0]]) if when.span else ""
    return NOT_ABLE.search(fold(when.text)) is not None or UNTIL_THE_DAY.search(before) is not None


def without_days_not_kept(heard: Understanding) -> Understanding:
    """The same with those days ruled out: the visit is to be on any other."""
    days = days_not_kept(heard)
    if not days:
        return heard
    when = tuple(w.model_copy(update={"relation": "except"}) if w in days else w for w in heard.slots.when)
    return heard.model_copy(update={"slots": heard.slots.model_copy(update={"when": when})})
