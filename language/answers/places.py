"""Which place in a list was named: "the second one", "option 2", "number two", a key of the telephone."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.message import Message
from language.text.patterns import compiled, says
from language.types import Expecting, Lang

ONE_OF_SOME = (Expecting.CHOICE, Expecting.READING, Expecting.KIND)
"""Questions that a place in a list answers."""


def asked_which(message: Message) -> bool:
    """Whether a place in a list answers what was asked; of a birth date, which of its readings, where no offers are about."""
    of_readings = message.expecting is Expecting.BIRTH_DATE and not message.context.offers
    return message.expecting in ONE_OF_SOME or of_readings


NOUN = {
    "en": r"(?:one|option|choice|slot|time|appointment|appt|offer|opening|visit|of (?:those|them|the))",
    "es": r"(?:opcion|una|uno|cita|hora|horario|alternativa|de (?:esas|esos|las|los))",
}
ORDINALS: dict[Lang, tuple[tuple[int, str], ...]] = {
    "en": (
        (1, r"first|frist|fisrt|1st"), (2, r"second|secnd|seccond|secound|2nd|middle"), (3, r"third|thrid|3rd"), (4, r"fourth|4th"), (5, r"fifth|5th"), (-1, r"last|final|bottom"),
    ),
    "es": ((1, r"primer[oa]?"), (2, r"segund[oa]|la de en medio|la del medio"), (3, r"tercer[oa]?"), (4, r"cuart[oa]"), (5, r"quint[oa]"), (-1, r"ultim[oa]")),
}  # fmt: skip
ORDINAL: dict[Lang, str] = {lang: "|".join(pattern for _, pattern in places) for lang, places in ORDINALS.items()}
"""Any of them."""

SLIP = re.compile(
    r"[,.;]\s*no(?:pe)?,? (?=the\b)|[,.;]\s*no,\s*(?=(?:la|el)\b)|\b(?:no wait|nope wait|wait no|wait,? the|scratch that|no perdon|no,? mejor|so better)\b"
)
"""What takes back the place that was said before it."""

ONES_OWN_TIME = re.compile(
    r"(?<!the )\b(?:last|ultima) (?:time|vez|visit)\b|\b(?:had|saw|seen|see|got|went|was|were) (?:\w+ )?the last time\b|\bthe last time (?:i|we|he|she)\b|\bultima vez\b"
    r"|\b(?:my|his|her|our) (?:first|1st) time\b|\b(?:first|1st) time\b(?=\W+(?:no|here|there|ever|patient|coming|visiting|for me)\b)|\bprimera vez\b"
)
"""A time that somebody was there, and no place in a list: "my first time"."""

KIND_OF_VISIT = re.compile(
    r"\b(?:an?|my|his|her|our|your|their|its|it's|that's|says|said|called|not|isn't|is|una|mi|su|nuestra|es|dice|decia|de|como)(?: not)?(?: an?| my| su| mi)? "
    r"(?:first|1st|primera|1ra) (?:visit|appointment|appt|consult(?:ation)?|cita|visita|consulta)\b"
)
"""A kind of visit and no place in a list: "it's my first visit", "una primera cita con el cardiólogo"."""

REFUSED = re.compile(
    rf"\b(?:not|except|anything but|ni|menos|no(?= la| el)) (?:the |la |el )(?:{ORDINAL['en']}|{ORDINAL['es']})\b(?: one| option| opcion)?"
)
"""A place that is not wanted."""

SEVERAL = r"\b(?:first|last|ultim[oa]s|primer[oa]s) (?:two|2|couple|few|dos)\b|\b(?:either|any|one|cualquiera|una) of the (?:first|last) (?:two|2)\b"
"""Which picks nothing."""

SHORT = 16
"""Tokens of an answer in which a place needs no noun."""

NUMBER_WORDS: dict[Lang, dict[str, int]] = {
    "en": {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5},
    "es": {"uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5},
}


def is_of_several(folded: str) -> bool:
    """Whether more than one of them is pointed at: "the last two"."""
    return says(SEVERAL, folded)


def place(message: Message, *, expected: bool) -> int | None:
    """ "the second one", "option 2", "number two", a bare "2" or "second" where a choice was asked for."""
    text, lang = REFUSED.sub(" ", KIND_OF_VISIT.sub(" ", ONES_OWN_TIME.sub(" ", message.folded))), message.lang
    words = NUMBER_WORDS[lang]
    noun = NOUN[lang]
    if expected and (meant := _corrected(message)) is not None:
        return meant
    named = compiled(
        rf"\b(?:option|number|choice|opcion|numero|la numero|el numero|slot|#)\s?#?(?P<n>\d|{'|'.join(words)})\b(?![:/\d])"
    ).search(text)
    if named and (expected or "option" in named.group() or "opcion" in named.group()):
        return int(named["n"]) if named["n"].isdigit() else words[named["n"]]
    pointed = compiled(
        rf"^\W*(?:(?:ok|si|yes|pues|bueno|eh|um|uh)\W+)*(?:la|el|the|number|option)\s+(?P<n>(?!one (?:on|at|with|that|in|for|after|before|from|where|you)\b)(?:\d|{'|'.join(words)}))\b(?!\s*(?:[:/\d]|thirty|fifteen|forty|twenty|ten|[ap]\.?m|de la|y media|o'?clock|th|st|nd|rd))"
    ).search(text)
    if pointed and asked_which(message) and not message.context.offers:
        return int(pointed["n"]) if pointed["n"].isdigit() else words[pointed["n"]]
    for number, pattern in ORDINALS[lang]:
        if says(rf"\b(?:the |la |el )?(?:{pattern}) {noun}\b", text) and expected:
            return number
        if expected and says(
            rf"^\W*(?:(?:yes|si|ok|okay|um|uh|eh|pues|i'll take|i will take|let's do|let's go with|i want|i'd like|give me|quiero|me quedo con|prefiero|deme|dame|tomo|i prefer|how about|make it|and|go with|please|no|not that one|wrong one|that was wrong|sorry|oops|wait|actually|i meant?|perdon|esa no|ese no|mejor|digo|quise decir)\W+)*(?:the |la |el )?(?:{pattern})(?:\W+(?:please|por favor|thanks|gracias|works|is fine|is good|is great|sounds good|esta bien|me sirve|then|entonces|would be great|works for me))*\W*$",
            text,
        ):
            return number
    if not asked_which(message):
        return None
    return _bare(message) or _agreed_to(message) or _in_passing(message)


def _corrected(message: Message) -> int | None:
    """ "The first, no the second": the one behind the slip."""
    said = compiled(
        rf"\b(?:{ORDINAL[message.lang]})\b(?: one| option| opcion)?[ ,;.-]{{1,3}}(?:(?:oh|wait|ay|espere|i mean)\W{{1,2}})?(?:no|sorry|perdon|digo|actually|i mean)\b\W{{1,2}}"
        rf"(?:(?:wait|mejor|i mean|digo)\W{{1,2}})?(?:the|la|el) (?P<place>{ORDINAL[message.lang]})\b"
    ).search(message.folded)
    if said is None:
        return None
    return next((n for n, pattern in ORDINALS[message.lang] if compiled(pattern).fullmatch(said["place"])), None)


def _in_passing(message: Message) -> int | None:
    """ "bueno, entonces la primera me queda bien": one place with its article in a short answer."""
    if len(message.norms()) > SHORT:
        return None
    article = r"\b(?:the|la|el)"
    text = re.sub(rf"\b(?:not|no|ni) (?:the|la|el) (?:{ORDINAL[message.lang]})\b", " ", SLIP.split(message.folded)[-1])
    places = [place for place, pattern in ORDINALS[message.lang] if says(rf"{article} (?:{pattern})\b", text)]
    denied = says(r"\b(?:not|no|don't|except|menos|isn't|doesn't)\b", text)
    return places[0] if len(places) == 1 and not denied else None


BEFORE = {
    "en": r"(?:(?:ok|okay|k|kk|yes|yeah|yep|yup|ya|sure|fine|cool|aight|alright|all right|bet|well|um|uh|so|and|then|whatever|hmm+|i guess|i think|actually|just|let's (?:do|go with|go w|take|say)|go (?:with|w)|with|give me|i(?:'ll| will) (?:take|do|go with)|i(?:'d like| want| choose| pick| prefer)|put me (?:in|down) for|book|pick|take|number|option|the)\W+)*",
    "es": r"(?:(?:ok|si|sip|bueno|pues|va|sale|dale|orale|ya|listo|claro|perfecto|eh|mm+|entonces|creo que|mejor|quiero|quisiera|prefiero|deme|dame|tomo|agarro|escojo|elijo|me quedo con|vamos con|con|numero|opcion|la)\W+)*",
}
AFTER = {
    "en": r"(?:\W+(?:works?|wrks?|wrkz|would work|will (?:do|work)|is|it is|are|fine|good|great|perfect|ok|okay|cool|best|sounds?|looks?|for me|then|please|thanks|thank you|lol|i guess|i think|bro|dude|man))*",
    "es": r"(?:\W+(?:esta|me|va|queda|sirve|jala|conviene|parece|late|bien|bueno|perfecto|super|pues|entonces|por favor|gracias|jaja+|creo|mejor))*",
}
"""What agrees to a time and says nothing else of it; "at two" and "las dos" are hours."""


BESIDE: dict[Lang, str] = {
    "en": r"(?:\W*(?:\band|[,;.])\W*(?:(?:my|the|his|her) (?:\w+ )?name|i'm |im |i am |this is |it's for|its for|for my )| and (?!(?:a|one|two|three|half|quarter|\d+)\b)).{0,200}",
    "es": r"(?:\W+(?:y\W+)?(?:me llamo|mi nombre|el nombre|soy|es para|se llama)\b| y (?!(?:media|cuarto|pico|un[oa]?|dos|tres|l[ao]s?|el|diez|quince|veinte|\d+)\b)).{0,200}",
}
"""What is told or asked for beside a place: who it is for, something else too."""


def _agreed_to(message: Message) -> int | None:
    """ "Fine, 2 works", "a la 2": a number with words of agreement or a name, where none of the offers is at that hour."""
    lang = message.lang
    article = r"(?:a la )?" if lang == "es" else ""
    said = compiled(rf"\W*{BEFORE[lang]}{article}(?P<n>\d)(?:{AFTER[lang]}\W*|{BESIDE[lang]})").fullmatch(
        message.folded
    )
    offers = message.context.offers
    if said is None or not 1 <= int(said["n"]) <= len(offers):
        return None
    number = int(said["n"])
    return None if any(o.start.hour % 12 == number and not o.start.minute for o in offers) else number


def _bare(message: Message) -> int | None:
    """A key pressed, or "two" alone: a place only while there are that many offers."""
    norms = [
        n
        for n in message.norms()
        if n.isalnum()
        and n not in ("please", "por", "favor", "the", "la", "el", "number", "um", "uh", "yes", "si", "ok", "okay")
    ]
    if len(norms) != 1:
        return None
    value = int(norms[0]) if norms[0].isdigit() and len(norms[0]) == 1 else NUMBER_WORDS[message.lang].get(norms[0])
    most = len(message.context.offers) or 9
    return value if value is not None and 1 <= value <= most else None
