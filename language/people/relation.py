"""What is answered where a name was asked for, that is none: whose is meant, and what the speaker is to the patient."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.text import fold
from language.vocabulary.whom import ANY_KIN

MINE = r"(?:mine|my name|my own|me|el mio|mi nombre|yo)"
THEIRS = r"(?:(?:my|the|mi|el|la|de|del|el de|su|his|her|hers|theirs|their)\b ?)+(?:[\w']+ ?){0,3}"
WHOSE = re.compile(
    rf"\W*(?:(?:you mean|do you mean|you want|is (?:that|it)|quiere|es)\b ?)?(?:{MINE} (?:or|o) {THEIRS}|{THEIRS} (?:or|o) {MINE}|whose(?: name)?|(?:de quien|cual nombre)(?: es)?|who'?s name)\W*"
)
STEP = r"(?:step|grand|god|foster )?-?"
RELATION = re.compile(
    rf"\W*(?:(?:no|well|um|yes|si|pues|bueno|oh)\W+)*(?:i'?m|i am|yo soy|soy|this is|it'?s) (?:just |actually |solo )?(?:(?:his|her|their|the|a|su|el|la|one of his|one of her)\b ?)?(?:{STEP}(?:{ANY_KIN})|padrastro|madrastra|stepdad|stepmom|guardian|legal guardian|caregiver|carer|aide|nurse|tutora?|cuidadora?)(?: (?:legal|of the patient|del paciente|de la paciente))?\W*"
)
SPEAKER = rf"(?:{STEP}(?:mom|mum|mother|dad|father|parent|guardian|mama|papa|madre|padre|wife|husband|son|daughter|sister|brother|hij[oa]|espos[oa]|herman[oa]|niet[oa]))"
SPEAKS_FOR = re.compile(
    rf"\b(?:i'?m|i am|this is|soy|habla)(?: yo)? (?:(?:his|her|their|the|su|la|el) )?{SPEAKER}\b|\b(?:his|her|their|su) {SPEAKER}\W*$"
)
MOST_CHARS = 80


def asks_whose(text: str) -> bool:
    """ "Mine or my mother's?", "¿el mío o el de mi mamá?"."""
    return len(text) <= MOST_CHARS and WHOSE.fullmatch(fold(text)) is not None


def tells_relation(text: str) -> bool:
    """ "I'm his stepdad", and nothing else."""
    return len(text) <= MOST_CHARS and RELATION.fullmatch(fold(text)) is not None


def speaks_for_another(text: str) -> bool:
    """ "Soy la mamá, Génesis Duarte": the name is not that of the patient."""
    return len(text) <= MOST_CHARS and SPEAKS_FOR.search(fold(text)) is not None
