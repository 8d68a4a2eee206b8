"""Those whom the demo and the scenarios know by name. All fictitious; their numbers are kept free for fiction (555-01xx)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from scheduler_core.ages import age_on

ZONE = "America/New_York"
"""The demo hospital's time zone, for those who need it before the file is read."""

Gender = Literal["female", "male"]


@dataclass(frozen=True)
class Persona:
    """A patient of the demo. `proxy_for` names others for whom this one may act; `upcoming` are visits to come.

    `phone` is E.164, `usual` the key of the practitioner they have seen, `space` a parking space of the main site.
    """

    key: str
    name: str
    birth_date: date
    phone: str
    language: str = "en"
    phone_kind: Literal["mobile", "landline"] = "mobile"
    gender: Gender = "female"
    email: str | None = None
    space: str | None = None
    usual: str | None = None
    upcoming: tuple[str, ...] = ()
    proxy_for: tuple[tuple[str, str], ...] = ()

    def age(self, day: date) -> int:
        """Whole years on that day."""
        return age_on(self.birth_date, day)


_EVERYBODY = (
    Persona("maria_gonzalez", "Maria Gonzalez", date(1982, 3, 5), "+12025550110", space="A-07", usual="keller"),
    Persona("rosa_jimenez", "Rosa Jimenez", date(1975, 11, 20), "+12025550111", "es", space="A-03", usual="marin"),
    Persona("walter_hughes", "Walter Hughes", date(1941, 7, 14), "+12025550112", "en", "landline", "male", usual="rao"),
    Persona(
        "john_carter",
        "John Carter",
        date(1950, 1, 30),
        "+12025550113",
        gender="male",
        usual="chen",
        space="B-02",
        upcoming=("cardiology-follow-up",),
    ),
    Persona("linda_brooks", "Linda Brooks", date(1988, 9, 9), "+12025550114", proxy_for=(("leo_brooks", "son"),)),
    Persona("leo_brooks", "Leo Brooks", date(2017, 5, 2), "+12025550114", gender="male", upcoming=("pediatrics-well",)),
    Persona("carmen_vega", "Carmen Vega", date(1990, 6, 17), "+12025550115", "es", proxy_for=(("mateo_vega", "son"),)),
    Persona("mateo_vega", "Mateo Vega", date(2018, 10, 28), "+12025550115", "es", gender="male"),
    Persona(
        "edith_underhill",
        "Edith Underhill",
        date(1938, 4, 22),
        "+12025550116",
        phone_kind="landline",
        usual="bennett",
        upcoming=("primary_care-follow-up",),
    ),
    Persona(
        "paul_underhill",
        "Paul Underhill",
        date(1964, 8, 3),
        "+12025550117",
        gender="male",
        proxy_for=(("edith_underhill", "mother"),),
    ),
)
PERSONAS: dict[str, Persona] = {p.key: p for p in _EVERYBODY}
"""By key, in the order in which the demo lists them."""
