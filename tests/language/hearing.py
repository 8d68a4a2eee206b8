"""A small hospital and a pinned clock to listen with."""

# ruff: noqa: DTZ001, E501
from __future__ import annotations

from datetime import datetime

from language import Context, Directory, Expecting, OfferView, Understanding, understand
from language.directory import Named, Person, VisitTypeEntry
from language.types import Lang

TUESDAY = datetime(2026, 3, 3, 9, 0)
Said = tuple[str, str | None, str | None, str]
"""(kind, start, end, relation) of a time heard."""

SPECIALTIES = {
    "cardiology": ("Cardiology", "Cardiología"),
    "dermatology": ("Dermatology", "Dermatología"),
    "orthopedics": ("Orthopedics", "Ortopedia"),
    "primary_care": ("Primary care", "Medicina general"),
    "neurology": ("Neurology", "Neurología"),
    "urology": ("Urology", "Urología"),
}


def hospital() -> Directory:
    """Four doctors, two sites, six departments."""
    people = (("nguyen", "Dr. Minh Nguyen", "cardiology"), ("lee", "Dr. Sarah Lee", "cardiology"), ("garcia", "Dra. Ana García", "dermatology"),
              ("kowalski", "Dr. Piotr Kowalski", "orthopedics"))  # fmt: skip
    return Directory(
        practitioners=tuple(Person(key=k, name=n, specialties=(s,)) for k, n, s in people),
        locations=(
            Named(
                key="main", en="Main Campus", es="Campus Principal", aliases_en=("downtown",), aliases_es=("centro",)
            ),
            Named(
                key="riverside",
                en="Riverside Clinic",
                es="Clínica Riverside",
                aliases_en=("riverside",),
                aliases_es=("riverside",),
            ),
        ),
        specialties=tuple(Named(key=k, en=en, es=es) for k, (en, es) in SPECIALTIES.items()),
        visit_types=tuple(
            VisitTypeEntry(
                key=f"{k}_{kind}", en=f"{en} {kind}", es=f"{es} {kind}", specialty=k, follow_up=kind == "followup"
            )
            for k, (en, es) in SPECIALTIES.items()
            for kind in ("first", "followup")
        ),
        insurers=(Named(key="aetna", en="Aetna", es="Aetna"),),
    )


HOSPITAL = hospital()
OFFERS = (
    OfferView(handle="O1", start=datetime(2026, 3, 10, 9, 30), practitioner="nguyen"),
    OfferView(handle="O2", start=datetime(2026, 3, 11, 14, 30), practitioner="lee"),
    OfferView(handle="O3", start=datetime(2026, 3, 12, 16, 0), practitioner="nguyen"),
)


def hear(
    text: str, expecting: Expecting = Expecting.NOTHING, *, lang: Lang = "en", offers: tuple[OfferView, ...] = (), now: datetime = TUESDAY,
    day_first: bool | None = None,
) -> Understanding:  # fmt: skip
    """The message understood, on Tuesday 3 March 2026 at nine unless told otherwise."""
    context = Context(now, HOSPITAL, last_lang=lang, expecting=expecting, offers=offers, day_first=day_first)
    return understand(text, context)


def times(
    text: str, *, lang: Lang = "en", now: datetime = TUESDAY, expecting: Expecting = Expecting.NOTHING
) -> list[Said]:
    """Every time heard."""
    return [(w.kind, w.start, w.end, w.relation) for w in hear(text, expecting, lang=lang, now=now).slots.when]
