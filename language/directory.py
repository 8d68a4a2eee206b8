"""The names that a hospital goes by: practitioners, places, specialties, visit types and insurers, as a listener needs them."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from language.types import Frozen


class Person(Frozen):
    """A practitioner as patients name them. `specialties` are keys of `Directory.specialties`."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    specialties: tuple[str, ...] = ()
    gender: Literal["female", "male", "other"] | None = None


class Named(Frozen):
    """A place, specialty or insurer with what people call it in each language."""

    key: str
    en: str
    es: str
    aliases_en: tuple[str, ...] = ()
    aliases_es: tuple[str, ...] = ()


class VisitTypeEntry(Named):
    """A visit type; `reasons_*` are symptoms and lay words that lead to it."""

    specialty: str
    follow_up: bool = False
    telehealth: bool = False
    reasons_en: tuple[str, ...] = ()
    reasons_es: tuple[str, ...] = ()


class Directory(Frozen):
    """Everything a message can name. Read from JSON with `Directory.read`."""

    practitioners: tuple[Person, ...] = ()
    locations: tuple[Named, ...] = ()
    specialties: tuple[Named, ...] = ()
    visit_types: tuple[VisitTypeEntry, ...] = ()
    insurers: tuple[Named, ...] = ()

    def practitioner(self, key: str | None) -> Person | None:
        """The practitioner of this key."""
        return next((p for p in self.practitioners if p.key == key), None)

    def visit_type(self, key: str | None) -> VisitTypeEntry | None:
        """The visit type of this key."""
        return next((v for v in self.visit_types if v.key == key), None)

    def specialty_of(self, visit_type: str | None) -> str | None:
        """The specialty of the visit type of this key."""
        entry = self.visit_type(visit_type)
        return None if entry is None else entry.specialty

    @classmethod
    def read(cls, path: Path) -> Directory:
        """The directory in the JSON file at `path`; pydantic.ValidationError names what is wrong."""
        return cls.model_validate_json(path.read_text(encoding="utf-8"))
