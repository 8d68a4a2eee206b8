"""Ordinary words that are people's names too: where a name is announced they are one, and alone they tell of nobody."""

# ruff: noqa: E501
from __future__ import annotations

from guardrails.normalise import fold

CALENDAR = frozenset(
    "april may june jun august abril mayo julio agosto domingo sunday friday mar summer autumn winter".split()
)
"""Names that are days, months or seasons as well."""
NAME_WORDS = CALENDAR | frozenset(
    fold(word)
    for word in (
        "will mark grace hope faith joy rose art rich bill rob jack drew chase grant frank ray dawn ivy lily pearl ruby violet "
        "iris hazel holly daisy melody autumn jasmine olive penny sandy hunter carter mason taylor cook baker parker skip gene guy "
        "dale glen cliff chance trinity destiny heaven angel eve rain sky brooke lance miles pat sue jean rusty buddy an "
        "young king bishop pope page pace wise love day bird fox wolf lamb fields rivers woods stone brook park win summer winters summers waters banks "
        "sol luz paz cruz reyes rey angel angeles dolores mercedes consuelo rosario pilar socorro remedios nieves esperanza "
        "milagros concepcion soledad trinidad refugio amparo gloria estrella blanca clara linda bella rosa flor flores campos "
        "karen marco mike peter ron lynn anita maritza molly mercy penny simon sean tony martin ida hernandez lupe sosa "
        "santos guerra leon luna vega rios montes blanco moreno delgado rubio salud beto"
    ).split()
)


def is_name_too(folded: str) -> bool:
    """Whether a folded word is a name as well as a word."""
    return folded in NAME_WORDS
