"""Names by the words around them: "my name is", "Mrs.", "a nombre de", "Nombre:", an initial after a first name."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterator

from guardrails.characters import UPPER
from guardrails.normalise import fold
from guardrails.redaction.medical import is_medical
from guardrails.redaction.name_words import is_name_too
from guardrails.redaction.ordinary import is_plain
from guardrails.redaction.stops import is_ordinary
from guardrails.redaction.types import Found

_TOKEN = r"[^\W\d_][^\W\d_]*(?:['’-][^\W\d_]+)*\.?"
RUN = rf"(?P<v>{_TOKEN}(?:[ \t]+{_TOKEN}){{0,4}})"
_STRONG = (
    r"\b(?:my (?:full |first |last |middle |legal |maiden )?name(?:'s| is|:)?|name(?: is|'s|:)|(?:first|last|middle|"
    r"full|given|family) name(?: is|:)?|"
    r"surname(?: is|:)?|(?:it'?s |is )?under the name(?: of)?|goes by|(?:my|his|her) name(?: is|'s)|(?:patient|"
    r"patient name)(?: is|:| named)|called|named|"
    r"me llamo|mi nombre(?: completo)? es|se llama|a nombre de|nombre(?: completo)?:|apellidos?(?: es| son|:)?|mis? "
    r"apellidos? (?:es|son)|"
    r"llamad[oa]|paciente:|m[eé]dico:|remitido por:?|responsable:|signed,?|attn:?|regards,?)"
)
_TITLE = r"\b(?:mrs?|ms|miss|mister|sir|madam|sr|sra|srta|se[nñ]or(?:a|ita)?|don|do[nñ]a|d|dª|da(?=\.))\b\.?(?<!\bd)"
_WEAK = (
    r"\b(?:this is|i am|i'?m|it'?s|its|soy|habla|le habla|(?:les? )?escribe|le saluda|with|for|son|daughter|mother|mom|father|dad|wife|husband|"
    r"partner|brother|sister|"
    r"hij[oa]|madre|mam[aá]|padre|pap[aá]|espos[oa]|mujer|marido|herman[oa]|parej[ao]|like|patient|paciente|sobre|"
    r"about|de)\b,?"
)
_CAPITAL = rf"(?:'(?=[AEIOU]))?[{UPPER}][^\W\d_]*(?:['’-][^\W\d_]+)*\.?"
_NEXT_CAPITAL = rf"(?:[ \t]+(?:(?:de|del|la|van|von|der|da|di|bin|al)[ \t]+)*{_CAPITAL})"
_CAPITALS = rf"(?P<v>{_CAPITAL}{_NEXT_CAPITAL}{{0,4}})"
_PAIR = rf"(?P<v>{_CAPITAL}{_NEXT_CAPITAL}{{1,3}})"
_ASKED_ABOUT = re.compile(rf"(?i:\b(?:is|of|does|did|was|has|es|tiene|de|viene))\s+{_PAIR}")
_ALONE = re.compile(rf"^\s*{_PAIR}(?=\s*(?:[,;:.!?]|$))")
"""Two capitals or more where a person is asked about, or as the whole of an answer: names that no model has met."""

_SAID = re.compile(rf"{_STRONG}\s*(?:[:,]\s*)?{RUN}", re.IGNORECASE)
_TITLED = re.compile(rf"{_TITLE}\s+{RUN}", re.IGNORECASE)
_CAPITALISED = re.compile(rf"(?i:{_WEAK})\s+{_CAPITALS}")
_INITIAL = re.compile(r"(?<![\w.])(?P<v>[A-ZÁÉÍÓÚÑ][^\W\d_]{1,20}\.? [A-Z]\.?)(?=[\s,;:.)?!'’]|$)(?!\.?[A-Z])")
_NOT_FIRST = frozenset(
    fold(word)
    for word in (
        "vitamin hepatitis type stage grade class group plan part phase factor protein influenza building floor room "
        "option section level "
        "tier score trial bacteria strep streptococcus staph version unit wing gate medicare form schedule child "
        "child-pugh drug figure table "
        "may order ticket code reason mom dad mum who what someone anyone everyone nobody phone cell text call dob bday insurance appointment lab visit room exhibit patient case model series zone hall tower clinic mr mrs ms dr"
    ).split()
)


RELATION = (
    r"(?:(?:step|grand|god)?(?:son|daughter|mother|mom|father|dad)(?:[- ]in[- ]law)?|mum|mama|wife|husband|spouse|fianc[eé]e?|partner|"
    r"(?:step)?(?:brother|sister)(?:[- ]in[- ]law)?|bro|sis|aunt|auntie|uncle|niece|nephew|cousin|twins?|kid|baby|toddler|grand(?:ma|pa|child)|"
    r"neighbou?r|friend|roommate|gma|gpa|granny|gran|grammy|hubby|wifey|old man|old lady|foster (?:son|daughter|mom|dad|mother|father)|stepkid|girlfriend|boyfriend|guardian|caregiver|"
    r"hij(?:it)?[oa]|madre|mam[aá]|padre|pap[aá]|espos[oa]|mujer|marido|herman(?:it)?[oa]|parej[ao]|t[ií][oa]|sobrin[oa]|prim[oa]|"
    r"abuel(?:it)?[oa]|niet(?:it)?[oa]|nen[ea]|ni[nñ][oa]|beb[eé]|gemel[oa]|vecin[oa]|amig[oa]|suegr[oa]|yerno|nuera|cu[nñ]ad[oa]|novi[oa]|"
    r"abue|abu|mami|papi|suegrit[oa]|herman(?:o|a)stro|hijastr[oa]|madrastra|padrastro|madrina|padrino|ahijad[oa]|comadre|compadre|bisabuel[oa]|bisa|nana)"
)
_SPOKEN_INTRODUCTION = re.compile(
    rf"(?:\b(?:full name|real name|legal name|nickname|me dicen|le dicen|le decimos|first:|last:|guardian:|minor:|child:|patient:|"
    rf"tutor:|menor:|apellido:|goes by)(?:\s+is|\s+es)?|\b(?:this is|it'?s|im|i'?m|soy|habla)(?= \S+(?: \S+){{0,2}} (?:calling|speaking|again|here|from|u know|ot(?:ra|ro)))"
    rf")\s+{RUN}",
    re.IGNORECASE,
)
_OF_MINE = re.compile(rf"\bm(?:y|i) {RELATION},?\s+(?:named |called |que se llama |llamad[oa] )?{RUN}", re.IGNORECASE)
_HERE = re.compile(
    rf"^(?:(?:hi|hey|hello|yo|hola|buenas|yes|si)\W+)?{RUN}(?=\s+(?:here|aqu[ií]|aki|speaking|calling)\b)",
    re.IGNORECASE,
)
_SHORT_INTRODUCTION = re.compile(
    r"^(?:(?:hi|hey|hello|yo|hola|buenas|si|yes|sry|sorry|ok)\W+)?(?:(?:it'?s|its|im|i'?m|this(?: is)?|soy|habla|a(?:qu|k)[ií]|somos)\s+(?:la |el )?)"
    r"(?P<v>[^\W\d_]{2,}(?:\s(?!(?:dob|born|placas|full|real|bro)\b)[^\W\d_]{2,}){0,2})(?=\s*(?:[.,;!(]|$|dob\b|born\b|placas?\b|full name|real name|u told|from\b|bro\b|here\b))",
    re.IGNORECASE,
)
"""A message that begins "im mo." or "soy sol placas…": what is said next is the name, if it is no ordinary word."""
_GREETED = re.compile(r"^(?i:hi|hola)\W+(?P<v>[A-ZÁÉÍÓÚÑ][^\W\d_]+)(?=\s*(?:\(|aqu[ií]\b|here\b|speaking\b))")
_SUBJECT = re.compile(
    rf"(?:^|(?<=[.!?] )(?<!\bdr\. )(?<!\bDr\. )(?<!\bDra\. )){_CAPITALS}(?= (?:would|will|wants?|needs?|quiere|quisiera|necesita|tiene)\b)"
)
_NICKED = re.compile(rf"(?P<v>{_CAPITAL}\s+[\"“(]{_CAPITAL}[\"”)]\s+{_CAPITAL}(?: {_CAPITAL})?)")
"""A nickname in the midst of a name: Ignacio "Nacho" Peralta."""
_FAMILIAR = re.compile(
    r"\b(?P<v>(?:auntie|aunt|uncle|miss|ms|lil|big|little|old|don|do[nñ]a|t[ií]a|t[ií]o|nana|grandma|grandpa|la|el) [^\W\d_]{3,})(?=\s*(?:\(\d|real name|full name|at \d|al \d|bueno|she'?s my|he'?s my))",
    re.IGNORECASE,
)
_BEFORE_NUMBER = re.compile(
    r"^(?P<v>[^\W\d_]{2,}(?:\s(?:de |del |la |le |von |van )?[^\W\d_]+){0,2})(?=[,:]?\s+(?:al\s+)?(?:\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|\d{6,10}\b|\(?\d{3}\)?[-. ]\d{3,4}))",
    re.IGNORECASE,
)
"""What stands before a birth date or a phone number at the very start of a message."""
_WANTS = re.compile(
    rf"(?:^|(?<!r)(?<!ra)[.!?\n]\s*){_CAPITALS}(?=\s+(?:needs?|wants?|would like|has an?|can'?t|quiere|necesita|tiene (?:\d|cita)|cumple)\b)"
)
_BESIDE_RELATION = re.compile(
    rf"{_CAPITALS}(?=,? (?:my|mi|her|his|su) {RELATION}\b)|(?:my|her|his|I'?m (?:the|her|his)|mi|su) {RELATION},? (?P<w>{_CAPITAL}{_NEXT_CAPITAL}{{0,3}})"
)
_BETWEEN_COMMAS = re.compile(rf"(?:,|\band) (?P<v>{_CAPITAL}), (?:my|mi) {RELATION}[,.]")
"""A name that may be a month too: "and June, my wife, needs a visit"."""
_DUBBED = re.compile(
    r"(?<!\w)(?:(?:el|la|los|las)\s+)(?P<v>[^\W\d_]{3,})(?=,?\s+(?:le|me|lo|la|nos) (?:dicen|dec[ií]an|decimos|llaman|dice)\b)|\b(?:le|me|lo|la) (?:dicen|decimos|llaman)\s+(?:el |la )?(?P<w>[^\W\d_]{3,})|"
    r"\b(?:everyone|everybody|people|they|folks|we|friends) calls? (?:me|him|her)\s+(?P<x>[^\W\d_]{2,})",
    re.IGNORECASE,
)
"""What somebody is called by others."""
_LINE = re.compile(rf"(?m)^\s*[>*•-]*\s*{_PAIR}\s*$")
_SPEAKER = re.compile(r"(?m)^\s*(?P<v>[^\W\d_]{2,15}(?: [^\W\d_]{2,15})?):\s*[\"“]")
_PARENTHESIS = re.compile(rf"\b(?:I|yo|me)\s*\({_CAPITALS}\)")
_INITIALS = re.compile(r"(?<![\w.])(?P<v>(?:[A-Z]\. ?){2,3}[A-ZÁÉÍÓÚÑ][^\W\d_]+)")
_BEFORE_BORN = re.compile(
    rf"^(?P<v>(?:[A-Z]\.\s?){{0,3}}{_CAPITAL}(?:\s+[^\W\d_][\w'’-]*){{0,3}}?)(?=,?\s+(?i:dob|d\.o\.b|born|nacid[oa])\b)"
)
_DATED = r"(?i:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?\s+\d)"
_LAST_FIRST = re.compile(
    rf"(?P<v>{_CAPITAL},\s+(?![A-Z]{{2}}\s\d{{5}})(?!{_DATED}){_CAPITAL}(?:\s[A-Z]\.?)?)(?=,?\s*(?:\d{{4,8}}\b|\d{{1,2}}[-/.]|dob\b|born\b))"
)
"""What stands before a birth date on a form."""

_LOOSE = (
    (_BEFORE_BORN, 0.9),
    (_LAST_FIRST, 0.9),
    (_HERE, 0.9),
    (_GREETED, 0.9),
    (_SUBJECT, 0.9),
    (_FAMILIAR, 0.9),
    (_BEFORE_NUMBER, 0.9),
    (_LINE, 0.55),
    (_SPEAKER, 0.55),
    (_PARENTHESIS, 0.9),
    (_INITIALS, 0.55),
    (_WANTS, 0.9),
)
"""Looser forms with their weight: from 0.85 on the name is the speaker's even where a clinician bears it too."""


_PARTICLE_BEFORE_CAPITAL = re.compile(rf"(?:(?:de|del|la|las|los|y|[{UPPER}])\s+){{1,5}}[{UPPER}][^\W\d_]")


def cut(value: str, *, announced: bool = False) -> str:
    """The leading words of `value` that can be a name; the first may be an ordinary word too where a name is `announced`."""
    kept = 0
    for match in re.finditer(r"\S+", value):
        word = fold(match[0].strip(".,").replace("’", "'")).removesuffix("'s")
        if (kept or announced) and _PARTICLE_BEFORE_CAPITAL.match(value, match.start()):
            continue
        if is_ordinary(word) and not (announced and kept == 0 and is_name_too(word)):
            break
        kept = match.end()
        if match[0].endswith(".") and len(match[0].strip(".")) > 2:
            break
    return value[:kept].rstrip(".,") if kept > 2 else value[:kept]


def unusual(value: str) -> str:
    """The front of `value` up to its first everyday word in small letters."""
    end = 0
    for word in re.finditer(r"\S+", value):
        if word[0].islower() and is_plain(word[0].strip(".,")):
            break
        end = word.end()
    return value[:end]


def _runs(pattern: re.Pattern[str], text: str, kind: str, weight: float) -> Iterator[Found]:
    """What the pattern announces; the search goes on right behind each name, since the next one may be announced there."""
    at = 0
    while match := pattern.search(text, at):
        value = cut(match["v"], announced=weight >= 0.9)
        at = match.start("v") + max(len(value), 1)
        if len(value) > 1:
            yield Found(match.start("v"), match.start("v") + len(value), kind, weight)


def find_names(text: str) -> Iterator[Found]:
    """Names that context announces. Weight 0.9: introduced as a name; 0.6: capitals after "this is", "for my son"…"""
    yield from _runs(_SAID, text, "NAME", 0.9)
    yield from _runs(_TITLED, text, "NAME", 0.7)
    for pattern in (_CAPITALISED, _ASKED_ABOUT, _ALONE):
        yield from (f for f in _runs(pattern, text, "NAME", 0.4) if not is_medical(text, f.start, f.end))
    yield from _runs(_SPOKEN_INTRODUCTION, text, "NAME", 0.9)
    for match in _SHORT_INTRODUCTION.finditer(text):
        if cut(match["v"], announced=True) == match["v"]:
            yield Found(*match.span("v"), "NAME", 0.9)
    for item in _runs(_OF_MINE, text, "NAME", 0.9):
        if value := unusual(text[item.start : item.end]):
            yield Found(item.start, item.start + len(value), "NAME", 0.9)
    for pattern, weight in _LOOSE:
        for item in _runs(pattern, text, "NAME", weight):
            if fold(text[item.start : item.end].split()[0]) not in _NOT_FIRST:
                yield item
    yield from (Found(*match.span("v"), "NAME", 0.6) for match in _NICKED.finditer(text))
    for match in _DUBBED.finditer(text):
        name = match.lastgroup or "v"
        if not is_ordinary(match[name]) and not (match[name].islower() and is_plain(match[name])):
            yield Found(*match.span(name), "NAME", 0.9)
    for match in _BESIDE_RELATION.finditer(text):
        group = "v" if match["v"] else "w"
        value = cut(match[group], announced=True)
        if len(value) > 1:
            yield Found(match.start(group), match.start(group) + len(value), "NAME", 0.55)
    yield from (Found(*match.span("v"), "NAME", 0.86) for match in _BETWEEN_COMMAS.finditer(text))
    for match in _INITIAL.finditer(text):
        first = fold(match["v"].split()[0].strip("."))
        if not is_ordinary(first) and first not in _NOT_FIRST:
            yield Found(*match.span("v"), "NAME", 0.55)
