"""An ordinal that is the day of a date ("Thursday the 3rd", "the first of April"), and so no place in a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from language.answers.places import NOUN, ORDINAL
from language.message import Message
from language.text.normalise import fold
from language.text.patterns import compiled, says
from language.types import Lang, When
from language.vocabulary.day_names import DIA, WEEKDAY

DAY: dict[Lang, str] = {
    "en": rf"\b(?:{WEEKDAY}s?|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b",
    "es": rf"\b{DIA}\b",
}
MONTH: dict[Lang, str] = {
    "en": r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|tember|ober)?\b",
    "es": r"\b(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)\b",
}
BEHIND = r"\W+(?:the |el )?"
MEANT = r"\b(?:mean|meant|quise decir|quiero decir)\W+(?:the |el )?$"
"""Words that correct a day that was said; by a place they are followed in words or with a noun."""

FIGURES = r"^(?:the |el )?\d{1,2}(?:st|nd|rd|th)$"


def without_dates(message: Message, when: Iterable[When]) -> Message:
    """The message with blanks for those of its times that are a date with an ordinal in it."""
    folded = message.folded
    for said in (fold(w.text) for w in when if w.kind in ("date", "datetime") and w.text):
        place = folded.find(said)
        if place >= 0 and _is_a_date(said, folded[:place], folded[place + len(said) :], message.lang):
            folded = folded[:place] + " " * len(said) + folded[place + len(said) :]
    return message if folded == message.folded else replace(message, text=replace(message.text, folded=folded))


def _is_a_date(said: str, before: str, after: str, lang: Lang) -> bool:
    """Whether the ordinal goes with a weekday or a month, or corrects a day; "the 3rd one" is a place in any case."""
    ordinal = rf"(?:{ORDINAL[lang]}|\d{{1,2}}(?:st|nd|rd|th))\b"
    if says(rf"{MONTH[lang]}{BEHIND}{ordinal}|{ordinal} (?:(?:day )?of |de )?{MONTH[lang]}", said):
        return True
    if compiled(rf"\s?{NOUN[lang]}\b").match(after) is not None:
        return False
    corrects = says(FIGURES, said) and says(MEANT, before)
    return corrects or says(rf"{DAY[lang]}{BEHIND}{ordinal}", said)
