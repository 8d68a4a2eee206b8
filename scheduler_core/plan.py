"""Where a visit could start at one site: the bits of everything it needs, combined, and the proof for one start."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from scheduler_core.assignment import Need, assign
from scheduler_core.bits import GRAIN_MINUTES, WORD, Words, any_of, earlier, erode
from scheduler_core.hospital import Hospital, ResourceSpec, schema
from scheduler_core.hospital.schema import VisitType
from scheduler_core.opening import Line
from scheduler_core.types import Assignment, Lasting, Modality, Slot, Wishes


class Board(Protocol):
    """Lines of bits, and when each cell begins."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """What the lines of bits are of."""

    def moment(self, cell: int) -> datetime:
        """When the cell begins."""


@dataclass(frozen=True)
class Role:
    """One need of a visit type at a site: during cells [first, end) of the visit, one of the lines of these numbers.

    `first` is before the visit where setting up is. `lead`: whom one visits. Roles with the same `same_as` get the same line.
    """

    first: int
    end: int
    numbers: NDArray[np.int64]
    lead: bool
    same_as: str | None = None


@dataclass(frozen=True)
class SitePlan:
    """A visit at a site. `fits[r][k]`: set where the visit could start as far as line k of role r is concerned.

    The words begin at `first_word` of the availability.
    """

    visit_type: str
    site: str
    cells: int
    modality: Modality
    roles: tuple[Role, ...]
    fits: tuple[Words, ...]
    first_word: int
    lasting: Lasting

    def starts(self) -> Words:
        """Where every role has somebody; whether they can all be different is for `prove`."""
        possible = any_of(self.fits[0])
        for fit in self.fits[1:]:
            possible = possible & any_of(fit)
        return possible

    def prove(self, availability: Board, cell: int, order: Callable[[Sequence[int]], Sequence[int]]) -> Slot | None:
        """The slot that starts at `cell`, everything in it assigned; None if that cannot be. `order` ranks clinicians."""
        chosen = assign(self.needs(cell, order, len(self.roles)))
        return None if chosen is None else self.slot(availability, cell, chosen)

    def needs(self, cell: int, order: Callable[[Sequence[int]], Sequence[int]], among: int) -> list[Need[int]]:
        """What the visit needs if it starts at `cell`, of lines; first choices suffice if it is `among` that many needs."""
        word, bit = cell // WORD - self.first_word, np.uint64(1 << cell % WORD)
        needs = []
        for role, fit in zip(self.roles, self.fits, strict=True):
            free = (fit[:, word] & bit).nonzero()[0]
            here = role.numbers[free if role.lead or role.same_as else free[:among]].tolist()
            units = tuple(order(here) if role.lead else here)
            tied = None if role.same_as is None else f"{cell} {role.same_as}"
            needs.append(Need(cell + role.first, cell + role.end, units, tied))
        return needs

    def slot(self, availability: Board, cell: int, chosen: Sequence[int]) -> Slot:
        """The slot that starts at `cell` with a line chosen for each role."""
        assignments = []
        lead = None
        for role, number in zip(self.roles, chosen, strict=True):
            line = availability.lines[number]
            bounds = availability.moment(cell + role.first), availability.moment(cell + role.end)
            assignments.append(Assignment(line.resource, line.unit, *bounds))
            if role.lead and lead is None:
                lead = line.leader or line.resource
        start, end = availability.moment(cell), availability.moment(cell + self.cells)
        uses = tuple(sorted(assignments))
        return Slot(self.visit_type, self.site, lead, start, end, self.modality, uses, lasting=self.lasting)


class Plans:
    """Makes plans. Which lines could serve which need is looked up once per visit type, site and modality."""

    def __init__(self, hospital: Hospital, availability: Board) -> None:
        """For the lines of `availability`."""
        self._hospital, self._availability = hospital, availability
        self._roles: dict[tuple[str, str, Modality], tuple[Role, ...]] = {}
        self._interpreters: dict[tuple[str, str], NDArray[np.int64]] = {}
        self._lines: dict[tuple[str, str | None, Modality, str | None], NDArray[np.int64]] = {}

    def make(self, free: Words, wishes: Wishes, first_word: int, end_word: int) -> list[SitePlan]:
        """A plan for each wished site that has what the visit type needs, for starts in these words of `free`."""
        visit_type = self._hospital.visit_type(wishes.visit_type)
        plans = []
        for site in self._sites(wishes):
            roles = tuple(self._wished(role, wishes) for role in self._roles_at(site, wishes))
            if roles and all(role.numbers.size for role in roles):
                fits = tuple(_fit(free, role, first_word, end_word) for role in roles)
                cells = visit_type.minutes // GRAIN_MINUTES
                kind, mode, lasting = visit_type.key, wishes.modality, wishes.lasting
                plans.append(SitePlan(kind, site, cells, mode, roles, fits, first_word, lasting))
        return plans

    def lines(self, wishes: Wishes) -> NDArray[np.int64]:
        """Numbers of all lines that could serve the wished visit where it is wished, whoever else is wished for."""
        key = wishes.visit_type, wishes.site, wishes.modality, wishes.interpreter
        if key not in self._lines:
            roles = (role for site in self._sites(wishes) for role in self._roles_at(site, wishes))
            numbers = {number for role in roles for number in role.numbers.tolist()}
            self._lines[key] = np.array(sorted(numbers), dtype=np.int64)
        return self._lines[key]

    def _sites(self, wishes: Wishes) -> list[str]:
        return [site.key for site in self._hospital.file.sites if wishes.site in (None, site.key)]

    def _roles_at(self, site: str, wishes: Wishes) -> tuple[Role, ...]:
        """What the wished visit needs at a site, whoever is wished for it."""
        visit_type = self._hospital.visit_type(wishes.visit_type)
        roles = self._all_roles(visit_type, site, wishes.modality)
        if wishes.interpreter is None:
            return roles
        return (*roles, self._interpreting(site, wishes.interpreter, visit_type.minutes))

    def _all_roles(self, visit_type: VisitType, site: str, modality: Modality) -> tuple[Role, ...]:
        key = visit_type.key, site, modality
        if key not in self._roles:
            self._roles[key] = tuple(_roles(self._hospital, self._availability, visit_type, site, modality))
        return self._roles[key]

    def _interpreting(self, site: str, language: str, minutes: int) -> Role:
        """Somebody at the site who interprets this language, from the start to the end."""
        key = site, language
        if key not in self._interpreters:
            resources, lines = self._hospital.resources, enumerate(self._availability.lines)
            able = [
                n for n, line in lines
                if line.site == site
                and resources[line.resource].kind == "interpreter"
                and language in resources[line.resource].languages
            ]  # fmt: skip
            self._interpreters[key] = np.array(able, dtype=np.int64)
        return Role(0, minutes // GRAIN_MINUTES, self._interpreters[key], lead=False)

    def _wished(self, role: Role, wishes: Wishes) -> Role:
        picky = any((wishes.practitioner, wishes.gender, wishes.language, wishes.refused))
        if not (role.lead and picky) and not wishes.accessible:
            return role
        resources, lines = self._hospital.resources, self._availability.lines
        fits = suits if role.lead else _reached
        fitting = [n for n in role.numbers.tolist() if fits(resources[lines[n].resource], wishes)]
        return replace(role, numbers=np.array(fitting, dtype=np.int64))


def _fit(free: Words, role: Role, first_word: int, end_word: int) -> Words:
    """Looks as far past the last start as the role lasts, and as far before the first as it takes to set up."""
    before = -(role.first // WORD) if role.first < 0 else 0
    needed = free[role.numbers, max(first_word - before, 0) : end_word + role.end // WORD + 1]
    if first_word < before:  # nothing is free before the first day
        needed = np.pad(needed, ((0, 0), (before - first_word, 0)))
    return earlier(erode(needed, role.end - role.first), before * WORD + role.first)[:, : end_word - first_word]


def _roles(hospital: Hospital, availability: Board, visit_type: VisitType, site: str, modality: Modality) -> list[Role]:
    needs = [n for n in visit_type.needs if modality == "in_person" or n.role == "practitioner"]
    lead = next((n for n in needs if n.role in ("practitioner", "group")), None)
    roles = []
    for need in needs:
        numbers = [
            number
            for number, line in enumerate(availability.lines)
            if line.site == site and _serves(hospital.resources[line.resource], need, visit_type)
        ]
        role = Role(*stretch(need, visit_type), np.array(numbers, dtype=np.int64), need is lead, need.same_as)
        roles += [role] * need.count
    return roles


def stretch(need: schema.Need, visit_type: VisitType) -> tuple[int, int]:
    """From which cell of a visit of this kind until which it takes what it needs."""
    first, end = visit_type.taken(need)
    return first // GRAIN_MINUTES, end // GRAIN_MINUTES


def _serves(spec: ResourceSpec, need: schema.Need, visit_type: VisitType) -> bool:
    if spec.kind != need.role:
        return False
    if need.role == "group":
        return spec.type == visit_type.key
    if need.role == "practitioner":
        return (need.type or visit_type.department) in spec.specialties
    return need.type in (None, spec.type)


def suits(spec: ResourceSpec, wishes: Wishes) -> bool:
    """Whether the practitioner is one whom the patient wishes to see."""
    return (
        wishes.practitioner in (None, spec.leader or spec.key)
        and (spec.leader or spec.key) not in (wishes.refused or ())
        and wishes.gender in (None, spec.gender)
        and (wishes.language is None or wishes.language in spec.languages)
    )


def _reached(spec: ResourceSpec, wishes: Wishes) -> bool:
    return spec.kind != "room" or spec.accessible or not wishes.accessible


def busy_cells(opened: Words, free: Words, line: int, cell: int) -> int:
    """How many of the line's open cells around that day are not free: the load that is to be balanced."""
    width = np.s_[max(cell // WORD - 4, 0) : cell // WORD + 5]
    taken = opened[line, width] & ~free[line, width]
    return int(np.bitwise_count(taken).sum())
