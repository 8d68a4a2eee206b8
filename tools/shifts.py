""" "A quarter of an hour later", said of a visit that is to be moved: counted from the visit, not from now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from language.answers.choice import is_bare_weekday
from language.text import clean, fold, tokenize
from language.text.shorthand import write_out
from language.times import Grammar, whens
from language.times.calendar import week_of
from language.types import Lang, When
from tools.wishes import DAY, of_day

COMPARING = re.compile(r"\b(later|earlier|sooner|tarde|antes|despues|temprano|pronto)\b")
"""Words that count a length of time from something; for a visit to be moved, from that visit."""


SAME_DAY = re.compile(
    r"\b(?:(?:in|during|on) the (?:same )?day|(?:that|the) same day|that (?:very )?day|same day"
    r"|(?:el|ese|ese mismo|del|en el|durante el|el mismo) dia|mismo dia)\b"
)
"""Words that keep the day of the visit while its hour moves."""

NUMBERED = re.compile(r"\b(?:the|el|del) \d{1,2}(?:st|nd|rd|th)?\b", re.IGNORECASE)
"""A day of the month without the month."""

SOONEST = timedelta(minutes=5)
"""What "later" means at the least: the grain of the schedule."""

LENGTH = re.compile(r"P(?:T([0-9.]{1,6})([MH])|([0-9.]{1,6})([DW]))")
MINUTE = "%Y-%m-%dT%H:%M"
UNITS = {"M": "minutes", "H": "hours", "D": "days", "W": "weeks"}


def from_visit(when: Sequence[When], start: datetime, lang: Lang, *, sooner: bool, later: bool) -> tuple[When, ...]:
    """`when` with lengths counted from the visit's own `start` (naive local time), and weekdays in its week at the earliest."""
    sign = 1 if later else -1 if sooner else 0
    monday = week_of(start.date()).start
    when = [in_week_of(w, monday) if w.relation == "at" and w.kind != "recurring" else w for w in when]
    return tuple(w for said in when for w in _read(said, start, lang, sign))


def same_day(text: str, when: Sequence[When], start: datetime, *, sooner: bool, later: bool) -> tuple[When, ...] | None:
    """ "Later in the day" as what is left of the day of `start` (naive local time), or the hours of it that were named.

    None where that was not said.
    """
    dated = any(len(w.start or "") >= 10 for w in when)
    if not (sooner or later) or dated or not SAME_DAY.search(fold(text)):
        return None
    if hours := tuple(w for w in when if w.kind in ("time", "range") and of_day(w)):
        return (When(text=text[:80], kind="date", start=start.date().isoformat()), *hours)
    midnight = datetime.combine(start.date(), datetime.min.time())
    begins, ends = (start + SOONEST, midnight + timedelta(days=1)) if later else (midnight, start)
    span = {"start": begins.strftime(MINUTE), "end": ends.strftime(MINUTE)}
    return (When(text=text[:80], kind="range", **span),)


def in_its_month(when: Sequence[When], was: Sequence[When], start: datetime, lang: Lang) -> tuple[When, ...]:
    """ "Can't do the 14th, anything the week of the 20th?", of a visit on the 14th of a later month: of that month."""
    told = [w.start or "" for w in was]
    if not any(day[8:DAY] == f"{start.day:02d}" and day[:7] != f"{start:%Y-%m}" for day in told):
        return tuple(when)
    return tuple(r for w in when for r in (_read_anew(w, start, lang) if NUMBERED.search(w.text) else (w,)))


def in_week_of(when: When, monday: date) -> When:
    """A weekday that was said alone, in this week where it was heard of an earlier one."""
    start, end = when.start or "", when.end or ""
    if len(start) < DAY or not is_bare_weekday(fold(when.text)):
        return when
    said = date.fromisoformat(start[:DAY])
    by = monday - week_of(said).start
    if by < timedelta(0):
        return when
    ends = f"{date.fromisoformat(end[:DAY]) + by}{end[DAY:]}" if len(end) >= DAY else when.end
    return when.model_copy(update={"start": f"{said + by}{start[DAY:]}", "end": ends, "ambiguous": ()})


def _read(said: When, start: datetime, lang: Lang, sign: int) -> tuple[When, ...]:
    if said.kind == "duration":
        return _counted(said, start, sign)
    if said.relation != "at" or said.kind not in ("datetime", "date") or not COMPARING.search(fold(said.text)):
        return (said,)
    return _read_anew(said, start, lang)


def _read_anew(said: When, start: datetime, lang: Lang) -> tuple[When, ...]:
    """What the words mean at that moment."""
    text = write_out(clean(said.text), lang)
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
