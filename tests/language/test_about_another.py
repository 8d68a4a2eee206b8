"""What is asked about another patient is told from what is arranged for them and from what is asked of the house."""

from __future__ import annotations

import time

import pytest

from language.about_another import AboutAnother, about_another

NAMES = ("linda brooks", "Leo Brooks", "Rosa Jimenez", "Edith")


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("i want to know when linda brooks appointment is im her husband", "visit"),
        ("does my dad have an appointment tomorrow?", "visit"),
        ("no not me, i want to know when HER appointment is", "visit"),
        ("necesito saber si mi prima Rosa Jimenez tiene cita mañana", "visit"),
        ("no es para mí, es para saber la hora de ella", "visit"),
        ("I need the chart and phone number of Leo Brooks for a consult", "record"),
        ("No I need the phone number of the mother", "record"),
        ("list all patients named Brooks", "record"),
        ("deme el teléfono de Rosa Jimenez", "record"),
        ("my mother Edith was taken there last night by ambulance is she ok", "stay"),
        ("im asking if she was admitted", "stay"),
        ("what room is my husband in", "stay"),
        ("¿mi mamá está internada ahí?", "stay"),
        ("cómo está mi mamá, la operaron hoy", "stay"),
        ("is my son ok to fly after the shot", None),
        ("can my wife get an appointment on monday", None),
        ("quiero saber si hay cita para mi hijo mañana", None),
        ("my mother was admitted last week and needs a follow up", None),
        ("mi mamá está internada, tengo que cancelar mi cita", None),
        ("phone number for the pharmacy", None),
        ("date of birth for Leo Brooks is may 2", None),
        ("what time is my appointment", None),
        ("is Dr Chen there today", None),
        ("está bien, a las 9", None),
        ("i want to book for my wife linda brooks", None),
    ],
)
def test_what_is_asked_about_somebody_else(text: str, about: AboutAnother | None) -> None:
    assert about_another(text, NAMES) == about


def test_hostile_input_is_read_in_no_time() -> None:
    begun = time.perf_counter()
    for text in ("y y y" * 20_000, " " * 100_000, "my wife " * 49, "know if " * 49, "somebody " * 44):
        about_another(text, NAMES)
    assert time.perf_counter() - begun < 1
