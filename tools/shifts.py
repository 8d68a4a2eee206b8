""" "A quarter of an hour later", said of a visit that is to be moved: counted from the visit, not from now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from language.text import clean, fold, tokenize
from language.times import Grammar, whens
from language.types import Lang, When

COMPARING = re.compile(r"\b(later|earlier|sooner|tarde|antes|despues|temprano|pronto)\b")
"""Words that count a length of time from something; for a visit to be moved, from that visit."""


SAME_DAY = re.compile(
    r"\b(?:(?:in|during|on) the (?:same )?day|(?:that|the) same day|that (?:very )?day|same day"
    r"|(?:el|ese|ese mismo|del|en el|durante el|el mismo) dia|mismo dia)\b"
)
"""Words that keep the day of the visit while its hour moves."""

SOONEST = timedelta(minutes=5)
"""What "later" means at the least: the grain of the schedule."""

LENGTH = re.compile(r"P(?:T([0-9.]{1,6})([MH])|([0-9.]{1,6})([DW]))")
MINUTE = "%Y-%m-%dT%H:%M"
UNITS = {"M": "minutes", "H": "hours", "D": "days", "W": "weeks"}


def from_visit(when: Sequence[When], start: datetime, lang: Lang, *, sooner: bool, later: bool) -> tuple[When, ...]:
    """`when` with lengths counted from the visit's own `start` (naive local time); all else is as it was said."""
    sign = 1 if later else -1 if sooner else 0
    return tuple(w for said in when for w in _read(said, start, lang, sign))


def same_day(text: str, when: Sequence[When], start: datetime, *, sooner: bool, later: bool) -> tuple[When, ...] | None:
    """ "Later in the day" as what is left of the day of `start` (naive local time); None where that was not said."""
    dated = any(len(w.start or "") >= 10 for w in when)
    if not (sooner or later) or dated or not SAME_DAY.search(fold(text)):
        return None
    midnight = datetime.combine(start.date(), datetime.min.time())
    begins, ends = (start + SOONEST, midnight + timedelta(days=1)) if later else (midnight, start)
    span = {"start": begins.strftime(MINUTE), "end": ends.strftime(MINUTE)}
    return (When(text=text[:80], kind="range", **span),)


def _read(said: When, start: datetime, lang: Lang, sign: int) -> tuple[When, ...]:
    if said.kind == "duration":
        return _counted(said, start, sign)
    if said.relation != "at" or said.kind not in ("datetime", "date") or not COMPARING.search(fold(said.text)):
        return (said,)
    text = clean(said.text)
    return tuple(whens(text, tokenize(text), Grammar(start, lang))) or (said,)


def _counted(said: When, start: datetime, sign: int) -> tuple[When, ...]:
    """A length and a direction: that moment, or that day where the length is of days."""
    found = LENGTH.fullmatch(said.start or "")
    if found is None or sign == 0:
        return (said,)
    amount, unit = (found[1], found[2]) if found[2] else (found[3], found[4])
    moment = start + sign * timedelta(**{UNITS[unit]: float(amount)})
    if unit in "DW":
        return (said.model_copy(update={"kind": "date", "start": moment.date().isoformat()}),)
    return (said.model_copy(update={"kind": "datetime", "start": moment.strftime(MINUTE)}),)
