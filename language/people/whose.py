"""Whose visit is spoken of by name: "when is Leo's?", "la cita de Leo", "soy la mamá de Leo Brooks"."""

# ruff: noqa: E501
from __future__ import annotations

import re
from dataclasses import dataclass

from language.people.casing import cased
from language.people.whole_name import OF_A_TIME
from language.text import clean, fold
from language.vocabulary.common import NOT_NAMES, TITLES
from language.vocabulary.plain_words import PLAIN_WORDS
from language.vocabulary.whom import ANY_KIN

NAME = r"(?P<{}>[^\W\d_][\w-]*(?: [^\W\d_][\w-]*)?)"
LAST = r"(?P<{}>[^\W\d_][\w-]*)"
VISIT = r"(?:next |last |upcoming |well |sick |eye |follow-?up |dental |doctor'?s? )?(?:appointments?|appts?|visits?|check-?ups?|one|session|exam|shots?|vaccines?)"
ACT = r"(?:when(?:'s| is| are)|what time is|where is|move|push|bump|shift|cancel|reschedule|change|switch|see|about|check|confirm)"
PARENT = r"(?:step)?(?:mom|mum|mother|dad|father|parent|guardian|mama|papa|madre|padre|mami|papi|tutora?|madrastra|padrastro)"
RELATED = r"(?:wife|husband|spouse|partner|daughter|son|sister|brother|caregiver|carer|aide|grand(?:ma|pa|mother|father)|espos[oa]|marido|hij[oa]|herman[oa]|abuel[oa]|cuidadora?|nuera|yerno)"
I_AM = r"\b(?:i'?m|i am|this is|soy|habla|le habla)(?: (?:the|la|el))? "
BY_PARENT = re.compile(rf"{I_AM}{PARENT} (?:of|de) {NAME.format('a')}|{I_AM}{NAME.format('b')}'s {PARENT}\b")
BY_OTHER = re.compile(rf"{I_AM}{RELATED} (?:of|de) {NAME.format('a')}|{I_AM}{NAME.format('b')}'s {RELATED}\b")
OWNED = re.compile(
    rf"\b{LAST.format('a')}'s {VISIT}\b|\b{ACT} {LAST.format('b')}'s(?! [a-z]+'s)\b(?= *(?:$|[?.!,;]|to\b|by\b|for\b|up\b|back\b|an?\b|on\b|please\b|next\b))"
    rf"|\b(?:la|las|una|otra) (?:proxima |proximas )?(?:citas?|consultas?|turnos?)? ?(?:de|para) {NAME.format('c')}"
)
DOCTOR = frozenset("dr doctor dra doctora nurse".split())
NOBODY = re.compile(
    rf"(?:(?:{ANY_KIN}|doctor|dentist|surgeon|specialist|clinic|hospital|eye|women|men|kids?|children|everybody|lunch|noon)s?)"
)


@dataclass(frozen=True)
class Whose:
    """The name, and what its bearer is to who speaks: their "child", or somebody of another kind ("other")."""

    name: str
    for_whom: str


def whose(text: str) -> Whose | None:
    """Whose visit the message is about, where it says so by name."""
    said = clean(text)
    for pattern, for_whom in ((BY_PARENT, "child"), (BY_OTHER, "other"), (OWNED, "other")):
        for match in pattern.finditer(said.folded):
            name = _name(said.text, said.folded, match, needs_capital=match.lastgroup == "c")
            if name:
                return Whose(name, for_whom)
    return None


def _name(text: str, folded: str, match: re.Match[str], *, needs_capital: bool) -> str:
    """The words of the name; a doctor's, a day's and a relative's are none."""
    start, end = match.span(match.lastgroup or 0)
    if DOCTOR & set(folded[max(0, start - 8) : start].replace(".", " ").split()):
        return ""
    words: list[str] = []
    for word in text[start:end].split():
        low = fold(word)
        if low in NOT_NAMES | OF_A_TIME | PLAIN_WORDS | TITLES or NOBODY.fullmatch(low):
            break
        if needs_capital and not word[0].isupper():
            break
        words.append(cased(word, first=not words))
    return " ".join(words)
