"""Errors of the layers below, as refusals that the patient can be told about."""

from __future__ import annotations

from typing import Literal

from guardrails.consent import AlreadyUsed, Mismatch, NotDelivered
from runtime.errors import (
    CarelineError,
    Conflict,
    Expired,
    NotAllowed,
    NotFound,
    RateLimited,
    SlotTaken,
    StaleVersion,
)
from tools.errors import Refused

# A kind comes before the kinds it is made from.
_CODES: tuple[tuple[type[CarelineError], str], ...] = (
    (SlotTaken, "slot_taken"),
    (NotDelivered, "consent_unheard"),
    (AlreadyUsed, "consent_lapsed"),
    (Mismatch, "changed_meanwhile"),
    (StaleVersion, "changed_meanwhile"),
    (NotFound, "visit_gone"),
    (NotAllowed, "not_allowed_here"),
    (Expired, "consent_lapsed"),
    (RateLimited, "code_wait"),
    (Conflict, "changed_meanwhile"),
)


_BY_CODE = {"patient_busy": "overlap", "past": "slot_expired"}
"""Codes that need other offers."""


def as_refused(error: CarelineError) -> tuple[Refused, Literal["refused", "failed"]]:
    """The refusal to tell, and whether it is the patient's answer or our failure."""
    if isinstance(error, Refused):
        return error, "refused"
    if error.code in _BY_CODE:
        return Refused(_BY_CODE[error.code], fresh_offers=True), "refused"
    for kind, code in _CODES:
        if isinstance(error, kind):
            return Refused(code, fresh_offers=kind is SlotTaken), "refused"
    return Refused("try_again"), "failed"
