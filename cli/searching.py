"""`careline search`: the offers that the assistant would make; what cannot be is refused by the option's name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, get_args
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from channels.privacy.finding import by_record_number
from cli.running import clock_for, parse_moment, running
from language.types import When
from runtime.audit import AuditEntry, record
from runtime.errors import InvalidInput
from runtime.settings import Settings
from scheduler_core.history import history_of
from scheduler_core.hospital import Hospital
from scheduler_core.hospital.schema import Gender
from scheduler_core.starts import REACH
from scheduler_core.types import Slot, Window, Wishes
from tools.clinicians import who_could
from tools.reasons import Why, beside, reasons
from tools.services import Services
from tools.types import Fact
from tools.wishes import bounds

PARTS = ((12, "morning"), (17, "afternoon"), (24, "evening"))
"""Until which hour of the local day."""

MOST = 50


@dataclass(frozen=True)
class Asked:
    """The options as they were given."""

    visit_type: str
    start: str | None
    end: str | None
    practitioner: str | None
    site: str | None
    gender: str | None
    language: str | None
    part: str | None
    interpreter: str | None
    patient: str | None
    telehealth: bool
    earliest: bool
    accessible: bool
    limit: int


async def search(settings: Settings, now: str | None, asked: Asked) -> dict[str, Any]:
    """Offers with their reasons in words. NotFound, InvalidInput for what the hospital does not have or cannot be."""
    async with running(settings, clock_for(settings, now, ticking=False)) as (app, _):
        hospital, at = app.hospital, app.clock.now()
        async with app.database.begin() as session:
            wishes = _wishes(hospital, asked, await _patient(session, asked.patient, at), at)
            slots = await _offers(app.parts.services, session, wishes, at)
            about = Why(wishes, await history_of(session, hospital, wishes, at), wished=True, slots=slots)

        def word(slug: str, slot: Slot) -> str:
            kind = beside(hospital, about, slot)
            other = "none" if kind is None else hospital.visit_type(kind).name.en
            return app.parts.speaker.word(Fact("offer-why", {"why": slug, "beside": other}), "en", "chat").strip("– ")

        shown = [{**_shown(hospital, s), "reasons": [word(r, s) for r in reasons(hospital, about, s)]} for s in slots]
        return {"offers": shown}


async def _patient(session: AsyncSession, number: str | None, now: datetime) -> UUID | None:
    if number is None:
        return None
    patient = await by_record_number(session, number)
    await record(session, AuditEntry("cli", "read", "patient", str(patient.id), "careline search", now))
    return patient.id


def _wishes(hospital: Hospital, asked: Asked, patient_id: UUID | None, now: datetime) -> Wishes:
    kind = hospital.visit_type(asked.visit_type)
    if not 1 <= asked.limit <= MOST:
        raise InvalidInput(f"--limit {asked.limit} makes no offers.", hint=f"Give a number from 1 to {MOST}.")
    if asked.telehealth and not kind.telehealth:
        raise InvalidInput(f"{kind.key} cannot be by video.", hint="Leave --telehealth out.")
    if asked.site is not None:
        hospital.site(asked.site)
    wishes = Wishes(
        kind.key, windows=_windows(hospital, asked, now), practitioner=asked.practitioner, site=asked.site,
        language=asked.language, gender=asked.gender, modality="telehealth" if asked.telehealth else "in_person",
        earliest=asked.earliest, patient_id=patient_id, limit=asked.limit, accessible=asked.accessible,
        interpreter=asked.interpreter,
    )  # fmt: skip
    _check_people(hospital, wishes)
    return wishes


def _check_people(hospital: Hospital, wishes: Wishes) -> None:
    """Whether there is anybody such as is wished for at all; when they have time is for the search."""
    able = who_could(hospital, wishes.visit_type)
    if wishes.practitioner is not None and hospital.practitioner(wishes.practitioner) not in able:
        raise InvalidInput(
            f"{wishes.practitioner} does not see patients for {wishes.visit_type}.", hint=_listed(p.key for p in able)
        )
    if wishes.gender is not None and wishes.gender not in get_args(Gender):
        raise InvalidInput(f"--gender {wishes.gender!r} is none.", hint="Use female, male or other.")
    if wishes.language is not None and not any(wishes.language in p.languages for p in able):
        spoken = sorted({language for p in able for language in p.languages})
        raise InvalidInput(f"Nobody for {wishes.visit_type} speaks {wishes.language!r}.", hint=_listed(spoken))
    if wishes.interpreter is not None and not any(
        wishes.interpreter in i.languages for i in hospital.file.interpreters
    ):
        spoken = sorted({language for i in hospital.file.interpreters for language in i.languages})
        raise InvalidInput(f"Nobody interprets {wishes.interpreter!r}.", hint=_listed(spoken))


def _listed(keys: Any) -> str:
    return f"There is {', '.join(keys) or 'nobody'}."


def _windows(hospital: Hospital, asked: Asked, now: datetime) -> tuple[Window, ...]:
    """The window and the part of the day, both of which must hold."""
    when = [*_window(hospital, asked, now), *_part(asked.part)]
    return bounds(when, hospital.zone, now).windows


def _window(hospital: Hospital, asked: Asked, now: datetime) -> list[When]:
    if not asked.start and not asked.end:
        return []
    if not asked.start or not asked.end:
        raise InvalidInput("A window needs --from and --to.", hint="Give both as ISO times.")
    start, end = (parse_moment(text, hospital.zone) for text in (asked.start, asked.end))
    if end <= start:
        raise InvalidInput(f"--to {asked.end} is not after --from {asked.start}.", hint="Turn them round.")
    if end <= now:
        raise InvalidInput(f"--to {asked.end} is past.", hint="Give a time to come, or set --now.")
    if start >= now + REACH:
        raise InvalidInput(
            f"--from {asked.start} is too far ahead.", hint=f"Visits are offered {REACH.days} days ahead."
        )
    local = [moment.astimezone(hospital.zone).replace(tzinfo=None).isoformat() for moment in (start, end)]
    return [When(text="", kind="range", start=local[0], end=local[1])]


def _part(part: str | None) -> list[When]:
    if part is None:
        return []
    starts = {name: starts for (_, name), starts in zip(PARTS, (0, *(until for until, _ in PARTS)), strict=False)}
    ends = {name: until for until, name in PARTS}
    if part not in ends:
        raise InvalidInput(f"--part {part!r} is none.", hint=f"Use {', '.join(ends)}.")
    return [When(text="", kind="time", start=f"{starts[part]:02}:00", end=f"{ends[part] % 24:02}:00")]


async def _offers(services: Services, session: AsyncSession, wishes: Wishes, now: datetime) -> tuple[Slot, ...]:
    """Regular times, and where they are too few, places beyond capacity after them."""
    found = await services.search.find(session, wishes, now)
    left = wishes.limit - len(found)
    if services.overbooking is None or not left:
        return found
    return (*found, *await services.overbooking.places(session, wishes, now, left))


def _shown(hospital: Hospital, slot: Slot) -> dict[str, Any]:
    beyond = {"beyond_capacity": True} if slot.shares is not None else {}
    return {
        "visit_type": slot.visit_type,
        "start": slot.starts_at.astimezone(hospital.zone).isoformat(),
        "end": slot.ends_at.astimezone(hospital.zone).isoformat(),
        "practitioner": slot.practitioner,
        "site": slot.site,
        "modality": slot.modality,
        "resources": [a.resource for a in slot.assignments],
        **beyond,
    }
