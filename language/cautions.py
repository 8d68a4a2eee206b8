"""What a patient tells of themselves that a scan's team must know first: it is no complaint, and staff are told."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.text import fold
from language.types import Intent, Understanding

OF_SCANS = ("imaging", "radiology")
"""Departments where it matters."""

IMPLANTS = (
    r"(?:pace ?maker|defibrillator|(?:cochlear|metal|heart|brain|spinal) (?:implants?|plates?|stents?|clips?|rods?|screws?|valves?)|stimulator|insulin pump|shrapnel"
    r"|marcapasos|desfibrilador|implantes? (?:coclear|de metal|metalico)|(?:placa|tornillos|clavos|metal) (?:de metal )?en (?:el|la|mi)|bomba de insulina)"
)
NONE = re.compile(
    rf"\b(?:no|not|without|sin|never had|don'?t have|doesn'?t have|do not have|does not have|haven'?t got|no tengo|no tiene|no trae) (?:an? |any |un |una |ningun )?{IMPLANTS}\b"
)
"""Who has none: "no pacemaker"."""
IMPLANT = re.compile(rf"\b{IMPLANTS}\b")
"""What staff clear before a magnet is near it."""
TOLD = re.compile(
    rf"\b(?:{IMPLANTS}"
    r"|(?:i(?:'m| am| might be| may be| could be)|she(?:'s| is)|if i(?:'m| am)|while|when) (?:\w+ )?pregnant|(?:estoy|esta|si estoy|puedo estar|podria estar|creo que estoy) (?:\w+ )?embarazada|weeks pregnant|months pregnant"
    r"|allerg(?:ic|y) to (?:\w+ )?(?:contrast|dye|iodine)|alergi(?:a|ca|co) al (?:contraste|yodo|medio de contraste))\b"
)
MAGNET = re.compile(r"\b(?:mri|resonancia)\b")
SCAN = re.compile(
    r"\b(?:mri|m\.r\.i|ct|cat scan|x-?rays?|scan|mammogram|resonancia|tomografia|radiografia|rayos x|mamografia|placa)\b"
)


def caution(text: str) -> bool:
    """Whether it is told: a pacemaker, metal in the body, a pregnancy, an allergy to the dye."""
    return TOLD.search(NONE.sub(" ", fold(text))) is not None


def of_the_body(text: str) -> bool:
    """Whether it is about such a thing at all: "no pacemaker" is no complaint, either."""
    return TOLD.search(fold(text)) is not None


def implant(text: str) -> bool:
    """Whether it is told of an implant; "no pacemaker" tells of none."""
    return IMPLANT.search(NONE.sub(" ", fold(text))) is not None


def is_by_magnet(name: str) -> bool:
    """Whether a kind of visit of this name is an MRI."""
    return MAGNET.search(fold(name)) is not None


def names_a_scan(text: str) -> bool:
    """Whether the message is about a scan."""
    return SCAN.search(fold(text)) is not None


def as_a_caution(heard: Understanding) -> Understanding:
    """The message without the complaint that it sounds like: the scan under way stays what it is."""
    kept = tuple(
        i for i in heard.intents if i not in (Intent.BOOK, Intent.QUESTION, Intent.MEDICAL_ADVICE, Intent.OUT_OF_SCOPE)
    )
    bare = {
        "visit_type": None,
        "specialty": None,
        "visit_type_candidates": (),
        "symptom": None,
        "absent_specialty": None,
    }
    return heard.model_copy(update={"intents": kept, "slots": heard.slots.model_copy(update=bare)})
