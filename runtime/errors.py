"""The error tree. Every error says what was wrong and what to do, and carries no patient's data.

CarelineError
├─ ConfigurationError   a setting or a file is wrong
├─ UnavailableError     a service that is needed does not answer
├─ InvalidInput         what was sent cannot be taken
├─ NotFound             there is no such thing
├─ NotAllowed           not with this proof, this sign-in or at this step
├─ Expired              it was valid, but too late
├─ RateLimited          too many tries
└─ Conflict             something else happened first
   ├─ SlotTaken         the time was booked by somebody else
   ├─ StaleVersion      the visit was changed meanwhile
   └─ DuplicateKey      the key was used for something else
"""

from __future__ import annotations

from collections.abc import Mapping


class CarelineError(Exception):
    """`code` is a stable slug for machines; `hint` tells a person what to do."""

    code = "careline_error"

    def __init__(
        self, message: str, *, hint: str = "", code: str | None = None, details: Mapping[str, object] | None = None
    ) -> None:
        """`message` says what was wrong; `details` are what a text in the reader's language names: keys and times."""
        super().__init__(message)
        self.hint = hint
        self.details: Mapping[str, object] = details or {}
        self.code = code or type(self).code


class ConfigurationError(CarelineError):
    """A setting or a file is wrong."""

    code = "configuration"


class UnavailableError(CarelineError):
    """A service that is needed does not answer."""

    code = "unavailable"


class InvalidInput(CarelineError):
    """What was sent cannot be taken."""

    code = "invalid_input"


class NotFound(CarelineError):
    """There is no such thing, or none that the asker may know of."""

    code = "not_found"


class NotAllowed(CarelineError):
    """Not with this proof, this sign-in or at this step."""

    code = "not_allowed"


class Expired(CarelineError):
    """It was valid, but too late."""

    code = "expired"


class RateLimited(CarelineError):
    """Too many tries."""

    code = "rate_limited"


class Conflict(CarelineError):
    """Something else happened first."""

    code = "conflict"


class SlotTaken(Conflict):
    """The time was booked by somebody else."""

    code = "slot_taken"


class StaleVersion(Conflict):
    """The visit was changed meanwhile."""

    code = "stale_version"


class DuplicateKey(Conflict):
    """The key was used for something else."""

    code = "duplicate_key"
