"""What was heard, put right by what was asked: small talk, "I don't have it", everyday words for a name, side questions."""

from __future__ import annotations

import re

from assistant.acts import TO_BE_TOLD
from assistant.tracking.complaints import asks_how_soon, beside_question, to_be_seen, with_both_complaints
from assistant.tracking.intents import of_their_visit, only, with_intents, without
from assistant.tracking.several_questions import asked_politely, asks_behind_a_no, each_question
from assistant.turn.again import BESIDE
from assistant.turn.as_answer import as_answer
from assistant.turn.plain_matters import as_plain_matter, not_signed_up
from language.answers.instead import asks_for_one
from language.answers.letting_go import instead
from language.asides import aside
from language.code_trouble import cannot_read_codes, code_trouble
from language.directory import Directory
from language.feeling import is_delicate
from language.for_staff import matter, wants_word_with_doctor
from language.house_questions import asks_about_parking, asks_of_the_house, wishes_beside
from language.insurers import asks_for_plan, names_only_a_plan, plan_named
from language.intents.patterns import said_in
from language.lacking import answers_about
from language.leaving_list import asks_if_waiting, leaves_list, takes_list
from language.medicines import about_a_medicine, asks_besides
from language.new_here import is_new_here
from language.no_order import lacks_order
from language.offer_questions import asks_of_offers
from language.only_asked import (
    arrives_without_the_link,
    asks_about_video,
    asks_if_given,
    names_a_shot,
    refuses_the_list,
)
from language.our_texts import asks_what_we_texted
from language.own_visits import asks_of_own_visit
from language.people.relation import asks_whose, tells_relation
from language.plain_matters import matter_asked
from language.record_change import wants_record_changed
from language.side_questions import asks_beside, asks_options
from language.text import fold
from language.text.patterns import says
from language.together import wants_swap
from language.types import Expecting, Intent, Slots, Understanding
from language.understand import ASKED_BESIDE
from language.whom import books_for_kin

NO_SWAP = (Intent.OUT_OF_SCOPE, Intent.QUESTION)
"""What "swap my two visits" may sound like."""

NO_NEWS = {Intent.OUT_OF_SCOPE, Intent.MEDICAL_ADVICE, Intent.CHECK_IN}
"""What words that end an alarm may sound like."""

SEVERAL = re.compile(r"[.;,?!]\s*\w")
"""What parts two questions."""

NEW_AT = (Expecting.NAME, Expecting.BIRTH_DATE, Expecting.CODE)
"""Questions that somebody who is new here need not answer as if they were known."""

PROVING = ("person_name", "birth_date", "birth_date_readings", "phone")
"""What they may tell of themselves in the same breath."""

OPENERS = (Expecting.NOTHING, Expecting.REASON)

CANCEL_LAST = re.compile(
    r"\w[,.;] *(?:(?:so|please|just|por favor|mejor|entonces)\W+)*(?:cancel(?: (?:it|please))?|cancel(?:ar|e|a)(?:la|lo)?)\W*$"
)
MOST_CHARS = 60
"""So much of the end of a message is looked at for it."""

THERE = re.compile(r"\W*(?:and|or|y|o|what about|how about|que tal)\W+(?:at|in|en)\s+(?:\w+\s+){0,3}\w+\s*(?:[?.!,]|$)")
"""A site asked for as the end of what was wished: "and at the north clinic?"."""

NOT_OF_A_SHOT = {
    Intent.MEDICAL_ADVICE,
    Intent.CANCEL,
    Intent.RESCHEDULE,
    Intent.LIST,
    Intent.CONFIRM,
    Intent.REQUEST_HUMAN,
}
"""With these a vaccine is no question."""


def put_right(heard: Understanding, asked: Expecting, directory: Directory) -> Understanding:
    """The message as the talk goes on with it; what is covered in it stays covered."""
    if wants_record_changed(heard.text) and asked is not Expecting.CODE:
        heard = without(heard, Intent.OUT_OF_SCOPE, Intent.QUESTION)
    heard, plain = not_signed_up(heard), matter_asked(heard.text)
    if plain is not None:
        heard = as_plain_matter(heard, plain)
    elif (whole := _nothing_else(heard, asked)) is not None:
        return whole
    if books_for_kin(heard.text):
        heard = with_intents(heard, {*heard.intents, Intent.BOOK} - {Intent.QUESTION})
    if about_a_medicine(heard.text):
        heard = with_intents(heard, {*heard.intents, Intent.MEDICAL_ADVICE} - {Intent.OUT_OF_SCOPE})
        if not asks_besides(heard.text, heard.lang):
            return without(heard, Intent.QUESTION)
    if lacks_order(heard.text):
        named = {Intent.BOOK} if heard.slots.visit_type or heard.slots.specialty else set()
        return with_intents(heard, {Intent.QUESTION} | (named if asked in OPENERS else set()))
    if (question := _of_the_house(heard)) is not None:
        return question
    if asked in OPENERS and Intent.PARKING in heard.intents and asks_about_parking(heard.text):
        heard = with_intents(heard, {*heard.intents, Intent.QUESTION} - {Intent.PARKING})
    heard = asked_politely(heard)
    if asked in OPENERS:
        heard = only(heard, Intent.QUESTION) if asks_behind_a_no(heard) else heard
        heard = asks_how_soon(to_be_seen(heard))
        heard = with_both_complaints(beside_question(heard), directory)
    heard = _of_a_choice(_of_a_plan(_called_off(_as_it_is_asked(heard))))
    if asked in (Expecting.CHOICE, Expecting.WHEN) and takes_list(heard.text):
        return only(heard, Intent.WAITLIST)
    return as_answer(_with_all_questions(heard), asked)


def _nothing_else(heard: Understanding, asked: Expecting) -> Understanding | None:
    """What a message is by all of its words, whatever some of them sound like."""
    text = heard.text
    if asked in NEW_AT and is_new_here(text):
        told = {name: getattr(heard.slots, name) for name in PROVING}
        return only(heard, Intent.VERIFY, slots=Slots(new_patient=True, **told))
    if heard.slots.new_patient and asked is Expecting.CODE and code_trouble(text) == "gone":
        return only(heard, Intent.VERIFY, slots=Slots(new_patient=True))
    if asked is not Expecting.CODE and cannot_read_codes(text):
        return only(heard, Intent.REQUEST_HUMAN)
    if _is_about_the_question(heard, asked) or aside(text) is not None or _is_one_sign(text, asked):
        return only(heard)
    if wants_word_with_doctor(text) or _a_person_instead(heard):
        return only(heard, Intent.REQUEST_HUMAN)
    if asks_of_offers(text) is not None:
        return only(heard, Intent.QUESTION)
    if matter(text) == "late" and not {Intent.CANCEL, Intent.RESCHEDULE} & set(heard.intents):
        return only(heard)
    if leaves_list(text) and Intent.STOP not in heard.intents:
        return only(heard)
    if asks_if_waiting(text):
        return only(heard, Intent.LIST)
    if asks_of_own_visit(text):
        return of_their_visit(heard)
    if asks_what_we_texted(text):
        return only(heard, Intent.LIST)
    if asks_options(text):
        return only(heard, Intent.REPEAT)
    if wants_swap(text):  # which no intent stands for
        return heard.model_copy(update={"intents": tuple(i for i in heard.intents if i not in NO_SWAP)})
    return None


def _is_about_the_question(heard: Understanding, asked: Expecting) -> bool:
    """Whether it says why it is not answered, or asks about what was asked."""
    if asked in TO_BE_TOLD and answers_about(heard.text):
        return True
    if asked is Expecting.NAME:
        return asks_whose(heard.text) or tells_relation(heard.text)
    return asked is Expecting.CODE and heard.slots.code is None and code_trouble(heard.text) is not None


def _a_person_instead(heard: Understanding) -> bool:
    """ "Forget it, person please": what is forgotten is no complaint."""
    said = instead(heard.text)
    return said is not None and bool(said_in(fold(said[1]).strip(), heard.lang, (Intent.REQUEST_HUMAN,)))


def _is_one_sign(text: str, asked: Expecting) -> bool:
    """A letter by itself is the name of no complaint."""
    return asked in OPENERS and len(text.strip(" .!?")) == 1


def _of_the_house(heard: Understanding) -> Understanding | None:
    """A question whose words sound like a visit; and the visit that may not be named, which sounds like a question."""
    if asks_beside(heard.text):
        return only(heard, Intent.QUESTION)
    if is_delicate(heard.text) and heard.slots.symptom is None:
        return only(heard, Intent.BOOK)
    if not asks_of_the_house(heard.text):
        return None
    wished = wishes_beside(heard)
    return with_intents(heard, {Intent.BOOK, Intent.QUESTION}) if wished else only(heard, Intent.QUESTION)


def _as_it_is_asked(heard: Understanding) -> Understanding:
    """A list that is refused, video that is only asked about, and a shot, of which it is told where it is given."""
    if heard.parts:
        parts = tuple(map(_as_it_is_asked, heard.parts))
        return with_intents(heard, {i for part in (heard, *parts) for i in part.intents}, parts=parts)
    intents = set(heard.intents)
    if arrives_without_the_link(heard.text):
        intents = intents - {Intent.CHECK_IN, Intent.OUT_OF_SCOPE, Intent.LIST} | {Intent.QUESTION}
    if Intent.WAITLIST in intents and refuses_the_list(heard.text):
        intents.discard(Intent.WAITLIST)
    if Intent.TELEHEALTH in intents and asks_about_video(heard.text):
        intents = intents - {Intent.TELEHEALTH, Intent.MEDICAL_ADVICE} | {Intent.QUESTION}
    if names_a_shot(heard.text) and heard.slots.for_whom in (None, "self") and not intents & NOT_OF_A_SHOT:
        intents = intents - ({Intent.BOOK} if asks_if_given(heard.text) else set()) | {Intent.QUESTION}
    return heard if intents == set(heard.intents) else with_intents(heard, intents)


def _of_a_choice(heard: Understanding) -> Understanding:
    """One of the times or another site, asked for, is a wish."""
    one = heard.slots.choice is not None and asks_for_one(heard.text, heard.lang)
    there = heard.slots.location is not None and THERE.match(fold(heard.text)) is not None
    return without(heard, Intent.QUESTION) if one or there else heard


def _with_all_questions(heard: Understanding) -> Understanding:
    """With each question of the message and of its parts; a person who is asked for is none of what is not ours."""
    heard = each_question(heard)
    if heard.parts:
        parts = tuple(each_question(part) for part in heard.parts)
        heard = with_intents(heard, {*heard.intents, *(i for part in parts for i in part.intents)}, parts=parts)
    return without(heard, Intent.OUT_OF_SCOPE) if Intent.REQUEST_HUMAN in heard.intents else heard


def _called_off(heard: Understanding) -> Understanding:
    """ "I have to leave town, cancel": the last word is what is wanted."""
    if Intent.CANCEL in heard.intents or CANCEL_LAST.search(fold(heard.text[-MOST_CHARS:])) is None:
        return heard
    asked = said_in(fold(heard.text), heard.lang, (Intent.REQUEST_HUMAN,))
    return with_intents(heard, {Intent.CANCEL, *asked})


def without_refusal(heard: Understanding) -> Understanding:
    """ "False alarm" is nothing that is none of ours, no clinical question and no arrival; "he breathes again" no complaint.

    The "no" of "no, I'm fine, I just want an appointment" answers the alarm and refuses nothing else.
    """
    intents = set(heard.intents) - NO_NEWS
    if intents == {Intent.DENY} and says(ASKED_BESIDE, fold(heard.text)):
        intents = {Intent.BOOK}
    return with_intents(heard, intents) if intents - BESIDE else only(heard, *intents)


def _of_a_plan(heard: Understanding) -> Understanding:
    """A question that names a health plan is about that plan, and about nothing else where it is the only one."""
    intents = set(heard.intents)
    if intents <= NO_NEWS and names_only_a_plan(heard.text):
        return only(heard, Intent.INSURANCE)
    alone = intents <= {Intent.QUESTION, Intent.INSURANCE} and SEVERAL.search(heard.text) is None
    of_it = plan_named(heard.text) is not None and (alone or asks_for_plan(heard.text))
    if Intent.QUESTION not in intents or not (of_it or (alone and Intent.INSURANCE in intents)):
        return heard
    return with_intents(heard, intents - {Intent.QUESTION} | {Intent.INSURANCE})
