"""Hears for whom a visit is: relatives who are the patient, not those who are only mentioned."""

# ruff: noqa: E501
from __future__ import annotations

from language.intents.sentences import asks, sentences
from language.text import fold
from language.text.patterns import compiled, says
from language.types import Expecting, Lang
from language.vocabulary import whom as words
from language.vocabulary.mentioned import KIN, KIN_ES, MENTIONED, TOLD_OF_KIN

MINE: dict[Lang, str] = {"en": "my", "es": "mi"}
SETTLED = (Expecting.CHOICE, Expecting.WHEN, Expecting.READING, Expecting.YES_NO)
"""Questions asked when it is known whose visit it is: only who says "for" or "it is" changes that."""

REACHED = (Expecting.PHONE, Expecting.CODE)
"""Questions whose answer may be somebody else's: whose phone it is says nothing of the visit."""

NAMED = rf"(?P<kin>\b(?:my {KIN}|mi {KIN_ES}))(?:,|,? named|,? que se llama)? $"
"""Before the name of a relative."""

BOOKS = rf"\b(?:(?:can|could|would|will) (?:you|u|we|i)|(?:puede|puedes|podria|podemos)) (?:also |please |just |tambien )*(?:book|schedule|sign up|fit in|squeeze in|agendar(?:le)?|reservar(?:le)?|apuntar)(?: in| for| a| para)? (?:my {KIN}|mi {KIN_ES})\b(?!'s)"
"""Whoever asks whether a relative can be booked wants it done."""

PROVING = (Expecting.NAME, Expecting.BIRTH_DATE)
"""Questions that one may answer for somebody else."""


def for_whom(text: str, lang: Lang, expecting: Expecting) -> str | None:
    """The person the visit is for; who merely drives or recommends is not."""
    if not _may_tell(text, expecting):
        return None
    told = _told_of_patients(text)
    found = next((who for who, pattern in words.FOR_WHOM[lang] if says(pattern, told)), None)
    if found is None and expecting is Expecting.PERSON:
        return _answered_with(told, lang)
    return found


def _told_of_patients(text: str) -> str:
    """The text without those whom it only mentions; where two come together, neither is."""
    if not says(words.SOME_KIN, text) or (says(words.BOTH, text) and says(words.TWO, text)):
        return text
    for told in TOLD_OF_KIN:
        text = compiled(told).sub(r"\g<kin>", text)
    return compiled(MENTIONED).sub(" ", text)


def books_for_kin(text: str) -> bool:
    """ "Can you also book my wife Sue?": a question in form alone."""
    return says(BOOKS, fold(text))


def only_mentioned(text: str, place: int) -> bool:
    """Whether what stands at `place` is the name of a relative whom the text only mentions; folded text."""
    whose = compiled(NAMED).search(text[:place])
    return whose is not None and whose["kin"] not in _told_of_patients(text)


def _may_tell(text: str, expecting: Expecting) -> bool:
    """Whether a relative in the answer to such a question can be the patient."""
    if expecting in SETTLED:
        return says(words.SAID_SO, text) or says(words.SELF_SAID, text)
    if expecting in REACHED:
        return says(words.FOR_KIN, text)
    return expecting not in PROVING or not says(words.OWN_TOLD, text)


def whom_told(text: str, lang: Lang) -> str | None:
    """The person the visit is for as far as sentences tell that ask nothing."""
    told = (part for _, part in sentences(fold(text)) if not asks(part, lang))
    return for_whom(" . ".join(told), lang, Expecting.NOTHING)


def _answered_with(text: str, lang: Lang) -> str | None:
    """ "hubby", "me", "para mí" where it was asked who the visit is for."""
    if says(words.MYSELF[lang], text):
        return "self"
    return next((who for who, pattern in words.FOR_WHOM[lang] if says(pattern, f"{MINE[lang]} {text}")), None)
