"""A visit as a calendar file (RFC 5545), behind a link that nobody can guess and that names no id."""

from __future__ import annotations

import base64
import binascii
from datetime import datetime, timedelta
from typing import cast
from uuid import UUID

from icalendar import Calendar, Event
from sqlalchemy.ext.asyncio import AsyncSession

from language.types import Lang
from runtime import audit
from runtime.audit import AuditEntry
from runtime.crypto import installed
from runtime.errors import CarelineError, NotFound
from scheduler_core import visits
from scheduler_core.acting import charges_of, is_private
from scheduler_core.hospital import Hospital
from scheduler_core.models import Visit
from tools.proof import ACTING

AAD = b"calendar-link"
KEPT = timedelta(days=7)
"""How long after the visit its link still works."""

STATUS = {"booked": "CONFIRMED", "pending": "TENTATIVE", "proposed": "TENTATIVE", "cancelled": "CANCELLED"}


def token(visit_id: UUID, lang: Lang, proxy: UUID | None = None) -> str:
    """The unguessable name of a visit's calendar file in this language: authenticated encryption of its id.

    `proxy` is who got it, where they act for the patient: it opens nothing that they must not learn any more.
    """
    content = visit_id.bytes + lang.encode() + (proxy.bytes if proxy else b"")
    return base64.urlsafe_b64encode(installed().encrypt(content, AAD)).decode().rstrip("=")


def url(public_url: str, visit_id: UUID, lang: Lang, proxy: UUID | None = None) -> str:
    """The link to give to the patient, or to who acts for them."""
    return f"{public_url.rstrip('/')}/calendar/{token(visit_id, lang, proxy)}.ics"


def _opened(text: str) -> tuple[UUID, Lang, UUID | None]:
    """What `token` was made of; NotFound when it was not made by us."""
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        plain = installed().decrypt(raw, AAD)
        proxy = UUID(bytes=plain[18:]) if len(plain) > 18 else None
        return UUID(bytes=plain[:16]), cast("Lang", plain[16:18].decode()), proxy
    except (binascii.Error, ValueError, CarelineError) as error:
        raise _unknown() from error


def _unknown() -> NotFound:
    return NotFound("There is no such calendar file.", hint="Ask for a new link.", code="no-calendar-file")


async def calendar_file(session: AsyncSession, hospital: Hospital, text: str, now: datetime) -> str:
    """The file behind the token `text`, as it stands now; NotFound when the token is not ours or has outlived its visit."""
    visit_id, lang, proxy = _opened(text)
    visit = await visits.get(session, visit_id)
    if visit.ends_at + KEPT < now or (proxy and not await _may_see(session, hospital, proxy, visit, now)):
        raise _unknown()
    why, who = "calendar link opened", {ACTING: str(proxy)} if proxy else {}
    await audit.record(session, AuditEntry("link", "read", "visit", str(visit.id), why, at=now, digests=who))
    return render(hospital, visit, lang, now)


async def _may_see(session: AsyncSession, hospital: Hospital, proxy: UUID, visit: Visit, now: datetime) -> bool:
    """Whether who got the link still acts for the patient, and may know of this visit."""
    charges = await charges_of(session, hospital, proxy, now)
    patient = next((c.patient for c in charges if c.patient.id == visit.patient_id), None)
    return patient is not None and not is_private(hospital, patient, visit.visit_type, now)


def render(hospital: Hospital, visit: Visit, lang: Lang, now: datetime) -> str:
    """The visit as RFC 5545 text; of a sensitive visit it has the time and the hospital alone."""
    calendar = Calendar()
    calendar.add("prodid", "-//Careline//Visits//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_event(hospital, visit, lang, now))
    return cast("bytes", calendar.to_ical()).decode()


def _event(hospital: Hospital, visit: Visit, lang: Lang, now: datetime) -> Event:
    event = Event()
    first = installed().blind_index("calendar", str(visit.id)).levels[0]  # a calendar knows an event by it for good
    event.add("uid", f"{first[:32]}@careline")
    event.add("dtstamp", now)
    event.add("dtstart", visit.starts_at)
    event.add("dtend", visit.ends_at)
    event.add("sequence", visit.version)
    event.add("status", STATUS.get(visit.status, "CONFIRMED"))
    event.add("summary", _summary(hospital, visit, lang))
    event.add("class", "PRIVATE")
    if visit.modality != "telehealth":
        event.add("location", _place(hospital, visit, lang))
    return event


def _summary(hospital: Hospital, visit: Visit, lang: Lang) -> str:
    house = _house(hospital, lang)
    if hospital.visit_type(visit.visit_type).sensitive:
        return house
    return f"{hospital.name(visit.visit_type, lang)} · {house}"


def _place(hospital: Hospital, visit: Visit, lang: Lang) -> str:
    if hospital.visit_type(visit.visit_type).sensitive:
        return _house(hospital, lang)
    return f"{hospital.name(visit.site, lang)}, {hospital.site(visit.site).address}"


def _house(hospital: Hospital, lang: Lang) -> str:
    return hospital.file.name.es if lang == "es" else hospital.file.name.en
