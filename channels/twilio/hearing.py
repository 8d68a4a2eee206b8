"""What a caller's keys and words mean where the call stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from channels.twilio.call import Call
from channels.words import Words
from guardrails.emergency import detect
from language.types import Lang

PERSON, OTHER_LANGUAGE = "0", "2"
MENU = {"1": "voice-key-book", "3": "voice-key-cancel", "4": "voice-key-move"}
YES_NO = {"1": "voice-key-yes", "2": "voice-key-no"}
SURE_ENOUGH = 0.5
"""A yes or a no that the recogniser is less sure of is asked again. 0 means that it did not say."""


@dataclass(frozen=True)
class Heard:
    """What goes to the conversation. `choice` is a key that picks one of the last choices; `switch` another language."""

    text: str
    keypad: bool = False
    choice: int | None = None
    switch: Lang | None = None


class Refused(Enum):
    """Why nothing goes to the conversation."""

    SILENCE = "silence"
    UNSURE = "unsure"


def hear(call: Call, digits: str, speech: str, confidence: str, words: Words) -> Heard | Refused:
    """Keys before words: a key cannot be misheard. An emergency is heard however unsure the recogniser is."""
    if digits:
        return _keys(call, digits, words)
    if not speech.strip():
        return Refused.SILENCE
    if call.keys == "yes_no" and 0 < _number(confidence) < SURE_ENOUGH and detect(speech) is None:
        return Refused.UNSURE
    return Heard(speech.strip())


def _keys(call: Call, digits: str, words: Words) -> Heard:
    if digits == PERSON:
        return Heard(words.text("voice-key-person", call.lang))
    if call.keys == "yes_no" and digits in YES_NO:
        return Heard(words.text(YES_NO[digits], call.lang))
    if call.keys == "menu" and digits == OTHER_LANGUAGE:
        other: Lang = "en" if call.lang == "es" else "es"
        return Heard(words.text("voice-key-language", other), switch=other)
    if call.keys == "menu" and digits in MENU:
        return Heard(words.text(MENU[digits], call.lang))
    if call.keys == "choices" and len(digits) == 1:
        return Heard(digits, keypad=True, choice=int(digits) if digits.isdigit() else None)
    return Heard(digits, keypad=True)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
