"""The codes that came to a demo phone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from channels.demo_phone import DemoPhone
from evals.ports import SimulatedApp

_CODE = re.compile(r"(?<!\d)\d{6}(?!\d)")
_SPELLED = re.compile(r"(?<!\d)\d(?:[ ,.]+\d){5}(?!\d)")


async def texts_to(app: SimulatedApp, phone: str) -> list[str]:
    """Everything that the demo phone of this E.164 number got, texts and calls, oldest first."""
    await app.dispatcher.settled()
    return [t.text for t in await DemoPhone(app.database, app.clock).texts(phone) if not t.inbound]


def codes_in(texts: Sequence[str]) -> list[str]:
    """Six-digit codes in the texts, oldest first; a code spelled for the ear counts too."""
    found = []
    for text in texts:
        match = _CODE.search(text) or _SPELLED.search(text)
        if match:
            found.append(re.sub(r"\D", "", match.group()))
    return found


def wrong(codes: Sequence[str]) -> str:
    """A well-formed code that is none of these."""
    return next(c for c in ("111222", "333444", "555666") if c not in codes)
