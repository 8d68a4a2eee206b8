"""Another of the offers, said where something else was asked: "make it the first one", "wait no, do the third"."""

# ruff: noqa: E501
from __future__ import annotations

import re
from typing import Literal

from language.answers.places import ORDINALS, SLIP, place
from language.intents.sentences import asks, sentences
from language.message import Message
from language.text import fold
from language.text.patterns import compiled, says
from language.types import Choice, Expecting, Lang

ELSEWHERE = (
    Expecting.NAME, Expecting.BIRTH_DATE, Expecting.PHONE, Expecting.CODE, Expecting.YES_NO, Expecting.PERSON,
)  # fmt: skip
"""Questions that no place in a list answers."""

NOUN: dict[Lang, str] = {
    "en": r"(?:one|option|choice|slot|offer|opening|of (?:those|them|these))\b",
    "es": r"(?:opcion|alternativa|de (?:esas|esos|ellas|las|los))\b",
}
"""What an offer is called and nothing else is: "my first visit", "the first time" and "a primera hora" are none."""

LEAD: dict[Lang, str] = {
    "en": r"\b(?:make it|do|take|go with|book|give me|want|like|prefer|rather|rather have|(?:switch|change|move|go back|back)(?: it| that)? to|actually|no|nope|wait|sorry|oops|mean|meant|instead)\W+the ",
    "es": r"\b(?:que sea|mejor|deme|dame|quiero|quisiera|prefiero|tomo|pongame|pon(?:er|ga)me|(?:cambi|pas|muev)\w+ (?:a|por)|no|espere|espera|perdon|digo|quise decir|en realidad|puede ser|me quedo con)\W+(?:la|el) ",
}
"""Words that choose anew, with the article of what is chosen."""

SOMETHING_ELSE = r"(?! (?:names?|apellidos?|nombres?|initials?|letters?|letras?|digits?|digitos?|numbers?|numeros?|time|vez|visit|thing|cosa|part|parte|two|three|few|of (?!those|them|these)|de (?!esas|esos|ellas|las|los)))"
COMPARED: dict[Lang, str] = {
    "en": r"(?:earl(?:y|ier|iest)|late(?:r|st)?|soon(?:er|est)|afternoon|morning)",
    "es": r"(?:de )?(?:mas (?:tarde|temprano|temprana|pronto|tempranito)|la (?:tarde|manana))",
}
OF_TWO: dict[Lang, tuple[tuple[Literal["earlier", "later"], str], ...]] = {
    "en": (("earlier", r"(?:earli(?:er|est)|soon(?:er|est))"), ("later", r"lat(?:er|est)")),
    "es": (
        ("earlier", r"(?:que (?:esta|viene|es|va) |de )?(?:mas (?:temprano|temprana|pronto|cercana|proxima)|antes|primero)"),
        ("later", r"(?:que (?:esta|viene|es|va) |de )?(?:mas (?:tarde|lejana|adelante)|despues)"),
    ),
}  # fmt: skip
"""One of two visits by comparison with the other."""

SHOWN: dict[Lang, str] = {
    "en": r"\b(?:move|change|switch|cancel|reschedule|keep) the ",
    "es": r"\b(?:muev|mov|cambi|pas|cancel|anul|reprogram|reagend|adelant|atras)\w* (?:a )?(?:la|el) ",
}
"""What is done to a visit of a list, with its article."""

NOT_THAT = re.compile(r"\b(?:not|no|ni|except|menos) (?:the|la|el) \w+(?: (?:one|option|opcion))?")
ASKED: dict[Lang, str] = {
    "en": r"\b(?:is|was|are) (?:it|that|this|those)\b|\bwhich (?:one )?(?:is|was)\b",
    "es": r"\b(?:es|era|fue) (?:esa|ese|eso)\b|\bcual (?:es|era)\b",
}
REQUESTED: dict[Lang, str] = {
    "en": r"\b(?:can|could|would|will|may) (?:you|we|i) (?:please |just )?(?:make|do|take|have|get|change|switch|move|go|book)\b",
    "es": r"\b(?:puede|podria|podemos|puedo) (?:ser|dar\w*|cambiar\w*|poner\w*|mover\w*|tomar|agendar\w*)\b|\bme (?:puede|podria|da|cambia|pone)\b",
}
"""How a question begins that asks for an offer, not about one."""


def asked_otherwise(message: Message) -> bool:
    """Whether offers are on the table while something else was asked."""
    return message.expecting in ELSEWHERE and bool(message.context.offers)


def only_asks(message: Message) -> bool:
    """ "Is that the first one or the second one?" asks and chooses nothing; "can we do the second one?" chooses."""
    if says(REQUESTED[message.lang], message.folded):
        return False
    asked = any(asks(sentence, message.lang) for _, sentence in sentences(message.folded))
    return asked or "?" in message.folded or says(ASKED[message.lang], message.folded)


def asks_for_one(text: str, lang: Lang) -> bool:
    """Whether a question asks for an offer that it points at, and nothing about it: "can I do the Tuesday one?"."""
    return compiled(REQUESTED[lang]).match(fold(text).lstrip("¿ ")) is not None


def points_instead(message: Message) -> bool:
    """Whether an offer is pointed at by comparison, with its noun or with a word that chooses anew."""
    return says(_pointing(COMPARED[message.lang], message.lang), message.folded)


def pointed_instead(message: Message) -> int | None:
    """The one place that is pointed at with its noun or with a word that chooses anew; of two, the one behind a slip."""
    text = NOT_THAT.sub(" ", message.folded)
    found = _places(text, message.lang) or [place(message, expected=False)]
    if len(found) > 1:
        found = _places(SLIP.split(text)[-1], message.lang)
    return found[0] if len(found) == 1 else None


def named_by_place(text: str, lang: Lang) -> Choice | None:
    """The place of "move the first one to Friday" or "cancel the later one", whatever else is said of it."""
    words = fold(text)
    found = [
        n for n, pattern in ORDINALS[lang] if says(rf"\b(?:{pattern}) {NOUN[lang]}|{SHOWN[lang]}(?:{pattern})\b", words)
    ]
    if found:
        return Choice(ordinal=found[0]) if len(found) == 1 else None
    compared = [which for which, pattern in OF_TWO[lang] if says(rf"{SHOWN[lang]}{pattern}\b", words)]
    return Choice(which=compared[0]) if len(compared) == 1 else None


def _places(text: str, lang: Lang) -> list[int | None]:
    return [number for number, pattern in ORDINALS[lang] if says(_pointing(f"(?:{pattern})", lang), text)]


def _pointing(what: str, lang: Lang) -> str:
    return rf"\b(?:the |la |el )?{what} {NOUN[lang]}|{LEAD[lang]}{what}\b{SOMETHING_ELSE}"
