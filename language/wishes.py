"""Small wishes read off a message: for whom, how, whom again, sooner or later, somewhere else."""

from __future__ import annotations

from typing import Any, Literal

from language.message import Message
from language.text.patterns import says
from language.types import Expecting, Lang, When
from language.vocabulary import wishes as words
from language.whom import for_whom

Flag = Literal[True] | None


def wishes(message: Message, when: tuple[When, ...]) -> dict[str, Any]:
    """Values for `Slots` by name; what was not said is not in it."""
    text, lang = message.folded, message.lang
    found: dict[str, Any] = {
        "for_whom": for_whom(text, lang, message.expecting),
        "modality": _modality(text, lang),
        "same_practitioner_as_last": _same_doctor(text, lang, message.expecting),
        "practitioner_gender": _gender(text, lang),
        "usual": _said(words.USUAL[lang], text),
        "other_practitioner": _said(words.OTHER_DOCTOR[lang], text),
        "other_location": None if says(words.FOUND_ELSEWHERE, text) else _said(words.OTHER_SITE[lang], text),
        "follow_up": _said(words.FOLLOW_UP[lang], text),
        "new_patient": _new_patient(text, lang),
        "language": _language(text),
        "as_late": _said(words.AS_LATE[lang], text),
        "accessible": _said(words.ACCESSIBLE[lang], text),
        **_sooner_or_later(message, when),
    }
    return {name: value for name, value in found.items() if value is not None}


def _said(pattern: str, text: str) -> Flag:
    return True if says(pattern, text) else None


def _same_doctor(text: str, lang: Lang, expecting: Expecting) -> Flag:
    """Whether the doctor of last time is wished for: "the same as always" of a telephone names none."""
    if expecting in (Expecting.PHONE, Expecting.CODE) or says(words.NOT_THE_SAME, text):
        return None
    return _said(words.SAME_DOCTOR[lang], text)


def _gender(text: str, lang: Lang) -> str | None:
    """Whether a woman or a man is wished for as clinician; "man or woman" wishes for neither."""
    if says(words.NOT_A_GENDER, text):
        return None
    of_each = (*words.REFUSED_GENDER, *words.PRACTITIONER_GENDER[lang])
    return next((gender for gender, pattern in of_each if says(pattern, text)), None)


def _modality(text: str, lang: Lang) -> str | None:
    if says(words.NO_MODALITY, text):
        return None
    if says(words.NOT_IN_PERSON, text):
        return "telehealth"
    if says(words.IN_PERSON[lang], text):
        return "in_person"
    return "telehealth" if says(words.TELEHEALTH[lang], text) else None


def _new_patient(text: str, lang: Lang) -> bool | None:
    if says(words.KNOWN_PATIENT[lang], text):
        return False
    if says(words.NOBODY_NEW, text):
        return None
    return _said(words.NEW_PATIENT[lang], text)


def _language(text: str) -> Lang | None:
    return next((lang for lang, pattern in words.SPEAK if says(pattern, text)), None)


def _sooner_or_later(message: Message, when: tuple[When, ...]) -> dict[str, Any]:
    """ "anything earlier?"; with a bound of its own ("earlier than Friday") it is a time, not a comparison."""
    lang, text = message.lang, message.folded
    for bound in (w for w in when if w.relation in ("before", "after") and w.span):
        start, end = message.text.inside(bound.span or (0, 0))
        text = text[:start] + "#" * (end - start) + text[end:]
    sooner = says(words.SOONER[lang], text) and text == message.folded
    later = says(words.LATER[lang], text) and not sooner and not says(words.AS_LATE[lang], text)
    return {"sooner": True if sooner else None, "later": True if later else None}
