"""A colleague and what they may do: everybody answers patients and sees the day, some may change the schedule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from runtime.errors import NotAllowed

Role = Literal["desk", "schedule", "privacy"]
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True)
class Colleague:
    """Who acts. `desk` takes conversations over and calls patients in; `schedule` may also move visits for the clinic.

    `privacy` answers what patients may ask for by law, and changes no schedule.
    """

    name: str
    role: Role = "desk"

    @property
    def actor(self) -> str:
        """As the audit trail names them."""
        return f"staff:{self.name}"

    @property
    def schedules(self) -> bool:
        """Whether they may change the schedule."""
        return self.role == "schedule"

    def must_schedule(self) -> None:
        """NotAllowed (`role`) for one who may not change the schedule."""
        if not self.schedules:
            raise NotAllowed("Your account may not change the schedule.", hint="Ask a colleague who may.", code="role")

    @property
    def answers_requests(self) -> bool:
        """Whether they answer what patients ask for by law."""
        return self.role == "privacy"

    def must_answer_requests(self) -> None:
        """NotAllowed (`privacy_role`) for one who does not."""
        if not self.answers_requests:
            message = "Your account does not answer patients' requests."
            raise NotAllowed(message, hint="Ask a colleague with the role privacy.", code="privacy_role")
