"""Why a tool did not do what was asked: what the model can mend, and what it cannot.

CarelineError
└─ ToolError
   ├─ Mendable    the call was wrong (unknown handle, missing argument): the model may call again
   └─ Refused     the call was right but cannot be done: the patient is told by facts
"""

from __future__ import annotations

from collections.abc import Mapping

from runtime.errors import CarelineError
from tools.types import Fact


class ToolError(CarelineError):
    """A tool did nothing. The message holds no identifiers: the model may see it."""


class Mendable(ToolError):
    """The model called wrongly and may mend it; `message` says how, in terms of handles and argument names."""

    def __init__(self, code: str, message: str) -> None:
        """`message` is for the model."""
        super().__init__(message, code=code)


class Refused(ToolError):
    """The call was understood and cannot be done; `facts` tell the patient, `data` tells the model."""

    def __init__(
        self, code: str, *facts: Fact, data: Mapping[str, object] | None = None, fresh_offers: bool = False
    ) -> None:
        """`code` names the reason; without facts the one of that name (with hyphens) is told."""
        super().__init__(f"refused: {code}", code=code)
        self.facts = facts or (Fact(code.replace("_", "-")),)
        self.data: Mapping[str, object] = data or {}
        self.fresh_offers = fresh_offers
        """Whether a new search should follow, because what was offered is gone."""
