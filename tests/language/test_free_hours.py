"""Hours of work, school and trips bound a visit; hours of a story do not."""

from __future__ import annotations

import pytest

from language.types import Expecting, Lang
from tests.language.hearing import Said, times


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("my shift doesn't end till four", "en", ("time", "16:00", None, "after")),
        ("I don't get off until half past five", "en", ("time", "17:30", None, "after")),
        ("school lets out at 2:45", "en", ("time", "14:45", None, "after")),
        ("salgo 4:30", "es", ("time", "16:30", None, "after")),
        ("no puedo hasta las 4", "es", ("time", "16:00", None, "after")),
        ("me desocupo a las 2 y media", "es", ("time", "14:30", None, "after")),
        ("salgo a las tres, el jueves después de eso", "es", ("datetime", "2026-03-05T15:00", None, "after")),
        ("I'm off at 2 on Wednesday so after that", "en", ("datetime", "2026-03-04T14:00", None, "after")),
    ],
)
def test_who_is_free_from_an_hour_on_comes_after_it(text: str, lang: Lang, wanted: Said) -> None:
    assert times(text, lang=lang, expecting=Expecting.WHEN) == [wanted]


@pytest.mark.parametrize(
    ("text", "lang", "hour"),
    [
        ("I can't get there before ten", "en", "10:00"),
        ("I'm not up before nine", "en", "09:00"),
        ("no llego antes de las 9", "es", "09:00"),
        ("no me puedo levantar antes de las 10", "es", "10:00"),
    ],
)
def test_who_cannot_come_before_an_hour_comes_after_it(text: str, lang: Lang, hour: str) -> None:
    assert times(text, lang=lang, expecting=Expecting.WHEN) == [("time", hour, None, "after")]


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("can I come at 7:30? I start work at nine", "en", ("time", "07:30", None, "at")),
        ("can you make it ten to four instead, I get off the bus at three thirty", "en", ("time", "15:50", None, "at")),
        ("an evening visit please, I work till 4", "en", ("range", "17:00", "20:00", "at")),
        ("entro a trabajar a las 10, quiero una cita a las 8", "es", ("time", "08:00", None, "at")),
    ],
)
def test_beside_an_hour_that_is_wished_for_the_hours_of_work_say_nothing(text: str, lang: Lang, wanted: Said) -> None:
    assert times(text, lang=lang) == [wanted]


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("we get back on the 15th, so anything after", "en", ("date", "2026-03-15", None, "after")),
        ("I leave town Friday", "en", ("date", "2026-03-06", None, "before")),
        ("regreso el 15, después de eso cuando sea", "es", ("date", "2026-03-15", None, "after")),
        ("me voy el 20", "es", ("date", "2026-03-20", None, "before")),
    ],
)
def test_a_trip_bounds_the_visit(text: str, lang: Lang, wanted: Said) -> None:
    assert times(text, lang=lang, expecting=Expecting.WHEN) == [wanted]


def test_two_hours_and_between_them_are_one_stretch() -> None:
    heard = times("the aide comes at eight and leaves at one so between them two", expecting=Expecting.WHEN)
    assert heard == [("range", "08:00", "13:00", "at")]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("they have had me on the list since February", "en"),
        ("me tienen en lista desde febrero", "es"),
        ("my late husband always loved March", "en"),
        ("mi mamá cumple 90 este mes", "es"),
        ("cuido niños de día", "es"),
        ("desde el lunes me duele la rodilla", "es"),
        ("mas o menos la primera consulta", "es"),
        ("since Monday night I can't hear out of my left ear", "en"),
        ("the cough comes on about 3 in the morning", "en"),
        ("my surgery was on the 2nd", "en"),
        ("me operaron el 2 de febrero", "es"),
    ],
)
def test_times_of_a_story_are_no_wish(text: str, lang: Lang) -> None:
    assert times(text, lang=lang) == []


def test_what_the_doctor_said_is_not_over() -> None:
    assert times("he told me to come back in ten days for my blood pressure") == [("date", "2026-03-13", None, "at")]


def test_days_on_which_one_is_busy_every_week_are_ruled_out() -> None:
    heard = times("any day next week, I've got dialysis Mondays", expecting=Expecting.WHEN)
    assert ("recurring", "2026-03-09", None, "except") in heard


@pytest.mark.parametrize(
    ("text", "lang", "out"),
    [
        ("Wednesdays I have my bridge club", "en", ("recurring", "2026-03-04", None, "except")),
        ("I have choir rehearsal on Thursdays", "en", ("recurring", "2026-03-05", None, "except")),
        ("thursday I have a meeting, so another day", "en", ("date", "2026-03-05", None, "except")),
        ("los martes cuido a mis nietos", "es", ("recurring", "2026-03-10", None, "except")),
        ("tengo grupo de oración los miércoles", "es", ("recurring", "2026-03-04", None, "except")),
    ],
)
def test_a_day_on_which_one_does_something_else_is_ruled_out(text: str, lang: Lang, out: Said) -> None:
    assert times(text, lang=lang, expecting=Expecting.WHEN) == [out]


def test_all_days_of_a_list_are_busy() -> None:
    heard = times("tuesdays and thursdays I have my pottery group", expecting=Expecting.WHEN)
    assert [w[3] for w in heard] == ["except", "except"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Thursdays I have off", "en"),
        ("Fridays I have a ride", "en"),
        ("I have time on Tuesdays", "en"),
        ("cancel my appointment thursday, I have a meeting", "en"),
        ("Thursday I have an appointment with Dr. Lee", "en"),
        ("los lunes tengo libre", "es"),
        ("el martes tengo cita con el doctor Lee", "es"),
    ],
)
def test_a_day_that_is_free_or_holds_a_visit_is_not_ruled_out(text: str, lang: Lang) -> None:
    assert [w[3] for w in times(text, lang=lang, expecting=Expecting.WHEN)] == ["at"]


@pytest.mark.parametrize(("text", "lang"), [("can someone see my son right now", "en"), ("¿hay chance ahorita?", "es")])
def test_who_wants_to_be_seen_right_now_wants_the_earliest(text: str, lang: Lang) -> None:
    assert times(text, lang=lang) == [("date", "2026-03-03", None, "earliest")]


def test_who_cannot_come_right_now_wishes_for_nothing() -> None:
    assert times("I can't come in right now") == []
