"""What each sentence of a message wants by itself: a question about a visit books none, and a bare time or doctor is a wish."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterator

from language.text.patterns import says
from language.types import Lang

FULL_STOP = r"(?<!\bdr)(?<!\bdra)(?<!\bst)(?<!\bmr)(?<!\bms)(?<!\bmrs)(?<!\d)[.](?!\w)|(?<=\d)[.](?=\s+[a-z])"
"""A dot behind neither a title nor a number that goes on."""

MARK = r"[?!;¿¡]+|\s-\s"
AND_ASKS = r",?\s(?:and|but|also|so)\s(?:uh |um |also |then )?(?=(?:do|does|is|are|am|can|could|will|what|where|how|when|who|which|should|why)\b)"
Y_PREGUNTA = r"\s(?:y|pero|o)\s(?=(?:que|cuanto|cuanta|donde|hay que|tengo que|aceptan|toman|puedo|debo|a que|como|cual|quien|necesito (?:llevar|ir))\b)"
AND_WISHES = r",?\s(?:and|also|plus)\s(?=(?:i|i'd|i'll|i'm|we|my|cancel|book|move|please|a|an|make|reschedule)\b)"
"""Where speech that has no marks goes on to a question or to another wish."""

END = re.compile("|".join((FULL_STOP, MARK, AND_ASKS, Y_PREGUNTA, AND_WISHES)))

ASKING: dict[Lang, str] = {
    "en": r"^\W*(?:(?:and|so|but|oh|ok|okay|um|uh|also|hi|hello|hey|please|then|well|yes|no|quick question|question)\W+)*(?:who|whose|what|where|when|why|how|which|is|are|am|do|does|did|will|would|can|could|should|must|may|has|have you|was|were|isn't|aren't|don't you|what's|where's|how's|when's)\b",
    "es": r"^\W*(?:(?:y|pero|oiga|oye|eh|este|pues|hola|bueno|si|no|tambien|ah|disculpe|perdon|una pregunta)\W+)*(?:quien|quienes|que(?! (?:sea|sean|me(?! (?:tomo|recomienda|pongo|conviene))|no|mi|mis|tenga|tengan|pueda|puedan|fuera|este|estaba|ya|se|lo|la|le|atienda|hable|quiero|necesito)\b)|donde|adonde|cuando|cuanto|cuanta|cuantos|cuantas|como|cual|cuales|por que|para que|a que|en que|con quien|hay que|es (?:necesario|seguro|cierto|verdad)|puedo|debo|tengo que|se puede|si llego|me van a|me cobran|hacen|ofrecen|aceptan|tienen (?:elevador|interprete|farmacia))\b",
}  # fmt: skip
"""How a sentence begins that asks something."""

BOOKING: dict[Lang, str] = {
    "en": r"\b(?:book|schedule|make|set up|get|see me|see (?:him|her|us)|fit|squeeze|come in|openings?|available|availability|free|anything|something|(?:latest|earliest|last|first)(?: \w+)? you (?:have|got))\b",
    "es": r"\b(?:agendar\w*|reservar\w*|sacar\w*|pedir|hacer una cita|ver\w*|atender\w*|revisar\w*|disponible\w*|libre|lugar|espacio|hueco\w*|campo|algo (?:para|el|la|disponible|libre|manana|hoy|antes|mas|esta)|citas? (?:para|con|disponible))\b",
}  # fmt: skip
"""What asks for a time although it is a question."""

IDLE: dict[Lang, frozenset[str]] = {
    "en": frozenset(
        "a an the any anything something anytime sometime please thanks thank you ok okay um uh so hi hello hey is there do you have got available free open openings opening spot slot"
        " slots time times can could i we me be it its that this on at in for of or and come around about maybe works work good best better prefer preferably would like want need"
        " how what yes yeah well just only if possible possibly room ya y'all whatever whenever with by to get early late some see dr doctor".split()
    ),
    "es": frozenset(
        "un una el la los las algo alguna algun por favor gracias ok eh este pues bueno hola hay tiene tienen tendra tendran disponible libre lugar espacio cita hora horario para de en a"
        " puede puedo ser seria se me si y o que mejor prefiero quiero quisiera necesito ir venir con alguno buenas buenos dias tardes senorita oiga".split()
    ),
}
"""Words that add nothing to a time or a doctor that is named."""


def sentences(folded: str) -> Iterator[tuple[int, str]]:
    """The sentences of a message with where they begin, their marks left away."""
    start = 0
    for mark in (*END.finditer(folded), None):
        part = folded[start : mark.start() if mark else len(folded)]
        if part.strip(" ,"):
            yield start, part.strip()
        start = mark.end() if mark else start


def asks(sentence: str, lang: Lang) -> bool:
    """Whether it begins as a question does."""
    return says(ASKING[lang], sentence)


REQUEST: dict[Lang, str] = {
    "en": r"^\W*(?:(?:and|so|but|oh|ok|okay|um|uh|also|hi|hello|hey|please|then|well|yes|no|there)\W+)*(?:can|could|would|will|may|is|are|do you|does|any|when|what about|how about|have you)\b",
    "es": r"^\W*(?:(?:y|pero|oiga|oye|eh|este|pues|hola|bueno|si|no|tambien|disculpe)\W+)*(?:puedo|puede|pueden|podria|hay|tienen?|tendra|tendran|me|cuando|se puede|que tal)\b",
}
"""How a question begins that may ask for a visit."""


def is_a_request(sentence: str, lang: Lang) -> bool:
    """Whether the question may ask for what it names, and not about it."""
    return says(REQUEST[lang], sentence)


def asks_for_a_time(sentence: str, lang: Lang) -> bool:
    """Whether the question is what is free."""
    return says(BOOKING[lang], sentence)


FREE: dict[Lang, str] = {
    "en": r"\b(?:do (?:you|they|y'all) have|have (?:you|they) got|got|is there|are there|you have|you got|you've got|there) (?:any|some|a (?:spot|slot|opening))\w*\b|\bwhat's the (?:soonest|earliest|first)\b|^\W*any(?:thing|one)?\b|\bwhat(?: else)? (?:do (?:you|they|y'all) have|is (?:free|open|available))\b|\bgot a spot\b|\bhave anything\b",
    "es": r"\b(?:hay|tienen?|tendra|tendran|habra|queda) (?:algo|alguna?|nada|lugar|espacio|otr[oa]|cita|campo|cupo)\b|\bque (?:mas )?(?:tienen?|hay)\b|\bno (?:hay|tendra|habra)\b|\bcuando (?:hay|tienen?)\b|\blo mas (?:pronto|proximo|cercano)\b",
}
"""What asks which times are free."""


def asks_what_is_free(folded: str, lang: Lang) -> bool:
    """Whether the message asks for offers."""
    return says(FREE[lang], folded)


def is_idle(words: tuple[str, ...], lang: Lang) -> bool:
    """Whether the words beside a time or a name say nothing of their own."""
    return all(word in IDLE[lang] or not word[0].isalpha() for word in words)
