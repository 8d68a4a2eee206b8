"""Clinicians whom a message asks for by their title: no patient's name, though the directory does not have them.

A title is no proof: who introduces themselves by it, whoever is somebody's relative, the patient, or told with a birth date
is covered with it, and so is what is covered anywhere else in the message.
"""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from guardrails.redaction.names import RELATION
from guardrails.redaction.ordinary import is_near_plain, is_plain
from guardrails.redaction.stops import is_ordinary
from guardrails.redaction.types import Found

CERTAIN = 0.85
"""The weight from which a name was introduced as the speaker's or a relative's."""
GUESSED = 0.45
"""The weight of an address that only the classifier sees."""
REACH = 60
"""Characters before a title, and after a name, that are looked at."""
_WORD = r"[^\W\d_]{2,}(?:['’-](?!s\b)[^\W\d_]+)*"
_SMALL = r"(?:(?:de|del|la|las|los|van|von|der|da|di|al|el|st|san|y)\.?[ ])"
_DOCTOR = r"(?:dr|dra|doctora?|doc|prof|professor)\b\.?(?:\s+(?:dr|prof)\b\.?)?"
_OTHER = (
    r"(?:nurse(?:[ -](?:practitioner|midwife))?|midwife|physician(?:['’]s)? assistant|(?:physical |occupational |speech )?therapist|hygienist|dietitian|counselor|"
    r"enfermer[oa]|matrona|partera|(?:fisio)?terapeuta|psic[oó]log[oa]|nutri[oó]log[oa]|(?-i:NP|RN|CNM|PA-C))"
)
_TITLED = re.compile(
    rf"(?<![\w'’-])(?:(?P<d>{_DOCTOR})|(?P<o>{_OTHER}))\s+(?=(?P<v>{_SMALL}{{0,2}}{_WORD}(?:[ ](?:(?-i:[A-Z])\.?[ ])?{_SMALL}{{0,2}}{_WORD}){{0,2}}))",
    re.IGNORECASE,
)
_PIECE = re.compile(rf"(?:(?-i:[A-Z])\.?[ ])?{_SMALL}{{0,2}}(?P<w>{_WORD})", re.IGNORECASE)

_ARTICLE = r"(?:(?:the|el|la|retired|actually)\s+)*"
_INTRODUCED = re.compile(
    r"(?:\b(?:(?<!is )this is|i['’]?m|i am|(?:my|his|her|full|real|legal) name(?:['’]s| is)|(?<!qu[ié] )soy|somos|(?:les?|quien|ac[aá]|aqu[ií]) (?:les? )?(?:habla|hablo|escribe|escribo|saluda|llama)|"
    r"(?:^|[.!?,] ?)habla|me llamo|(?:mi|su) nombre es|se llama|a nombre del?|(?:patient|paciente)(?: is| es|:))|"
    rf"\b{RELATION}(?:,|\s+(?:is|es|se llama|of|del?|named))(?: del?)?)[\s:,]*{_ARTICLE}$",
    re.IGNORECASE,
)
"""What makes the speaker, the patient or a relative of whoever is named next."""
_BESIDE = re.compile(
    rf"(?:\b(?:(?:first |last )?name|nombre(?: completo)?|called|named|known as|patient(?: named)?|paciente|habla|registe?r|registering|enroll|admit|check(?:ing)? in|signed|sincerely|regards|saludos|atentamente|atte|aqu[ií]|acompa[nñ]a|{RELATION})|"
    rf"(?:^|[.!?¿]\s*)(?:it['’]?s|it is|its|es))[\s:,]*{_ARTICLE}$",
    re.IGNORECASE,
)
"""What may name somebody else than a clinician next."""
_POSSESSIVE = re.compile(r"['’]s\b|s?['’]?\s+(?:patients?|pts?|pacientes?)\b", re.IGNORECASE)
_CASE = re.compile(
    r"(?<!my )(?<!our )(?<!mi )\b\d{1,3}[\s-]*(?:years?[\s-]*old|yo|y/o|y\.o\.)[\s,]+(?:[^\W\d_]+[\s,]+){0,2}?(?:male|female|man|woman|[mf]|pt|patient|with|w/)(?!\w)|\b(?:pts?|patients?) (?:w/|with\b|seen\b)|"
    r"\b(?:hx|h/o|dx['’]?d|s/p|mgmt|mgt|mx)\b|\b(?:management|guidelines?|recommendations?|efficacy|effectiveness|best practices|protocol|(?:treatment|therapy|alternative) options|ef+ects|risks?)\b[^.?!\n]{0,40}\b(?:for|of|in)\b",
    re.IGNORECASE,
)
"""How clinicians write of a patient, whose own clinician tells who it is."""
_TREATED = re.compile(
    r"\b(?:seen|treated|reviewed|diagnosed|evaluated|followed|managed|admitted|referred)(?: last| first| initially)? by\s+$",
    re.IGNORECASE,
)
_OF_ONESELF = re.compile(r"\b(?:i|i['’]?m|i['’]ve|me|my|we|she|he|was|been|be|being|got|get)\b", re.IGNORECASE)
_LABEL = re.compile(
    r"[^\W\d_]\.?:\s*$|\n\s*[-–—*>]*\s*$|(?:\s[-–—]+|\b(?:thanks?|thx|thank you|ty|gracias|best|yours|cheers)[.,!]+)\s*$",
    re.IGNORECASE,
)
"""The label of a form, the head of a line, or what stands before a signature."""
_FORM = re.compile(r"[^\W\d_]\.?:\s*$|\n\s*[-–—*>]*\s*$")
_SEES = re.compile(r"\b(?:with|w|see|seeing|by|con|ver a)\s+(?:the |el |la )?$", re.IGNORECASE)
_FOR = re.compile(rf"\b(?:for|para|pa|4|of|de(?=l?\s))l?\s*{_ARTICLE}$", re.IGNORECASE)
_GREETED = re.compile(
    r"(?:^|[.!?\n]\s*)(?:(?:hi|hey|hello|hola|buen[oa]s(?: d[ií]as| tardes| noches)?|good (?:morning|afternoon|evening)|yes|yeah|s[ií]|uh|um)\W+)*(?:el |la )?$",
    re.IGNORECASE,
)
_PERSON_AFTER = re.compile(
    rf"^(?:['’]s (?:{RELATION}|birth\w*|date of birth|d\.?o\.?b)\b|"
    r",?\s*\(?(?:m\.?d\.?,?\s*)?\(?(?:d\.?o\.?b\b|born\b|nac(?:id[oa]|i[oó])\b|\d{1,3}\s?(?:years? old|y/?o\b|a[nñ]os de edad))|"
    rf",?\s+(?:is|es) (?:(?:my|mi|her|his|su|our) {RELATION}\b|the patient|(?:el|la) paciente))",
    re.IGNORECASE,
)
"""What is told of patients and their relatives alone."""
_TOLD_AFTER = re.compile(
    rf"^(?:['’]s (?:address|phone|cell|e-?mail|insurance|file|chart|record|mrn)\b|,?\s*\(?(?:birth\w*|aged?\b|fecha de nac|\d{{1,3}}\s?(?:years?|yrs?|yo\b|a[nñ]os))|"
    rf",?\s+(?:is|es) al[l]?[eé]rgic|,? (?:my|mi|her|his|su|our) {RELATION}\b|"
    r",?\s+(?:needs?|wants?|would like|is looking for|quiere|necesita|quisiera|busca) (?:(?:an?|una?|su|his|her) (?:[^\W\d_]+ ){0,2}?(?:appointment|appt|visit|check-?up|physical|cita|consulta|turno)\b|"
    r"to (?:book|make|schedule|come in|get in|see an?|see (?:a |the )?d(?:r|octor))\b|(?:hacer|sacar|agendar|pedir|cambiar|cancelar|mover|ver al?)\b))",
    re.IGNORECASE,
)
"""What is told of patients rather than of who treats them."""
_SPEAKS = re.compile(
    r"^,?\s*(?:here|speaking|calling|texting|writing|again|aqu[ií]|al habla|le habla|llamando)\b", re.IGNORECASE
)
_TELLING = re.compile(r"^[\s,;:(–-]*(?:(?:and|y|at|cell|phone|tel|ph|mrn|ssn|id|member)\b[\s.:#]*)*$", re.IGNORECASE)
_OF_A_PERSON = frozenset("BIRTH_DATE PHONE EMAIL MRN MEMBER_ID SSN CARD ADDRESS LICENSE ID".split())
"""What tells who somebody is when it stands right behind the name."""


@dataclass(frozen=True, slots=True)
class Titled:
    """A name behind a title, [start, end), and whether it is a clinician's who is asked for, or certainly somebody else's."""

    title: int
    start: int
    end: int
    asked_for: bool
    introduced: bool


def find_titled(text: str, found: Sequence[Found]) -> Iterator[Titled]:
    """Names behind a title: at most three words, in small letters one, particles aside."""
    case = _CASE.search(text) is not None
    for match in _TITLED.finditer(text):
        start, end = match.end(), _end(text, match)
        if end == start:
            continue
        before, after = text[max(0, match.start() - REACH) : match.start()], text[end : end + REACH]
        introduced = _is_introduced(before, after)
        person = case or introduced or _is_person(before, after, match.start() <= REACH)
        yield Titled(
            match.start(), start, end, not (person or _is_told(text, match.start(), start, end, found)), introduced
        )


def certain(found: Found, titled: Sequence[Titled]) -> Found:
    """A candidate; certain where somebody introduces themselves by the title, as no clinician of the directory then is."""
    if found.type in ("NAME", "DOCTOR") and any(t.introduced and t.start <= found.start < t.end for t in titled):
        return replace(found, weight=max(found.weight, CERTAIN))
    return found


def cut_out(text: str, found: Found, nobodys: Sequence[tuple[int, int]]) -> Iterator[Found]:
    """What is left of a candidate when what is nobody's is cut out of it, but for everyday words."""
    guessed = found.type == "ADDRESS" and found.weight <= GUESSED
    if not guessed and (found.type not in ("NAME", "DOCTOR") or found.weight >= CERTAIN):
        yield found
        return
    start = found.start
    for begin, end in (span for span in nobodys if span[0] < found.end and found.start < span[1]):
        yield from _rest(text, replace(found, start=start, end=min(begin, found.end)))
        start = end
    yield from (found,) if start == found.start else _rest(text, replace(found, start=start))


def _rest(text: str, found: Found) -> Iterator[Found]:
    if found.type == "ADDRESS":
        yield from (found,) if any(char.isdigit() for char in text[found.start : found.end]) else ()
        return
    words = re.findall(_WORD, text[found.start : max(found.end, found.start)])
    if any(not is_plain(word) and word.lower().strip(".") not in ("dr", "dra", "doctor", "doctora") for word in words):
        yield found


def _end(text: str, match: re.Match[str]) -> int:
    """The end of the name; `match.end()` where what follows the title is no name."""
    end = match.end()
    written = match["v"][0].isupper() or any(word[0].isupper() for word in re.findall(_WORD, match["v"])[:1])
    at = match.start("v")
    while piece := _PIECE.match(text, at, match.end("v")):
        word = piece["w"]
        first = end == match.end()
        if first and match["o"] and not (written or _sees(text, match.start())):
            return match.end()
        if is_ordinary(word) or (not word[0].isupper() and (is_plain(word) if first else is_near_plain(word))):
            break
        if not first and (not word[0].isupper() or is_plain(word) or not written):
            break
        end = piece.end()
        at = end + 1
        if text[end : end + 1] != " ":
            break
    return end


def _sees(text: str, start: int) -> bool:
    return _SEES.search(text[max(0, start - 20) : start]) is not None


def _is_introduced(before: str, after: str) -> bool:
    """Whether the speaker, the patient or a relative is called by the title, which no name of the directory excuses."""
    return _PERSON_AFTER.match(after) is not None or (
        not _POSSESSIVE.match(after) and _INTRODUCED.search(before) is not None
    )


def _is_person(before: str, after: str, front: bool) -> bool:
    """Whether somebody may be called by the title who is asked for by nobody: on a form, as a signature, as a bare answer."""
    if _TOLD_AFTER.match(after) or _FORM.search(before):
        return True
    treated = _TREATED.search(before)
    if treated and not _OF_ONESELF.search(before[: treated.start()]):
        return True
    ended = not after.strip(" .!)\n")
    if not _POSSESSIVE.match(after) and (_BESIDE.search(before) or (ended and _LABEL.search(before))):
        return True
    greeted = front and _GREETED.search(before) is not None
    return greeted and (_SPEAKS.match(after) is not None or not after.strip(" .!?,"))


def _is_told(text: str, title: int, start: int, end: int, found: Sequence[Found]) -> bool:
    """Whether what tells who somebody is stands behind the name at [start, end), or the title is a street's."""
    telling = [f for f in found if f.type in _OF_A_PERSON]
    if any(end <= f.start <= end + REACH and _TELLING.match(text[end : f.start]) for f in telling):
        return True
    if any(f.type == "ADDRESS" and f.start < title < f.end and _is_drive(text[f.start : title]) for f in found):
        return True
    others = (f for f in found if f.type == "NAME" and not (start <= f.start < end))
    return bool(_FOR.search(text[max(0, title - REACH) : title])) and bool(telling) and next(others, None) is None


def _is_drive(before: str) -> bool:
    """Whether "dr" behind these words is a street's: a word that is no everyday one stands right before it."""
    word = before.split()[-1] if before.split() else ""
    return any(char.isalpha() for char in word) and not is_ordinary(word.strip(".,"))
