"""What the slots of a message say that its intents may rest on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Signals:
    """What the slots say that an intent may rest on."""

    named: bool = False
    """A visit type, specialty or practitioner was named, or a woman or a man asked for."""
    symptom: str | None = None
    """The complaint in the patient's words."""
    chosen: bool = False
    refused: bool = False
    """None of the offers was wanted."""
    yes: bool | None = None
    sooner: bool = False
    given: bool = False
    """A name, birth date, phone or code was given."""
    timed: bool = False
    whom: bool = False
    known: bool = False
    """The speaker has been here before."""
    in_person: bool = False
    other: bool = False
    """Somebody or something else than what was offered was asked for."""
    places: tuple[int, ...] = ()
    """Where in the text something to be seen for, or by, or when, was named."""
    left: tuple[str, ...] = ()
    """The words that no reader took."""

    @property
    def medical(self) -> bool:
        """Anything that a clinician is for."""
        return self.named or self.symptom is not None
