"""Generated patients in households: alone, as couples that share a phone, parents with children, elders with a helper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count, islice
from random import Random

from scheduler_core.demo.people import Gender, Persona

AREA_CODES = (212, 303, 312, 404, 415, 503, 602, 702, 713, 808)
"""With 555-0100 to 0199 these make a thousand numbers; those of the personas are in none of these areas."""

SPANISH = 0.33
"""Share of households that prefer Spanish."""

FIRST: dict[tuple[str, Gender], tuple[str, ...]] = {
    ("en", "female"): tuple(
        "Ava Cleo Edith Gina Iris Kira Mabel Opal Rita Tessa Vera Nadia Elsa Greta Hazel Linh Mei Priya Zola".split()
    ),
    ("en", "male"): tuple(
        "Ben Felix Joel Lionel Quentin Silas Wade Zane Jonas Otto Amos Desmond Minh Kofi Ravi Theo Emeka".split()
    ),
    ("es", "female"): tuple("Alma Celia Dora Ines Lola Marisol Paloma Ximena Yolanda Rocío Luz Belén".split()),
    ("es", "male"): tuple("Bruno Dante Fabio Hector Hugo Nico Pablo Ulises Ramón Joaquín Iñigo Tomás".split()),
}
LAST: dict[str, tuple[str, ...]] = {
    "en": tuple(
        "Ashdown Bellweather Castaway Driftwood Everglen Fairmont Greenbough Hollowell Ironwood Juniper Kingsley "
        "Larkspur Merriweather Northcote Oakhurst Pebbleton Quillfeather Riverstone Stonebridge Thistledown "
        "Vinecroft Westerbrook Yarrow Zephyrine Nguyen Pham Adeyemi Lindgren".split()
    ),
    "es": tuple(
        "Arroyo Bosque Colina Delrío Estrella Fontana Laguna Montes Prado Sierra Valverde Olmedo Peñaloza "
        "Quintana Robledo Saavedra".split()
    ),
}


class Population:
    """Draws people until there are enough. The same `random` gives the same people."""

    def __init__(self, random: Random, today: date) -> None:
        """Ages are as of `today`."""
        self._random, self._today = random, today
        numbers = [f"+1{area}55501{line:02d}" for area in AREA_CODES for line in range(100)]
        self._phones = iter(random.sample(numbers, len(numbers)))
        self._keys = (f"stranger-{n}" for n in count(1))
        self._named: set[tuple[str, date]] = set()

    def people(self, wanted: int) -> list[Persona]:
        """Exactly `wanted` people; nobody may act for one who is not among them."""
        drawn = list(islice(self._all(), wanted))
        kept = {p.key for p in drawn}
        return [replace(p, proxy_for=tuple(t for t in p.proxy_for if t[0] in kept)) for p in drawn]

    def _all(self) -> Iterator[Persona]:
        households: tuple[Callable[[str], list[Persona]], ...] = (self._alone, self._couple, self._parent, self._elder)
        while True:
            language = "es" if self._random.random() < SPANISH else "en"
            yield from self._random.choices(households, (45, 20, 22, 13))[0](language)

    def _alone(self, language: str) -> list[Persona]:
        return [self._person(language, 19, 90)]

    def _couple(self, language: str) -> list[Persona]:
        first = self._person(language, 50, 88)
        return [first, self._person(language, 50, 88, like=first, shares_phone=self._random.random() < 0.6)]

    def _parent(self, language: str) -> list[Persona]:
        parent = self._person(language, 24, 46)
        children = [
            self._person(language, 0, 16, like=parent, shares_phone=True) for _ in range(self._random.randint(1, 2))
        ]
        ties = tuple((child.key, "son" if child.gender == "male" else "daughter") for child in children)
        return [*children, replace(parent, proxy_for=ties)]

    def _elder(self, language: str) -> list[Persona]:
        elder = self._person(language, 76, 93)
        helper = self._person(language, 40, 60, like=elder)
        tie = (elder.key, "father" if elder.gender == "male" else "mother")
        return [elder, replace(helper, proxy_for=(tie,))]

    def _person(
        self, language: str, youngest: int, oldest: int, like: Persona | None = None, shares_phone: bool = False
    ) -> Persona:
        """Somebody of that age; `like` gives the family name, and the phone if it is shared."""
        gender: Gender = self._random.choice(("female", "male"))
        last = like.name.split(" ", 1)[1] if like else self._random.choice(LAST[language])
        name, born = self._new_identity(language, gender, last, youngest, oldest)
        key = next(self._keys)
        landline = (self._today - born).days > 70 * 365 and self._random.random() < 0.4
        email = f"{key}@example.org" if self._random.random() < 0.6 else None
        person = Persona(key, name, born, next(self._phones), language, "mobile", gender, email)
        if like and shares_phone:
            return replace(person, phone=like.phone, phone_kind=like.phone_kind)
        return replace(person, phone_kind="landline") if landline else person

    def _new_identity(self, language: str, gender: Gender, last: str, youngest: int, oldest: int) -> tuple[str, date]:
        while True:
            name = f"{self._random.choice(FIRST[language, gender])} {last}"
            born = self._today - timedelta(days=self._random.randint(youngest * 366 + 30, (oldest + 1) * 365))
            if (name, born) not in self._named:
                self._named.add((name, born))
                return name, born
