"""The pieces of the hospital file about reaching people and their data: whom to call, when to text, what is kept and where."""

from __future__ import annotations

from datetime import time
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from scheduler_core.hospital.parts import Part, WallTime

SIX_YEARS = 2_192
"""Days that HIPAA wants such records kept (45 CFR 164.316(b)(2)(i)), which an accounting of disclosures reaches back."""


class EmergencyNumbers(Part):
    """Whom to call; `violence` is for whoever is hurt or threatened at home.

    `on_call` is a colleague's phone (E.164): it is told of each emergency, without a word about the patient.
    """

    emergency: str = "911"
    crisis: str = "988"
    poison: str = "1-800-222-1222"
    violence: str = "1-800-799-7233"
    on_call: str | None = Field(default=None, pattern=r"^\+[1-9]\d{6,14}$")
    on_call_by: Literal["sms", "call"] = "sms"


class Texting(Part):
    """When the hospital may text of its own accord, in local time: reminders wait for the next morning otherwise.

    The defaults are the hours that the TCPA leaves to telephone solicitation (47 CFR 64.1200(c)(1)).
    """

    earliest: WallTime = time(8)
    latest: WallTime = time(21)
    reminder_hours: tuple[Annotated[int, Field(ge=1, le=720)], ...] = (72, 24)
    reminders_need_opt_in: bool = False

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.latest <= self.earliest:
            raise ValueError("texting must end after it starts")
        return self


class Retention(Part):
    """How many days what is kept: transcripts after the last word (None: until erased), audit rows (None: for ever)."""

    transcripts_days: int | None = Field(default=None, ge=1, le=36_500)
    audit_days: int | None = Field(default=None, ge=SIX_YEARS, le=36_500)


class Residency(Part):
    """The machines elsewhere that patients' data may go to, by host name; None asks nothing, an empty list allows none."""

    hosts: tuple[str, ...] | None = None


class Codes(Part):
    """The most one-time codes an hour: to one number, one range of 1,000 numbers, the own and each other country, in all.

    `reserved_percent` of the last three is only for numbers on record.
    """

    per_number: int = Field(default=6, ge=1, le=20)
    per_range: int = Field(default=20, ge=1, le=1_000)
    own_country: int = Field(default=2_000, ge=1, le=1_000_000)
    other_country: int = Field(default=10, ge=1, le=1_000_000)
    altogether: int = Field(default=2_500, ge=1, le=1_000_000)
    reserved_percent: int = Field(default=50, ge=0, le=95)
