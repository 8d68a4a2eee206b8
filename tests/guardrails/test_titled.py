"""Who is named by a title: a clinician who is asked for stays readable, whoever else bears it is covered."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from guardrails.redaction import Redactor
from language.directory import Directory, Person
from runtime.clock import FrozenClock

DIRECTORY = Directory(practitioners=(Person(key="ines-moritz", name="Dr. Ines Moritz"),))


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    return Redactor(clock=FrozenClock(datetime(2026, 3, 3, 14, tzinfo=UTC)), directory=DIRECTORY)


@pytest.mark.parametrize(
    ("text", "clinician"),
    [
        ("Could I get a slot with Dr. Halvorsen on Friday?", "Dr. Halvorsen"),
        ("Does Dr. Price want me fasting?", "Dr. Price"),
        ("new patient visit 1/16 dr sato", "dr sato"),
        ("late for 4 115 dr tolliver", "dr tolliver"),
        ("i'm dr tolliver's three o'clock", "dr tolliver"),
        ("I'm a patient of Dr. de la Peña's", "Dr. de la Peña"),
        ("Dear Dr. Mary Weissman, I can't come Tuesday", "Dr. Mary Weissman"),
        ("Nurse practitioner Okonjo told me to come back", "Okonjo"),
        ("quiero cita con la dra campos el mier", "dra campos"),
        ("kiero ver al dr paniagua el jueves", "dr paniagua"),
        ("Soy paciente de la doctora Escalante. ¿Atiende el jueves?", "doctora Escalante"),
        ("La enfermera Bautista me citó el martes", "enfermera Bautista"),
        ("mi numero es 786 555 0143 y kiero al dr paniagua", "dr paniagua"),
        ("Soy Jonás Ibarra Luz, y quiero a la doctora Flores", "doctora Flores"),
    ],
)
def test_a_clinician_who_is_asked_for_stays_readable_though_the_directory_has_none_such(
    redactor: Redactor, text: str, clinician: str
) -> None:
    assert clinician in redactor.redact(text).text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("This is Dr. Halvorsen. I need to move my own visit", "Halvorsen"),
        ("This is Dr. Moritz, I am the patient today", "Moritz"),
        ("Hi, Dr Petrov here, my patient needs a visit", "Petrov"),
        ("Dr. Petrov", "Petrov"),
        ("My husband, Dr. Alan Foster, has a visit on April 9", "Foster"),
        ("I am Dr. Foster's wife and he can't come", "Foster"),
        ("Dr. Evelyn Harcourt, born 12 March 1961, for a mammogram", "Harcourt"),
        ("book me for dr. raj malhotra, 4/5/1961", "malhotra"),
        ("patient is dr. raj malhotra, he wants thursday", "malhotra"),
        ("See you then.\nDr. Phillip Marsh", "Marsh"),
        ("Thursday is fine. Thanks, Dr. Marsh", "Marsh"),
        ("Dr. Halvorsen needs an appointment with cardiology", "Halvorsen"),
        ("I'm Layla Amin, and my cousin Dr. Amin sent me", "Amin"),
        ("seen by Dr. Halvorsen at Mercer", "Halvorsen"),
        ("a 62-year-old male with angina, Dr. Halvorsen", "Halvorsen"),
        ("I moved to 12 Oak Dr Springfield", "Oak"),
        ("appt w dr amin layla hassan 3/4/1950", "hassan"),
        ("Soy la doctora Ruiz, mi paciente necesita cita", "Ruiz"),
        ("Habla el doctor Moritz", "Moritz"),
        ("Mi esposo, el doctor Salcedo, tiene cita", "Salcedo"),
        ("la paciente es la doctora Irene Sotelo", "Sotelo"),
        ("a nombre del doctor Irigoyen", "Irigoyen"),
        ("Saludos,\nDra. Pilar Montes", "Montes"),
        ("Médico: Dr. Halvorsen", "Halvorsen"),
        ("El licenciado Benito Arce quiere confirmar", "Arce"),
        ("mi hija es enfermera, rosa jiménez", "rosa"),
    ],
)
def test_a_title_keeps_no_patient_or_relative_readable(redactor: Redactor, text: str, name: str) -> None:
    assert name not in redactor.redact(text).text


def test_what_is_known_of_the_patient_is_covered_behind_a_title_too(redactor: Redactor) -> None:
    text = "a visit with Dr. Halvorsen"
    assert "Halvorsen" not in redactor.redact(text, known=["Nils Halvorsen"]).text
    assert "Halvorsen" not in redactor.redact(text, again=[("NAME", "Halvorsen")]).text


def test_under_safe_harbor_every_clinician_is_covered(redactor: Redactor) -> None:
    assert "Halvorsen" not in redactor.redact("a visit with Dr. Halvorsen", policy="safe-harbor").text


@pytest.mark.parametrize(
    "text",
    [
        "My infusion is at Mercer Pavilion",
        "the ultrasound at the mercer pavilion at 9",
        "Vengo de la Clínica Santa Isabel",
        "el jueves a la clínica santa rosa",
        "en la Torre Norte a las 9",
        "Is Tower B the right one?",
        "Is Blue Cross PPO ok?",
    ],
)
def test_a_place_of_care_or_a_plan_is_nobodys_name(redactor: Redactor, text: str) -> None:
    assert redactor.redact(text).text == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("my name is Rosa Santa Cruz", "Rosa"),
        ("This is Hope Mercer at the clinic", "Mercer"),
        ("soy Isabel y voy a la clínica", "Isabel"),
    ],
)
def test_beside_a_place_of_care_a_patients_name_is_covered(redactor: Redactor, text: str, name: str) -> None:
    assert name not in redactor.redact(text).text
