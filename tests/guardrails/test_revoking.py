"""Sentences that end our texts, and those that only sound like it: they mean a visit, a medicine, one reminder."""

from __future__ import annotations

import time

import pytest

from guardrails.emergency import detect
from guardrails.optout import Keyword, hear
from guardrails.resuming import resumes
from guardrails.revoking import ends_texts, ends_texts_of_another, polite_stop

ENDING = (
    "stop texting me",
    "please stop sending me messages",
    "deje de mandarme mensajes",
    "do not contact me again",
    "remove me from your list",
    "unsubscribe me",
    "Can you please stop texting me?",
    "Don’t text me anymore.",
    "dont text me",
    "I don't want any more texts",
    "i do not want to receive text messages",
    "Stop the texts",
    "no more messages please",
    "quit sending me texts!!",
    "please take my number off your list",
    "opt me out of these texts",
    "I want to unsubscribe",
    "stop texting me, I already moved away",
    "I need to sleep. Please stop messaging me.",
    "stop calling and texting me",
    "please don't contact this number again",
    "Stop sending messages to this number",
    "I revoke my consent to receive texts",
    "i already have a doctor and please stop texting me",
    "ya no me manden mensajes por favor",
    "no quiero recibir más mensajes",
    "por favor dejen de escribirme",
    "no me escriban más",
    "quíteme de su lista",
    "dejen de enviarme mensajes de texto a este número",
    "no más mensajes",
    "quiero que dejen de mandarme mensajes",
    "quiero darme de baja",
    "deme de baja de los mensajes",
    "stop texting me because i moved",
    "no me vuelvan a escribir",
    "take me off your texting list",
    "stop sending me texts and reminders",
    "no more reminders or texts",
    "no me manden mensajes ni recordatorios",
)
REMINDERS = (
    "stop sending me reminders",
    "Stop sending reminders",
    "please stop sending me appointment reminders",
    "I don't want reminders anymore",
    "no more text reminders, please",
    "turn off the reminders",
    "stop reminding me about my appointments",
    "don't remind me anymore",
    "Thanks! Could you stop the reminders?",
    "unsubscribe me from reminders",
    "stop texting me reminders",
    "no me manden recordatorios",
    "Por favor no me manden más recordatorios de citas",
    "dejen de enviarme recordatorios",
    "no quiero recibir recordatorios",
    "no más recordatorios",
    "ya no me recuerden mis citas",
)
AGAIN = (
    ("text me again", "texting"),
    ("Please start texting me again", "texting"),
    ("you can text me again", "texting"),
    ("vuelvan a mandarme mensajes", "texting"),
    ("escríbanme otra vez por favor", "texting"),
    ("send me reminders again", "reminders"),
    ("turn the reminders back on", "reminders"),
    ("I want my reminders back", "reminders"),
    ("mándenme recordatorios otra vez", "reminders"),
    ("quiero volver a recibir los recordatorios", "reminders"),
)
NOT_AGAIN = (
    "text me the address again",
    "send me the text again",
    "can you text me the code again",
    "text me",
    "yes",
    "send me a reminder",
    "don't text me again",
    "no me escriban otra vez",
    "start over",
    "I want to see him again",
)
POLITE = (
    "STOP please",
    "please stop",
    "Stop, please!",
    "stop it",
    "alto por favor",
    "ya basta",
    "stop now",
)
MEANT = (
    "stop my appointment",
    "please stop by",
    "should I stop my medicine",
    "please stop the reminders for tuesday",
    "stop asking me stuff and just find me a cardiology follow up next tuesday",
    "don't stop texting me",
    "why did you stop texting me",
    "stop texting me at work, use my cell",
    "can I stop by at 3",
    "don't text me in Spanish",
    "did you stop sending me reminders",
    "please cancel",
    "take me off the waitlist",
    "remove me from the list",
    "remove me from the waiting list",
    "quíteme de la lista de espera",
    "no me escriba en inglés",
    "I don't want my husband to get messages",
    "no quiero la cita del martes",
    "deje de tomar la medicina",
    "dejé de tomar mis pastillas",
    "I stopped getting your texts",
    "no messages for me today?",
    "don't call me, text me",
    "quiero parar mi tratamiento",
    "cancel the reminder for Monday",
    "never text my wife",
    "please stop the appointment",
    "can I get a text reminder",
    "no more pain",
    "I quit smoking",
    "no recibí mensajes",
    "no me mandaron mensajes",
    "I don't get texts",
    "can you stop the bleeding",
    "if I book now, will you stop texting me",
    "no me mande con ese doctor",
    "no quiero más citas",
    "no dejen de mandarme mensajes",
    "please stop the appointment by tuesday",
    "I do not want you to stop texting me",
    "stop in please",
)


@pytest.mark.parametrize("text", ENDING)
def test_a_sentence_that_ends_our_texts_is_an_opt_out_wherever_it_is_said(text: str) -> None:
    assert ends_texts(text)
    told = hear(text)
    assert told is not None
    assert told.keyword is Keyword.STOP


@pytest.mark.parametrize("text", REMINDERS)
def test_a_sentence_that_ends_reminders_ends_them_alone(text: str) -> None:
    told = hear(text)
    assert told is not None
    assert (told.keyword, told.purpose) == (Keyword.STOP, "reminders")
    assert ends_texts(text) is None


@pytest.mark.parametrize(("text", "purpose"), AGAIN)
def test_a_sentence_that_takes_them_up_again_says_which(text: str, purpose: str) -> None:
    told = hear(text)
    assert told is not None
    assert (told.keyword, told.purpose, told.bare) == (Keyword.START, purpose, False)


@pytest.mark.parametrize("text", NOT_AGAIN)
def test_a_sentence_about_one_text_takes_nothing_up(text: str) -> None:
    assert resumes(text) is None


@pytest.mark.parametrize("text", POLITE)
def test_a_bare_word_with_courtesy_is_an_opt_out_by_text_alone(text: str) -> None:
    told = hear(text)
    assert told is not None
    assert told.keyword is Keyword.STOP
    assert ends_texts(text) is None


@pytest.mark.parametrize("text", MEANT)
def test_a_sentence_about_anything_else_opts_nobody_out(text: str) -> None:
    assert hear(text) is None


def test_the_words_kept_are_those_that_ended_the_texts_and_nothing_else_that_was_said() -> None:
    assert ends_texts("I'm Ann Lee, 5/4/1960. Please STOP texting me, I have moved!") == "stop texting me"


@pytest.mark.parametrize("text", ["please " * 500, "no more all the " * 200, "por favor " * 300, "stop stop " * 300])
def test_reading_a_long_message_takes_no_time(text: str) -> None:
    began = time.process_time()
    assert ends_texts(text) is None
    assert polite_stop(text) is None
    assert time.process_time() - began < 0.1


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("STOP TEXTING MY MOTHER she is 88 and confused", True),
        ("ok so you work for them. no more texts to 202-555-0116", True),
        ("dejen de mandar mensajes a mi mamá", True),
        ("stop texting me", False),
        ("my mother texts me", False),
    ],
)
def test_texts_to_somebody_else_are_for_staff_to_end(text: str, another: bool) -> None:
    assert ends_texts_of_another(text) is another
    assert ends_texts(text) is None or not another


def test_why_somebody_is_to_get_no_texts_is_no_emergency_and_an_emergency_beside_it_is() -> None:
    assert detect("STOP TEXTING MY MOTHER she is 88 and confused") is None
    assert detect("stop texting my mother, she has chest pain") is not None
