"""Arithmetic on days: weeks that start on Monday, months, quarters, seasons, and the search for a day that fits."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, timedelta

from language.times.model import Day, Days

ONE_DAY = timedelta(days=1)
SEASONS = {
    "spring": ((3, 20), (6, 21)),
    "summer": ((6, 21), (9, 24)),
    "fall": ((9, 23), (12, 21)),
    "winter": ((12, 21), (3, 21)),
}
"""(month, day) of the first day and of the day after the last."""

YEARS_AHEAD = 8
"""Far enough for 29 February and for "Friday, July 18"."""


def week_of(day: date, weeks: int = 0) -> Days:
    """The week of `day`, Monday to Monday, `weeks` later."""
    start = day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)
    return Days(start, start + timedelta(weeks=1), "week")


def weekend_of(day: date, weeks: int = 0) -> Days:
    """Saturday and Sunday of the week of `day`, `weeks` later."""
    start = week_of(day, weeks).start + timedelta(days=5)
    return Days(start, start + timedelta(days=2), "weekend")


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later, or that month's last."""
    index = day.year * 12 + day.month - 1 + months
    year, month = min(max(index // 12, 1), 9998), index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def month_of(day: date, months: int = 0) -> Days:
    """The month of `day`, `months` later."""
    start = add_months(day.replace(day=1), months)
    return Days(start, add_months(start, 1), "month", start.month, start.year)


def quarter_of(day: date, quarters: int = 0) -> Days:
    """The quarter of `day`, `quarters` later."""
    start = add_months(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3 * quarters)
    return Days(start, add_months(start, 3), "quarter")


def year_of(year: int) -> Days:
    """A calendar year."""
    year = min(max(year, 1), 9998)
    return Days(date(year, 1, 1), date(year + 1, 1, 1), "year", None, year)


def span_of(unit: str, day: date, count: int = 0) -> Days | None:
    """The week, month… of `day`, `count` of them later."""
    if abs(count) > 5000:
        return None
    if unit == "day":
        return Days(day + timedelta(days=count), day + timedelta(days=count + 1), "day")
    if unit == "week":
        return week_of(day, count)
    if unit == "weekend":
        return weekend_of(day, count)
    if unit == "month":
        return month_of(day, count)
    if unit == "quarter":
        return quarter_of(day, count)
    return year_of(day.year + count) if unit == "year" else None


def shift(day: date, amount: float, unit: str) -> date | None:
    """`day` moved by days, weeks, weekdays, months, quarters or years."""
    if abs(amount) > 40_000:
        return None
    try:
        if unit == "weekday":
            return _shift_weekdays(day, int(amount))
        days = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}.get(unit)
        if days is not None:
            return day + timedelta(days=round(amount * days))
        months = {"month": 1, "quarter": 3, "year": 12}.get(unit)
        return _shift_months(day, amount * months) if months is not None else None
    except (OverflowError, ValueError):
        return None


def _shift_months(day: date, months: float) -> date:
    """Whole months, and half a month as fifteen days."""
    whole = int(months)
    return add_months(day, whole) + timedelta(days=round(30 * (months - whole)))


def _shift_weekdays(day: date, count: int) -> date:
    step = ONE_DAY if count >= 0 else -ONE_DAY
    for _ in range(min(abs(count), 2_000)):
        day += step
        while day.weekday() > 4:
            day += step
    return day


def valid(year: int, month: int, dom: int) -> date | None:
    """The date, or None where there is no such day."""
    if not (1 <= year <= 9998 and 1 <= month <= 12 and 1 <= dom <= 31):
        return None
    return date(year, month, dom) if dom <= calendar.monthrange(year, month)[1] else None


def fits(day: Day, candidate: date) -> bool:
    """Whether a date is all that was said of it."""
    return (
        (day.weekday is None or candidate.weekday() == day.weekday)
        and (day.dom is None or candidate.day == day.dom)
        and (day.month is None or candidate.month == day.month)
        and (day.year is None or candidate.year == day.year)
    )


def first_fit(day: Day, start: date, end: date) -> date | None:
    """The first day of [start, end) that fits."""
    step = start
    while step < end:
        if fits(day, step):
            return step
        step += ONE_DAY
    return None


def find(day: Day, today: date, *, past: bool = False) -> date | None:
    """The day that was meant: the next that fits, or for `past` the latest one gone by."""
    if day.exact is not None:
        return day.exact
    if day.month is not None and day.dom is not None:
        return _by_month(day, today, past)
    if day.year is not None:
        return first_fit(day, date(day.year, 1, 1), date(min(day.year, 9997) + 1, 1, 1))
    reach = 366 * (YEARS_AHEAD if day.dom is not None or day.month is not None else 1)
    first = today if day.today_counts else today + ONE_DAY
    return _back(day, today, reach) if past else first_fit(day, first, first + timedelta(days=reach))


def _by_month(day: Day, today: date, past: bool) -> date | None:
    years = [day.year] if day.year is not None else range(today.year, today.year + YEARS_AHEAD + 1)
    if past and day.year is None:
        years = range(today.year, today.year - 100, -1)
    for year in years:
        found = valid(year, day.month or 0, day.dom or 0)
        if found is None or not fits(day, found):
            continue
        if day.year is not None or (found <= today if past else found >= today):
            return found
    return None


def _back(day: Day, today: date, reach: int) -> date | None:
    step = today - ONE_DAY
    for _ in range(reach):
        if fits(day, step):
            return step
        step -= ONE_DAY
    return None


def nth_in(day: Day, nth: int, start: date, end: date) -> date | None:
    """The nth day that fits in [start, end); -1 is the last, -2 the one before."""
    return _nth([d for d in _each(start, end) if fits(day, d)], nth)


def nth_working_day(nth: int, start: date, end: date) -> date | None:
    """The nth day from Monday to Friday in [start, end); -1 is the last."""
    return _nth([d for d in _each(start, end) if d.weekday() <= 4], nth)


def _nth(found: Sequence[date], nth: int) -> date | None:
    index = nth - 1 if nth > 0 else nth
    return found[index] if -len(found) <= index < len(found) else None


def nth_week(nth: int, start: date, end: date) -> Days | None:
    """The nth week of a month or year: of those whose Thursday lies in it (ISO 8601)."""
    first = week_of(start) if start.weekday() <= 3 else week_of(start, 1)
    if nth > 0:
        week = week_of(first.start, nth - 1)
    else:
        last = week_of(end - ONE_DAY) if (end - ONE_DAY).weekday() >= 3 else week_of(end - ONE_DAY, -1)
        week = week_of(last.start, nth + 1)
    return week if start - timedelta(days=4) <= week.start < end else None


def _each(start: date, end: date) -> list[date]:
    return [start + timedelta(days=n) for n in range(min((end - start).days, 1_500))]


def edge_of(days: Days, which: str) -> Days | None:
    """The beginning, middle or end of a week, month, quarter or year."""
    length = (days.end - days.start).days
    if days.grain == "week":
        cut = {"early": (0, 3), "mid": (2, 4), "late": (4, 7)}[which]
    elif days.grain == "month":
        cut = {"early": (0, 10), "mid": (10, 20), "late": (20, length)}[which]
    elif days.grain in ("year", "quarter", "season"):
        return _edge_in_months(days, which)
    else:
        return None
    return Days(days.start + timedelta(days=cut[0]), days.start + timedelta(days=cut[1]))


def _edge_in_months(days: Days, which: str) -> Days:
    if days.grain == "year":
        first, last = {"early": (0, 3), "mid": (4, 8), "late": (8, 12)}[which]
    else:
        first, last = {"early": (0, 1), "mid": (1, 2), "late": (2, 3)}[which]
    return Days(add_months(days.start, first), add_months(days.start, last))


def season(name: str, today: date) -> Days:
    """The coming or current season of the northern half; summer ends on the day on which fall begins."""
    first, last = SEASONS[name]
    for year in (today.year - 1, today.year, today.year + 1):
        end = date(year + (last < first), *last)
        if end > today:
            return Days(date(year, *first), end, "season")
    return Days(today, today + ONE_DAY, "season")
