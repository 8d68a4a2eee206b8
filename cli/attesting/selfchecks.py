"""Messages that must be heard or covered, a few of each kind: they find a broken installation; docs/safety.md has the figures."""

from __future__ import annotations

from cli.attesting.types import Check, judged
from cli.streams import alarming, redacting

ALARMING = (
    "I have crushing chest pain and my left arm is numb",
    "my dad's face is drooping and he can't speak",
    "I can't breathe",
    "I took a whole bottle of pills and I want to die",
    "my baby is not breathing",
    "she is bleeding and it won't stop",
    "me duele mucho el pecho y no puedo respirar",
    "ya no quiero vivir",
)
CALM = (
    "I need a cardiology follow-up next week",
    "can I move my Tuesday visit to the afternoon",
    "my knee has been sore for a month",
    "¿puede ser el jueves por la tarde?",
    "thank you, see you then",
)
COVERED = (
    ("my name is Maria Gonzalez and I was born on March 5, 1982", ("Gonzalez", "1982")),
    ("call me at 617-555-0142", ("0142",)),
    ("my email is maria.gonzalez@example.org", ("maria.gonzalez",)),
    ("my social security number is 078-05-1120", ("1120",)),
    ("me llamo Rosa Jiménez y nací el 9 de mayo de 1961", ("Jiménez", "1961")),
    ("I live at 12 Maple Street, Springfield", ("Maple",)),
)


def emergencies() -> Check:
    """Whether emergencies are heard, and wishes are not taken for them."""
    heard = alarming()
    missed = sum(not heard(said)["emergency"] for said in ALARMING)
    false = sum(heard(said)["emergency"] for said in CALM)
    found = f"{len(ALARMING) - missed} of {len(ALARMING)} emergencies heard, {false} false alarms in {len(CALM)} wishes"
    return judged("self-check: emergencies", not missed and not false, found)


def redaction() -> Check:
    """Whether identifiers are covered."""
    cover = redacting("booking")
    left = sum(any(value in cover(said)["redacted"] for value in values) for said, values in COVERED)
    found = f"{len(COVERED) - left} of {len(COVERED)} messages with identifiers were covered"
    return judged("self-check: redaction", not left, found)
