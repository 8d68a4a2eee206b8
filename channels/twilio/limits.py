"""How fast one phone number may text and call; an emergency and a word such as STOP always get through."""

from __future__ import annotations

from channels.http.dependencies import Doors
from guardrails.emergency import detect
from guardrails.optout import classify
from runtime.errors import RateLimited, UnavailableError


async def too_fast(doors: Doors, what: str, number: str, limit: int, text: str = "") -> bool:
    """Count one use by this number; True beyond `limit` a minute. Where nothing can be counted, it is let through."""
    try:
        await doors.limiter.spend(what, number, limit)
    except RateLimited:
        return detect(text) is None and classify(text) is None
    except UnavailableError:
        return False
    return False
