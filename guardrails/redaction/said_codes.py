"""Numbers with letters said aloud after a label: "the serial on my pump is k v two oh nine", "póliza erre de cero ocho uno"."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterator

from guardrails.redaction.letter_names import SPANISH
from guardrails.redaction.number_words import HUNDREDS, TEENS, TENS, UNITS
from guardrails.redaction.types import Found

_LABELS = {
    "DEVICE": r"serial|serie|pacemaker|marcapasos?|defibrillator|desfibrilador|implant|implante|insulin pump|bomba|transmitter|transmisor|device (?:id|number)",
    "MEMBER_ID": r"member(?:ship)?|policy|subscriber|group|grp|insurance|medicaid|medicare|p[oó]liza|afiliad[oa]|afiliaci[oó]n|soci[oa]|carn[eé]t?|grupo|asegurad[oa]|seguro",
    "LICENSE": r"driver'?s? licen[cs]e|driving licen[cs]e|dr\.? lic|driver'?s? lic|licencia(?: de (?:manejar|conducir))?|passport|pasaporte",
    "PLATE": r"(?:licen[cs]e )?plates?|tags?|placas?|matr[ií]cula|patente|(?:parking|parked|truck|car)(?:['’]s)?(?= (?:is |under ))",
    "MRN": r"medical record|chart number|record number|expediente|historia cl[ií]nica",
}
_LABEL = [(kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in _LABELS.items()]
_LINK = frozenset(
    "number numbers no id card code is are on of for my his her the our their reads says it it's its that's there number's "
    "número numero num es son dice del de la el mi su tarjeta carnet marcapasos desfibrilador pacemaker defibrillator pump "
    "under with truck car van suv carro coche camioneta troca auto moto vehículo vehicle "
    "implant device serie serial plan um uh eh este".split()
)
"""What may stand between a label and its number."""
_ES_LETTERS = frozenset((*SPANISH, "griega"))
_NUMBERS = frozenset((*UNITS, *TEENS, *TENS, *HUNDREDS, "hundred", "cientos", "thousand", "mil"))
_MORE = frozenset("double doble triple dash hyphen guion guión slash".split())
_AS_IN = frozenset("as like for como de".split())
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_STOPS = re.compile(r"[.?!;\n]")
_LOOSE_ENDS = frozenset("a i o y e u and de te dash guion guión hyphen".split())
MOST_LINKS, FEWEST = 7, 4
"""Words between label and number at most; tokens that such a number has at least."""


def find_said_codes(text: str) -> Iterator[Found]:
    """What is read out after a label, from its first letter or figure to its last."""
    for kind, pattern in _LABEL:
        for label in pattern.finditer(text):
            run = _read(text, label.end())
            if run:
                yield Found(run[0], run[1], kind, 0.91)


def _read(text: str, at: int) -> tuple[int, int] | None:
    """[start, end) of the number that begins within a few linking words of `at`."""
    stop = _STOPS.search(text, at)
    words = list(_TOKEN.finditer(text, at, min(stop.start() if stop else len(text), at + 160)))
    first = 0
    while first < len(words) and first < MOST_LINKS and words[first][0].lower() in _LINK:
        first += 1
    last = _length(words, first)
    taken = words[first:last]
    said = [w[0].lower() for w in taken]
    if len(said) < FEWEST or sum(w in _NUMBERS or w.isdigit() for w in said) < 2 or all(w.isdigit() for w in said):
        return None
    return taken[0].start(), taken[-1].end()


def _length(words: list[re.Match[str]], first: int) -> int:
    """Index after the last word of the number."""
    at = first
    while at < len(words):
        width = _width([w[0].lower() for w in words[at : at + 5]], words[at - 1][0].lower() if at > first else "")
        if not width:
            break
        at += width
    while at > first and words[at - 1][0].lower() in _LOOSE_ENDS:
        at -= 1
    if at - first > 1 and words[at - 1][0].lower() == "m" and words[at - 2][0].lower() in ("a", "p"):
        at -= 2
    return at


def _width(ahead: list[str], before: str) -> int:
    """How many words the next letter or figure takes; 0 where none stands."""
    word = ahead[0]
    if word == "y":
        return int(before in TENS and ahead[1:2] != [] and ahead[1] in UNITS)
    letter = len(word) == 1 or word in _ES_LETTERS
    if letter and len(ahead) > 2 and ahead[1] in _AS_IN and _names_letter(word, ahead):
        return _as_in(ahead)
    figure = word in _NUMBERS or word in _MORE or any(c.isdigit() for c in word)
    return int(letter or figure)


def _names_letter(letter: str, ahead: list[str]) -> bool:
    """Whether "l as in larry", "b de barco": the word begins with the letter that it stands for."""
    at = _after_link(ahead)
    return len(ahead) > at and ahead[at][0] == letter[0] and (len(ahead[at]) > 1 or ahead[1] == "as")


def _after_link(ahead: list[str]) -> int:
    """Index of the word that a letter is told by: after "as in", "like", "de"."""
    return 3 if ahead[2] in ("in", "en") else 2


def _as_in(ahead: list[str]) -> int:
    at = _after_link(ahead)
    return at + (2 if ahead[at : at + 2] == ["x", "ray"] else 1)
