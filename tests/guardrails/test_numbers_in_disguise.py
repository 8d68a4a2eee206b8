"""Numbers and names written so that a reader still reads them and a simple pattern does not."""

from __future__ import annotations

import base64
import time
from datetime import UTC, datetime

import pytest

from guardrails.redaction import Redactor
from guardrails.tripwire import leaks
from runtime.clock import FrozenClock

REDACTOR = Redactor(clock=FrozenClock(datetime(2026, 3, 3, 14, tzinfo=UTC)))
RECORD = ["Maria Gonzalez", "1982-03-05", "+12025550110"]


@pytest.mark.parametrize("sign", "*_~|;=+:•·/")
@pytest.mark.parametrize("many", [1, 2, 3])
def test_a_phone_number_parted_by_any_sign_is_covered(sign: str, many: int) -> None:
    assert REDACTOR.redact("my number " + (sign * many).join(("202", "555", "0143"))).text == "my number [PHONE]"


@pytest.mark.parametrize("text", ["ssn 123*45*6789", "born 03_05_1982", "born 3|5|1982", "card 4111*1111*1111*1111"])
def test_any_number_parted_by_such_signs_is_covered(text: str) -> None:
    assert not any(char.isdigit() for char in REDACTOR.redact(text).text)


@pytest.mark.parametrize(
    "mark",
    ["\u034f", "\u180b", "\u0336", "\u20dd", "\u2800", "\u3164", "\u115f", "\uffa0", "\U000e0100", "\ufe0f\u20e3"],
)
def test_no_mark_nor_blank_between_figures_hides_a_number(mark: str) -> None:
    redaction = REDACTOR.redact("my phone is " + mark.join("2025550143") + " thanks")
    assert redaction.text == "my phone is [PHONE] thanks"
    assert redaction.spans[0].value.startswith("2") and redaction.spans[0].value.endswith("3")


@pytest.mark.parametrize(
    "typed",
    [
        "202%2D555%2D0143", "%32%30%32-555-0143", "202&#45;555&#45;0143", "202&#x2d;555&#x2d;0143", "202&hyphen;555&hyphen;0143",
        "202\\u002d555\\u002d0143", "202%252D555%252D0143", "202％2D555％2D0143",
    ],
)  # fmt: skip
def test_an_escaped_number_is_covered_where_it_was_typed(typed: str) -> None:
    redaction = REDACTOR.redact(f"call {typed} today")
    assert redaction.text == "call [PHONE] today"
    assert redaction.spans[0].value == typed


@pytest.mark.parametrize(
    "typed", ["jane%2Edoe%40example.org", "jane.doe&#64;example.org", "jane.doe&commat;example&period;org"]
)
def test_an_escaped_mail_address_is_covered(typed: str) -> None:
    assert REDACTOR.redact(f"write to {typed} please").text == "write to [EMAIL] please"


@pytest.mark.parametrize("text", ["100% sure", "5%20 off & more", "a & b; c", "50%2", "R&D at 3pm"])
def test_what_only_looks_like_an_escape_is_left_alone(text: str) -> None:
    assert REDACTOR.redact(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "area 202 then 555 then 0143",
        "202 dash 555 dash 0143",
        "202 luego 555 luego 0143",
        "202 and then 555 and then 0143",
        "2O2SSSOIIO",
    ],
)
def test_a_number_with_words_or_letters_for_its_signs_is_covered(text: str) -> None:
    left = REDACTOR.redact(text).text
    assert "555" not in left and "SSS" not in left


@pytest.mark.parametrize("text", ["take 100 then 200 then 1000 mg", "10:30 or 11:15 or 12:45", "chapter 3*4"])
def test_other_figures_stay(text: str) -> None:
    assert REDACTOR.redact(text).spans == ()


@pytest.mark.parametrize("name", ["Maria", "Rosa Paz", "QUINTERO", "José García"])
def test_a_short_name_in_base64_or_hexadecimal_is_covered(name: str) -> None:
    for token in (base64.b64encode(name.encode()).decode(), name.encode().hex(), name.encode().hex(" ")):
        assert token not in REDACTOR.redact(f"it is {token} ok").text


@pytest.mark.parametrize(
    "text",
    ["Thursday works", "my HbA1c and LDL", "iPhone or MyChart", "appointment", "COVID19 booster", "10 20"],
)
def test_ordinary_words_are_no_code(text: str) -> None:
    assert REDACTOR.redact(text).spans == ()


@pytest.mark.parametrize(
    "typed",
    [
        "gon-za-lez",
        "MariaGonzalez1982",
        "mgonzalez",
        "gonzalezmaria",
        "g.o.n.z.a.l.e.z",
        "tel2025550110x",
        "992025550110",
        "202.555.-0110",
    ],
)
def test_what_is_on_record_is_covered_inside_a_token_and_in_pieces(typed: str) -> None:
    assert REDACTOR.redact(f"it is {typed} there", known=RECORD).text.count("[") == 1
    assert typed not in REDACTOR.redact(f"it is {typed} there", known=RECORD).text


def test_a_name_told_before_is_covered_inside_a_token() -> None:
    assert REDACTOR.redact("user gonzalez1982", again=[("NAME", "Gonzalez")]).text == "user [NAME]"


@pytest.mark.parametrize("text", ["the youngest of them", "younger", "a youngster"])
def test_a_longer_word_that_holds_a_surname_is_no_surname(text: str) -> None:
    assert REDACTOR.redact(text, known=["Ana Young"]).spans == ()


@pytest.mark.parametrize(
    "text",
    ["MariaGonzalez1982", "user mariagonzalez", "gon-za-lez", "gonzalez82", "G\u0336o\u0336nzalez", "&#71;onzalez"],
)
def test_the_tripwire_finds_a_name_inside_a_token_and_in_pieces(text: str) -> None:
    assert leaks(text, ["Maria Gonzalez", "Gonzalez"])


@pytest.mark.parametrize(
    "text",
    ["202%2D555%2D0110", "202&#45;555&#45;0110", "tel2025550110x", "202 then 555 then 0110", "202\u3164555\u31640110"],
)
def test_the_tripwire_finds_a_number_in_any_of_these_forms(text: str) -> None:
    assert leaks(text, RECORD) == ["+12025550110"]


@pytest.mark.parametrize("text", ["youngest", "the youngster", "byoungx"])
def test_the_tripwire_leaves_longer_words_alone(text: str) -> None:
    assert leaks(text, ["Young"]) == []


@pytest.mark.parametrize(
    "unit", ["%2D", "&#45;", "a\u0336", "5_", "я ", "g-o-n-", "5 then ", "0x4a ", "gmail is ", "he is now ", "A-1-"]
)
def test_a_message_of_two_thousand_characters_takes_bounded_time(unit: str) -> None:
    REDACTOR.redact("warm")
    started = time.thread_time()
    REDACTOR.redact((unit * 2_000)[:2_000], known=RECORD, policy="safe-harbor")
    assert time.thread_time() - started < 1.5
