"""From the hospital file to the names that a listener needs."""

from __future__ import annotations

import re

from language.directory import Directory, Named, Person, VisitTypeEntry
from scheduler_core.hospital.schema import Department, HospitalFile, Site, VisitType

STREET = re.compile(r"\d+[a-z]?\s+([^,]+)", re.IGNORECASE)
SHORT_FORMS = {"Street": "St", "Avenue": "Ave", "Road": "Rd", "Drive": "Dr", "Lane": "Ln", "Boulevard": "Blvd"}


def build_directory(file: HospitalFile) -> Directory:
    """Everything that a message can name."""
    people = (
        Person(key=p.key, name=p.name, aliases=p.aliases, specialties=p.specialties, gender=p.gender)
        for p in file.practitioners
    )
    insurers = (
        Named(key=i.key, en=i.name, es=i.name, aliases_en=i.aliases.en, aliases_es=i.aliases.es) for i in file.insurers
    )
    return Directory(
        practitioners=tuple(people),
        locations=tuple(_site(s) for s in file.sites),
        specialties=tuple(_named(d) for d in file.departments),
        visit_types=tuple(_visit_type(v) for v in file.visit_types),
        insurers=tuple(insurers),
    )


def _named(item: Site | Department) -> Named:
    return Named(key=item.key, en=item.name.en, es=item.name.es, aliases_en=item.aliases.en, aliases_es=item.aliases.es)


def _site(site: Site) -> Named:
    """A site, which people also call by its street."""
    named, street = _named(site), STREET.match(site.address)
    if street is None or len(street[1].split()) == 1:
        return named
    *first, last = street[1].split()
    ways = tuple(dict.fromkeys((street[1], " ".join((*first, SHORT_FORMS.get(last, last))))))
    return named.model_copy(update={"aliases_en": (*named.aliases_en, *ways), "aliases_es": (*named.aliases_es, *ways)})


def _visit_type(item: VisitType) -> VisitTypeEntry:
    return VisitTypeEntry(
        key=item.key,
        en=item.name.en,
        es=item.name.es,
        aliases_en=item.aliases.en,
        aliases_es=item.aliases.es,
        specialty=item.department,
        follow_up=item.follow_up,
        telehealth=item.telehealth,
        reasons_en=item.reasons.en,
        reasons_es=item.reasons.es,
    )
