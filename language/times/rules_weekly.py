"""Rules for days that come again: Mondays, every weekday, weekends; and "a Saturday", which is the coming one."""

from __future__ import annotations

from language.times.engine import Rules
from language.times.grammar import Grammar
from language.times.model import Day, Time

rule = Rules()


@rule("WEEKDAYS")
def any_weekday(grammar: Grammar, *row: object) -> Time:
    """ "any weekday": every Monday to Friday."""
    return Time(weekly=(0, 1, 2, 3, 4))


@rule("WEEKENDS", weight=1)
def any_weekend(grammar: Grammar, _: object) -> Time:
    return Time(weekly=(5, 6))


@rule("ONE_SUCH weekday", weight=1)
def some_weekday(grammar: Grammar, _: object, weekday: int) -> Time:
    """ "a Saturday", "un sábado": any will do, so the coming one."""
    return Time(day=Day(weekday=weekday, today_counts=False))


@rule("EVERY weekday", "EVERY ON weekday", "EVERY weekdays_plural")
def every_weekday(grammar: Grammar, *row: object) -> Time | None:
    """ "Mondays", "any Monday"."""
    weekday = row[-1]
    return Time(weekly=(weekday,), day=None) if isinstance(weekday, int) else None


@rule("weekday part_plural", weight=1)
def weekday_at_every_part(grammar: Grammar, weekday: int, part: Time) -> Time:
    """ "Monday mornings"."""
    return Time(weekly=(weekday,), hours=part.hours)


@rule("weekdays_plural", "ON weekdays_plural")
def plural_weekday(grammar: Grammar, *row: object) -> Time | None:
    weekday = row[-1]
    return Time(weekly=(weekday,)) if isinstance(weekday, int) else None
