"""Names that only their place tells: a bare answer, "cancel ana ruiz tues", "it's rivas not ribas", "call dae he's my son"."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from rapidfuzz.distance import OSA

from guardrails.normalise import fold
from guardrails.redaction.name_words import CALENDAR, is_name_too
from guardrails.redaction.names import RELATION
from guardrails.redaction.ordinary import is_near_plain, is_plain
from guardrails.redaction.stops import is_ordinary
from guardrails.redaction.types import Found

SecondLook = Callable[[str], bool]
"""Whether the classifier takes words for a name once they stand where a name stands."""

W = r"(?:[^\W\d_]{2,}|[odtnmkl](?=['’]))(?:['’-][^\W\d_]+)*"
_FILLER = (
    r"(?:(?:yes|yeah|yep|no|uh|um|uh huh|mhm|ok|okay|hi|hey|hello|sure|sorry|good (?:morning|afternoon|evening)|s[ií]|aj[aá]|eh|este|hola|buenas|"
    r"bueno|buen[oa]s (?:d[ií]as|tardes|noches)|it'?s|its|it is|es|ser[ií]a|for|para|under|name)[\s,.:]+)*"
)
_HINT = (
    r"(?:w/?|with|con)\s+(?:an?\s+|una?\s+|the\s+|la\s+|el\s+)?(?:\d|[a-zñ](?!\w)|two|one|double|dos|doble|uve|be|hache|zeta|ese|ce|ka|jota|ve|ge|ele|elle|erre|ere|eñe|eme|ene|cu|i\s+(?:griega|latina)|ye|acento|tilde)\b|"
    r"(?:just )?like (?:it sounds|the)|como suena|spelled|spelt|se escribe|tal cual"
)
_ANSWER = re.compile(rf"^\W*{_FILLER}(?P<v>{W}(?:\s+{W}){{0,2}}?)(?:[\s,]+(?P<hint>{_HINT})|\W*$)", re.IGNORECASE)
_DEEDS = (
    r"(?:cancel|move|reschedule|resched|book|change|confirm|switch|schedule|checking in|check in|cancelar?|cancelo|cambiar?|cambio|mover|muev[ao]|confirmar?|confirmo|"
    r"agendar?|apartar?|reagendar?|cancel+ing|moving|confirming)(?:\s+(?:an?|the|una?|la|el|appt|apt|appointment|visit|cita|for|para|de|of))*"
)
_PAIR = rf"(?P<v>{W}\s+{W}(?:\s+{W})?)"
_AT_FRONT = re.compile(rf"^\W*{_FILLER}{_PAIR}", re.IGNORECASE)
_AFTER_DEED = re.compile(rf"\b{_DEEDS}\s+{_PAIR}", re.IGNORECASE)
_BEFORE_NUMBER = re.compile(
    rf"(?<![\w'’-])(?P<v>{W}(?:\s+{W})?)(?=,?\s+(?:\(?\d{{3}}\)?[ .-]?\d{{3}}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|d\.?o\.?b\b))",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"(?:^|[.:;!?\n]\s*)(?P<v>(?P<s>[A-ZÀ-Þ][^\W\d_]+),\s+(?P<g>[A-ZÀ-Þ][^\W\d_]+))(?=\s*(?:[.;\n]|$|,?\s*\d))"
)
_CORRECTED = re.compile(rf"(?<![\w'’-])(?P<v>{W})[,\s]+(?:and\s+|y\s+)?(?:not|no)\s+(?P<w>{W})", re.IGNORECASE)
_IS_MY = re.compile(
    rf"(?<![\w'’-])(?P<v>{W})[,\s]+(?:he'?s|she'?s|hes|shes|is|es)\s+(?:my|mi)\s+{RELATION}\b", re.IGNORECASE
)
_KIN = re.compile(rf"\b(?:t[ií][oa]|uncle|aunt|auntie|grandma|grandpa|comadre|compadre)\s+(?P<v>{W})", re.IGNORECASE)
_RELATED = re.compile(rf"\b{RELATION}\s+(?:is|es|name is|se llama)\s+(?=(?P<v>{W}(?:\s+{W})?))", re.IGNORECASE)
_THIS_IS = re.compile(
    rf"\b(?:this is|habla|soy)\s+(?:la |el )?(?P<v>{W})(?=,?\s+(?:well|but|o sea|bueno|pero|actually)\b)",
    re.IGNORECASE,
)
_UNDER = re.compile(
    rf"\b(?:be|is|it'?s|look(?: (?:me|him|her|us|it))?(?: up)?|up|try|filed|listed|est[aá]|busque)\s+(?:under|bajo)\s+(?P<v>(?:(?:de|del|la|los|las|van|von|der|al|el)\s+)*{W})",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(
    rf"\b(?:de parte de|on behalf of|who(?: i|['’])?s|qui[eé]n es|{RELATION} (?:de|of)|dig[ao]n?(?:me)?|sale como|listed as|shows? (?:me |him |her |up )?as)\s+"
    rf"(?:(?:la|el|don|do[nñ]a|mr|mrs|ms)\.?\s+)?(?=(?P<v>{W}(?:\s+{W}){{0,2}}))",
    re.IGNORECASE,
)
"""What follows is a person's name, if it is no everyday word."""
_NAME_OF = re.compile(
    rf"(?<![\w'’-])(?P<v>{W}),?\s+(?:is |es )?(?:my|his|her|our|mi|su)\s+(?:(?:first|last|family|given|middle|maiden|legal)\s+name|surname|"
    r"apellido|nombre)\b",
    re.IGNORECASE,
)
_FOR_BORN = re.compile(
    rf"\b(?:for|para|de)\s+(?P<v>{W}(?:\s+{W})?)(?=,?\s+\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}})", re.IGNORECASE
)
_OF_ONESELF = re.compile(
    rf"\b(?:i'?m|i am|this is|my name is|me llamo|mi nombre es|soy|(?:le )?habla)\s+(?P<v>{W}(?:\s+{W}){{1,2}})",
    re.IGNORECASE,
)
_BEFORE_NAME = frozenset("de del la los las van von der al el big lil little".split())
"""Words before a name that are part of it only where the name follows."""
_TIME_AFTER = re.compile(r"\s*(?:\d|at\b|a las?\b|por la\b|first\b|primero\b)", re.IGNORECASE)
_PAIRS = (_AT_FRONT, _AFTER_DEED, _BEFORE_NUMBER)
TELEGRAM = 80
"""Characters up to which the first capital may be the telephone's; in longer messages both names have one, or neither."""
_KNOWN_FORMS = (_FOR_BORN, _IS_MY, _RELATED, _THIS_IS, _UNDER, _OF_SOMEBODY, _NAME_OF)


def find_placed_names(text: str, look: SecondLook) -> Iterator[Found]:
    """All of them; `look` is asked only about words that are no everyday ones."""
    yield from _answers(text, look)
    yield from _forms(text, look)
    for pattern in _PAIRS:
        for match in pattern.finditer(text):
            yield from _pair(text, match.start("v"), match.end("v"), look)
    for match in _OF_ONESELF.finditer(text):
        yield from _introduced(text, match.start("v"), match.end("v"))
    for match in _CORRECTED.finditer(text):
        if _one_name(match["v"], match["w"]):
            yield Found(*match.span("v"), "NAME", 0.9)
            yield Found(*match.span("w"), "NAME", 0.9)
    for pattern in _KNOWN_FORMS:
        for match in pattern.finditer(text):
            yield from unknown_front(text, *match.span("v"))
    for match in _KIN.finditer(text):
        if not is_near_plain(match["v"]):
            yield Found(*match.span(), "NAME", 0.86)


def _forms(text: str, look: SecondLook) -> Iterator[Found]:
    """Surname, comma, given name at the head of a sentence."""
    for match in _FORM.finditer(text):
        surname, given = match["s"], match["g"]
        if _is_date(given, text, match.end()) or is_near_plain(surname) or is_near_plain(given):
            continue
        if look(f"{given} {surname}"):
            yield Found(*match.span("v"), "NAME", 0.55)


def _answers(text: str, look: SecondLook) -> Iterator[Found]:
    """A message that is nothing but a name, or a name and how it is written."""
    match = _ANSWER.match(text)
    if match is None:
        return
    words = match["v"].split()
    if match["hint"]:
        named = not any(is_ordinary(word) for word in words) and not is_plain(words[-1])
    else:
        unknown = not any(is_near_plain(word) for word in words) and not all(is_name_too(fold(w)) for w in words)
        named = unknown and look(match["v"])
    if named:
        yield Found(*match.span("v"), "NAME", 0.55)


def _pair(text: str, start: int, end: int, look: SecondLook) -> Iterator[Found]:
    """Two words or three, at the front of [start, end), of which one at least is nobody's but a person's."""
    words = list(re.finditer(W, text[start:end]))
    if len(text) > TELEGRAM and len({word[0][0].isupper() for word in words[:2]}) > 1:
        return
    count = next((i for i, word in enumerate(words) if is_near_plain(word[0])), len(words))
    for size in range(count, 1, -1):
        said = [fold(word[0]) for word in words[:size]]
        stop = start + words[size - 1].end()
        if _could_be(said, text[stop:]) and look(text[start:stop]):
            yield Found(start, stop, "NAME", 0.86 if said[0] in CALENDAR else 0.55)
            return


def _introduced(text: str, start: int, end: int) -> Iterator[Found]:
    """Two names or three after "I'm", though they are months or words too ("I'm April Domingo")."""
    stop, count = start, 0
    for word in re.finditer(W, text[start:end]):
        if is_near_plain(word[0]) if word[0].islower() else is_plain(word[0]):
            break
        stop, count = start + word.end(), count + 1
    if count > 1 and not _is_date(text[start:stop].split()[-1], text, stop):
        yield Found(start, stop, "NAME", 0.9)


def _is_date(word: str, text: str, end: int) -> bool:
    """Whether a word that may be a name begins a date: what stands at `end`, behind it, goes on as one ("April 8")."""
    return fold(word) in CALENDAR and _TIME_AFTER.match(text, end) is not None


def _could_be(said: Sequence[str], after: str) -> bool:
    if not all(is_name_too(word) for word in said):
        return True
    return not all(word in CALENDAR for word in said) and not re.match(r"\s*\d", after)


def _one_name(one: str, other: str) -> bool:
    """Whether two words are two spellings of one name."""
    first, second = fold(one), fold(other)
    if first == second or min(len(first), len(second)) < 4 or (is_near_plain(one) and is_near_plain(other)):
        return False
    return OSA.distance(first, second) <= max(2, len(first) // 3) and not (is_plain(one) or is_plain(other))


def unknown_front(text: str, start: int, end: int) -> Iterator[Found]:
    """The words at the front that are no everyday ones."""
    stop = start
    for word in re.finditer(W, text[start:end]):
        particle = fold(word[0]) in _BEFORE_NAME
        if is_near_plain(word[0]) and not particle:
            break
        stop = stop if particle else start + word.end()
    if stop > start:
        yield Found(start, stop, "NAME", 0.86)
