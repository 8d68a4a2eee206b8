"""Identifiers that only the words beside them tell, and what `safe-harbor` covers beyond `booking`."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from guardrails.redaction import Redactor
from runtime.clock import FrozenClock

REDACTOR = Redactor(clock=FrozenClock(datetime(2026, 3, 3, 14, tzinfo=UTC)))


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("gmail is janedoe84", "janedoe84"),
        ("my venmo is jane-doe-84", "jane-doe-84"),
        ("mi usuario es jdoe_84", "jdoe_84"),
        ("instagram: @janedoe", "janedoe"),
        ("jsmith at yahoo com", "jsmith"),
        ("jsmith arroba hotmail", "jsmith"),
        ("jsmith at outlook.con", "jsmith"),
        ("my gps is 40.7128, -74.0060", "40.7128, -74.0060"),
        ("40°42'46\"N 74°00'21\"W", "40°42"),
        ("numero de grupo 98765", "98765"),
        ("número de póliza AB 998", "998"),
        ("card 4111 1111 1111 1111 exp 04/27 cvv 123", "04/27"),
        ("card 4111 1111 1111 1111 exp 04/27 cvv 123", "123"),
        ("mi tarjeta vence 04/2027, código de seguridad 123", "04/2027"),
        ("4111 1111 1111 1111 04/27 123", "04/27"),
        ("medicare number one e g four t e five m k seven three", "one e g four t e five m k seven three"),
        ("confirmation number 8KJ2L9", "8KJ2L9"),
        ("código de confirmación es 8KJ2L9", "8KJ2L9"),
        ("my fingerprint id 88-AA", "88-AA"),
        ("0110 are the last four", "0110"),
    ],
)
def test_what_a_label_announces_is_covered(text: str, hidden: str) -> None:
    assert hidden not in REDACTOR.redact(text).text


@pytest.mark.parametrize(
    "text",
    [
        "is gmail okay?",
        "my email is at work",
        "send the order to me",
        "my referral expires 04/27",
        "case number 3",
        "lab order code 83036",
        "glucose 5.4, 6.1",
        "medicare advantage",
        "group visit at 10",
        "reference 2026-03-05",
        "huella en la foto",
        "look at outlook",
    ],
)
def test_what_is_no_identifier_stays(text: str) -> None:
    assert REDACTOR.redact(text).spans == ()


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("came from 62704 last year", "62704"),
        ("from 62709.", "62709"),
        ("she is 101", "101"),
        ("he turned ninety-one", "ninety-one"),
        ("tiene noventa y dos años", "noventa y dos"),
        ("born in 1931, age 93", "93"),
        ("a centenarian", "centenarian"),
        ("on the 14th", "14th"),
        ("since the fourteenth.", "fourteenth"),
        ("el 14", "14"),
        ("operated on Christmas Day", "Christmas Day"),
        ("desde Nochebuena", "Nochebuena"),
        ("seen 2024-W12-3", "2024-W12-3"),
        ("q3 2019", "q3"),
        ("second quarter of 2019", "second quarter"),
        ("el verano de 2019", "verano"),
    ],
)
def test_safe_harbor_covers_it_and_booking_keeps_it(text: str, hidden: str) -> None:
    assert hidden not in REDACTOR.redact(text, policy="safe-harbor").text
    assert hidden in REDACTOR.redact(text).text


@pytest.mark.parametrize(
    "text",
    [
        "a platelet count of 45210",
        "she is 98% saturated",
        "his temperature is 101",
        "the 2nd dose",
        "the 5th metatarsal",
        "ninety days of rehab",
        "el 50% de las veces",
        "el 2 por ciento",
        "christmas disease",
        "in 2019",
        "systolic was 95",
        "take 10 mg",
        "he is 100 percent sure",
    ],
)
def test_figures_that_are_no_age_date_or_place_stay_under_safe_harbor(text: str) -> None:
    assert REDACTOR.redact(text, policy="safe-harbor").spans == ()
