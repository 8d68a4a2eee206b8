"""An answer to the question for the name that is nothing but a name, whatever else its words mean: "April Smith", "Smith, John"."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.message import Message
from language.people.casing import written
from language.people.name_run import PersonName
from language.text.tokens import Token
from language.types import Expecting
from language.vocabulary.common import NOT_NAMES, PARTICLES, TITLES

LEAD = re.compile(
    r"\W*(?:(?:hi|hello|hey|hola|yes|yeah|si|sure|ok|okay|um|uh|eh|well|bueno|claro|pues)\b\W+)*"
    r"(?:(?:(?:my|the)(?: full)? name is|my name's|it's|it is|i'm|i am|this is|me llamo|(?:mi|el) nombre(?: completo)? es|soy|se llama|call me|i go by|they call me|llameme|me dicen)\s+)?(?:(?:dr|mrs?|miss|ms|dra|sra?|dona?)\b\.?\s+)?"
)
COURTESY = frozenset(
    "dear honey hon darling sweetie sweetheart miss mija mijo please thanks thank you sir ma'am por favor gracias señorita senorita . !".split()
)

MOST_NAMES, MOST_TOKENS = 6, 14
"""Names of one person, and the words and marks that they are written with."""

OPENS_SURNAME = frozenset("de del da di du dos das van von der den".split())
"""Particles that a surname told alone may begin with; a "la" before a first name is none."""

OF_A_TIME = frozenset(
    "january jan february march april may june july august september october november december spring summer autumn winter"
    " monday tuesday wednesday thursday friday saturday sunday"
    " enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre verano domingo sabado".split()
)
"""What the times of a message are made of, and some are called."""

BORNE = frozenset(
    "jan april may june july august summer autumn sunday abril julio agosto domingo will hope faith joy grace dawn mark an in so do i my y nina".split()
)
"""Words that are given names, too, where a surname follows."""

GIVEN = frozenset("april may june august summer will mark hope faith joy grace dawn julio abril domingo".split())
GIVEN_ALONE = frozenset("april may june summer autumn august julio abril domingo".split())
NOT_TOLD = frozenset("here speaking calling".split())


def is_called_so(message: Message) -> bool:
    """Whether what looks like a month or a day is how somebody is called."""
    name = whole_name(message)
    return name is not None and not OF_A_TIME.isdisjoint(message.norms(name.start, name.end))


def whole_name(message: Message) -> PersonName | None:
    """The name, where the message holds no other word; None for any other message, and where no name was asked for."""
    if message.expecting is not Expecting.NAME or "?" in message.folded:
        return None
    lead = LEAD.match(message.folded)
    start = next((i for i, t in enumerate(message.tokens) if lead is None or t.start >= lead.end()), None)
    end = _without_courtesy(message.tokens)
    if start is None or not start < end <= start + MOST_TOKENS:
        return None
    commas = [i for i in range(start, end) if message.tokens[i].norm == ","]
    if not commas:
        return _in_order(message, start, end)
    return _turned_round(message, start, commas[0], end) if len(commas) == 1 else None


def _without_courtesy(tokens: tuple[Token, ...]) -> int:
    end = len(tokens)
    while end and tokens[end - 1].norm in COURTESY:
        end -= 1
    return end


def _turned_round(message: Message, start: int, comma: int, end: int) -> PersonName | None:
    """ "De La Cruz, Maria Elena": a surname, a comma, and the given name; two of them behind a surname of several words alone."""
    surname, given = _names(message, start, comma), _names(message, comma + 1, end)
    most = 2 if len(surname) > 1 or message.tokens[start].norm in OPENS_SURNAME else 1
    if (
        not surname
        or not 0 < len(given) <= most
        or message.tokens[comma + 1].norm in PARTICLES
        or not all(_tells(message.tokens[i]) for i in (*surname, *given))
    ):
        return None
    name = f"{written(message, comma + 1, end)} {written(message, start, comma)}"
    return PersonName(name, start, end)


def _in_order(message: Message, start: int, end: int) -> PersonName | None:
    names = _names(message, start, end)
    if not names or not _may_open(message.tokens[start]) or not _is_a_name(message, names):
        return None
    return PersonName(written(message, start, end), start, end)


def _may_open(first: Token) -> bool:
    return first.norm not in PARTICLES or first.norm in OPENS_SURNAME or first.norm in ("san", "santa", "st", "mc")


def _names(message: Message, start: int, end: int) -> list[int]:
    """The places of the names among these tokens; nothing where something else stands there, or the last is a particle."""
    tokens = message.tokens
    if start >= end or tokens[end - 1].norm in PARTICLES:
        return []
    if any(not (t.is_word or t.norm in (".", "-")) or t.norm in TITLES for t in tokens[start:end]):
        return []
    names = [i for i in range(start, end) if tokens[i].is_word and tokens[i].norm not in PARTICLES]
    return names if len(names) <= MOST_NAMES else []


def _tells(token: Token) -> bool:
    """Whether the word is hardly anything but a name."""
    return token.norm not in NOT_NAMES and token.norm not in OF_A_TIME


def _is_a_name(message: Message, names: list[int]) -> bool:
    """Whether they are names; one that means something else needs its capital, or to be a given name before a surname."""
    tokens = message.tokens
    doubtful = [i for i in names if not _tells(tokens[i])]
    if not doubtful:
        return True
    if len(names) == 1:
        return tokens[names[0]].norm in GIVEN_ALONE or _is_al(message, names)
    if len(doubtful) == len(names) == 2:
        return tokens[names[0]].norm in GIVEN and tokens[names[1]].norm in OF_A_TIME and _with_capitals(message, names)
    if len(doubtful) > 1 or tokens[doubtful[0]].norm in NOT_TOLD:
        return False
    if doubtful[0] == names[0]:
        return tokens[names[0]].norm in BORNE or _is_al(message, names)
    return doubtful[0] == names[-1] and _with_capitals(message, names)


def _is_al(message: Message, names: list[int]) -> bool:
    """ "Al Green": in Spanish it is a word of every sentence."""
    return message.lang == "en" and message.tokens[names[0]].norm == "al"


def _with_capitals(message: Message, names: list[int]) -> bool:
    """Whether each of them has a capital, and not each letter one."""
    text = message.text.text
    written_so = all(text[message.tokens[i].start].isupper() for i in names)
    return written_so and not text.isupper()
