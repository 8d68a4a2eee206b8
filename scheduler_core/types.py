"""The plain values of scheduling: slots, assignments, windows, wishes. All times are aware UTC, ranges half-open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, Protocol
from uuid import UUID

Modality = Literal["in_person", "telehealth"]
VisitStatus = Literal["proposed", "pending", "booked", "cancelled", "fulfilled", "noshow"]


class Stretch(Protocol):
    """What lies between two moments: a window, a slot, a visit."""

    @property
    def starts_at(self) -> datetime:
        """Its first moment."""

    @property
    def ends_at(self) -> datetime:
        """The first moment after it."""


def overlap(a: Stretch, b: Stretch) -> bool:
    """Whether they share a moment."""
    return a.starts_at < b.ends_at and b.starts_at < a.ends_at


@dataclass(frozen=True, order=True)
class Window:
    """A stretch of time."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, order=True)
class Stay(Window):
    """When the patient is at a visit; `site` is None where they go nowhere for it."""

    site: str | None = None


@dataclass(frozen=True, order=True)
class Assignment:
    """One unit of one resource for part of a visit."""

    resource: str
    unit: int
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Lasting:
    """What a patient wished for that stays with the visit wherever it moves.

    `accessible`: every room must be one that a wheelchair gets to; `language` is one that the clinician speaks.
    """

    accessible: bool = False
    gender: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Slot:
    """A bookable time with everything it uses.

    `shares` is the visit, expected to be missed, whose place it is: such a slot is beyond capacity, and nobody is told.
    `lasting` is which of the wishes that it was found for stay with the visit.
    """

    visit_type: str
    site: str
    practitioner: str | None
    starts_at: datetime
    ends_at: datetime
    modality: Modality
    assignments: tuple[Assignment, ...]
    shares: UUID | None = None
    lasting: Lasting = Lasting()


@dataclass(frozen=True)
class Wishes:
    """What a patient would like. Empty `windows` mean any time; `after` and `before` bound the start, which is best close to
    `around`.

    `accessible`, `gender` and `language` as in `Lasting`; `interpreter` is a language that somebody interprets for the whole
    visit. `refused` are practitioners who do not see this patient since they take no new ones; None where the search is to
    find out. `standing` is when a visit stands that the hospital plans anew: from then on the booking notice does not bind.
    What `holder` holds counts as free, as `ignore_visit` does: who asks gives it up for what they choose.
    """

    visit_type: str
    windows: tuple[Window, ...] = ()
    excluded: tuple[Window, ...] = ()
    around: tuple[Window, ...] = ()
    practitioner: str | None = None
    site: str | None = None
    language: str | None = None
    gender: str | None = None
    modality: Modality = "in_person"
    earliest: bool = False
    patient_id: UUID | None = None
    ignore_visit: UUID | None = None
    limit: int = 3
    after: datetime | None = None
    before: datetime | None = None
    accessible: bool = False
    interpreter: str | None = None
    refused: frozenset[str] | None = None
    standing: datetime | None = None
    holder: str | None = None

    @property
    def lasting(self) -> Lasting:
        """Those that stay with the visit."""
        return Lasting(self.accessible, self.gender, self.language)

    def keeping(self, lasting: Lasting) -> Wishes:
        """With what was wished for before, where nothing else is wished for now."""
        return replace(
            self,
            accessible=self.accessible or lasting.accessible,
            gender=self.gender or lasting.gender,
            language=self.language or lasting.language,
        )
