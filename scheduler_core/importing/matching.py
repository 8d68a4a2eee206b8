"""Who and what a source's names mean here: by key, or by a name or alias that only one has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scheduler_core.hospital import Hospital
from scheduler_core.patients import folded

TITLES = frozenset("dr dra doctor doctora md do np pa rn prof mr mrs ms".split())
Names = Mapping[str, str | None]
"""From a folded name to a key; None where several have that name."""


class HospitalNames:
    """The names of one hospital."""

    def __init__(self, hospital: Hospital) -> None:
        """`hospital` holds everything that a visit may use: an import adds nothing to it."""
        self._hospital, file = hospital, hospital.file
        people = {p.key: (p.name, *p.aliases) for p in file.practitioners} | {n.key: (n.name,) for n in file.nurses}
        self._people = _table(people)
        self._sites = _table({s.key: (s.name.en, s.name.es, *s.aliases.en, *s.aliases.es) for s in file.sites})
        self._things = _table({thing.key: () for thing in (*file.rooms, *file.devices)})
        services = {v.key: (v.name.en, v.name.es, *v.aliases.en, *v.aliases.es) for v in file.visit_types}
        self._services = _table(services)

    def person(self, names: Iterable[str]) -> str | None:
        """A practitioner or nurse."""
        return _first(self._people, names)

    def site(self, names: Iterable[str]) -> str | None:
        """A site."""
        return _first(self._sites, names)

    def thing(self, names: Iterable[str]) -> str | None:
        """A room or device."""
        return _first(self._things, names)

    def visit_type(self, names: Iterable[str]) -> str | None:
        """A visit type."""
        return _first(self._services, names)

    def site_of(self, resources: Iterable[str]) -> str | None:
        """Where these can only be together: the one site that all of them have."""
        found = [set(self._hospital.resources[key].sites) for key in resources if key in self._hospital.resources]
        common = set.intersection(*found) if found else {s.key for s in self._hospital.file.sites}
        return common.pop() if len(common) == 1 else None

    def is_practitioner(self, key: str) -> bool:
        """Whether patients see this person."""
        return self._hospital.resources[key].kind == "practitioner"


def _table(names: Mapping[str, Iterable[str]]) -> Names:
    found: dict[str, str | None] = {}
    for key, words in names.items():
        for name in {_folded(word) for word in words}:
            found[name] = None if name in found else key
    return found | {_folded(key): key for key in names}


def _folded(name: str) -> str:
    return " ".join(word for word in folded(name).split() if word not in TITLES)


def _first(table: Names, names: Iterable[str]) -> str | None:
    """The key of the first name that means one thing."""
    return next((key for name in names if (key := table.get(_folded(name)))), None)
