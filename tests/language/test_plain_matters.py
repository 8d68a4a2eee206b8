"""Results, reminders, the phone, paying in parts, the bus: what is asked plainly, and what only sounds like it."""

from __future__ import annotations

import pytest

from language.plain_matters import (
    matter_asked,
    refuses_to_sign_up,
    wants_own_results,
    wishes_beside_it,
)

ASKED = {
    "results": (
        "I have been on hold for 40 minutes and nobody called me back. I want my test results",
        "No!! I HAD the blood test. I want the RESULTS",
        "where do I see my results, is there a website",
        "are my labs results... are my lab results in yet",
        "quiero mis resultados del examen de sangre",
        "¿ya están los resultados de mi mamá?",
    ),
    "cancelling": (
        "how do i cancel if something comes up",
        "what if i need to cancel",
        "¿cómo cancelo si surge algo?",
        "¿y si después tengo que cancelar?",
    ),
    "reminder": (
        "Yes please dear. And would you remind me the day before, I forget things",
        "I mean send me a reminder text, goodness",
        "will I get a reminder",
        "¿me pueden recordar un día antes?",
        "me manda un recordatorio por favor",
    ),
    "phone": (
        "What's the number of medical records then",
        "what is the phone number of the hospital",
        "can I just call you instead",
        "los telefonos del hospital cuales son",
        "otra cosa: el numero de telefono",
        "no llego, y si mejor llamo por telefono",
        "le pregunto si puedo llamar al hospital",
    ),
    "payments": ("do you take payment plans", "can I pay in installments", "¿y aceptan pagos?", "¿puedo pagar en abonos?"),
    "transport": ("is there a bus to the north clinic", "which bus goes there", "the bus", "¿hay camión a la clínica?"),
    "early": ("what time should i get there for a mammogram", "¿a qué hora debo llegar?"),
    "sign_up": ("and if I'm new what do I need to register?", "y si soy nuevo que necesito para registrarme?"),
    "texted": (
        "NO I DONT NEED TO BE SEEN. WHO TEXTED ME?",
        "I received a text about an apointment but I dont have any apointment",
        "me llegó un mensaje de una cita pero yo no tengo ninguna cita",
        "¿quién me mandó el mensaje?",
    ),
}  # fmt: skip

ANOTHER = (
    "I need an appointment to go over my test results",
    "I want to see Dr. Chen about my results",
    "my results came back abnormal and I need to see someone",
    "I need a blood test",
    "quiero una cita para revisar mis resultados",
    "remind me what time it is",
    "remind me when my appointment is",
    "stop sending me reminders",
    "I got a reminder but I need to reschedule",
    "me pueden avisar si se abre un lugar antes",
    "my phone number is 202 555 0101",
    "I changed my phone number",
    "what number did you send the code to",
    "quiero la cita por teléfono",
    "can you call me back",
    "do you take Aetna",
    "do you take cash payments with a card",
    "I take the bus so mornings are hard",
    "I missed the bus, can I come later",
    "what time is my appointment",
    "I need to register my son",
    "I got a text about my appointment, I can't come",
    "quién me atiende",
)


@pytest.mark.parametrize(("matter", "text"), [(m, text) for m, texts in ASKED.items() for text in texts])
def test_is_asked_plainly(matter: str, text: str) -> None:
    assert matter_asked(text) == matter
    assert not wishes_beside_it(text)


@pytest.mark.parametrize("text", ANOTHER)
def test_only_sounds_like_it(text: str) -> None:
    assert matter_asked(text) is None


def test_a_visit_wished_for_beside_the_question_stays_wished_for() -> None:
    assert wishes_beside_it("I need a blood test, and when do I get the results?")
    assert wishes_beside_it("necesito una cita de sangre. ¿cuándo están los resultados?")


def test_who_wants_the_results_of_an_examination_wants_none() -> None:
    assert wants_own_results("I HAD the blood test. I want the results")
    assert not wants_own_results("when will I get the results?")


def test_who_only_asked_does_not_want_to_be_signed_up() -> None:
    told = (
        "no not now, just wanted to know",
        "I told you I don't want to register",
        "ya le dije que no me quiero registrar",
    )
    assert all(map(refuses_to_sign_up, (*told, "no ahorita no, nomas queria saber")))
    assert not any(map(refuses_to_sign_up, ("I want to register", "quiero registrarme", "no estoy registrado")))
