"""Emergencies: said plainly they are heard in both languages; denied, past, others' or hypothetical they are not."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from guardrails.emergency import detect
from guardrails.emergency_rules import PATH, load_rules, read_rules
from runtime.errors import ConfigurationError

HEARD = [
    ("I have crushing chest pain", "cardiac"),
    ("chest pain", "cardiac"),
    ("HELP HEART ATTACK", "cardiac"),
    ("my chest hurts really bad", "cardiac"),
    ("I feel like an elephant is sitting on my chest", "cardiac"),
    ("chest pain and I want to see a cardiologist next week", "cardiac"),
    ("i had chest pain last year but now it's back", "cardiac"),
    ("I'm not sure but I think I'm having a heart attack", "cardiac"),
    ("me duele mucho el pecho", "cardiac"),
    ("creo que me está dando un infarto", "cardiac"),
    ("tengo un dolor muy fuerte en el pecho y el brazo", "cardiac"),
    ("his face is drooping and he can't talk", "stroke"),
    ("the left side of my face is numb", "stroke"),
    ("worst headache of my life", "stroke"),
    ("she's having a seizure", "stroke"),
    ("le dio un derrame hace un rato", "stroke"),
    ("I can't breathe", "breathing"),
    ("cant breath", "breathing"),
    ("no puedo respirar", "breathing"),
    ("he is choking", "breathing"),
    ("it wont stop bleeding", "bleeding"),
    ("vomiting blood", "bleeding"),
    ("estoy vomitando sangre", "bleeding"),
    ("my throat is closing after eating peanuts", "anaphylaxis"),
    ("se me cierra la garganta", "anaphylaxis"),
    ("i took a whole bottle of tylenol", "overdose"),
    ("se tomó todas las pastillas", "overdose"),
    ("I want to kill myself", "self_harm"),
    ("I don't want to live anymore", "self_harm"),
    ("ya no quiero vivir", "self_harm"),
    ("I'm 30 weeks pregnant and bleeding", "pregnancy"),
    ("estoy embarazada y estoy sangrando", "pregnancy"),
    ("my 3 week old has a fever of 101", "child"),
    ("my baby is limp", "child"),
    ("I'm on chemo and have a fever of 101", "sepsis"),
    ("tiene fiebre y está muy confundido", "sepsis"),
    ("he was hit by a car", "trauma"),
    ("le dispararon", "trauma"),
    ("call an ambulance", "unspecified"),
]
NOT_HEARD = [
    "My heart has been fluttering, can I see someone next week?",
    "heart failure clinic follow-up",
    "stroke clinic appointment",
    "I had chest pain last year",
    "my brother's heart attack in 2019",
    "what if I have chest pain",
    "no chest pain",
    "I don't have chest pain or trouble breathing",
    "No fever, chest pain, or shortness of breath",
    "my dad had a stroke, I want a checkup",
    "cita de cardiología para seguimiento del infarto",
    "mi padre murió de un infarto",
    "tuve un infarto hace 2 años",
    "qué hago si me da un infarto",
    "do you treat heart attacks?",
    "family history of stroke",
    "chest x-ray tomorrow",
    "I've had chest pain on and off for months",
    "suicide prevention class",
    "I'm not suicidal",
    "postpartum checkup",
    "pregnant and need an ultrasound",
    "my seizure medication refill",
    "my baby is 2 months old and needs vaccines",
    "me muero de hambre",
    "I'm dying to get this over with",
    "bleeding gums when I brush",
    "Is there parking near the emergency room?",
    "shortness of breath when I climb stairs for the past few months",
    "The bill almost gave me a heart attack",
    "yes",
    "",
    "2",
]


@pytest.mark.parametrize(("text", "kind"), HEARD)
def test_an_emergency_is_heard(text: str, kind: str) -> None:
    found = detect(text)
    assert found is not None and found.kind == kind


@pytest.mark.parametrize("text", NOT_HEARD)
def test_it_is_no_emergency(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize(
    "shape", ["{}", "hello. {}. thank you", "{}!!!", "{}\n\nSent from my phone", "please help {}", "🚑 {} 🚑", "HI {}"]
)
def test_the_words_around_do_not_hide_it(shape: str) -> None:
    for text, _ in HEARD:
        assert detect(shape.format(text)) is not None, text


@pytest.mark.parametrize("change", [str.upper, str.title, lambda t: t.replace("e", "е"), lambda t: "\u200b".join(t)])
def test_shouting_look_alikes_and_invisible_letters_do_not_hide_it(change: object) -> None:
    for text, _ in HEARD:
        assert detect(change(text)) is not None, text  # type: ignore[operator]


def test_it_is_found_at_the_end_of_a_long_message() -> None:
    assert detect("blah blah. " * 50_000 + "I can't breathe") is not None


@pytest.mark.parametrize(
    "text",
    [
        "a " * 500_000,
        "chest " * 200_000,
        "no, " * 250_000,
        "my " * 300_000,
        "(" * 1_000_000,
        "nobody is having a stroke " * 700,
        "i have no chest pain and " * 700,
    ],
)
def test_any_text_takes_bounded_time(text: str) -> None:
    started = time.perf_counter()
    detect(text)
    assert time.perf_counter() - started < 5


def test_every_rule_names_its_source_and_speaks_both_languages() -> None:
    import yaml

    rules = yaml.safe_load(PATH.read_text(encoding="utf-8"))["rules"]
    assert all(rule["source"] and rule["en"] and rule["es"] for rule in rules)
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert {rule.kind for rule in load_rules().rules} == {
        "cardiac", "stroke", "breathing", "bleeding", "anaphylaxis", "overdose", "self_harm", "pregnancy", "child", "sepsis",
        "trauma", "unspecified",
    }  # fmt: skip


def test_a_rule_that_does_not_read_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "rules.yaml"
    broken.write_text(PATH.read_text(encoding="utf-8").replace("carbon monoxide", "carbon (monoxide"), encoding="utf-8")
    with pytest.raises(ConfigurationError, match="poisoning"):
        read_rules(broken)
