"""Who is speaking and whom the visit is for, as told: names, birth dates, and what the two are to each other."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from assistant.acts import Ask
from language.code_trouble import is_lost
from language.frame import Frame, Person
from language.people.casing import cased_name
from language.people.kin_name import name_of_kin
from language.people.name_run import is_first_name
from language.people.part_of_date import NOTHING, lacks_a_part, parts_told, whole, with_parts
from language.people.relation import speaks_for_another
from language.people.told_wrong import in_year, told_wrong, year_again
from language.people.whose import whose
from language.text import fold
from language.types import Expecting, Understanding
from language.whom import whom_told

ALIKE = 0.5
"""How much of two words must agree for one to be the other, put right."""

NEARLY, MOST_CHARS = 0.8, 60
"""The same of a whole name, and how long it is at most."""

LAST_YEAR = 2049
"""A later one is no birth year; which year it is now is not known here."""

FOR = r"\b(?:for|on behalf of|para)\s+"


def tell_person(frame: Frame, heard: Understanding) -> None:
    """Take in who is speaking."""
    person, slots = frame.person, heard.slots
    respelled = _respelled(frame, heard) if slots.person_name is None else None
    if respelled is not None:
        person.name = respelled
    elif slots.person_name and not (person.of != "self" and speaks_for_another(heard.text)):
        person.name = _corrected(frame, slots.person_name) or _with_surname(frame, slots.person_name)
    if slots.birth_date or slots.birth_date_readings:
        person.birth_date, person.birth_date_readings = slots.birth_date, slots.birth_date_readings
    elif frame.expecting is Expecting.BIRTH_DATE and lacks_a_part(heard):
        _put_together(person, heard)
    elif frame.expecting is Expecting.CODE:
        _take_back(person, heard)
    if slots.phone:
        person.phone = slots.phone
    person.phone_gone |= is_lost(heard.text)
    person.code = slots.code
    if slots.new_patient is not None:
        person.new_patient = slots.new_patient


def _put_together(person: Person, heard: Understanding) -> None:
    """ "June 81" and then "the 6th" are one birth date."""
    parts = with_parts(person.birth_date_parts, parts_told(heard.text, LAST_YEAR))
    person.birth_date = whole(parts)
    person.birth_date_parts = NOTHING if person.birth_date else parts


def _corrected(frame: Frame, told: str) -> str | None:
    """ "It's Koll with a K", at the code: one word in the place of the one of the name that it is most like."""
    known = (frame.person.name or "").split()
    if frame.expecting is not Expecting.CODE or len(known) < 2 or not is_first_name(told):
        return None
    like = [SequenceMatcher(None, fold(word), fold(told)).ratio() for word in known]
    if max(like) < ALIKE:
        return None
    known[like.index(max(like))] = told
    return " ".join(known)


def _respelled(frame: Frame, heard: Understanding) -> str | None:
    """ "rosa jimenez" after "rosa jimenes", at the code: the same words but for some letters."""
    known, told = frame.person.name, heard.text.strip(" .,!")
    if frame.expecting is not Expecting.CODE or known is None or len(told) > MOST_CHARS:
        return None
    one, other = fold(known), fold(told)
    same_words = len(one.split()) == len(other.split())
    if one == other or not same_words or SequenceMatcher(None, one, other).ratio() < NEARLY:
        return None
    return cased_name(told.split())


def _take_back(person: Person, heard: Understanding) -> None:
    """ "I typed my name wrong", "the year is 1971": what was told wrong is put right, or asked for once more."""
    wrong = told_wrong(heard.text)
    if wrong == "name" and not heard.slots.person_name:
        person.name = None
    elif wrong == "birth_date":
        year = year_again(heard.text)
        person.birth_date = in_year(person.birth_date, year) if year is not None else None
        person.birth_date_readings = ()


def _with_surname(frame: Frame, told: str) -> str:
    """The surname that was asked for, behind the first name; a fuller name takes the place of both."""
    known = frame.person.name
    if known is None or frame.ended[-1:] != (Ask.SURNAME,) or same_name(known, told):
        return told
    return f"{known} {told}" if is_first_name(told) else told


def named_else(frame: Frame, heard: Understanding) -> tuple[str | None, str | None]:
    """The name and the relation of who the visit is for. A second name, in "one for Leo", is somebody else's."""
    named, for_whom, own = heard.slots.person_name, heard.slots.for_whom, frame.person.name
    if heard.slots.their_name is not None:
        return heard.slots.their_name, for_whom or "other"
    spoken_of = for_whom or (whom_told(heard.text, heard.lang) if frame.person.for_whom != "self" else None)
    told_of_them = spoken_of not in (None, "self") and spoken_of == (for_whom or frame.person.for_whom)
    theirs = name_of_kin(heard.text) if told_of_them else None
    elsewhere = heard.slots.practitioner or heard.slots.specialty or heard.slots.location
    if theirs is None and elsewhere is None:
        owner = whose(heard.text)
        if owner is not None and not same_name(owner.name, own):
            return owner.name, for_whom or owner.for_whom
    if theirs is not None or named is None or own is None or frame.expecting is Expecting.NAME:
        return theirs, for_whom
    second = re.search(FOR + re.escape(fold(named)), fold(heard.text)) is not None and not same_name(named, own)
    return (named, for_whom or "other") if second else (None, for_whom)


def same_name(name: str, other: str | None) -> bool:
    """Whether both can be one person's, as "Leo" and "Leo Brooks" can."""
    one, two = set(fold(name).split()), set(fold(other or "").split())
    return bool(two) and (one <= two or two <= one)
