"""Times said of a visit that is moved are counted from that visit."""

# ruff: noqa: DTZ001
from __future__ import annotations

from datetime import datetime

from language.types import When
from tests.language.hearing import hear
from tools.shifts import from_visit, in_its_month

WEDNESDAY_IN_APRIL = datetime(2026, 4, 15, 10, 30)


def counted(words: str, lang: str = "en") -> list[tuple[str | None, str]]:
    heard = hear(words, lang="es" if lang == "es" else "en").slots
    found = from_visit(heard.when, WEDNESDAY_IN_APRIL, "es" if lang == "es" else "en", sooner=False, later=False)
    return [(w.start, w.relation) for w in found]


def test_a_weekday_alone_is_that_of_the_week_of_the_visit() -> None:
    assert counted("can I move it to friday instead") == [("2026-04-17", "at")]
    assert counted("move it to friday the 6th") == [("2026-03-06", "at")]


def test_a_little_hour_later_is_an_hour_from_the_visit() -> None:
    assert counted("¿puede ser una horita después?", "es") == [("2026-04-15T11:30", "at")]


def test_a_day_of_the_month_is_of_the_month_of_the_visit_that_cannot_be_kept() -> None:
    wish = When(kind="range", start="2026-03-16", end="2026-03-23", text="the week of the 20th")
    was = (When(kind="date", start="2026-03-15", text="can't do the 15th", relation="except"),)
    assert [w.start for w in in_its_month((wish,), was, WEDNESDAY_IN_APRIL, "en")] == ["2026-04-20"]
    assert in_its_month((wish,), (), WEDNESDAY_IN_APRIL, "en") == (wish,)
