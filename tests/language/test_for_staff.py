"""What only a person can take on is heard, and what sounds like it is not."""

from __future__ import annotations

from time import perf_counter

import pytest

from language.for_staff import Matter, matter, wants_word_with_doctor


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("my mom died, she had an appointment next week", "death"),
        ("my dad passed away, please cancel his visits", "death"),
        ("mi mamá falleció, tenía cita el lunes", "death"),
        ("falleció mi esposo, quiero cancelar su cita", "death"),
        ("I'm running late for my appointment, about 20 minutes", "late"),
        ("we're going to be half an hour late", "late"),
        ("voy a llegar tarde, como media hora", "late"),
        ("im running late for my 4:45 with dr papas", "late"),
        ("mi mamá ya tiene cita hoy, va a llegar tarde", "late"),
        ("can you tell them?", "late"),
        ("¿les puede avisar?", "late"),
        ("please let the front desk know", "late"),
        ("can i get birth control without my mom knowing", "private"),
        ("so do u tell my mom", "private"),
        ("no quiero que mis papás se enteren", "private"),
        ("¿le dicen a mi mamá?", "private"),
        ("I'm in the waiting room, been here 40 minutes", "waiting"),
        ("llevo una hora aquí y nadie me llama", "waiting"),
        ("someone else is using my name", "misuse"),
        ("alguien está usando mi seguro", "misuse"),
    ],
)
def test_what_only_a_person_can_take_on_is_heard(text: str, heard: Matter) -> None:
    assert matter(text) == heard


@pytest.mark.parametrize(
    "text",
    [
        "my mother died of a heart attack and I want to be checked",
        "mi papá murió de diabetes, quiero revisarme",
        "I'm pregnant and need my first visit",
        "I need an x-ray of my foot",
        "I'm running about 10 minutes late",
        "can you tell me the address?",
        "I've been waiting two weeks for a referral",
        "can I bring my mom?",
        "my phone died",
        "I'd like an appointment for my mother",
        "llevo una hora con dolor de cabeza",
        "me atiende alguien que hable español",
    ],
)
def test_what_sounds_like_it_is_left_alone(text: str) -> None:
    assert matter(text) is None


@pytest.mark.parametrize(
    "text", ["y " * 50_000, " " * 100_000, "my " * 130, "late " * 80, "\n" * 100_000, ", " * 50_000]
)
def test_no_text_takes_long(text: str) -> None:
    begun = perf_counter()
    matter(text)
    assert perf_counter() - begun < 0.2


@pytest.mark.parametrize("text", ["what happens if im 20 min late to my appt", "¿qué pasa si llego 30 min tarde?"])
def test_a_delay_that_is_only_asked_about_is_told_to_nobody(text: str) -> None:
    assert matter(text) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Quisiera hablar con el Dr. Keller personalmente", True),
        ("quiero dejarle un recado al doctor", True),
        ("I need to speak with my doctor on the phone", True),
        ("can I leave a message for Dr. Rao", True),
        ("I want to see Dr. Rao", False),
        ("quiero cita con el Dr. Keller", False),
        ("I want to talk to Dr. Chen about my knee", False),
    ],
)
def test_who_wants_a_word_with_a_doctor_wants_no_visit(text: str, wanted: bool) -> None:
    assert wants_word_with_doctor(text) is wanted
