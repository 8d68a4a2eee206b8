"""A visit moved from one day to the weekday after it: "from the 12th to the Monday after", "del 12 para el lunes siguiente"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from language.message import Message
from language.types import Lang, When

WEEKDAYS: dict[Lang, tuple[str, ...]] = {
    "en": ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    "es": ("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"),
}
PATTERNS: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(
        rf"\b(?:on|from) (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)? to the (?P<weekday>{'|'.join(WEEKDAYS['en'])})"
        r" (?:after|following)\b"
    ),
    "es": re.compile(
        rf"\bdel? (?:dia )?(?P<day>\d{{1,2}}) (?:para|al|a) (?:el )?(?P<weekday>{'|'.join(WEEKDAYS['es'])})"
        r" (?:siguiente|despues|que sigue)\b"
    ),
}


def moved_to(message: Message) -> When | None:
    """The day that the visit is to be moved to: the first such weekday after the day it is on now."""
    match = PATTERNS[message.lang].search(message.folded)
    if match is None:
        return None
    visit = _coming(int(match["day"]), message.context.now.date())
    if visit is None:
        return None
    ahead = (WEEKDAYS[message.lang].index(match["weekday"]) - visit.weekday() - 1) % 7 + 1
    target = visit + timedelta(days=ahead)
    return When(kind="date", start=target.isoformat(), text=match.group(), span=(match.start(), match.end()))


def _coming(day: int, today: date) -> date | None:
    """The next date with this day of the month."""
    for ahead in range(62):
        found = today + timedelta(days=ahead)
        if found.day == day:
            return found
    return None
