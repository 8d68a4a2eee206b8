"""Days on which nobody can be seen: gone by, or in no calendar."""

# ruff: noqa: E501
from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from functools import lru_cache

from language.message import Message
from language.times.story import GONE_BY, PAST_VERB, STORY
from language.types import Expecting, Lang, When
from language.vocabulary import times_en, times_es

WISHED = re.compile(
    r"\b(?:book|schedule|reserve|see|be seen|come in|fit me in|move|reschedule|change|push|appointment|visit|agend\w+|reserv\w+|cita|turno|ver|mover|mueva|cambi\w+|pasar)\b[^.?!;]{0,50}$"
)
TOLD = re.compile(
    r"\b(?:missed|forgot|was supposed|couldn't|born|dob|birthday|last (?:seen|visit|appointment)|had|saw|perdi|falte|olvid\w+|tenia|nacid[oa]|ultima)\b[^.?!;]{0,60}$"
)
WENT_ON = re.compile(r"^\W*(?:was|were|got|had|is when|fue|estuvo|me)\b")
YEAR = re.compile(r"\b20\d\d\b")
BETWEEN = frozenset("de of st nd rd th".split())
"""What stands between the number of a day and its month."""

TIME_ASKED = (Expecting.WHEN, Expecting.CHOICE)


def gone_by(times: Iterable[When], message: Message) -> str | None:
    """The first day (ISO) that is wished for although it has passed; the days of a story are none."""
    folded = message.folded
    for when in times:
        start, end = message.text.inside(when.span or (0, 0))
        before, said, after = folded[:start], folded[start:end], folded[end:]
        if (
            when.relation != "at"
            or when.kind == "range"
            or any(p.search(before) for p in (STORY, GONE_BY, PAST_VERB, TOLD))
        ):
            continue
        asked = WISHED.search(before) or message.expecting in TIME_ASKED or YEAR.search(said)
        if asked and not WENT_ON.match(after) and (when.start or "") >= str(message.context.now.year - 1):
            return (when.start or "")[:10]
    return None


def no_such_day(message: Message) -> str | None:
    """A day that no calendar has, as month and day: "02-30" for the thirtieth of February."""
    if message.expecting is Expecting.BIRTH_DATE:
        return None
    norms = message.norms()
    months = _months(message.lang)
    for at, word in enumerate(norms):
        month = months.get(word)
        for day in _beside(norms, at) if month else ():
            if month and _longest(month, message) < day <= 31:
                return f"{month:02d}-{day:02d}"
    return None


def _longest(month: int, message: Message) -> int:
    """The days of the month when it next comes."""
    now = message.context.now
    return monthrange(now.year + (month < now.month), month)[1]


def _beside(norms: tuple[str, ...], at: int) -> Iterable[int]:
    """Numbers of a day next to a month's name: "February 30", "30 de febrero", "the 30th of February"."""
    before = [w for w in norms[max(at - 3, 0) : at] if w not in BETWEEN][-1:]
    yield from (int(word) for word in (*norms[at + 1 : at + 2], *before) if word.isdecimal() and len(word) < 3)


@lru_cache(maxsize=2)
def _months(lang: Lang) -> dict[str, int]:
    words = times_en.MONTHS if lang == "en" else times_es.MONTHS
    return {name: number for number, names in words.items() for name in names.split()}
