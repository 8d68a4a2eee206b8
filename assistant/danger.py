"""Which emergencies come before others where staff look at several: those in which minutes decide.

Of the Emergency Severity Index's two urgent levels: breath, blood, brain and consciousness first; then what a clinician
must see at once, too, but does not kill within minutes. What is not known counts among the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from guardrails.emergency import Emergency, Kind

AFTER: tuple[Kind, ...] = ("self_harm", "pregnancy", "trauma", "sepsis")
"""The kinds that come after those in which minutes decide."""

_ORDER = {kind: (kind in AFTER, place) for place, kind in enumerate(get_args(Kind))}


def kinds_of(found: Emergency) -> tuple[Kind, ...]:
    """What was told of: one kind, or two where it is of the body and of not wanting to live at once.

    Which it is of the body is not known where words of not wanting to live were found first.
    """
    if not found.both:
        return (found.kind,)
    return ("unspecified" if found.kind == "self_harm" else found.kind, "self_harm")


def with_kinds(known: Sequence[str], more: Iterable[Kind]) -> list[str]:
    """Each kind once, the most dangerous first; a kind that another program wrote comes last."""
    return sorted({*known, *more}, key=lambda kind: _ORDER.get(kind, (True, len(_ORDER))))
