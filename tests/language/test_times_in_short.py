"""Days and hours as they are typed on a telephone, and as they are spoken."""

from __future__ import annotations

import pytest

from language.types import Expecting, Lang
from tests.language.hearing import Said, hear, times


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("el mierkoles", "es", ("date", "2026-03-04", None, "at")),
        ("el juebes q viene", "es", ("date", "2026-03-12", None, "at")),
        ("fin d semana nomas", "es", ("range", "2026-03-07", "2026-03-09", "at")),
        ("pal viernes", "es", ("date", "2026-03-06", None, "at")),
        ("btwn 9 and 11 next tues", "en", ("range", "2026-03-10T09:00", "2026-03-10T11:00", "at")),
        ("thurs between 130 n 3", "en", ("range", "2026-03-05T13:30", "2026-03-05T15:00", "at")),
        ("wkend appts?", "en", ("range", "2026-03-07", "2026-03-09", "at")),
        ("do u have evning hrs", "en", ("range", "17:00", "20:00", "at")),
        ("lunch hr like 12 to 1", "en", ("range", "12:00", "13:00", "at")),
        ("4/2 got room for 1 more?", "en", ("date", "2026-04-02", None, "at")),
        ("a las cuatro menos cuarto", "es", ("time", "15:45", None, "at")),
        ("al cuarto para las 3", "es", ("time", "14:45", None, "at")),
        ("el martes a las 9 y 20", "es", ("datetime", "2026-03-10T09:20", None, "at")),
        ("viernes trece", "es", ("date", "2026-03-13", None, "at")),
        ("a las quince", "es", ("time", "15:00", None, "at")),
        ("like a half past eight kind of thing", "en", ("time", "08:30", None, "around")),
        ("saturday at like nine fifteen", "en", ("datetime", "2026-03-07T09:15", None, "around")),
        ("el último viernes del mes", "es", ("date", "2026-03-27", None, "at")),
        ("the first Monday of the month", "en", ("date", "2026-04-06", None, "at")),
        ("el martes en ocho", "es", ("date", "2026-03-17", None, "at")),
        ("mañana en ocho", "es", ("date", "2026-03-11", None, "at")),
        ("lo más temprano que tengan esta semana", "es", ("range", "2026-03-02", "2026-03-09", "earliest")),
        ("as early as you got", "en", ("date", "2026-03-03", None, "earliest")),
    ],
)
def test_it_is_understood_however_it_is_spelled(text: str, lang: Lang, wanted: Said) -> None:
    assert times(text, lang=lang, expecting=Expecting.WHEN) == [wanted]


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("after Eid", "en", ("date", "2026-03-20", None, "after")),
        ("not on Yom Kippur", "en", ("date", "2026-09-21", None, "except")),
        ("the week after Passover", "en", ("range", "2026-04-06", "2026-04-13", "at")),
        ("before Diwali", "en", ("date", "2026-11-08", None, "before")),
        ("antes de la pascua judía", "es", ("date", "2026-04-02", None, "before")),
        ("después del año nuevo chino", "es", ("date", "2027-02-06", None, "after")),
        ("después del día de la virgen", "es", ("date", "2026-12-12", None, "after")),
    ],
)
def test_feasts_that_families_keep_date_a_visit(text: str, lang: Lang, wanted: Said) -> None:
    assert times(text, lang=lang, expecting=Expecting.WHEN) == [wanted]


def test_both_ends_of_a_stretch_are_of_the_zone_that_is_said() -> None:
    assert times("between 9 and 11 central", expecting=Expecting.WHEN) == [("range", "10:00", "12:00", "at")]


def test_pasado_is_the_day_after_tomorrow_beside_a_tomorrow_that_will_not_do() -> None:
    heard = times("mñn no puedo, pasado si", lang="es", expecting=Expecting.WHEN)
    assert heard == [("date", "2026-03-04", None, "except"), ("date", "2026-03-05", None, "at")]


def test_twice_a_week_is_no_week_from_now() -> None:
    assert times("therapy twice a week starting Monday") == [("date", "2026-03-09", None, "after")]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("¿Me mandan un recordatorio un día antes?", "es"),
        ("We moved up from Tampa in January", "en"),
        ("quiero verlo lo más pronto", "es"),
    ],
)
def test_no_comparison_is_no_wish_for_something_sooner(text: str, lang: Lang) -> None:
    assert hear(text, lang=lang).slots.sooner is None


@pytest.mark.parametrize(
    ("text", "lang", "which"),
    [
        ("la más tempranera", "es", "earliest"),
        ("la más temprano de las dos", "es", "earlier"),
        ("kualkiera", "es", "any"),
    ],
)
def test_an_offer_is_picked_in_these_words_too(text: str, lang: Lang, which: str) -> None:
    choice = hear(text, Expecting.CHOICE, lang=lang).slots.choice
    assert choice is not None and choice.which == which


def test_the_first_time_somebody_comes_picks_nothing() -> None:
    assert hear("it's my first time so a new patient visit I guess", Expecting.KIND).slots.choice is None
