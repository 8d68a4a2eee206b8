"""Names by the words around them: "my name is", "Mrs.", "a nombre de", "Nombre:", an initial after a first name."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterator

from guardrails.characters import UPPER
from guardrails.normalise import fold
from guardrails.redaction.medical import is_medical
from guardrails.redaction.name_words import is_name_too
from guardrails.redaction.types import Found

_STOP = frozenset(
    fold(word)
    for word in (
        "and or but i i'm im we you he she they it is was are am be been have has had do does did can could will "
        "would need needs want wants "
        "wanted like the a an my your his her their our this that these those here there with from to for of in on "
        "at by about not no yes "
        "please calling call speaking born dob date birth phone number email address so just who what when where why "
        "how if because "
        "since also then thanks thank hi hello hey good morning afternoon evening today tomorrow tonight next last "
        "first monday tuesday "
        "wednesday thursday friday saturday sunday january february march april june july august september october "
        "november december "
        "sick pain fever sure sorry ok okay new patient looking trying having feeling running late ready back free "
        "available interested "
        "unable able allergic diabetic pregnant scheduled supposed going calling writing texting still really very "
        "doctor dr nurse "
        "appointment visit cardiology dermatology clinic hospital department follow-up checkup worried afraid glad "
        "happy afternoon "
        "y o pero yo tu el la los las un una unos unas mi mis su sus de del que no si es soy esta este esto estoy "
        "tengo tiene quiero quiere necesito "
        "necesita puedo puede para por con sin en al a hola buenos buenas dias tardes noches gracias favor hoy "
        "manana lunes martes "
        "miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre "
        "octubre noviembre diciembre "
        "nacido nacida naci fecha nacimiento telefono correo numero cita consulta doctora doctor paciente nuevo "
        "nueva llamo hablo "
        "diabetico diabetica alergico alergica embarazada seguro lista listo libre mejor fiebre dolor tos hace desde "
        "cuando donde como "
        "said says say told tells tell thinks thought recommended recommends suggested suggests mentioned ordered "
        "prescribed gave gives asked asks sent sends referred put puts saw sees see made makes took takes "
        "gets got get before after again ago never always only up down "
        "dijo dice decia pidio pide mando manda receto recomendo recomienda sugirio dio quiso me te se les nos "
        "rash mole wart acne xray labs tapon cera vejiga llena otorrino gracia ntp cual hijo hija madre padre esposo esposa mujer marido edad sexo domicilio calle nhc nass medico"
    ).split()
)
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
    r"(?:son|daughter|mother|mom|mum|father|dad|wife|husband|partner|brother|sister|aunt|auntie|uncle|niece|nephew|cousin|"
    r"grandma|grandmother|grandpa|grandfather|grandson|granddaughter|neighbor|neighbour|friend|roommate|girlfriend|boyfriend|"
    r"hij[oa]|madre|mam[aá]|padre|pap[aá]|espos[oa]|mujer|marido|herman[oa]|parej[ao]|t[ií][oa]|sobrin[oa]|prim[oa]|abuel[oa]|"
    r"niet[oa]|vecin[oa]|amig[oa]|suegr[oa]|cu[nñ]ad[oa]|novi[oa]|bisabuel[oa]|bisa)"
)
_SPOKEN_INTRODUCTION = re.compile(
    rf"(?:\b(?:full name|real name|legal name|nickname|me dicen|le dicen|le decimos|first:|last:|guardian:|minor:|child:|patient:|"
    rf"tutor:|menor:|apellido:|goes by)(?:\s+is|\s+es)?|\b(?:this is|it'?s|im|i'?m|soy|habla)(?= \S+(?: \S+){{0,2}} (?:calling|speaking|again|here|from|u know|ot(?:ra|ro)))"
    rf"|\bm(?:y|i) {RELATION})\s+{RUN}",
    re.IGNORECASE,
)
_HERE = re.compile(
    rf"^(?:(?:hi|hey|hello|yo|hola|buenas|yes|si)\W+)?{RUN}(?=\s+(?:here|aqu[ií]|aki|speaking|calling)\b)",
    re.IGNORECASE,
)
_SHORT_INTRODUCTION = re.compile(
    r"^(?:(?:hi|hey|hello|yo|hola|buenas|si|yes|sry|sorry|ok)\W+)?(?:(?:it'?s|its|im|i'?m|this(?: is)?|soy|habla|aqu[ií]|somos)\s+(?:la |el )?)"
    r"(?P<v>[^\W\d_]{2,}(?:\s(?!(?:dob|born|placas|full|real|bro)\b)[^\W\d_]{2,})?)(?=\s*(?:[.,;!]|$|dob\b|born\b|placas?\b|full name|real name|u told|from\b|bro\b|here\b))",
    re.IGNORECASE,
)
"""A message that begins "im mo." or "soy sol placas…": what is said next is the name, if it is no ordinary word."""
_GREETED = re.compile(r"^(?i:hi|hola)\W+(?P<v>[A-ZÁÉÍÓÚÑ][^\W\d_]+)(?=\s*(?:\(|aqu[ií]\b|here\b|speaking\b))")
_SUBJECT = re.compile(
    rf"(?:^|(?<=[.!?] )){_CAPITALS}(?= (?:would|will|wants?|needs?|quiere|quisiera|necesita|tiene)\b)"
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
_LINE = re.compile(rf"(?m)^\s*[>*•-]*\s*{_PAIR}\s*$")
_SPEAKER = re.compile(r"(?m)^\s*(?P<v>[^\W\d_]{2,15}(?: [^\W\d_]{2,15})?):\s*[\"“]")
_PARENTHESIS = re.compile(rf"\b(?:I|yo|me)\s*\({_CAPITALS}\)")
_INITIALS = re.compile(r"(?<![\w.])(?P<v>(?:[A-Z]\. ?){2,3}[A-ZÁÉÍÓÚÑ][^\W\d_]+)")
_BEFORE_BORN = re.compile(
    rf"^(?P<v>(?:[A-Z]\.\s?){{0,3}}{_CAPITAL}(?:\s+[^\W\d_][\w'’-]*){{0,3}}?)(?=,?\s+(?i:dob|d\.o\.b|born|nacid[oa])\b)"
)
_LAST_FIRST = re.compile(
    rf"(?P<v>{_CAPITAL},\s+(?![A-Z]{{2}}\s\d{{5}}){_CAPITAL}(?:\s[A-Z]\.?)?)(?=,?\s*(?:\d{{4,8}}\b|\d{{1,2}}[-/.]|dob\b|born\b))"
)
"""What stands before a birth date on a form."""

_LOOSE = (
    (_BEFORE_BORN, 0.9),
    (_LAST_FIRST, 0.9),
    (_HERE, 0.9),
    (_SHORT_INTRODUCTION, 0.9),
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


_PARTICLE_BEFORE_CAPITAL = re.compile(r"(?:(?:de|del|la|las|los)\s+){1,2}[A-ZÁÉÍÓÚÑ]")


def cut(value: str, *, announced: bool = False) -> str:
    """The leading words of `value` that can be a name; the first may be an ordinary word too where a name is `announced`."""
    kept = 0
    for match in re.finditer(r"\S+", value):
        word = fold(match[0].strip(".,").replace("’", "'"))
        if kept and _PARTICLE_BEFORE_CAPITAL.match(value, match.start()):
            continue
        if word in _STOP and not (announced and kept == 0 and is_name_too(word)):
            break
        kept = match.end()
        if match[0].endswith(".") and len(match[0].strip(".")) > 2:
            break
    return value[:kept].rstrip(".,") if kept > 2 else value[:kept]


def _runs(pattern: re.Pattern[str], text: str, kind: str, weight: float) -> Iterator[Found]:
    for match in pattern.finditer(text):
        value = cut(match["v"], announced=weight >= 0.9)
        if value and (len(value) > 1):
            yield Found(match.start("v"), match.start("v") + len(value), kind, weight)


def find_names(text: str) -> Iterator[Found]:
    """Names that context announces. Weight 0.9: introduced as a name; 0.6: capitals after "this is", "for my son"…"""
    yield from _runs(_SAID, text, "NAME", 0.9)
    yield from _runs(_TITLED, text, "NAME", 0.7)
    for pattern in (_CAPITALISED, _ASKED_ABOUT, _ALONE):
        yield from (f for f in _runs(pattern, text, "NAME", 0.4) if not is_medical(text, f.start, f.end))
    yield from _runs(_SPOKEN_INTRODUCTION, text, "NAME", 0.9)
    for pattern, weight in _LOOSE:
        for item in _runs(pattern, text, "NAME", weight):
            if fold(text[item.start : item.end].split()[0]) not in _NOT_FIRST:
                yield item
    yield from (Found(*match.span("v"), "NAME", 0.6) for match in _NICKED.finditer(text))
    for match in _BESIDE_RELATION.finditer(text):
        group = "v" if match["v"] else "w"
        value = cut(match[group], announced=True)
        if len(value) > 1:
            yield Found(match.start(group), match.start(group) + len(value), "NAME", 0.55)
    for match in _INITIAL.finditer(text):
        first = fold(match["v"].split()[0].strip("."))
        if first not in _STOP and first not in _NOT_FIRST:
            yield Found(*match.span("v"), "NAME", 0.55)


def is_ordinary(word: str) -> bool:
    """A word that no name starts or ends with."""
    return fold(word.strip(".,'")) in _STOP
