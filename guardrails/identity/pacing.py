"""The wait between wrong codes: 2 seconds after the second one, and twice as long after each further one.

It is kept for conversation, person as named and calling number, which a stranger has too, so it may be told. It outlives a
code: who asks for a new one waits on.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from guardrails.identity.attempts import Limit, Scope, scopes

PACE = Limit(2, timedelta(hours=1), timedelta(seconds=2), doubles=True)


def paced(conversation: UUID, *, person: str | None, address: str | None) -> list[Scope]:
    """The counters of a wait. A network has none: behind it may be many who type at once."""
    counted = scopes("failure", conversation=conversation, person=person, address=address)
    return [Scope("pace", scope.by, scope.whom, PACE) for scope in counted if scope.by != "network"]
