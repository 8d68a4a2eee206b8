"""Web and network addresses read out: "care portal dot example dot org slash visit nine", "ten dot zero dot one dot five"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guardrails.redaction.number_words import HUNDREDS, TEENS, TENS, UNITS
from guardrails.redaction.types import Found

_PART = r"[^\W_]+"
_DOT = r"(?:dot|punto)"
_TOP = re.compile(
    rf" {_DOT} (?:com|org|net|edu|gov|info|io|health|care|clinic|app|co|us|mx|es|ar|cl|pe|example|test)\b",
    re.IGNORECASE,
)
_CUE = frozenset(
    "is was are be at to in on into from called says site website link page portal's url address web the es era en a sitio "
    "página pagina enlace liga dirección direccion dice www http https".split()
)
"""After one of these words an address begins."""
_NUMBER = rf"(?:{'|'.join((*UNITS, *TEENS, *TENS, *HUNDREDS, 'hundred', 'double', 'doble', 'y'))}|\d{{1,3}})"
_IP = re.compile(
    rf"(?<!\w)(?:{_NUMBER}[ -]){{1,5}}(?:{_DOT} (?:{_NUMBER}[ -]){{1,5}}){{2}}{_DOT}(?: {_NUMBER}){{1,4}}(?!\w)",
    re.IGNORECASE,
)
_PATH_WORDS = re.compile(
    rf"(?: (?:forward )?(?:slash|barra|diagonal|dash|hyphen|guion|guión|underscore) {_PART}(?: {_NUMBER}\b)*)+",
    re.IGNORECASE,
)
_UNUSUAL = re.compile(
    r"(?<![@\w./-])(?:[a-z][a-z0-9-]{2,62}\.)(?:[a-z0-9-]{1,62}\.){0,3}[a-z]{2,24}/(?=[^\s]*[\d/?=_-])[^\s<>\"']{2,500}|"
    r"(?<![@\w./-])(?:[a-z][a-z0-9-]{2,62}\.)(?:[a-z0-9-]{1,62}\.){0,3}[a-z]{3,24}/[a-z]{4,}[^\s<>\"']{0,500}",
    re.IGNORECASE,
)
"""A host with any ending, told from "tomorrow.am/pm" by what its path is made of."""
_SAID = re.compile(rf"(?<!\w){_PART}(?: {_DOT} {_PART}){{1,4}}", re.IGNORECASE)
_MAIL = re.compile(r"(?:\bat|arroba|@)\s+$", re.IGNORECASE)
MOST_HEAD, REACH = 4, 60
"""Words, and characters, before the first "dot" that may belong to the address."""


def find_said_links(text: str) -> Iterator[Found]:
    """Addresses of pages and machines, spoken or without their scheme."""
    for match in _IP.finditer(text):
        yield Found(*match.span(), "IP", 0.9)
    for match in _UNUSUAL.finditer(text):
        yield Found(*match.span(), "URL", 0.85)
    for match in _SAID.finditer(text):
        if _TOP.search(match[0]) and not _MAIL.search(text[: match.start()]):
            path = _PATH_WORDS.match(text, match.end())
            yield Found(_head(text, match.start()), path.end() if path else match.end(), "URL", 0.88)


def _head(text: str, start: int) -> int:
    """Where an address begins whose last word before the first dot stands at `start`: after the cue, if one is near."""
    offset = max(0, start - REACH)
    words = list(re.finditer(_PART, text[offset:start]))[-MOST_HEAD:]
    for at in range(len(words) - 1, -1, -1):
        if words[at][0].lower() in _CUE:
            return offset + words[at + 1].start() if at + 1 < len(words) else start
    return start
