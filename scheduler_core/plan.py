"""Where a visit could start at one site: the bits of everything it needs, combined, and the proof for one start."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from scheduler_core.assignment import Need, assign
from scheduler_core.availability import Availability
from scheduler_core.bits import GRAIN_MINUTES, WORD, Words, any_of, earlier, erode
from scheduler_core.hospital import Hospital, ResourceSpec, schema
from scheduler_core.types import Assignment, Modality, Slot, Wishes


@dataclass(frozen=True)
class Role:
    """One need of a visit type at a site: during cells [first, end) of the visit, one of `lines`. `lead`: whom one visits."""

    first: int
    end: int
    lines: tuple[int, ...]
    lead: bool


@dataclass(frozen=True)
class SitePlan:
    """A visit at a site. `fits[r][k]`: words set where the visit could start as far as line k of role r is concerned."""

    visit_type: str
    site: str
    cells: int
    modality: Modality
    roles: tuple[Role, ...]
    fits: tuple[Words, ...]

    def starts(self) -> Words:
        """Where every role has somebody; whether they can all be different is for `prove`."""
        width = self.fits[0].shape[-1]
        possible = any_of(list(self.fits[0]), width)
        for fit in self.fits[1:]:
            possible = possible & any_of(list(fit), width)
        return possible

    def prove(
        self, availability: Availability, cell: int, order: Callable[[Sequence[int]], Sequence[int]]
    ) -> Slot | None:
        """The slot that starts at `cell`, everything in it assigned; None if that cannot be. `order` ranks clinicians."""
        needs = []
        for role, fit in zip(self.roles, self.fits, strict=True):
            here = tuple(line for line, row in zip(role.lines, fit, strict=True) if _set(row, cell))
            needs.append(Need(role.first, role.end, tuple(order(here)) if role.lead else here))
        chosen = assign(needs)
        return None if chosen is None else self._slot(availability, cell, chosen)

    def _slot(self, availability: Availability, cell: int, chosen: Sequence[int]) -> Slot:
        assignments = []
        lead = None
        for role, number in zip(self.roles, chosen, strict=True):
            line = availability.lines[number]
            bounds = availability.moment(cell + role.first), availability.moment(cell + role.end)
            assignments.append(Assignment(line.resource, line.unit, *bounds))
            if role.lead and lead is None:
                lead = line.resource
        start, end = availability.moment(cell), availability.moment(cell + self.cells)
        return Slot(self.visit_type, self.site, lead, start, end, self.modality, tuple(sorted(assignments)))


def _set(row: Words, cell: int) -> bool:
    return bool(int(row[cell // WORD]) >> (cell % WORD) & 1)


def site_plans(hospital: Hospital, availability: Availability, free: Words, wishes: Wishes) -> list[SitePlan]:
    """A plan for each wished site that has what the visit type needs."""
    visit_type = hospital.visit_type(wishes.visit_type)
    sites = [site.key for site in hospital.file.sites if wishes.site in (None, site.key)]
    plans = []
    for site in sites:
        roles = tuple(_roles(hospital, availability, visit_type, site, wishes))
        if roles and all(role.lines for role in roles):
            fits = tuple(_fit(free, role) for role in roles)
            cells = visit_type.minutes // GRAIN_MINUTES
            plans.append(SitePlan(visit_type.key, site, cells, wishes.modality, roles, fits))
    return plans


def _fit(free: Words, role: Role) -> Words:
    return earlier(erode(free[list(role.lines)], role.end - role.first), role.first)


def _roles(
    hospital: Hospital, availability: Availability, visit_type: schema.VisitType, site: str, wishes: Wishes
) -> list[Role]:
    needs = [n for n in visit_type.needs if wishes.modality == "in_person" or n.role == "practitioner"]
    lead = next((n for n in needs if n.role == "practitioner"), None)
    roles = []
    for need in needs:
        first = need.offset // GRAIN_MINUTES
        minutes = (need.minutes or visit_type.minutes - need.offset) + need.clean_up
        lines = tuple(
            number
            for number, line in enumerate(availability.lines)
            if line.site == site and _serves(hospital.resources[line.resource], need, visit_type)
            and (need is not lead or _wished(hospital.resources[line.resource], wishes))
        )  # fmt: skip
        roles += [Role(first, first + minutes // GRAIN_MINUTES, lines, need is lead)] * need.count
    return roles


def _serves(spec: ResourceSpec, need: schema.Need, visit_type: schema.VisitType) -> bool:
    if spec.kind != need.role:
        return False
    if need.role == "practitioner":
        return (need.type or visit_type.department) in spec.specialties
    return need.type in (None, spec.type)


def _wished(spec: ResourceSpec, wishes: Wishes) -> bool:
    return (
        wishes.practitioner in (None, spec.key)
        and wishes.gender in (None, spec.gender)
        and (wishes.language is None or wishes.language in spec.languages)
    )


def busy_cells(availability: Availability, line: int, cell: int) -> int:
    """How many of the line's open cells around that day are taken: the load that is to be balanced."""
    width = np.s_[max(cell // WORD - 4, 0) : cell // WORD + 5]
    taken = availability.open[line, width] & ~availability.free[line, width]
    return int(np.bitwise_count(taken).sum())
