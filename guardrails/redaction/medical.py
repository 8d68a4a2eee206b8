"""Medical words that look like names: eponyms ("Crohn's disease"), abbreviations, drugs and diagnoses."""

# ruff: noqa: E501
from __future__ import annotations

import re

_EPONYMS = (
    "alzheimer|parkinson|crohn|hodgkin|huntington|addison|cushing|kawasaki|gleason|rutherford|chaddock|ludwig|sjogren|sjögren|"
    "lou gehrig|babinski|hashimoto|raynaud|marfan|klinefelter|meniere|ménière|tourette|asperger|lyme|paget|dupuytren|heimlich|"
    "apgar|glasgow|framingham|kegel|pap|papanicolau|papanicolaou|holter|doppler|botox|braxton|epstein|guillain|behcet|behçet|"
    "ehlers|danlos|kaposi|kernig|brudzinski|murphy|mcburney|hirschsprung|legg|osgood|schlatter|dequervain|tinel|phalen|charcot|"
    "brugada|takotsubo|wernicke|korsakoff|lewy|creutzfeldt|reye|stevens|johnson"
)
_TELLING = (
    "disease|syndrome|sign|reflex|angina|palsy|lymphoma|phenomenon|contracture|thyroiditis|chorea|ataxia|esophagus|score|"
    "criteria|classification"
)
"""Kinds that make an eponym of whatever name stands before them."""
_KIND = (
    rf"(?:{_TELLING}|dementia|fracture|node|grade|scale|index|test|stage|ulcer|cyst|nodule|maneuver|manoeuvre|smear)s?"
)
_ALWAYS = re.compile(rf"^(?:{_EPONYMS})(?:['’]?s)?(?:\s+{_KIND})?$", re.IGNORECASE)
_AFTER = re.compile(rf"^(?:['’]?s)?[\s-]+(?:{_TELLING})\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:enfermedad|s[ií]ndrome|mal|signo|enf\.) de\s*$", re.IGNORECASE)
_TERM = re.compile(
    r"^(?:[a-z]+ )*[a-z]{3,}(?:mycin|cillin|oxacin|azole|aban|itis|osis|emia|aemia|pril|sartan|olol|statin|arone|mab|nib|"
    r"parin|formin|gliptin|dipine|zepam|pathy|plegia|dementia|strep|idiopathic)$|^(?:dementia|strep|type)$",
    re.IGNORECASE,
)
_CARED = re.compile(r"(?:\b(?:at|to|from)|@)\s+(?:the\s+|our\s+)?$")
"""Before letters that name a hospital: "seen at UCSF"."""
_CAPITALS = re.compile(r"^[A-Z]{2,5}\d?$")


_NOBODYS = frozenset(
    "african american asian hispanic caucasian latino latina european indian mexican cuban dominican native guidelines guideline modified considering management prognosis "
    "elevate elevated idiopathic refractory recurrent chronic acute reflex sign score index protocol trial study cohort criteria regimen dosing efficacy effectiveness "
    "recommended preferred updated differential initial overview comparison evidence summary".split()
)
"""Words of clinical questions that begin a sentence, and what people are by descent."""
_ABBREVIATED = re.compile(r"(?=[^a-z]*[a-z])(?:[a-z]?[A-Z])+[a-z]?")
"""Small letters among capitals, never two together: "HbA", "HFrEF"."""


def of_nobody(value: str) -> bool:
    """Whether each word is one of clinical questions, or an abbreviation with small letters in it."""
    return all(
        word.lower() in _NOBODYS or (_ABBREVIATED.fullmatch(word) and len(word) > 2)
        for word in value.strip(" .,;:").split()
    )


def is_medical(text: str, start: int, end: int) -> bool:
    """Whether what stands at [start, end) is a term of medicine and no person or place."""
    value = text[start:end].strip(" .,;:")
    if _ALWAYS.match(value) or _TERM.match(value) or of_nobody(value):
        return True
    if _AFTER.match(text[end : end + 40]) or _BEFORE.search(text[max(0, start - 20) : start]):
        return len(value.split()) == 1
    return bool(_CAPITALS.match(value)) and not text.isupper() and not _CARED.search(text[max(0, start - 12) : start])
