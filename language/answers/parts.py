""" "The afternoon one": the only offer in that part of the day."""

from __future__ import annotations

from collections.abc import Sequence

from language.text.patterns import compiled
from language.times.model import PARTS
from language.types import Choice, Lang, OfferView

SAID: dict[Lang, str] = {
    "en": r"\b(?P<part>morning|afternoon|evening|lunch|lunchtime) (?:one|slot|time|appointment|option)\b"
    r"|\bthe one in the (?P<other>morning|afternoon|evening)\b",
    "es": r"\b(?:la|el) de la (?P<part>manana|tarde|noche)\b|\b(?:la|el) del (?P<other>mediodia)\b",
}
CALLED = {"lunchtime": "lunch", "manana": "morning", "tarde": "afternoon", "noche": "evening", "mediodia": "midday"}
LAST_OF = {"tarde": (12, 20)}
"""The Spanish "tarde" lasts until night."""


def hours_of(folded: str, lang: Lang) -> tuple[int, int] | None:
    """The hours of the part of the day that an offer was pointed at by."""
    found = compiled(SAID[lang]).search(folded)
    if found is None:
        return None
    said = found["part"] or found["other"]
    return LAST_OF.get(said) or PARTS[CALLED.get(said, said)]


def by_part(folded: str, lang: Lang, offers: Sequence[OfferView]) -> Choice | None:
    """The one offer in the part of the day that was named; None where there are several, or none."""
    hours = hours_of(folded, lang)
    fitting = [o for o in offers if hours is not None and hours[0] <= o.start.hour < hours[1]]
    if len(fitting) != 1:
        return None
    start = fitting[0].start
    return Choice(time=start.strftime("%H:%M"), date=start.date().isoformat())
