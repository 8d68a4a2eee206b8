"""A health plan that is named, also one that the hospital's file does not have."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.text.normalise import fold

CALLED = {
    "Aetna": r"aetna|etna", "Cigna": r"cigna|signa", "Humana": r"humana", "Kaiser Permanente": r"kaiser(?: permanente)?", "Anthem": r"anthem",
    "Blue Cross Blue Shield": r"blue ?cross(?: (?:and )?blue ?shield)?|blue ?shield|bcbs", "UnitedHealthcare": r"united ?health ?care|united ?health|uhc",
    "Molina": r"molina(?: healthcare)?", "Oscar": r"oscar(?: health)?", "Ambetter": r"ambetter", "WellCare": r"well ?care", "Centene": r"centene",
    "Tricare": r"tri-?care", "Medicare": r"medicare", "Medicaid": r"medicaid|medi-cal|medi ?cal(?=\W*$)", "CareFirst": r"care ?first", "Highmark": r"highmark",
    "Health Net": r"health ?net", "EmblemHealth": r"emblem ?health", "MetLife": r"met ?life", "Delta Dental": r"delta dental", "Bright Health": r"bright health",
}  # fmt: skip
"""Plans that many have, by how they are written."""

NAMES = re.compile("|".join(rf"(?P<p{n}>\b(?:{said})\b)" for n, said in enumerate(CALLED.values())))
ALONE = re.compile(
    rf"\W*(?:(?:and|or|what about|how about|y|o|ni|que tal|que hay de)\W+)*(?:with |con )?(?:the |el |la )?(?:{'|'.join(CALLED.values())})\W*"
)
ASKED = re.compile(
    r"\b(?:take|accept|accepting|taking|with|cover(?:ed by)?|toman?|aceptan?|reciben|manejan|trabajan con) (?:the |el |la |los |mi |my )?(?P<what>[a-z]\w+)"
)
OF_ANY = frozenset(
    "insurance insurances my any all other which what that it plan plans seguro seguros aseguranza aseguranzas mi algun todos cual cuales que poliza health medical"
    " private the this them me care new patients walk cash credit cards card kids children payments payment installments pagos abonos cuotas nuevos pacientes efectivo tarjeta tarjetas ninos".split()
)


def plan_named(text: str) -> str | None:
    """What a plan that is named is called, as many have it; None where none of those is."""
    found = NAMES.search(fold(text))
    return None if found is None or found.lastgroup is None else list(CALLED)[int(found.lastgroup[1:])]


def asks_for_plan(text: str) -> bool:
    """Whether one of those plans is asked for in so many words: "do you take Aetna"."""
    words = fold(text)
    return any(NAMES.match(words, asked.start("what")) is not None for asked in ASKED.finditer(words))


def names_only_a_plan(text: str) -> bool:
    """Whether nothing but a plan is said: "and Cigna?"."""
    return ALONE.fullmatch(fold(text)) is not None


def asks_for_one(text: str) -> bool:
    """Whether the question is about one plan, by whatever name, and not about which there are."""
    words = fold(text)
    return plan_named(text) is not None or any(m["what"] not in OF_ANY for m in ASKED.finditer(words))
