"""For whom a visit is: who is the patient, and who is only spoken of."""

from __future__ import annotations

import pytest

from language.types import Expecting, Lang
from tests.language.hearing import hear


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("my daughter-in-law is giving me a lift so it has to be after ten", "en"),
        ("I'd like to see my heart doctor on a Wednesday, as my niece drives me then", "en"),
        ("i need a physical, my wife won't stop bugging me about it", "en"),
        ("my back went out lifting my grandson", "en"),
        ("I lost my brother in December and I can't stop crying", "en"),
        ("que sea por la tarde porque mi hija me tiene que llevar", "es"),
        ("mi cuñado es el que maneja así que tiene que ser en la tarde", "es"),
        ("ronco tanto que mi marido se fue a dormir a la sala, quiero una cita", "es"),
        ("un chequeo nada más, mi patrón me pide el papel", "es"),
    ],
)
def test_who_drives_insists_or_was_lost_is_not_the_patient(text: str, lang: Lang) -> None:
    assert hear(text, lang=lang).slots.for_whom is None


@pytest.mark.parametrize(
    ("text", "lang", "whom"),
    [
        ("looking for a check on my husband's prostate", "en", "husband"),
        ("can I switch Dad's cardiology follow-up to Friday", "en", "father"),
        ("need derm 4 daughters acne", "en", "daughter"),
        ("both of us need a checkup, me and my wife", "en", "wife"),
        ("mom passed? no: my mother passed away, please cancel her appointment", "en", "mother"),
        ("tengo a los dos niños con calentura desde anoche", "es", "child"),
        ("necesito las vacunas del niño", "es", "child"),
        ("mi nieto trae la oreja bien roja", "es", "other"),
        ("quisiera entrar con mi mamá a su consulta", "es", "mother"),
        ("hi i need una cita para mi daughter", "es", "daughter"),
    ],
)
def test_who_has_the_trouble_or_the_visit_is_the_patient(text: str, lang: Lang, whom: str) -> None:
    assert hear(text, lang=lang).slots.for_whom == whom


@pytest.mark.parametrize(
    ("text", "expecting", "lang", "whom"),
    [
        ("use my daughter's, 202 555 0142", Expecting.PHONE, "en", None),
        ("es el 202 555 0134, pero contesta mi nuera", Expecting.PHONE, "es", None),
        ("perdón le di el de mi esposo, yo soy Lourdes Bencomo", Expecting.NAME, "es", None),
        ("my son's is 10/06/2014", Expecting.BIRTH_DATE, "en", "son"),
        ("the two o'clock, no wait, my son has a recital", Expecting.CHOICE, "en", None),
        ("my kid gets out of school at 3 so 3:45", Expecting.WHEN, "en", None),
        ("no it's for my mother, not me", Expecting.READING, "en", "mother"),
        ("sí pero es para mi hija", Expecting.YES_NO, "es", "daughter"),
    ],
)
def test_a_relative_in_an_answer_is_the_patient_where_that_is_said(
    text: str, expecting: Expecting, lang: Lang, whom: str | None
) -> None:
    assert hear(text, expecting, lang=lang).slots.for_whom == whom


@pytest.mark.parametrize(
    ("text", "lang", "whom"),
    [
        ("oh that would be me", "en", "self"),
        ("not my kid, me", "en", "self"),
        ("that nice young doctor, she talks loud enough for me", "en", None),
        ("anybody but who I had last time, he never let me finish a sentence", "en", None),
        ("el mismo de la vez pasada, no me acuerdo del nombre", "es", None),
        ("es para la señora que yo cuido, no para mí", "es", "other"),
        ("yo mero", "es", "self"),
    ],
)
def test_asked_for_whom_me_is_the_patient_only_as_the_answer(text: str, lang: Lang, whom: str | None) -> None:
    assert hear(text, Expecting.PERSON, lang=lang).slots.for_whom == whom


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("My daughter Ellen, she lives in Maine you know, she told me I could just write here. It's my hip", "en"),
        ("my son Paul said to try this, my knee hurts", "en"),
        ("my niece Carol, bless her, showed me how to write here. I need the skin doctor", "en"),
        ("my neighbor might drive me so after ten is best", "en"),
        ("mi hija Lucía, la que vive en Houston, me dijo que escribiera aquí, me duele la rodilla", "es"),
    ],
)
def test_who_told_the_patient_to_write_is_not_the_patient_and_names_nobody(text: str, lang: Lang) -> None:
    slots = hear(text, lang=lang).slots
    assert (slots.for_whom, slots.person_name) == (None, None)


def test_the_name_of_who_is_only_mentioned_is_covered_all_the_same() -> None:
    text = "my daughter Ellen told me I could write here, I have a rash"
    assert [text[s.start : s.end] for s in hear(text).spans if s.type == "NAME"] == ["Ellen"]


@pytest.mark.parametrize(
    ("text", "whom", "name"),
    [
        ("my daughter Ellen, she has a fever and she told me her ear hurts", "daughter", "Ellen"),
        ("my son Paul told me his ear hurts", "son", "Paul"),
        ("my wife Angela needs a checkup, she told me to book", "wife", "Angela"),
    ],
)
def test_who_told_of_their_own_trouble_is_the_patient(text: str, whom: str, name: str) -> None:
    slots = hear(text).slots
    assert (slots.for_whom, slots.person_name) == (whom, name)
