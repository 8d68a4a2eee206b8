"""Patients: found by keyed digests of name and birth date or phone, registered once per key."""

from __future__ import annotations

import re
import secrets
import unicodedata
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ARRAY, String, Uuid, bindparam, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from runtime.crypto import Digest, installed
from runtime.database import new_id
from runtime.errors import NotFound
from runtime.objects import Objects
from scheduler_core.models import Patient

_ONE = Objects(select(Patient).where(Patient.id == bindparam("patient", type_=Uuid)))
_NAMED = Objects(select(Patient).where(Patient.name_dob_index == func.any(bindparam("levels", type_=ARRAY(String)))))
PARTICLES = ("de", "del", "la", "de la", "dela", "de las", "de los", "delos", "y")
"""What surnames are written with, or without."""

DRAWN_TOGETHER = {"dela": ("de", "la"), "delas": ("de", "las"), "delos": ("de", "los")}
OF_A_SURNAME = frozenset("de del la las los y".split())


def folded(name: str) -> str:
    """The name as it is compared: no case, no accents, no punctuation, words in alphabetical order."""
    return " ".join(sorted(_plain(name).split()))


def _plain(name: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    return "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))


def written_otherwise(name: str) -> tuple[str, ...]:
    """The name without the particles of its surname, with other ones, and with them written together.

    As many for each name, so that how long it takes tells nobody who is on record.
    """
    words = [part for word in _plain(name).split() for part in DRAWN_TOGETHER.get(word, (word,))]
    bare = " ".join(word for word in words if word not in OF_A_SURNAME)
    together = re.sub(
        r"\b(?:(de) (la|las|los)|(de|del|la)) (?=\w)", lambda m: "".join(filter(None, m.groups())), " ".join(words)
    )
    return (bare, together, *(f"{bare} {particles}" for particles in PARTICLES))


LEAST_WORDS = 3
"""Words of a name from which the last may be a second surname."""


def with_one_surname(name: str) -> str:
    """The name without its second surname: "Carmen Vega Ruiz" may be on record as Carmen Vega; a shorter one as it is."""
    words = [word for word in _plain(name).split() if word not in OF_A_SURNAME]
    return " ".join(words[:-1] if len(words) >= LEAST_WORDS else words)


def first_name(name: str) -> str:
    """What somebody is called by for short."""
    return (name.split() or [""])[0]


def identity_index(name: str, birth_date: date) -> Digest:
    """The blind index of name and birth date together."""
    return installed().blind_index("patient.name_dob", f"{folded(name)}|{birth_date.isoformat()}")


def phone_index(phone: str) -> Digest:
    """The blind index of an E.164 number."""
    return installed().blind_index("patient.phone", phone)


def mrn_index(number: str) -> Digest:
    """The blind index of a medical record number."""
    return installed().blind_index("patient.mrn", number)


def email_index(email: str) -> Digest:
    """The blind index of an e-mail address."""
    return installed().blind_index("patient.email", email.casefold())


async def find(session: AsyncSession, name: str, birth_date: date) -> list[Patient]:
    """Everyone of this name and birth date.

    Where there is nobody, of the name with "de la" and its like left out or put in, then without a second surname.
    """
    exact = identity_index(name, birth_date).levels
    alike = [level for one in written_otherwise(name) for level in identity_index(one, birth_date).levels]
    shorter = identity_index(with_one_surname(name), birth_date).levels
    found = await _NAMED.all(session, levels=[*exact, *alike, *shorter])
    nearest = ([p for p in found if p.name_dob_index in levels] for levels in (exact, alike))
    return next((near for near in nearest if near), found)


async def by_phone(session: AsyncSession, phone: str) -> list[Patient]:
    """Everyone whose contact on record is this number: a phone may be shared."""
    query = (
        select(Patient)
        .where(Patient.phone_index.in_(phone_index(phone).levels))
        .order_by(Patient.created_at, Patient.id)
    )
    return list((await session.execute(query)).scalars())


async def get(session: AsyncSession, patient_id: UUID) -> Patient:
    """NotFound where there is no such patient."""
    found = await _ONE.first(session, patient=patient_id)
    if found is None:
        raise NotFound("There is no such patient.", hint="Verify the patient again.")
    return found


async def register(
    session: AsyncSession,
    name: str,
    birth_date: date,
    *,
    phone: str | None,
    key: str,
    now: datetime,
    language: str = "en",
    phone_kind: str = "mobile",
    verified: bool = False,
) -> Patient:
    """A new record, unverified unless told otherwise; the same key gives the same record."""
    values = row_values(
        name, birth_date, phone=phone, language=language, phone_kind=phone_kind, verified=verified, now=now
    )
    statement = insert(Patient).values(**values, registration_key=key)
    await session.execute(statement.on_conflict_do_nothing(index_elements=["registration_key"]))
    return (await session.execute(select(Patient).where(Patient.registration_key == key))).scalar_one()


def row_values(
    name: str,
    birth_date: date,
    *,
    phone: str | None,
    language: str,
    phone_kind: str,
    verified: bool,
    now: datetime,
    mrn: str | None = None,
    email: str | None = None,
    postal_area: str | None = None,
) -> dict[str, object]:
    """A patient's columns, indexes included."""
    number = mrn or f"LG{secrets.randbelow(10**9):09d}"
    return {
        "id": new_id(),
        "mrn": number,
        "mrn_index": mrn_index(number),
        "name": name,
        "birth_date": birth_date.isoformat(),
        "name_dob_index": identity_index(name, birth_date),
        "phone": phone,
        "phone_index": phone_index(phone) if phone else None,
        "phone_kind": phone_kind,
        "email": email,
        "email_index": email_index(email) if email else None,
        "language": language,
        "postal_area": postal_area,
        "verified": verified,
        "created_at": now,
    }
