"""Identifiers as people say them: digits in words, "dot" and "at", names spelled letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guardrails.redaction.number_words import SIZE, TIMES, UNITS
from guardrails.redaction.spoken_email import find_spoken_emails
from guardrails.redaction.types import Found

_ROUND = {"hundred": 2, "thousand": 3, "mil": 3}
"""Digits that a round number adds to the one before it."""
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_GLUE = re.compile(r"^[\s,.\-–…]{1,4}$")
_FILLER = {*_ROUND, "y", "and", "dash", "hyphen", "guion", "guión"}

_LABEL = {
    "PHONE": r"phone|call|cell|mobile|number is|tel[eé]fono|m[oó]vil|celular|ll[aá]m|n[uú]mero es",
    "SSN": r"social|ssn|seguro social",
    "MEMBER_ID": r"member|policy|group|insurance|subscriber|plan|p[oó]liza|afiliad|asegurad|seguro",
    "MRN": r"mrn|record|chart|patient (?:id|number)|expediente|historia",
    "BIRTH_DATE": r"born|birth|nac[ií]|cumplea",
    "CODE": r"code|c[oó]digo|pin",
}
_LABELS = [(kind, re.compile(rf"\b(?:{words})[^.?!]{{0,30}}$", re.IGNORECASE)) for kind, words in _LABEL.items()]

_PART = r"[a-z0-9ñáéíóú]+"
_DOMAIN = re.compile(
    rf"(?<!\w)(?:www|{_PART})\s+(?:dot|punto)\s+(?:{_PART}\s+(?:dot|punto)\s+)?(?:com|org|net|edu|gov|es)(?!\w)", re.I
)
_AS_IN = re.compile(
    r"(?<!\w)[a-z]\s+(?:as in|like|for|de)\s+[^\W\d_]+(?:[\s,]+(?:and\s+)?[a-z]\s+(?:as in|like|for|de)\s+[^\W\d_]+)+",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"(?<![\w'@])[^\W\d_](?:(?:\s*[-.,]\s*|\s+)[^\W\d_](?!['\w])){2,30}(?![\w'])", re.UNICODE)
_MIXED = re.compile(r"(?<![\w'])[a-z0-9](?:(?:\s*-\s*|\s+|,\s+)[a-z0-9](?![\w:'])){4,24}(?!\w)", re.IGNORECASE)
_ES_LETTER = (
    r"(?:be|ce|de|efe|ge|hache|jota|ka|ele|eme|ene|eñe|pe|cu|erre|ere|ese|te|uve|ve|doble\s+(?:ve|u)|equis|"
    r"ye|i\s+griega|zeta|a|e|i|o|u)"
)
_ES_SPELLED = re.compile(rf"(?<!\w){_ES_LETTER}(?:[\s,-]+{_ES_LETTER}(?!\w)){{3,24}}", re.IGNORECASE)
_SAID_ID = re.compile(
    r"\b(?P<k>licen[cs]e|licencia|plates?|placas?|tag|member(?: id| card)?|record|carnet|carné|p[oó]liza|"
    r"tarjeta del seguro)(?: (?:number|n[uú]mero))?"
    rf"(?: (?:on|of|for|de|del) (?:my|the|his|her|our|mi|su) \w+)?(?: (?:is|es|says|dice))? "
    rf"(?P<v>(?:(?:[a-z] as in [a-z]+|{_ES_LETTER}|[a-z]|(?:{'|'.join(UNITS)}))(?:[\s,-]+|$)){{5,24}})",
    re.IGNORECASE,
)
"""A licence, plate or member number said letter by letter and digit by digit."""
_ACRONYMS = frozenset(
    "ekg ecg mri icu ent er pcp ivf adhd copd hiv std asap faq usa cpap iud obgyn uti gi pt ot mmr tdap pta dmv nicu "
    "pap "
    "ppo hmo hsa aaa abc uci tac rm".split()
)
_AM = re.compile(r"\b[ap]\s?\.?\s?m\b", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:name|apellido|nombre)(?: (?:is|it'?s|es))?[,:]? $", re.IGNORECASE)


def find_spoken(text: str) -> Iterator[Found]:
    """Spoken e-mails, numbers of seven digits and more (fewer after a label such as "member id"), and spelled words."""
    yield from find_spoken_emails(text)
    for match in _DOMAIN.finditer(text):
        yield Found(*match.span(), "URL", 0.6)
    yield from _spelled(text)
    yield from _numbers(text)


def _spelled(text: str) -> Iterator[Found]:
    for match in _SAID_ID.finditer(text):
        start = match.start("v")
        yield Found(
            start,
            start + len(match["v"].rstrip(" ,-")),
            "PLATE" if match["k"].lower().startswith("pla") else "LICENSE",
            0.9,
        )
    for pattern in (_AS_IN, _ES_SPELLED):
        for match in pattern.finditer(text):
            yield Found(*match.span(), "NAME", 0.7)
    for match in _LETTERS.finditer(text):
        word = "".join(c for c in match[0].lower() if c.isalpha())
        if word not in _ACRONYMS and (_NAMED.search(text, 0, match.start()) or not _AM.search(match[0])):
            yield Found(*match.span(), "NAME", 0.7)
    for match in _MIXED.finditer(text):
        count = sum(c.isdigit() for c in match[0])
        if count >= 5 or (count >= 3 and any(c.isalpha() for c in match[0])):
            yield Found(*match.span(), _kind(text[: match.start()], count), 0.7)


def _numbers(text: str) -> Iterator[Found]:
    """Runs of number words; a digit in figures continues a run."""
    run: list[tuple[int, int, int]] = []
    pending = 1
    for match in _WORD.finditer(text):
        word = match[0].lower()
        size = SIZE.get(word, len(word) if word.isdigit() and len(word) <= 4 else 0)
        linked = bool(run) and bool(_GLUE.match(text[run[-1][1] : match.start()]))
        if run and not linked:
            yield from _close(text, run)
            run = []
        if word in TIMES:
            pending = TIMES[word]
            run.append((match.start(), match.end(), 0))
        elif size:
            run.append((match.start(), match.end(), size * pending))
            pending = 1
        elif run and word in _FILLER:
            run.append((match.start(), match.end(), _ROUND.get(word, 0)))
        elif run:
            yield from _close(text, run)
            run = []
    yield from _close(text, run)


def _close(text: str, run: list[tuple[int, int, int]]) -> Iterator[Found]:
    while run and run[-1][2] == 0:
        run = run[:-1]
    words = [text[start:end] for start, end, size in run if size]
    count = sum(size for _, _, size in run)
    if len(words) < 3 or all(word.isdigit() for word in words):
        return
    kind = _kind(text[: run[0][0]], count)
    if count >= 7 or (kind != "ID" and count >= 4) or len(words) >= 5:
        yield Found(run[0][0], run[-1][1], kind, 0.7)


def _kind(before: str, count: int) -> str:
    """The label that the words before a number give it; else a phone by its length."""
    tail = before[-45:]
    for kind, pattern in _LABELS:
        if pattern.search(tail):
            return kind
    return "PHONE" if 7 <= count <= 13 else "ID"
