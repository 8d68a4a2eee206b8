"""Hospitals, clinics and other organisations: kept for booking, covered under `safe-harbor`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guardrails.redaction.medical import is_medical
from guardrails.redaction.types import Found

_CAP = r"(?:[A-ZÁÉÍÓÚÑ][\w'’&-]*\.?|St\.|Mt\.)"
_LINK = r"(?:of|the|for|de|del|la|las|los|and|&|y)"
_HEAD = (
    r"(?:Hospital|Clinic|Clinics|Center|Centre|Health|Healthcare|Medical|Infirmary|Institute|University|College|"
    r"Hospice|Pharmacy|"
    r"Sanatorium|Medicine|Practice|Associates|Surgery|Rehab|Group|Oncology|Pediatrics|Campus|Memorial|Regional|ER|"
    r"General)"
)
_ORGANISATION = re.compile(
    rf"(?<!\w)(?P<v>(?:{_CAP}\s+(?:{_LINK}\s+){{0,2}}){{1,5}}{_HEAD}(?:\s+(?:{_LINK}\s+)?{_CAP}){{0,3}})"
)
_SPANISH = re.compile(
    r"(?<!\w)(?P<v>(?:Hospital|Cl[ií]nica|Centro(?: de Salud| M[eé]dico)?|Instituto|Universidad|Fundaci[oó]n?|"
    r"Consultorio|Sanatorio|Policl[ií]nica)"
    rf"(?:\s+(?:{_LINK}\s+){{0,2}}{_CAP}){{1,6}})"
)
_AT = re.compile(
    r"(?:\b(?:at|from|in|near|to|visiting|visited|outside|by)|@)\s+(?:the\s+)?"
    rf"(?P<v>{_CAP}(?:\s+(?:{_LINK}\s+){{0,2}}{_CAP}){{0,5}}(?:,\s+[A-Z][a-z]+(?:\s[A-Z][a-z]+)?|,\s+[A-Z]{{2}}\b)?)"
)
_CARE = re.compile(
    r"(?:\b(?:seen|treated|admitted|reviewed|diagnosed|evaluated|hospitalized|followed|visited|living|lives|prescribed|dx'd|case|pt|patient|"
    r"from)\b[^\n;]{0,60}?\s|\b[A-Z]\.?\s)(?:at|to|in|from|visited|@)\s+(?:the\s+|our\s+)?"
    rf"(?P<v>(?:[A-Z]{{2,5}}\b(?!\s+(?:on|of)\s+[a-z])|{_CAP})(?:\s+(?:{_LINK}\s+)?{_CAP}){{0,5}}(?:\s+clinic)?"
    rf"(?:,?\s+in\s+(?:the\s+)?{_CAP}(?:\s+{_CAP})?|,\s+{_CAP}(?:\s+{_CAP})?)?(?:,\s+[A-Z]{{2}}\b)?)"
)
"""Where somebody is cared for or lives: "seen at UCSF", "visited our Houston clinic"."""
_NOT_CARE = re.compile(
    r"^(?:ICU|ER|ED|OR|MRI|CT|PCP|ICD|US|IV|PT|OT|HIV|AF|CKD|CHF|DVT|PE|HTN|DM|RA|BP|LDL|MRN|SSN|DOB|ID)\b"
)
_NOT_PLACE = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|"
    r"Jul|Aug|Sept?|Oct|Nov|Dec|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Type|Stage|Grade|COVID|HIV|The|This|Class|I|II|III|IV|"
    r"What|Dr|ICU|MRI|CT|AFib|"
    r"[A-Z]{2,5}\d*|Mr|Mrs|Ms|Crohn|Parkinson|Alzheimer|Hodgkin|Black|Hispanic|Asian|Caucasian|African|Medicare|"
    r"Medicaid)\b"
)

_NOT_PLACE_WORD = re.compile(_NOT_PLACE.pattern.replace(r"[A-Z]{2,5}\d*|", ""))


def find_places(text: str) -> Iterator[Found]:
    """Named institutions, and capitalised places after "at", "in", "from"…"""
    for match in _CARE.finditer(text):
        if (
            not _NOT_CARE.match(match["v"])
            and not _NOT_PLACE_WORD.match(match["v"])
            and not is_medical(text, *match.span("v"))
        ):
            yield Found(*match.span("v"), "PLACE", 0.45)
    for pattern in (_ORGANISATION, _SPANISH, _AT):
        for match in pattern.finditer(text):
            if pattern is _AT and (match["v"].isupper() or _NOT_PLACE.match(match["v"])):
                continue
            if not is_medical(text, *match.span("v")):
                yield Found(*match.span("v"), "PLACE", 0.45)
