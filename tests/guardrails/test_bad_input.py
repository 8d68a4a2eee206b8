"""Whatever is typed, redaction and the emergency rules answer in bounded time, break on nothing and let no identifier through."""

from __future__ import annotations

import base64
import time
from datetime import UTC, datetime

import pytest

from guardrails.emergency import detect
from guardrails.redaction import Redactor
from guardrails.tripwire import leaks
from runtime.clock import FrozenClock

SCRIPTS = {
    "arabic": "أريد موعدًا مع الطبيب غدًا",
    "hebrew": "אני צריך תור לרופא מחר",
    "chinese": "我明天想预约医生",
    "japanese": "明日、医者の予約をお願いします",
    "korean": "내일 의사 예약을 하고 싶어요",
    "thai": "ฉันต้องการนัดหมอพรุ่งนี้",
    "hindi": "मुझे कल डॉक्टर से मिलना है",
    "bengali": "আমি আগামীকাল ডাক্তার দেখাতে চাই",
    "tamil": "நாளை மருத்துவரை பார்க்க வேண்டும்",
    "telugu": "రేపు డాక్టర్ అపాయింట్మెంట్ కావాలి",
    "gujarati": "મને કાલે ડૉક્ટરની મુલાકાત જોઈએ",
    "punjabi": "ਮੈਨੂੰ ਕੱਲ੍ਹ ਡਾਕਟਰ ਨੂੰ ਮਿਲਣਾ ਹੈ",
    "russian": "Мне нужна запись к врачу завтра",
    "greek": "Θέλω ραντεβού με τον γιατρό αύριο",
    "georgian": "ხვალ ექიმთან ვიზიტი მინდა",
    "armenian": "Վաղը բժշկի մոտ եմ ուզում գնալ",
    "amharic": "ነገ ዶክተር ማየት እፈልጋለሁ",
    "khmer": "ខ្ញុំចង់ជួបគ្រូពេទ្យថ្ងៃស្អែក",
    "burmese": "မနက်ဖြန် ဆရာဝန်နဲ့ တွေ့ချင်တယ်",
    "vietnamese": "Tôi muốn đặt lịch khám ngày mai",
    "emoji": "🤒👩‍⚕️📅🙏🏽",
}
PHONE, MAIL = "617-555-0143", "rosa.quintero@example.org"
REDACTOR = Redactor(clock=FrozenClock(datetime(2026, 3, 3, 14, tzinfo=UTC)))


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    REDACTOR.warm()


@pytest.mark.parametrize("script", SCRIPTS)
def test_an_identifier_in_the_midst_of_any_script_is_covered(script: str) -> None:
    redacted = REDACTOR.redact(f"{SCRIPTS[script]} {PHONE} {SCRIPTS[script]} {MAIL}").text
    assert PHONE not in redacted
    assert MAIL not in redacted


@pytest.mark.parametrize("script", SCRIPTS)
def test_no_script_breaks_the_emergency_rules_or_hides_a_plain_call(script: str) -> None:
    detect(SCRIPTS[script])
    assert detect(f"{SCRIPTS[script]}. I can't breathe") is not None


@pytest.mark.parametrize(
    "mark", ["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202e", "\u202a", "\u2066", "\u2069", "\u061c"]
)
def test_invisible_and_turning_characters_do_not_hide_an_identifier(mark: str) -> None:
    hidden = REDACTOR.redact(f"call {mark.join(PHONE)} or write {mark.join(MAIL)}").text.replace(mark, "")
    assert "555" not in hidden
    assert "quintero" not in hidden


def test_letters_that_look_latin_do_not_hide_a_mail_address() -> None:
    assert "quintеro" not in REDACTOR.redact("write to rosa.quintеro@exаmple.org").text


@pytest.mark.parametrize("encode", [base64.b64encode, base64.urlsafe_b64encode, lambda raw: raw.hex().encode()])
def test_an_encoded_identifier_is_covered(encode: object) -> None:
    token = encode(b"Rosa Quintero 617-555-0143").decode()  # type: ignore[operator]
    assert token not in REDACTOR.redact(f"my details: {token}").text


@pytest.mark.parametrize("typed", ["r0sa qu1ntero", "R0S4 QUINT3R0", "ro5a quinter0"])
def test_a_known_name_in_leetspeak_is_covered(typed: str) -> None:
    redacted = REDACTOR.redact(f"it is {typed} again", known=["Rosa Quintero"]).text
    assert typed.split()[1] not in redacted


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "5 " * 500_000,
        "one two three " * 70_000,
        "calle " * 160_000,
        "@.@." * 250_000,
        "Dr. Ana " * 125_000,
        "\u202e\u200b" * 500_000,
        "address is 1 " * 80_000,
        "corner of 1 and " * 60_000,
        "my license number is " + "a as in b " * 99_000,
    ],
    ids=lambda text: text[:16].encode("unicode_escape").decode(),
)
def test_a_megabyte_takes_bounded_time_and_leaves_nothing_unread(text: str) -> None:
    started = time.thread_time()
    redaction = REDACTOR.redact(f"{text} call {PHONE}")
    detect(text)
    assert time.thread_time() - started < 15
    assert leaks(redaction.text, [PHONE]) == []


def test_broken_surrogates_and_control_characters_break_nothing() -> None:
    text = "\ud800 my number is 617-555-0143 \x00\x07\x1b[31m \udfff"
    assert "0143" not in REDACTOR.redact(text).text
    detect(text)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("call me at 2O2-555-Ol99", "555"),
        ("ssn 666-l2-349O", "349"),
        ("my name is m4ria l0p3z", "l0p3z"),
        ("email j0hn (at) gm4il d0t com", "gm4il"),
    ],
)
def test_an_identifier_in_leetspeak_is_covered_though_nobody_knows_it(text: str, hidden: str) -> None:
    assert hidden not in REDACTOR.redact(text).text


@pytest.mark.parametrize("text", ["2nd floor, room B12", "my b12 and a1c labs", "covid19 booster"])
def test_figures_among_words_are_no_leetspeak(text: str) -> None:
    assert REDACTOR.redact(text).spans == ()
