"""Several visits at once, without what it takes to arrange them together: all to be cancelled, a number without a rhythm."""

# ruff: noqa: E501
from __future__ import annotations

from language.text.patterns import says

ALL = (
    r"\b(?:cancel\w*|call off) (?:all|both|every\w*)\b|\bcancel\w* (?:\w+ ){0,3}(?:all|both) (?:of )?(?:my|our|the|them)\b"
    r"|\bcancel\w* (?:\w+ ){0,3}(?:appointments|appts|visits)\b|\bcancel (?:them|those|these)(?: all| both)?\b"
    r"|\b(?:cancel|anul)\w* (?:tod[oa]s?|ambas|las dos|las tres|(?:\w+ )?citas)\b"
)
SOME = (
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|[2-9]|1\d) (?:\w+ ){0,2}?(?:appointments|appts|visits|sessions)\b"
    r"|\b(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|[2-9]|1\d) (?:\w+ ){0,1}?(?:citas|sesiones|visitas|consultas)\b"
)
OFTEN = (
    r"\b(?:twice|(?:two|three|four|[2-5]) times|(?:dos|tres|cuatro|[2-5]) veces)"
    r" (?:a|per|each|every|por|a la|al|cada) (?:week|month|semana|mes)\b"
    r"|\b(?:every|each|cada) (?:other )?(?:week|month|semana|mes) (?:until|for|through|till|hasta|por|durante)\b"
)
"""How often, without how many."""

EVERY = r"\b(?:every|each|cada) (?:(?:other|second|two|three|four|[2-9]|dos|tres|cuatro) )?(?:weeks?|months?|semanas?|mes(?:es)?|quincena)\b|\b(?:biweekly|quincenal\w*)\b"
SERIES = r"\b(?:therapy|pt|physio\w*|sessions?|injections?|(?:allergy )?shots|appointments?|visits?|come in|be seen|see (?:him|her|them|someone)|terapias?|sesion(?:es)?|inyeccion(?:es)?|citas?|venir|verme)\b"
"""What comes in a row, where it is said how often."""

THERE = r"\b(?:have|had|has|got|tengo|tenia|tiene)\b"
"""What tells of visits that are there already."""


def cancels_all(folded: str) -> bool:
    """Whether more than one visit is to be cancelled."""
    return says(ALL, folded)


def wants_some(folded: str) -> bool:
    """Whether a number of visits is wanted."""
    often = says(OFTEN, folded) or (says(EVERY, folded) and says(SERIES, folded))
    return (says(SOME, folded) or often) and not says(THERE, folded)
