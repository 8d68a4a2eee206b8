"""Intents and questions that go together."""

# ruff: noqa: E501
from __future__ import annotations

from language.types import Expecting, Intent

PROVING = (Expecting.NAME, Expecting.BIRTH_DATE, Expecting.CODE, Expecting.PHONE)


ANSWERING = (Expecting.YES_NO, Expecting.READING)


CHANGES = {Intent.CANCEL, Intent.RESCHEDULE}


OF_A_VISIT = {Intent.BOOK, Intent.RESCHEDULE, Intent.CANCEL, Intent.LIST, Intent.WAITLIST}


ASKED = OF_A_VISIT | {
    Intent.CHECK_IN, Intent.PARKING, Intent.QUESTION, Intent.INSURANCE, Intent.REQUEST_HUMAN, Intent.EMERGENCY, Intent.MEDICAL_ADVICE, Intent.REPEAT,
    Intent.HELP, Intent.STOP, Intent.OUT_OF_SCOPE, Intent.TELEHEALTH,
}  # fmt: skip
"""What a message can ask for in words; where it does, a doctor or a time that it names is no further wish."""


NO_REQUEST = {Intent.TELEHEALTH, Intent.CORRECT, Intent.GREETING, Intent.THANKS, Intent.VERIFY, Intent.REGISTER}
