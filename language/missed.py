"""A visit that somebody did not come to: missed, forgotten, slept through. Who says so wants another."""

# ruff: noqa: E501
from __future__ import annotations

from language.text.patterns import says

_VISIT = r"(?:appointment|appt|visit|booking|session|checkup|check-up|follow ?-? ?up)"
_CITA = r"(?:cita|consulta|turno|visita)"
MISSED = (
    rf"\b(?:missed|forgot(?: about)?|slept (?:in )?through|overslept|no-?showed|no show for) (?:my|our|the|his|her|an?|that) (?:\w+ ){{0,3}}?{_VISIT}\b"
    rf"|\bdidn't (?:make it to|show up (?:to|for)|come to|get to) (?:my|our|the|his|her|that) (?:\w+ ){{0,3}}?{_VISIT}\b"
    rf"|\b(?:perdi|perdimos|perdio|olvide|olvido|falte a|faltamos a|falto a) (?:a )?(?:mi|la|su|nuestra) {_CITA}\b"
    rf"|\bse (?:me|nos|le) (?:paso|olvido|fue|pasaron) (?:mi|la|su|nuestra) {_CITA}\b"
    rf"|\bno (?:pude|pudimos|pudo|alcance a|llegue) (?:ir|llegar|asistir|venir)? ?a (?:mi|la|su|nuestra) {_CITA}\b"
)


def missed_visit(folded: str) -> bool:
    """Whether a visit is said to have been missed; `folded` is the text as patterns read it."""
    return says(MISSED, folded)
