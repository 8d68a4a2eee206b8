"""Fictitious people: names drawn from lists, numbers from the range that is kept free for fiction (555-0100 to 0199)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

AREA_CODES = (202, 212, 303, 312, 404, 415, 503, 602, 617, 702, 713, 808)
FIRST = (
    "Ava Ben Cleo Dario Edith Felix Gina Hector Iris Joel Kira Lionel Mabel Nico Opal Pablo Quentin Rita Silas Tessa Ulises "
    "Vera Wade Ximena Yolanda Zane Alma Bruno Celia Dante Elsa Fabio Greta Hugo Ines Jonas Lola Mateo Nadia Otto"
).split()
LAST = (
    "Ashdown Bellweather Castaway Driftwood Everglen Fairmont Greenbough Hollowell Ironwood Juniper Kingsley Larkspur "
    "Merriweather Northcote Oakhurst Pebbleton Quillfeather Riverstone Stonebridge Thistledown Underhill Vinecroft "
    "Westerbrook Yarrow Zephyrine Arroyo Bosque Colina Delrio Estrella Fontana Laguna Montes Prado Sierra Valverde"
).split()


@dataclass(frozen=True)
class Persona:
    """Somebody the demo knows by name. `proxy_for` names another persona for whom this one may act."""

    key: str
    name: str
    birth_date: date
    phone: str
    language: str = "en"
    phone_kind: str = "mobile"
    space: str | None = None
    usual: str | None = None
    proxy_for: tuple[tuple[str, str], ...] = ()


PERSONAS: dict[str, Persona] = {
    p.key: p
    for p in (
        Persona("maria_gonzalez", "Maria Gonzalez", date(1982, 3, 5), "+12025550110", space="A-07", usual="keller"),
        Persona("rosa_jimenez", "Rosa Jimenez", date(1975, 11, 20), "+12025550111", "es", space="A-03", usual="marin"),
        Persona(
            "walter_hughes", "Walter Hughes", date(1941, 7, 14), "+12025550112", phone_kind="landline", usual="rao"
        ),
        Persona("john_carter", "John Carter", date(1950, 1, 30), "+12025550113", usual="chen"),
        Persona("linda_brooks", "Linda Brooks", date(1988, 9, 9), "+12025550114", proxy_for=(("leo_brooks", "son"),)),
        Persona("leo_brooks", "Leo Brooks", date(2017, 5, 2), "+12025550114"),
        Persona(
            "carmen_vega", "Carmen Vega", date(1990, 6, 17), "+12025550115", "es", proxy_for=(("mateo_vega", "son"),)
        ),
        Persona("mateo_vega", "Mateo Vega", date(2018, 10, 28), "+12025550115", "es"),
    )
}
"""By key, in the order in which the demo lists them."""


def strangers(random: Random, count: int, today: date) -> Iterator[Persona]:
    """`count` generated people; a tenth have landlines, a third prefer Spanish, some share a number."""
    taken: set[tuple[str, date]] = set()
    last_phone = "+12025550116"
    while len(taken) < count:
        name = f"{random.choice(FIRST)} {random.choice(LAST)}"
        born = today - timedelta(days=random.randint(365, 92 * 365))
        if (name, born) in taken:
            continue
        taken.add((name, born))
        if random.random() > 0.08:
            last_phone = f"+1{random.choice(AREA_CODES)}55501{random.randint(20, 99):02d}"
        kind = "landline" if random.random() < 0.1 else "mobile"
        language = "es" if random.random() < 0.33 else "en"
        yield Persona(f"stranger-{len(taken)}", name, born, last_phone, language, kind)
