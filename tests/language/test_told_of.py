"""An examination that was done, who said what, and an organ that is well are told of; the complaint says which department."""

from __future__ import annotations

import pytest

from language import Context, Directory, understand
from language.directory import Named, VisitTypeEntry
from language.types import Lang
from tests.language.hearing import HOSPITAL, TUESDAY

KNOWN = {
    "imaging": ("Imaging", "Imágenes"),
    "laboratory": ("Laboratory", "Laboratorio"),
    "pulmonology": ("Lung care", "Neumología"),
    "ophthalmology": ("Eye care", "Oftalmología"),
    "pediatrics": ("Pediatrics", "Pediatría"),
    "psychiatry": ("Behavioral health", "Salud mental"),
}
EXAMS = {"xray": ("X-ray", "Radiografía", "imaging"), "blood": ("Blood test", "Análisis de sangre", "laboratory")}


def _larger() -> Directory:
    """The small hospital with two examinations and four more departments."""
    types = [
        VisitTypeEntry(key=f"{k}_first", en=f"{en} first", es=f"{es} primera", specialty=k)
        for k, (en, es) in KNOWN.items()
    ]
    exams = [VisitTypeEntry(key=k, en=en, es=es, specialty=s) for k, (en, es, s) in EXAMS.items()]
    named = tuple(
        Named(key=k, en=en, es=es, aliases_en=("eyes",) if k == "ophthalmology" else ())
        for k, (en, es) in KNOWN.items()
    )
    return HOSPITAL.model_copy(
        update={
            "specialties": (*HOSPITAL.specialties, *named),
            "visit_types": (
                *HOSPITAL.visit_types,
                *(t for t in types if t.specialty not in ("imaging", "laboratory")),
                *exams,
            ),
        },
    )


LARGER = _larger()


def _departments(text: str, lang: Lang) -> list[str | None]:
    slots = understand(text, Context(TUESDAY, LARGER, lang=lang, last_lang=lang)).slots
    keys = [slots.visit_type, *(c.key for c in slots.visit_type_candidates)]
    return [d for d in (slots.specialty, *(LARGER.specialty_of(k) for k in keys if k)) if d]


@pytest.mark.parametrize(
    ("text", "lang", "department"),
    [
        ("still wheezing after two weeks, the x-ray at the clinic came back normal", "en", "pulmonology"),
        ("they did an x ray of my elbow and it hurts to bend it", "en", "orthopedics"),
        ("after the blood test I was told my heart might be skipping beats", "en", "cardiology"),
        ("my heart doctor said it's not that, I wheeze and cough all night", "en", "pulmonology"),
        ("doctors checked my heart, it's fine. I panic in crowds and can't sleep", "en", "psychiatry"),
        ("la radiografía salió bien pero sigo con tos y silbido en el pecho", "es", "pulmonology"),
        ("el cardiólogo dijo que todo bien, pero traigo mucha tos con flema", "es", "pulmonology"),
        ("ya fui con el dermatólogo y lo que tengo es dolor de rodilla", "es", "orthopedics"),
    ],
)
def test_what_was_done_or_said_before_is_no_wish(text: str, lang: Lang, department: str) -> None:
    assert _departments(text, lang)[:1] == [department]


@pytest.mark.parametrize(
    ("text", "lang", "visit"),
    [
        ("I need an x-ray of my wrist", "en", "xray"),
        ("my doctor ordered an x-ray of my sore hip", "en", "xray"),
        ("an x-ray that my doctor ordered", "en", "xray"),
        ("una radiografía que me mandó la doctora", "es", "xray"),
        ("I had the blood test scheduled for Friday, my knee hurts too much to come", "en", "blood"),
        ("I never had an x-ray of this shoulder and want one", "en", "xray"),
    ],
)
def test_an_examination_that_is_still_to_come_is_wished_for(text: str, lang: Lang, visit: str) -> None:
    assert understand(text, Context(TUESDAY, LARGER, lang=lang, last_lang=lang)).slots.visit_type == visit


@pytest.mark.parametrize(
    "text", ["the cardiologist wants me to come back in May", "my cardiologist said to see him again"]
)
def test_who_wants_the_patient_back_is_wished_for(text: str) -> None:
    assert _departments(text, "en")[:1] == ["cardiology"]


def test_what_is_only_told_of_is_still_meant_where_nothing_else_is_said() -> None:
    assert _departments("I was at the dermatologist last year", "en")[:1] == ["dermatology"]


def test_eyes_that_somebody_woke_with_name_no_department() -> None:
    slots = understand("woke up with both eyes swollen", Context(TUESDAY, LARGER, lang="en", last_lang="en")).slots
    assert slots.specialty is None
    assert _departments("woke up with both eyes swollen", "en")[:1] == ["ophthalmology"]


def test_nobody_who_speaks_of_no_child_is_sent_to_the_childrens_doctor() -> None:
    assert "pediatrics" not in _departments("I feel weak and worn out and I'm fifty", "en")[:2]
