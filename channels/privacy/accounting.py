"""A patient's accounting of disclosures (45 CFR 164.528): date, recipient, what, and purpose, from the audit trail."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from channels.models import FhirClient
from channels.privacy.finding import Theirs, theirs
from channels.words import Words
from language.types import Lang
from runtime.audit import AuditEntry, AuditRow, record
from scheduler_core.models import Patient
from tools.proof import ACTING

PERIOD = timedelta(days=6 * 365 + 2)
"""How far back a patient may ask: six years (45 CFR 164.528(a)(3))."""

NO_DISCLOSURE = ("identity.", "proxy.check")
"""Actions by which nobody learns anything: who somebody says they are, and whom they may act for."""

OUTSIDE = "fhir:"
"""Actors that are other systems; everyone else is the hospital's own, or the patient."""


@dataclass(frozen=True)
class Disclosure:
    """One line, in words."""

    at: datetime
    recipient: str
    what: str
    purpose: str


@dataclass(frozen=True)
class Accounting:
    """An accounting, ready to be written. `every_access` tells that the hospital's own accesses are listed, too."""

    patient: str
    born: date
    number: str
    start: datetime
    end: datetime
    every_access: bool
    lines: tuple[Disclosure, ...]


@dataclass(frozen=True)
class Asked:
    """What is asked for, by whom. `actor` goes into the audit trail."""

    actor: str
    now: datetime
    lang: Lang = "en"
    start: datetime | None = None
    end: datetime | None = None
    every_access: bool = False


async def account(session: AsyncSession, patient: Patient, asked: Asked, words: Words) -> Accounting:
    """The accounting of a patient; that it was made is itself on record, and not among its lines."""
    start, end = asked.start or asked.now - PERIOD, asked.end or asked.now
    rows = await _rows(session, await theirs(session, patient), start, end, every=asked.every_access)
    clients = {c.name: c for c in await session.scalars(select(FhirClient))}
    entry = AuditEntry(asked.actor, "accounting.read", "patient", str(patient.id), "45 CFR 164.528", asked.now)
    await record(session, entry)
    known = Known(patient, clients, await _speakers(session, rows, patient))
    lines = tuple(_line(row, known, words, asked.lang) for row in rows)
    born = date.fromisoformat(patient.birth_date)
    return Accounting(patient.name, born, patient.mrn, start, end, asked.every_access, lines)


@dataclass(frozen=True)
class Known:
    """Who the ids and names in the trail are: other systems, and those who speak for the patient by id."""

    patient: Patient
    clients: Mapping[str, FhirClient]
    speakers: Mapping[str, str]


async def _speakers(session: AsyncSession, rows: Sequence[AuditRow], patient: Patient) -> dict[str, str]:
    """Names of other patients who acted for this one."""
    ids = {UUID(row.digests[ACTING]) for row in rows if ACTING in row.digests} - {patient.id}
    found = await session.scalars(select(Patient).where(Patient.id.in_(ids)))
    return {str(each.id): each.name for each in found}


async def _rows(
    session: AsyncSession, whose: Theirs, start: datetime, end: datetime, *, every: bool
) -> Sequence[AuditRow]:
    query = select(AuditRow).where(_about(whose), AuditRow.at >= start, AuditRow.at <= end)
    for told_nothing in NO_DISCLOSURE:
        query = query.where(not_(AuditRow.action.startswith(told_nothing)))
    if not every:
        query = query.where(AuditRow.actor.startswith(OUTSIDE))
    return (await session.scalars(query.order_by(AuditRow.at, AuditRow.id))).all()


def _about(whose: Theirs) -> ColumnElement[bool]:
    """Rows of the patient, of their visits, and of conversations that were theirs."""
    visits = [str(i) for i in whose.visits]
    return or_(
        and_(AuditRow.subject_kind == "patient", AuditRow.subject_id == str(whose.patient.id)),
        and_(AuditRow.subject_kind == "visit", AuditRow.subject_id.in_(visits)),
        and_(AuditRow.subject_kind == "conversation", AuditRow.conversation_id.in_(list(whose.conversations))),
    )


def _line(row: AuditRow, known: Known, words: Words, lang: Lang) -> Disclosure:
    kind, _, name = row.actor.partition(":")
    client = known.clients.get(name) if row.actor.startswith(OUTSIDE) else None
    recipient = client.recipient if client is not None and client.recipient else name
    speaker = row.digests.get(ACTING)
    if speaker is not None and speaker != str(known.patient.id):
        kind, recipient = "proxy", known.speakers.get(speaker, words.text("privacy-somebody", lang))
    key = f"privacy-actor-{kind}"
    who = words.text(key, lang, name=recipient) if words.has(key) else row.actor
    subject = f"privacy-what-{row.subject_kind}"
    what = words.text(subject, lang) if words.has(subject) else row.subject_kind
    purpose = client.purpose if client is not None and client.purpose else row.why
    return Disclosure(row.at, who, what, purpose)


def as_csv(accounting: Accounting, words: Words, lang: Lang, zone: ZoneInfo) -> str:
    """RFC 4180, times local to the hospital; no cell starts a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(headings(words, lang))
    for line in accounting.lines:
        at, *rest = astuple(line)
        writer.writerow([at.astimezone(zone).isoformat(timespec="seconds"), *map(harmless, rest)])
    return out.getvalue()


def headings(words: Words, lang: Lang) -> list[str]:
    """The four columns that the law asks for."""
    return [words.text(f"privacy-{name}", lang) for name in ("date", "recipient", "what", "purpose")]


def harmless(cell: str) -> str:
    """The cell, so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
