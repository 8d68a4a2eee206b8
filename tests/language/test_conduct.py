"""How people talk to a machine: insults and threats are told from names and complaints, and a lost code from other losses."""

from __future__ import annotations

import pytest

from language import Expecting, Intent
from language.code_again import code_is_missing
from language.temper import temper
from tests.language.hearing import hear


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("you useless piece of crap robot", "insult"),
        ("you are so stupid", "insult"),
        ("fuck you", "insult"),
        ("eres una basura", "insult"),
        ("maldita máquina", "insult"),
        ("I want to burn this hospital down", "threat"),
        ("I'm going to shoot the doctor", "threat"),
        ("los voy a matar a todos", "threat"),
        ("I feel like crap", None),
        ("my stupid knee again", None),
        ("sorry I'm so dumb, it's the 5th", None),
        ("it burns when I pee", None),
        ("this headache is killing me", None),
        ("I want to see the doctor", None),
        ("I burned my hand", None),
        ("you don't want to hurt me, right", None),
        ("me voy a operar", None),
    ],
)
def test_insults_and_threats_are_told_from_complaints(text: str, kind: str | None) -> None:
    assert temper(text) == kind


@pytest.mark.parametrize("text", ["you useless piece of crap robot", "You Stupid Machine", "eres un inútil"])
def test_an_insult_is_no_name(text: str) -> None:
    assert hear(text, Expecting.NAME).slots.person_name is None


@pytest.mark.parametrize("text", ["Dick Burns", "Maria Trashorras", "my name is Bob Stone"])
def test_a_name_that_sounds_rude_is_a_name(text: str) -> None:
    assert hear(text, Expecting.NAME).slots.person_name is not None


@pytest.mark.parametrize(
    "text",
    [
        "I never got the code",
        "can you send it again",
        "resend",
        "I didn't get a text",
        "the code never came",
        "send me another code please",
        "no me llegó el código",
        "¿me lo puede enviar otra vez?",
    ],
)
def test_a_code_that_did_not_come_is_heard(text: str) -> None:
    assert code_is_missing(text)


@pytest.mark.parametrize("text", ["483920", "the code is 483920", "when is my appointment", "cancel it", "no", "what"])
def test_other_words_at_the_code_lose_none(text: str) -> None:
    assert not code_is_missing(text)


@pytest.mark.parametrize(
    "text",
    [
        "can you tell me if ibuprofen is ok with my blood pressure pills",
        "is it safe to take tylenol with my meds",
        "do these pills interact with warfarin",
        "¿la aspirina está bien con mis pastillas?",
    ],
)
@pytest.mark.parametrize("expecting", [Expecting.NOTHING, Expecting.CHOICE])
def test_whether_medicines_go_together_is_medical_and_no_visit(text: str, expecting: Expecting) -> None:
    heard = hear(text, expecting)
    assert Intent.MEDICAL_ADVICE in heard.intents
    assert Intent.BOOK not in heard.intents


def test_a_boss_who_gives_a_heart_attack_is_no_emergency() -> None:
    heard = hear("lol my boss is going to give me a heart attack, can I book a skin check")
    assert Intent.EMERGENCY not in heard.intents
    assert Intent.BOOK in heard.intents


@pytest.mark.parametrize("text", ["I think I'm having a heart attack", "my husband had a heart attack help"])
def test_a_heart_attack_is_one(text: str) -> None:
    assert hear(text).intents == (Intent.EMERGENCY,)


@pytest.mark.parametrize(
    ("text", "follow_up"),
    [
        ("i need uh to see the heart doctor again", True),
        ("quiero ver al cardiólogo otra vez", True),
        ("I want to see the heart doctor", None),
        ("say that again", None),
    ],
)
def test_whoever_is_to_be_seen_again_has_been_seen(text: str, follow_up: bool | None) -> None:
    assert hear(text).slots.follow_up is follow_up


@pytest.mark.parametrize(
    "text",
    ["necesito una cita con el dentista", "I need to see a dentist", "my tooth hurts", "me duele la muela"],
)
def test_a_department_that_is_not_here_is_no_other_one(text: str) -> None:
    slots = hear(text).slots
    assert slots.absent_specialty == "dentistry"
    assert (slots.visit_type, slots.specialty, slots.visit_type_candidates) == (None, None, ())


@pytest.mark.parametrize("text", ["I need to see a rheumatologist", "the heart doctor please", "my ear hurts"])
def test_a_department_with_kin_here_is_not_absent(text: str) -> None:
    assert hear(text).slots.absent_specialty is None


@pytest.mark.parametrize("text", ["I hate this", "that's useless", "esto no sirve", "this is ridiculous"])
def test_who_has_had_enough_is_angry(text: str) -> None:
    assert temper(text) == "insult"
