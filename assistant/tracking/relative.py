"""Times told by what lies before the patient: the week after the offers shown, the hour or day of the visit to be moved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from language.text import fold
from language.types import OfferView, Slots, When

WEEK_AFTER = re.compile(
    r"\bthe (?:week after|following week|next week after)\b(?! (?:next|\d|the|that the))"
    r"|\b(?:la (?:otra )?semana (?:siguiente|despues)|la siguiente semana)\b"
)
SAME_HOUR = re.compile(r"\b(?:the |that )?same (?:time|hour)\b|\b(?:la |esa )?misma hora\b")
SAME_DAY = re.compile(r"\b(?:the |that )?same day\b|\b(?:el |ese )?mismo dia\b")
FROM_NOW = re.compile(r"\b(?:later|earlier|sooner|mas tarde|mas temprano|antes|despues)\b")


def week_after(text: str, slots: Slots, offers: Sequence[OfferView]) -> Slots:
    """`slots` with "the week after" as the one behind the offers shown."""
    if not offers or not WEEK_AFTER.search(fold(text)):
        return slots
    last = max(o.start for o in offers).date()
    monday = last - timedelta(days=last.weekday()) + timedelta(weeks=1)
    week = When(text="", kind="range", start=monday.isoformat(), end=(monday + timedelta(weeks=1)).isoformat())
    rest = tuple(w for w in slots.when if not WEEK_AFTER.search(fold(w.text)) and w.kind != "range")
    return slots.model_copy(update={"when": (week, *rest)})


def than_offered(slots: Slots, offers: Sequence[OfferView]) -> Slots:
    """ "30 minutes later" among offers: later than those, and not half an hour from now."""
    if not offers or not (slots.sooner or slots.later):
        return slots
    kept = tuple(w for w in slots.when if not (w.kind in ("datetime", "duration") and FROM_NOW.search(fold(w.text))))
    return slots.model_copy(update={"when": kept})


def like_the_visit(text: str, slots: Slots, start: datetime) -> Slots:
    """ "The same time", "the same day": those of the visit that is moved, beside the day or the hour that was named."""
    folded, when = fold(text), slots.when
    dated = any(len(w.start or "") >= 10 for w in when)
    timed = any(len(w.start or "") != 10 for w in when if w.start)
    if SAME_HOUR.search(folded) and not timed:
        when += (When(text="", kind="time", start=start.strftime("%H:%M")),)
    if SAME_DAY.search(folded) and not dated and not (slots.sooner or slots.later):
        when += (When(text="", kind="date", start=start.date().isoformat()),)
    return slots.model_copy(update={"when": when})
