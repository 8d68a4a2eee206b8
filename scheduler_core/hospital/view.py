"""The hospital as the rest of the program sees it: a read-only view over the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import TypeVar
from zoneinfo import ZoneInfo

from language.directory import Directory
from runtime.errors import NotFound
from scheduler_core.hospital.directory import build_directory
from scheduler_core.hospital.geography import area_of, km_between
from scheduler_core.hospital.reaching import EmergencyNumbers
from scheduler_core.hospital.schema import (
    DAYS,
    Department,
    HospitalFile,
    Hours,
    Practitioner,
    Site,
    VisitType,
    space_key,
)


@dataclass(frozen=True)
class ResourceSpec:
    """Something that can be claimed, with when it works. `hours` None: always (rooms, devices, parking)."""

    key: str
    kind: str
    type: str
    capacity: int
    sites: tuple[str, ...]
    hours: tuple[Hours, ...] | None = None
    breaks: tuple[Hours, ...] = ()
    specialties: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    gender: str | None = None
    accessible: bool = True
    leader: str | None = None
    """Of a group session, the practitioner whom its patients see."""
    leans_on: tuple[str, ...] = ()
    """What it cannot take place without: where any of these is away, so is it."""


T = TypeVar("T")


class Hospital:
    """Names, places, hours and rules. Made once from a file and replaced when the file is loaded anew."""

    def __init__(self, file: HospitalFile) -> None:
        """`file` has been checked by `read_folder`."""
        self.file = file
        self.zone = ZoneInfo(file.time_zone)
        self.visit_types = {v.key: v for v in file.visit_types}
        self._practitioners = {p.key: p for p in file.practitioners}
        self._sites = {s.key: s for s in file.sites}
        self.holidays = {h.date: h for h in file.holidays}

    @cached_property
    def directory(self) -> Directory:
        """What a listener needs to know the names."""
        return build_directory(self.file)

    @cached_property
    def resources(self) -> dict[str, ResourceSpec]:
        """Everything that can be claimed, by key."""
        return {r.key: r for r in _specs(self.file)}

    @cached_property
    def leaning(self) -> dict[str, tuple[str, ...]]:
        """By resource, what cannot take place without it."""
        found: dict[str, tuple[str, ...]] = {}
        for spec in self.resources.values():
            for key in spec.leans_on:
                found[key] = (*found.get(key, ()), spec.key)
        return found

    @cached_property
    def needed_first(self) -> frozenset[str]:
        """Visit types that must come before others."""
        return frozenset(rule.visit_type for kind in self.file.visit_types for rule in kind.prerequisites)

    @cached_property
    def take_no_new(self) -> frozenset[str]:
        """Practitioners who take no new patients."""
        return frozenset(p.key for p in self.file.practitioners if not p.accepts_new)

    @cached_property
    def spoken_names(self) -> tuple[str, ...]:
        """Names that only code may say: people, places, departments and visit types."""
        named: list[Site | Department | VisitType] = [*self.file.sites, *self.file.departments, *self.file.visit_types]
        people = [n for p in self.file.practitioners for n in (p.name, *p.aliases)]
        return tuple(dict.fromkeys([*people, *(n for item in named for n in (item.name.en, item.name.es))]))

    @property
    def emergency_numbers(self) -> EmergencyNumbers:
        """Whom to call."""
        return self.file.emergency

    @property
    def display_name(self) -> str:
        """The hospital's name."""
        return self.file.name.en

    @property
    def phone(self) -> str:
        """The main number."""
        return self.file.phone

    def visit_type(self, key: str) -> VisitType:
        """NotFound for a key that the file does not have."""
        return _found(self.visit_types.get(key), "visit type", key)

    def practitioner(self, key: str) -> Practitioner:
        """NotFound for a key that the file does not have."""
        return _found(self._practitioners.get(key), "practitioner", key)

    def site(self, key: str) -> Site:
        """NotFound for a key that the file does not have."""
        return _found(self._sites.get(key), "site", key)

    def name(self, key: str, lang: str) -> str:
        """What the entry of this key is called in this language; NotFound for an unknown key."""
        if key in self._practitioners:
            return self._practitioners[key].name
        texts: dict[str, Site | Department | VisitType] = {**self._departments, **self.visit_types, **self._sites}
        if key in texts:
            text = texts[key].name
            return text.es if lang == "es" else text.en
        insurer = next((i.name for i in self.file.insurers if i.key == key), None)
        return _found(insurer, "entry", key)

    @cached_property
    def _departments(self) -> dict[str, Department]:
        return {d.key: d for d in self.file.departments}

    def km_to_sites(self, postal_code: str) -> dict[str, float]:
        """How far it is to each site that the file has a place for, in kilometres; {} for a code that it does not know."""
        area = area_of(self.file.postal_areas, postal_code)
        if area is None:
            return {}
        here = area.latitude, area.longitude
        placed = [(s.key, s.latitude, s.longitude) for s in self.file.sites]
        return {
            key: km_between(here, (latitude, longitude))
            for key, latitude, longitude in placed
            if latitude is not None and longitude is not None
        }

    def staff_on_duty(self, now: datetime) -> bool:
        """Whether somebody is at the desk at this moment."""
        local = now.astimezone(self.zone)
        return local.date() not in self.holidays and any(
            DAYS[local.weekday()] in h.days and h.start <= local.time() < h.end for h in self.file.staff_hours
        )

    def may_text(self, now: datetime) -> bool:
        """Whether the hospital may text somebody of its own accord at this moment; answers are always allowed."""
        local, texting = now.astimezone(self.zone).time(), self.file.texting
        return texting.earliest <= local < texting.latest

    def next_texting(self, moment: datetime) -> datetime:
        """The first moment from `moment` on at which the hospital may text of its own accord (aware UTC)."""
        if self.may_text(moment):
            return moment
        local = moment.astimezone(self.zone)
        day = local.date() if local.time() < self.file.texting.earliest else local.date() + timedelta(days=1)
        return datetime.combine(day, self.file.texting.earliest, self.zone).astimezone(UTC)

    def texting_ends(self, moment: datetime) -> datetime:
        """When the texting hours of that day end (aware UTC)."""
        day = moment.astimezone(self.zone).date()
        return datetime.combine(day, self.file.texting.latest, self.zone).astimezone(UTC)

    def next_staff_opening(self, now: datetime) -> datetime:
        """When somebody will be at the desk next, from `now` on (aware UTC)."""
        today = now.astimezone(self.zone).date()
        for ahead in range(400):
            for opening in sorted(self._openings(today + timedelta(days=ahead))):
                if opening > now:
                    return opening
        raise NotFound("The desk never opens.", hint="Give staff_hours in the hospital file.")

    def _openings(self, day: date) -> list[datetime]:
        if day in self.holidays:
            return []
        starts = [h.start for h in self.file.staff_hours if DAYS[day.weekday()] in h.days]
        return [datetime.combine(day, start, self.zone).astimezone(UTC) for start in starts]


def _found(value: T | None, what: str, key: str) -> T:
    if value is None:
        raise NotFound(f"There is no {what} {key!r}.", hint="Use a key of the hospital file.")
    return value


def _specs(file: HospitalFile) -> list[ResourceSpec]:
    people = [
        ResourceSpec(
            p.key,
            "practitioner",
            "practitioner",
            1,
            tuple(dict.fromkeys(h.site for h in p.hours if h.site)),
            p.hours,
            (*p.breaks, *_in_groups(file, p.key)),
            p.specialties,
            p.languages,
            p.gender,
        )
        for p in file.practitioners
    ]
    nurses = [ResourceSpec(n.key, "nurse", "nurse", 1, (n.site,), n.hours, n.breaks) for n in file.nurses]
    interpreters = [
        ResourceSpec(i.key, "interpreter", "interpreter", 1, (i.site,), i.hours, i.breaks, languages=i.languages)
        for i in file.interpreters
    ]
    rooms = [
        ResourceSpec(
            r.key, "room", r.type, r.capacity, (r.site,), breaks=_in_groups(file, r.key), accessible=r.accessible
        )
        for r in file.rooms
    ]
    devices = [ResourceSpec(d.key, "device", d.type, d.capacity, (d.site,)) for d in file.devices]
    parking = [ResourceSpec(space_key(p.site, s), "parking", s, 1, (p.site,)) for p in file.parking for s in p.spaces]
    return [*people, *nurses, *interpreters, *rooms, *devices, *_groups(file), *parking]


def _in_groups(file: HospitalFile, key: str) -> tuple[Hours, ...]:
    """When somebody leads a group, or a room holds one: nothing else is booked there then."""
    return tuple(hours for group in file.groups if key in (group.leader, group.room) for hours in group.hours)


def _groups(file: HospitalFile) -> list[ResourceSpec]:
    """Each group as something with seats to claim, known by what its leader speaks and its room is."""
    people, rooms = {p.key: p for p in file.practitioners}, {r.key: r for r in file.rooms}
    return [
        ResourceSpec(
            group.key,
            "group",
            group.visit_type,
            group.seats,
            (rooms[group.room].site,),
            group.hours,
            languages=people[group.leader].languages,
            gender=people[group.leader].gender,
            accessible=rooms[group.room].accessible,
            leader=group.leader,
            leans_on=(group.leader, group.room),
        )
        for group in file.groups
    ]
