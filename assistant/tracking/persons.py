"""Whom a wish is for, which belongs to its goal; and what is said of them, which is no proof of who speaks."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from assistant.tracking.person import named_else, same_name
from language.for_staff import asks_what_now
from language.frame import ANSWERED_AT_ONCE, Frame, Goal
from language.own_visits import asks_of_own_visit
from language.text import fold
from language.types import Expecting, Intent, Slots, Understanding
from language.whom import whom_told

ASKING = {Intent.QUESTION, Intent.INSURANCE, Intent.PARKING}
WANTING = {
    Intent.BOOK, Intent.RESCHEDULE, Intent.CANCEL, Intent.LIST, Intent.WAITLIST, Intent.TELEHEALTH, Intent.CHECK_IN,
}  # fmt: skip
"""With one of these a relative who is named may be the patient; one who is only asked about comes along."""

_OF = r"(?:mother|mom|mum|father|dad|parent|guardian|caregiver|carer|aide|wife|husband|son|daughter|sister|brother|grandmother|grandma|mama|papa|madre|padre|hij[oa]|espos[oa]|herman[oa]|abuel[oa])"
_KIN = rf"(?:{_OF}|partner|child|kid|baby|toddler|boy|girl|boyfriend|girlfriend|grand\w+|aunt|uncle|niece|nephew|cousin|friend|neighbou?r|client|nin[oa]|bebe|marido|mujer|pareja|novi[oa]|niet[oa]|ti[oa]|prim[oa]|sobrin[oa]|suegr[oa]|amig[oa]|vecin[oa])"
OWN = re.compile(
    rf"\b(?:i'?m|i am|this is|soy|habla)(?: (?:his|her|their|the|su|la|el) (?:\w+ )?{_OF})?\b"
    r"|\bmy (?:own )?(?:full )?(?:name|birth\w*|date of birth|dob|bday)\b|\bi was born\b|\bme llamo\b|\bmi (?:propi[oa] )?(?:nombre|fecha|cumple\w*)\b|\bnaci\b"
)
THEIRS = re.compile(
    rf"\b(?:my|our|mi|mis) (?:[\w-]+ ){{0,2}}?{_KIN}\b|\b(?:she|he|her|his|him|their|the (?:patient|child|baby|kid))\b"
    r"|\b(?:ella|(?:el|la) paciente|se llama|nacio|su (?:nombre|fecha|cumple\w*))\b"
)
CLOSE = re.compile(
    r"\b(?:(?:she|he) (?:was|is)|(?:she|he)'s|(?:her|his|their|the (?:patient|child|baby|kid)'s) (?:full )?(?:name|birth\w*|date of birth|dob|bday)(?:'s| is| was)?|se llama|nacio|(?:ella|el) es|su (?:nombre|fecha de nacimiento) es)"
    r"(?: born)?(?: on)?(?: el| en)?\W*$"
)
"""Words right before a name or a birth date that make it somebody else's, whoever the visit was thought to be for."""

OWN_VISIT = {Intent.RESCHEDULE, Intent.CANCEL, Intent.LIST}
_ILL = r"(?:sick|ill|fever|hospital|died|hurt|enferm\w+|malit[oa]|mal|puso mal[oa]?|internad[oa]|calentura|fiebre|hospital)"
KEPT_BY = re.compile(
    rf"\b(?:i|we)(?:'m| am| will|'ll)? ?(?:can'?t|cannot|won'?t|not|couldn'?t)\b.{{0,80}}\b{_KIN}\b.{{0,30}}\b{_ILL}\b"
    rf"|\b{_KIN}\b.{{0,30}}\b{_ILL}\b.{{0,30}}\b(?:i|we)(?:'m| am| will|'ll)? ?(?:can'?t|cannot|won'?t|not|have to)\b"
    rf"|\bno (?:voy|vamos|podre|puedo|podemos|podria|pude|alcanzo)\b.{{0,80}}\b(?:{_KIN}\b.{{0,30}}\b{_ILL}|{_ILL}\b.{{0,20}}\b{_KIN})\b"
    rf"|\bse (?:me|nos) (?:enfermo|puso mal[oa]?)\b.{{0,20}}\b{_KIN}\b.{{0,60}}\bno (?:voy|vamos|podre|puedo|podemos)\b"
)
"""Somebody at home is ill, and so the speaker cannot come: the visit is the speaker's own."""

MINE = re.compile(
    r"(?<!\bof )\bmine\b|\bmy own (?:appointments?|appts?|visits?)\b|\b(?:la|el) mi[oa]\b|\bmis? propias? (?:citas?|consultas?)\b"
)
"""After what was said of another's visit, one's own."""

PROVING = (Expecting.NAME, Expecting.BIRTH_DATE)


@dataclass(frozen=True)
class Theirs:
    """What a message tells of the person the visit is for, where that is not who speaks."""

    for_whom: str | None = None
    name: str | None = None
    birth_date: str | None = None


def only_asked_about(heard: Understanding) -> Understanding:
    """ "Can I bring my husband?" is for nobody else: whoever stands in a question alone is no patient."""
    if heard.slots.for_whom is None:
        return heard
    if OWN_VISIT & set(heard.intents) and Intent.BOOK not in heard.intents and KEPT_BY.search(fold(heard.text)):
        return _with(heard, heard.slots, for_whom=None, symptom=None)
    asked = ASKING & set(heard.intents) and not WANTING & set(heard.intents)
    if not asked:
        return heard
    return _with(heard, heard.slots, for_whom=whom_told(heard.text, heard.lang))


def set_apart(frame: Frame, heard: Understanding) -> tuple[Understanding, Theirs]:
    """The message without what it says of somebody else, and that."""
    slots, update = heard.slots, dict[str, object]()
    beside, told = named_else(frame, heard)
    whom = told or frame.person.for_whom
    if told != slots.for_whom:
        update["for_whom"] = told
    if told is None and whom != "self" and MINE.search(fold(heard.text)):
        update["for_whom"] = whom = "self"
    name = slots.person_name if _is_theirs(heard, "NAME", whom, frame.expecting) else None
    born = slots.birth_date or next(iter(slots.birth_date_readings), None)
    born = born if born and _is_theirs(heard, "BIRTH_DATE", whom, frame.expecting) else None
    if name is not None or (slots.person_name and same_name(slots.person_name, beside)):
        update["person_name"] = None
    name = name or beside
    if born is not None:
        update |= {"birth_date": None, "birth_date_readings": ()}
    if (name or born) and whom == "self":
        update["for_whom"] = whom = "other"
    left = _with(heard, slots, **update) if update else heard
    return left, Theirs(left.slots.for_whom, name, born)


def _with(heard: Understanding, slots: Slots, **update: object) -> Understanding:
    return heard.model_copy(update={"slots": slots.model_copy(update=update)})


def _is_theirs(heard: Understanding, kind: str, whom: str, asked: Expecting) -> bool:
    """Whether the nearest words before it speak of somebody else. An answer to a question about oneself needs them close by."""
    span = next((s for s in heard.spans if s.type == kind), None)
    if span is None:
        return False
    before = fold(heard.text[: span.start])
    if CLOSE.search(before):
        return True
    if whom == "self" or (asked in PROVING and heard.slots.for_whom is None):
        return False
    return _last(THEIRS, before) > _last(OWN, before)


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((m.end() for m in pattern.finditer(text)), default=-1)


def give_to(frame: Frame, heard: Understanding, theirs: Theirs, known: Collection[str]) -> bool:
    """Note for whom the goals are that were opened, or the one under way; True when that one turns out to be another's."""
    if not asks_what_now(heard.text):
        _forget_refused(frame, theirs)
    opened = [g for g in frame.goals if g.id not in known and g.kind not in ANSWERED_AT_ONCE]
    for goal in opened:
        goal.for_whom = goal.for_whom or theirs.for_whom or _first_person(heard) or frame.person.for_whom
        goal.theirs = theirs.name or (frame.person.theirs if goal.for_whom == frame.person.for_whom else None)
    changed = False if opened else _retold(frame, frame.active(), theirs)
    frame.person.their_birth_date = theirs.birth_date or frame.person.their_birth_date
    frame.turn_to(frame.active())
    return changed


def _forget_refused(frame: Frame, theirs: Theirs) -> None:
    """A name that was refused stays until another person is told of, or the relation anew."""
    person = frame.person
    another = theirs.for_whom not in (None, "other", person.for_whom) or theirs.name not in (None, person.theirs)
    if person.not_on_record and (another or theirs.for_whom not in (None, "other")):
        person.theirs, person.not_on_record = None, False


def _retold(frame: Frame, goal: Goal | None, theirs: Theirs) -> bool:
    if theirs.for_whom is None and theirs.name is None:
        return False
    whom = theirs.for_whom or frame.person.for_whom
    changed = whom != frame.person.for_whom
    named = theirs.name or (None if changed else frame.person.theirs)
    changed |= theirs.name not in (None, frame.person.theirs)
    frame.person.for_whom, frame.person.theirs = whom, named
    if goal is not None:
        goal.tried = goal.tried if named == goal.theirs else ()
        goal.for_whom, goal.theirs = whom, named
    return changed


def _first_person(heard: Understanding) -> str | None:
    """ "My knee hurts" is the knee of who speaks."""
    symptom, text = heard.slots.symptom, fold(heard.text)
    if Intent.LIST in heard.intents and asks_of_own_visit(heard.text) and re.search(r"\b(?:my|i|mi|me)\b", text):
        return "self"
    if symptom is None or re.search(r"\b(?:he|she|him|her|his|they|their|le|les|su|sus)\b", text):
        return None
    mine = rf"\b(?:my|mi|mis) {re.escape(fold(symptom))}|\bme (?:duele|duelen|pica|arde|molesta)\b"
    return "self" if re.search(mine, text) else None
