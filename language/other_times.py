"""Other times, told by those shown or by the visit's own: "a week earlier", "the day before", "something else", "too far away"."""

# ruff: noqa: E501
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from language.text import fold
from language.together.rhythm import number_of

Other = Literal["more", "the_other", "that_day", "earlier_hours", "later_hours", "another_day", "elsewhere"]
"""Which others: further on, the one of two, of the same day, at other hours of the day, the doctor's on another day, elsewhere."""

LEAD = r"(?:(?:and|or|so|but|oh|ok|okay|um|uh|well|no|nope|sorry|hmm+|actually|please|none|neither|not that one|do you have|have you got|is there|are there|got|what about|how about|give me|show me|i want|i'd like|y|o|pero|oiga|pues|bueno|este|mejor|esa no|ese no|ninguna|que tal|hay|tiene|tienen|habra|deme|dame|me da|muestreme|quiero|con)\W+)*"
TAIL = r"(?:\W+(?:please|then|maybe|instead|for me|thanks|available|open|por favor|entonces|mejor|pues|gracias))*"
SAME_DAY = (
    r"(?:on |in |for )?(?:that|the same|that same)(?: same)? (?:very )?day|(?:en )?(?:ese|el mismo|ese mismo) dia"
)
PATTERNS: tuple[tuple[Other, str], ...] = (
    ("more", r"(?:something|anything|what) else|(?:any |some )?(?:others|more)(?: (?:times|options|choices|ones))?|(?:any |some )?other (?:times|options|choices|ones)|(?:something |anything |a (?:bit|little) )?further (?:out|on)|the next ones?|next|(?:the )?one after(?: that)?|keep going|algo mas|alguna otra|otr[ao]s(?: (?:opciones|horas|fechas|horarios))?|(?:la|el|las|los) (?:que siguen?|siguientes?)|mas (?:opciones|horarios|horas)|(?:algo )?mas adelante|que mas"),
    ("the_other", r"(?:the|la|el) ot(?:her|ra|ro)(?: (?:one|opcion|hora))?"),
    ("that_day", rf"(?:something else|anything else|what else|what other times|other times|anything|something|more|que mas|algo mas|que otras horas|otras horas|otra hora|algo)(?: (?:is there|do you have|have you got|hay|tiene|tienen))? (?:{SAME_DAY})"),
    ("earlier_hours", rf"(?:(?:something|anything|algo) )?(?:earlier|mas temprano) (?:in the day|in the morning|{SAME_DAY}|en el dia|en la manana)"),
    ("later_hours", rf"(?:(?:something|anything|algo) )?(?:later|mas tarde) (?:in the day|in the afternoon|{SAME_DAY}|en el dia|en la tarde)"),
    ("another_day", r"(?:the |el |la )?(?:same|mism[oa]) (?:doctora?|dr|dra|one|medic[oa]|lady|guy|person)\W+(?:but |pero )?(?:on |en )?(?:an? )?(?:(?:different|another|other) (?:day|date)|otr[oa] (?:dia|fecha))"),
    ("elsewhere", r"(?:(?:(?:it|that|they|those)(?:'s| is|'re| are)|all|is|are)\W+)*(?:all )?too far(?: away)?(?: from (?:me|home|here|my house)| to (?:drive|go|travel|get to)| for me)?|(?:me )?(?:queda|esta|quedan|estan) (?:muy|demasiado|bien|re) lejos(?: de (?:mi )?casa| para mi| de aqui)?"),
)  # fmt: skip
OTHERS = tuple((what, re.compile(rf"\W*{LEAD}(?:{pattern}){TAIL}\W*")) for what, pattern in PATTERNS)
"""The whole of a message each."""

UNITS = {"day": 1, "days": 1, "dia": 1, "dias": 1, "week": 7, "weeks": 7, "semana": 7, "semanas": 7}
LENGTH = r"(?P<count>an?|one|two|three|four|the|unas?|un|dos|tres|cuatro|la|el|\d{1,2})? ?(?P<unit>days?|weeks?|dias?|semanas?)"
BACK, ON = (
    r"(?P<back>before|earlier|sooner|prior|previous|antes|anterior|previ[ao])",
    r"(?:after|later|following|despues|mas tarde|siguiente)",
)
SAID = re.compile(
    rf"\W*{LEAD}(?:(?:can|could) (?:we|you|i) (?:do|go|make it) |it |make it |puede ser |se puede )?{LENGTH} (?:{BACK}|{ON})(?: (?:that|this|then|de eso))?{TAIL}\W*"
)
VISIT_BETWEEN = (
    r"(?: (?!an? |one |two |three |four |un |una |dos |tres |cuatro |\d+ (?:day|week|dia|semana))[a-z0-9']+){0,8}?"
)
"""A few words between the verb and how far the visit moves, be they of its day."""

ENDS = r"(?=\W*$|\W+(?:(?:at )?(?:the |that )?same|a la misma|misma|at|around|in the|if|instead|please|then|with|but|because|and|or|a las?|en la|por la|si|por favor|mejor|pero|con|porque|y|o|than|de es[eo])\b|[.,;!?])"
"""Behind "the day after" nothing names a day of its own: "the day after Thanksgiving" is that one's."""

PUSHED = (
    re.compile(
        rf"\b(?:push|move|bump|put|bring|shift|slide|reschedule)\w* (?:(?!back|out|up|forward)[a-z']+ ){{0,4}}?(?:back|out|(?P<back>up|forward))(?: by)? {LENGTH}\b"
    ),
    re.compile(
        rf"\b(?:push|move|bump|shift|slide|reschedule|change|switch|mover|muev|cambi|pas)\w*{VISIT_BETWEEN} {LENGTH} (?:{BACK}|{ON}|out|back)\b{ENDS}"
    ),
    re.compile(
        rf"\b(?:(?:(?:push|move|bump|put|shift|slide|reschedule|change|switch|mover|muev|cambi|pas|reprogram|reagend)\w*|(?:can|could) (?:we|you|i) do|make it){VISIT_BETWEEN}) (?P<count>the|el|al) (?:(?:very )?(?:next|following)|otro|siguiente|(?P<back>previous|anterior)) (?P<unit>day|dia)\b{ENDS}"
    ),
    re.compile(
        rf"\b(?:atras|atrac|retras|aplac|aplaz|pospon|posterg|recorr|(?P<back>adelant))\w*(?: (?!una? |dos |tres |cuatro )[a-z]+){{0,4}}? {LENGTH}\b"
    ),
)
"""A visit that is put off or brought forward, anywhere in a message."""

SINGLE = {"", "a", "an", "the", "el", "al", "la", "un", "una"}
MOST_CHARS = 120
"""A longer message says more than this."""


@dataclass(frozen=True)
class Shift:
    """So many days later, or earlier where they are negative."""

    days: int

    @property
    def weeks(self) -> bool:
        """Whether it is counted in weeks."""
        return self.days % 7 == 0


def others(text: str) -> Other | None:
    """Which other times the message asks for, where that is all; None for any other."""
    words = fold(text)
    return next((what for what, pattern in OTHERS if len(words) <= MOST_CHARS and pattern.fullmatch(words)), None)


def shifted(text: str) -> Shift | None:
    """ "A week earlier" and nothing else, or a visit that is pushed back or brought forward by days or weeks."""
    words = fold(text)[:1_000]
    said = SAID.fullmatch(words) if len(words) <= MOST_CHARS else None
    said = said or next((found for pattern in PUSHED if (found := pattern.search(words))), None)
    return None if said is None else _shift(said["count"] or "", said["unit"], back=said["back"] is not None)


def _shift(count: str, unit: str, *, back: bool) -> Shift | None:
    number = 1 if count in SINGLE else number_of(count, "en") or number_of(count, "es")
    return None if not number else Shift(UNITS[unit] * (-number if back else number))
