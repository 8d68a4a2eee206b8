"""Names in scripts that the listener does not read: nobody can tell them from other words, so every word there is covered."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from guardrails.redaction import Redactor
from language.directory import Directory, Person
from runtime.clock import FrozenClock

DIRECTORY = Directory(practitioners=(Person(key="nguyen", name="Dr. Linh Nguyen"),))
REDACTOR = Redactor(clock=FrozenClock(datetime(2026, 3, 3, 14, tzinfo=UTC)), directory=DIRECTORY)

NAMED = [
    "меня зовут Иван Петров",
    "иван петров",
    "сор рос",
    "我叫王小明",
    "王",
    "私の名前は田中太郎です",
    "제 이름은 김철수입니다",
    "اسمي محمد الأحمد",
    "שמי דוד כהן",
    "मेरा नाम राहुल शर्मा है",
    "আমার নাম রহিম উদ্দিন",
    "ਮੇਰਾ ਨਾਮ ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ ਹੈ",
    "என் பெயர் குமார்",
    "నా పేరు రవి",
    "ชื่อ สมชาย ใจดี",
    "Με λένε Γιώργος Παπαδόπουλος",
    "ჩემი სახელია გიორგი",
    "Իմ անունը Արամ է",
    "ስሜ አበበ ነው",
]


@pytest.mark.parametrize("policy", ["booking", "safe-harbor"])
@pytest.mark.parametrize("text", NAMED)
def test_a_name_in_any_script_is_covered_under_both_policies(text: str, policy: str) -> None:
    left = REDACTOR.redact(f"hello, {text}, thanks", policy=policy).text  # type: ignore[arg-type]
    assert [word for word in text.split() if word in left] == []
    assert left.startswith("hello, [")


@pytest.mark.parametrize(
    "text", ["5 µg of β-carotene", "TNF-α is high", "4 Ω", "½ dose at 37 ℃", "1.ª cita", "🤒 fever 🙏🏽"]
)
def test_a_stray_symbol_is_no_name(text: str) -> None:
    assert REDACTOR.redact(text).spans == ()


@pytest.mark.parametrize(
    "text", ["Łukasz Żółć", "ʻAukai Kealoha", "Şeyma Yıldız calling", "Nguyễn Văn Anh", "Đặng Thị Bưởi"]
)
def test_a_name_that_begins_with_any_latin_capital_is_covered_whole(text: str) -> None:
    left = REDACTOR.redact(text).text
    assert [word for word in text.split() if word != "calling" and word in left] == []


def test_a_clinician_keeps_the_surname_that_is_asked_for() -> None:
    assert "Nguyen" in REDACTOR.redact("a visit with Dr. Nguyen on Tuesday").text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("my phone is ٢٠٢-٥٥٥-٠١٤٣", "PHONE"),
        ("phone २०२५५५०१४३", "PHONE"),
        ("born ٠٣/٠٤/١٩٨٠", "BIRTH_DATE"),
        ("phone ❷⓿❷-❺❺❺-⓿❶❹❸", "PHONE"),
        ("电话 ２０２-５５５-０１４３ 谢谢", "PHONE"),
    ],
)
def test_figures_of_any_script_are_figures(text: str, kind: str) -> None:
    redaction = REDACTOR.redact(text)
    assert kind in {span.type for span in redaction.spans}
    assert not any(char.isdigit() for char in redaction.text)


@pytest.mark.parametrize("text", ["my name is 🅹🅾🅷🅽 🆂🅼🅸🆃🅷", "my name is ᗰᗩᖇIᗩ ᒪOᑭᕮZ", "ᏣᎳᎩ"])
def test_letters_in_disguise_are_covered(text: str) -> None:
    left = REDACTOR.redact(text).text
    assert left.isascii()
    assert "O" not in left
