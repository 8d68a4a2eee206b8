"""Numbers told by their label, in whatever pieces: "the serial on my pump is k v two oh nine", "grupo b-20", "y aparte QF-9"."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guardrails.redaction.code_runs import Run, code_runs, words_of
from guardrails.redaction.number_words import TEENS, TENS, UNITS
from guardrails.redaction.ordinary import is_near_plain
from guardrails.redaction.types import Found

_LABELS = {
    "DEVICE": r"serial|serie|pacemaker|marcapasos?|defibrillator|desfibrilador|implant|implante|insulin pump|bomba|transmitter|transmisor|device|monitor|cpap|bipap|glucometer|glucose meter|loop recorder|concentrator|nebuli[sz]er|ventilator|hearing aids?|aud[ií]fonos?|prosthesis|pr[oó]tesis|v[aá]lvula|valve|stimulator|estimulador|sensor|cgm|aparato|dispositivo|equipo|s/n|sn|udi|model",
    "MEMBER_ID": r"members?(?:hip)?|polic(?:y|ies)|subscriber|group|grp|insurance|ins|medicaid|medicare|medi-?cal|mbi|cin|plans?|payer|insurer|beneficiary|coverage|cards?|hmo|ppo|aarp|va|"
    r"identification|p[oó]liza|afiliad[oa]|afiliaci[oó]n|soci[oa]|miembro|carn[eé]t?|credencial|grupo|asegurad[oa]|seguros?|aseguradora|tarjetas?|tarjetita|derechohabiente|"
    r"titular|beneficiari[oa]|cobertura|obra social|prepaga|mutual?|ids?",
    "LICENSE": r"driver'?s? licen[cs]e|driving licen[cs]e|licen[cs]e number|dr\.? lic|driver'?s? lic|licencia(?: de (?:manejar|conducir))?|passport|pasaporte",
    "PLATE": r"(?:licen[cs]e )?plates?|tags?|placas?|tablillas?|matr[ií]cula|patente|(?:parking|parked|truck|car)(?:['’]s)?(?= (?:is |under ))",
    "MRN": r"medical record|chart number|record number|mrn|expediente|historia cl[ií]nica",
    "ID": r"numbers?|n[uú]mero|num|code|c[oó]digo|clave|folio",
}
_LABEL = re.compile("|".join(rf"(?P<{kind}>\b(?:{words})\b)" for kind, words in _LABELS.items()), re.IGNORECASE)
_LINK = frozenset(
    "number numbers num no nro id card code is are was on of for my his her our the their reads read says say showing shows it it's its that's that "
    "there here goes like number's i have got new old now see should be starts begins with as follows letters letter only and just all up "
    "número numero es son era dice pone viene trae aparece empieza sale del de con comienza dos tres two three four both halves parts partes followed la el lo mi su nuevo nueva viejo vieja que tengo aquí aqui así asi "
    "letra letras sería seria ahora y tarjeta carnet carné marcapasos desfibrilador pacemaker defibrillator pump health plan policy member subscriber group "
    "under truck car van suv carro coche camioneta guagua troca auto moto vehículo vehicle implant device serie serial um uh eh este okay ok".split()
)
"""What may stand between a label and its number."""
_LOOSE = frozenset(("MEMBER_ID", "MRN", "DEVICE"))
"""Labels whose number may stand anywhere near them: nobody reads out a card without a stop."""
_NOT_BEFORE = frozenset(
    "room rm floor level suite ste apt unit cpt icd procedure procedimiento age aged gate version exit route highway kilómetro calle "
    "at las sala piso cuarto puerta edad tengo january february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sep sept oct nov dec enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre copay deductible paid "
    "pay paying cost costs took take pagué pague pago cuesta costó tomo".split()
)
_NOT_AFTER = re.compile(
    r"[\s-]?(?:%|[ap]\.?\s?m\b|o'?clock|mg\b|mcg\b|ml\b|units?\b|dollars?|bucks|cents|d[oó]lares|pesos|years?\b|yrs?\b|a[nñ]os|months?\b|meses|weeks?\b|"
    r"semanas|days?\b|d[ií]as|hours?\b|horas|minutes?\b|mins?\b|minutos|times\b|veces|visits?\b|visitas|sessions?\b|sesiones|people|personas|"
    r"st\b|street|ave\b|avenue|de la (?:ma[nñ]ana|tarde|noche)|in the (?:morning|afternoon|evening)|[/:]\d)",
    re.IGNORECASE,
)
_MONEY = re.compile(r"(?:[$€£/:]|[$€£] )$")
_ONLY_LETTERS = re.compile(r"(?<![\w-])[A-Z]{3,8}(?![\w-])")
_VAGUE = re.compile(r"plans?|cards?|ins|insurance|coverage|seguros?|tarjetas?|cobertura", re.IGNORECASE)
"""What a time may follow as well as a number: "my plan is 1130"."""
_MIXTURE = re.compile(r"[^\W\d_]\d|\d[^\W\d_]")
_TIED = re.compile(r"[^\W\d_]-\d|\d-[^\W\d_]")
_NUMBER_OF = re.compile(r"\b(?:num|number|n[uú]mero|no|id|letters?|letras?)\b|#", re.IGNORECASE)
_FIGURE = re.compile(rf"\d|\b(?:{'|'.join((*UNITS, *TEENS, *TENS))})\b", re.IGNORECASE)
MOST_LINKS, FEWEST, ANYWHERE, REACH, BEHIND = 8, 3, 5, 160, 45
"""Words between label and number at most; letters and figures of a number right behind its label, and of one that stands
elsewhere near it; characters from a label to its number, and from a number to the label behind it."""
GUESSED = 0.42
"""What figures alone weigh that no label announces: a date or time that was heard there stays readable."""
_NICKNAME = re.compile(r"[^\W\d_]{5,}\d{1,4}")
"""A word with some figures behind it, as people call themselves: no number of anybody's."""
LONG = 7
"""Letters and figures of a mixture that is a number of somebody's whatever stands around it."""


def find_said_codes(text: str) -> Iterator[Found]:
    """What is told after a label, from its first letter or figure to its last, and in how many pieces ever."""
    labels = list(_LABEL.finditer(text))
    for label in labels:
        yield from _letters_only(text, label)
    if not _FIGURE.search(text):
        return
    words = words_of(text)
    for run in code_runs(text, words):
        kind, weight = _kind(text, words, run, labels)
        if kind:
            yield Found(run.start, run.end, kind, weight)


def _kind(
    text: str, words: Sequence[re.Match[str]], run: Run, labels: Sequence[re.Match[str]]
) -> tuple[str | None, float]:
    """Of what a run is the number, and how sure that is; None where it is none."""
    before = words[run.first - 1][0].lower() if run.first else ""
    if (
        run.size < FEWEST
        or _MONEY.search(text, max(0, run.start - 2), run.start)
        or _NOT_AFTER.match(text, run.end)
        or before in _NOT_BEFORE
    ):
        return None, 0
    if kind := _labelled(words, run, labels):
        return kind, 0.5 if kind == "ID" else 0.91
    mixed = run.letters > 0 and run.figures > 1
    if run.size >= ANYWHERE and (run.figures >= FEWEST or mixed) and (not run.spoken or run.words >= ANYWHERE):
        near = [m for m in labels if m.lastgroup in _LOOSE and -BEHIND <= run.start - m.start() <= REACH]
        if near:
            return near[-1].lastgroup, 0.86 if mixed else GUESSED
    return (
        ("ID", 0.46) if mixed and run.size >= LONG and run.figures >= FEWEST and _is_mixture(words, run) else (None, 0)
    )


def _labelled(words: Sequence[re.Match[str]], run: Run, labels: Sequence[re.Match[str]]) -> str | None:
    """The kind of the label between which and a run nothing but linking words stands; "number" tells least of all."""
    at, links = run.first - 1, 0
    while at >= 0 and links < MOST_LINKS and words[at][0].lower() in _LINK:
        at, links = at - 1, links + 1
    first = words[at].start() if at >= 0 else 0
    near = [m for m in labels if first < m.end() <= run.start]
    better = next((m for m in reversed(near) if m.lastgroup != "ID"), None)
    if better is None:
        return (
            "ID" if near and run.size >= ANYWHERE and (run.words >= ANYWHERE or (run.letters and run.figures)) else None
        )
    if run.letters or run.size >= ANYWHERE or run.words > 2:
        return better.lastgroup
    return (
        better.lastgroup
        if better.lastgroup == "MEMBER_ID" and not run.spoken and not _VAGUE.fullmatch(better[0])
        else None
    )


def _is_mixture(words: Sequence[re.Match[str]], run: Run) -> bool:
    """Whether letters and figures are said, stand in one word, or are joined by a hyphen: no month and year, no drug and dose."""
    own = words[run.first : run.first + run.words]
    return (
        run.spoken
        or any(_MIXTURE.search(word[0]) and not _NICKNAME.fullmatch(word[0]) for word in own)
        or _TIED.search(own[0].string, run.start, run.end) is not None
    )


def _letters_only(text: str, label: re.Match[str]) -> Iterator[Found]:
    """A number that is all letters: "grp num is letters only KWPBQ"."""
    own = label.lastgroup in ("MEMBER_ID", "ID")
    found = _ONLY_LETTERS.search(text, label.end(), label.end() + BEHIND) if own else None
    if found is None or text.isupper():
        return
    between = text[label.start() : found.start()]
    if len(found[0]) == FEWEST and "let" not in between:
        return
    if (
        _NUMBER_OF.search(between)
        and all(w[0].lower() in _LINK for w in words_of(between))
        and not is_near_plain(found[0])
    ):
        yield Found(*found.span(), "MEMBER_ID", 0.86)
