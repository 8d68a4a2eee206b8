"""Wishes in the patient's local time made into what a search takes: windows in UTC, and what is ruled out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import reduce
from zoneinfo import ZoneInfo

from language.text import fold
from language.times.model import PARTS
from language.types import When
from scheduler_core.types import Window
from tools.rough_days import loosened

HORIZON = timedelta(days=90)
"""How far ahead a bare time of day ("mornings") is looked for; the reach of the availability bitmaps."""

POINT = timedelta(minutes=15)
"""A visit "at three" may start up to this much later, for clinics that do not start on the hour."""

HOUR = timedelta(hours=1)
MIDDAY = re.compile(r"\b(?:noon|noontime|midday|mediodia|medio dia)\b")
"""The middle of the day is no minute."""

AROUND = timedelta(hours=1)
"""What "around three" allows on either side."""

LONGER_THAN_A_WEEK = timedelta(days=8)
DAY = len("2026-03-03")
WEEKDAYS = re.compile(
    r"\b(?:week ?days?|working days?|business days?|during the week|entre semana|(?:dias? )?(?:de semana|laborables?|habiles)"
    r"|mon(?:day)?s? (?:through|thru|to|-) fri(?:day)?s?|de lunes a viernes|lunes a viernes)\b"
)
"""All of Monday to Friday; folded text."""

WEEKENDS = re.compile(r"\b(?:weekends?|fin(?:es)? de semana)\b")
"""Saturday and Sunday, of which the reading has the first."""

FROM_THEN = re.compile(
    r"^(?:starting|beginning|from|since|as of|as early as|a partir de|desde|empezando|comenzando|a contar)\b"
    r"|\b(?:on|onwards?|or (?:later|after)|en adelante|o despues)$"
)
"""What is open towards its end, and counts the day or the week that it begins with."""

MORNING, NOON = (f"{hour:02}:00" for hour in PARTS["morning"])
EVENING, NIGHT = (f"{hour:02}:00" for hour in PARTS["evening"])
"""Where the parts of a day that people name begin and end."""

Interval = tuple[datetime, datetime]
"""Naive local times, half-open."""


@dataclass(frozen=True)
class Bounds:
    """When the visit may start. Empty `windows` mean any time, unless what was said is `impossible` (past, contradictory).

    `around` is what it should lie close to, where a day was meant roughly.
    """

    windows: tuple[Window, ...] = ()
    excluded: tuple[Window, ...] = ()
    earliest: bool = False
    impossible: bool = False
    around: tuple[Window, ...] = ()


def bounds(when: Sequence[When], zone: ZoneInfo, now: datetime) -> Bounds:
    """`when` (local ISO without offset, ranges half-open) as UTC windows from `now` (aware) on.

    Days are alternatives to each other, so are times of day; a day and a time of day must both hold. Before and after
    cut what the others allow. A range without an end is open; a length of time ("half an hour") is no time to come.
    """
    start = now.astimezone(zone).replace(tzinfo=None)
    reach = (start, start + HORIZON)
    when = [part for w in when for part in _every_weekday(w)]
    said = [w for w in when if w.kind != "duration" and (w.start is not None or w.end is not None)]
    wanted = [w for w in said if w.relation != "except" and not _at_once(w, start)]
    far = any(not _near(w, start.year) for w in wanted)
    loose = tuple(wanted) if far else loosened(wanted, start.date())
    allowed = [] if far else _allowed(loose, reach)
    ruled_out = [
        i for w in said if w.relation == "except" and _near(w, start.year) for i in _spread(_to_the_rim(w), reach)
    ]
    return Bounds(
        windows=_utc(allowed, zone) if wanted else (),
        excluded=_utc(_meet(ruled_out, [reach]), zone),
        earliest=any(w.relation == "earliest" for w in when),
        impossible=bool(wanted) and not allowed,
        around=() if loose == tuple(wanted) else _utc(_named_days(wanted), zone),
    )


def _named_days(wanted: Sequence[When]) -> list[Interval]:
    """The days as they were named, rough ones too."""
    named = (w for w in wanted if not of_day(w) and w.relation in ("at", "around") and (w.end or w.kind != "range"))
    return [i for w in named for i in _intervals(w)]


def _at_once(item: When, now: datetime) -> bool:
    """ "As soon as possible" begins now and ends nowhere; "the earliest on Thursday" is meant on Thursday."""
    return item.relation == "earliest" and item.end is None and (item.start or "")[:10] == now.date().isoformat()


def _allowed(wanted: Sequence[When], reach: Interval) -> list[Interval]:
    cut = reach
    days: list[Interval] = []
    for item in (w for w in wanted if not of_day(w)):
        if item.relation in ("before", "after") and item.kind != "datetime":
            cut = _cut(item, cut)
        else:
            days.extend(_intervals(item))
    days = _each_week_within(wanted) or days
    base = _meet(days, [cut]) if days else [cut]
    return sorted({i for i in _meet(_at_hours(base, [w for w in wanted if of_day(w)]), [cut]) if i[0] < i[1]})


def _each_week_within(wanted: Sequence[When]) -> list[Interval]:
    """ "Any Tuesday in January": the weekly days that lie in the longer stretches named beside them; none without both."""
    whole = [w for w in wanted if not of_day(w) and w.relation == "at"]
    weekly = [i for w in whole if w.kind == "recurring" for i in _intervals(w)]
    spans = [i for w in whole if w.kind == "range" for i in _intervals(w) if i[1] - i[0] > LONGER_THAN_A_WEEK]
    only = all(w.kind == "recurring" or w.kind == "range" for w in whole)
    return _meet(weekly, spans) if only else []


def _every_weekday(item: When) -> tuple[When, ...]:
    """ "Weekdays at noon" as the days from Monday to Friday and their hour; its reading has the Monday alone."""
    start, end = item.start or "", item.end or ""
    if item.kind == "recurring" and not end and WEEKENDS.search(fold(item.text)):
        sunday = (datetime.fromisoformat(start) + timedelta(days=1)).isoformat()[: len(start)]
        return item, item.model_copy(update={"start": sunday})
    if (
        item.kind != "recurring"
        or len(start) <= DAY
        or item.relation == "except"
        or not WEEKDAYS.search(fold(item.text))
    ):
        return (item,)
    days = {"start": start[:DAY], "end": (datetime.fromisoformat(start[:DAY]) + timedelta(days=5)).date().isoformat()}
    hours = {"kind": "range" if end else "time", "start": start[DAY + 1 :], "end": end[DAY + 1 :] or None}
    return item.model_copy(update=days), item.model_copy(update=hours)


def _at_hours(base: list[Interval], hours: Sequence[When]) -> list[Interval]:
    """Of `base`, any of the hours that were named, as "after ten" cuts them. Bounds that leave nothing are alternatives."""
    if not hours or not base:
        return base
    spread = [(h, _each_day(h, _hull(base))) for h in hours]
    named = [i for h, each in spread if h.relation not in ("before", "after") for i in _meet(base, each)]
    bound = [each for h, each in spread if h.relation in ("before", "after")]
    left = reduce(_meet, bound, named or base)
    return left or named or [i for each in bound for i in _meet(base, each)]


def _near(item: When, year: int) -> bool:
    """Whether its dates are near enough to reckon with: far ones would overflow, and no visit is booked there."""
    dates = [part for part in (item.start, item.end) if part is not None and len(part) >= 10]
    return all(part[:4].isdigit() and abs(int(part[:4]) - year) < 100 for part in dates)


def of_day(item: When) -> bool:
    """Whether it names hours of any day rather than days."""
    return all(len(part) < 10 for part in (item.start, item.end) if part is not None)


def _cut(item: When, reach: Interval) -> Interval:
    """What "before Friday" (its start) or "after Friday" (its end) leaves of `reach`."""
    starts, ends = _interval(item)
    if item.relation == "before":
        return reach[0], min(reach[1], starts if item.start else ends)
    counted = FROM_THEN.search(fold(item.text)) is not None or (item.kind == "range" and item.end is None)
    return max(reach[0], starts if counted else ends), reach[1]


def _intervals(item: When) -> list[Interval]:
    """The stretches that a day, a moment or a range of them stands for."""
    starts, ends = _interval(item)
    if item.kind == "recurring":
        return [(starts + timedelta(weeks=n), ends + timedelta(weeks=n)) for n in range(HORIZON.days // 7 + 1)]
    return [_about(starts, item.relation)] if item.kind == "datetime" else [(starts, ends)]


def _about(moment: datetime, relation: str) -> Interval:
    """A moment and what may be had for it; before and after it are meant on that day only."""
    midnight = datetime.combine(moment.date(), time.min)
    if relation == "before":
        return midnight, moment
    if relation == "after":
        return moment, midnight + timedelta(days=1)
    return (moment - AROUND, moment + AROUND) if relation == "around" else (moment, moment + POINT)


def _interval(item: When) -> Interval:
    first, last = item.start or item.end or "", item.end
    starts = _moment(first)
    if item.start is None:
        return datetime.combine(date.min, time.min), starts
    if last is not None:
        return starts, _moment(last)
    if item.kind == "range":
        return starts, datetime.combine(date.max, time.min)
    return starts, starts + (POINT if len(first) > 10 else timedelta(days=1))


def is_long(when: When) -> bool:
    """A stretch of more than a week, as a month is."""
    if when.kind != "range" or when.start is None or when.end is None or of_day(when):
        return False
    return _moment(when.end) - _moment(when.start) > LONGER_THAN_A_WEEK


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=None)


def _to_the_rim(item: When) -> When:
    """Who can't do mornings can't do half past seven: what ends by noon is ruled out from midnight on, evenings up to it."""
    day, start, end = (item.start or "")[:-5], (item.start or "")[-5:], (item.end or "")[-5:]
    if start == MORNING and start < end <= NOON:
        return item.model_copy(update={"start": f"{day}00:00"})
    if start >= EVENING and end == NIGHT:
        return item.model_copy(update={"end": f"{day}23:59"})
    return item


def _spread(item: When, reach: Interval) -> Iterable[Interval]:
    if item.kind == "recurring":  # said on a Tuesday, "no Tuesdays" rules out today too
        return [(a - timedelta(weeks=n), b - timedelta(weeks=n)) for a, b in _intervals(item) for n in (0, 1)]
    return _each_day(item, reach) if of_day(item) else _intervals(item)


def _each_day(item: When, reach: Interval) -> list[Interval]:
    """The hours of `item` on every day of `reach`."""
    starts, ends = _hours(item)
    return [(datetime.combine(day, starts), _on(day, ends)) for day in _days(reach)]


def _hours(item: When) -> tuple[time, time | None]:
    """From and until when on a day; None is midnight at its end."""
    starts = time.fromisoformat(item.start) if item.start else time.min
    ends = time.fromisoformat(item.end) if item.end else None
    if item.relation == "before":
        return time.min, starts if item.start else ends
    if item.relation == "after":
        return ends or starts, None
    if item.end is not None or item.kind == "range":
        return starts, ends
    if item.relation == "around":
        return _shifted(starts, -AROUND), _shifted(starts, AROUND)
    return starts, _shifted(starts, HOUR if MIDDAY.search(fold(item.text)) else POINT)


def _shifted(moment: time, by: timedelta) -> time:
    return (datetime.combine(date(2000, 1, 1), moment) + by).time()


def _on(day: date, ends: time | None) -> datetime:
    if ends is None or ends == time.min:
        return datetime.combine(day, time.min) + timedelta(days=1)
    return datetime.combine(day, ends)


def _days(reach: Interval) -> Iterator[date]:
    day = reach[0].date()
    while day <= reach[1].date():
        yield day
        day += timedelta(days=1)


def _hull(intervals: Sequence[Interval]) -> Interval:
    return min(i[0] for i in intervals), max(i[1] for i in intervals)


def _meet(left: Sequence[Interval], right: Sequence[Interval]) -> list[Interval]:
    return [(max(a[0], b[0]), min(a[1], b[1])) for a in left for b in right if max(a[0], b[0]) < min(a[1], b[1])]


def until(first: datetime, end: datetime) -> time:
    """The hour up to which a stretch takes its first day; local times."""
    return end.time() if end.date() == first.date() else time.max


def day_of_windows(windows: Sequence[Window], day: date, zone: ZoneInfo) -> tuple[Window, ...]:
    """What of `windows` lies on the local `day`; all of the day where there are none."""
    midnight = datetime.combine(day, time.min)
    whole = Window(_aware(midnight, zone), _aware(midnight + timedelta(days=1), zone))
    cut = [Window(max(w.starts_at, whole.starts_at), min(w.ends_at, whole.ends_at)) for w in windows or (whole,)]
    return tuple(w for w in cut if w.starts_at < w.ends_at)


def _utc(intervals: Iterable[Interval], zone: ZoneInfo) -> tuple[Window, ...]:
    return tuple(Window(_aware(a, zone), _aware(b, zone)) for a, b in sorted(set(intervals)))


def _aware(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.replace(tzinfo=zone).astimezone(UTC)
