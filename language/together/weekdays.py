"""On which days of the week a series is: "Mondays and Wednesdays", or how many of them, "twice a week"."""

from __future__ import annotations

import re

from language.text import fold

_DAY = (
    r"(?:(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:days?)?"
    r"|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?)"
)
ALL_OF_THEM = re.compile(rf"\b{_DAY}(?:(?:,? (?:and|y)|,| ?[&/])(?: (?:on|los|el))? ?{_DAY}\b)+(?!,? (?:or|o)\b)")
"""Weekdays of which each one is wanted."""

NUMBERS = (
    "mo|lu", "tu|ma", "we|mi", "th|ju", "fr|vi", "sa", "su|do",
)  # fmt: skip
"""The first two letters of each, from Monday on."""

A_WEEK = re.compile(
    r"\b(?:(?P<two>twice|(?:two|2) times|(?:dos|2) veces)|(?:three|3) times|(?:tres|3) veces)"
    r" (?:a|per|each|every|por|a la|al|cada) (?:week|semana)\b"
)
SPREAD = {2: ((0, 3), (1, 4), (0, 2), (0, 3), (1, 4)), 3: ((0, 2, 4), (1, 3, 4), (0, 2, 4), (0, 1, 3), (0, 2, 4))}
"""So many weekdays with a day or more between them, by the one that the first visit is on."""

WORKDAYS = 5


def on_weekdays(text: str) -> tuple[int, ...]:
    """The weekdays (0 is Monday) on each of which a visit is wanted; none where fewer than two are named together."""
    found = ALL_OF_THEM.search(fold(text))
    letters = {day[:2] for day in re.findall(_DAY, found.group())} if found is not None else set[str]()
    named = tuple(number for number, two in enumerate(NUMBERS) if letters & set(two.split("|")))
    return named if len(named) > 1 else ()


def times_a_week(text: str) -> int:
    """How many visits a week are wanted; one where nothing is said of it."""
    found = A_WEEK.search(fold(text))
    return 1 if found is None else 2 if found["two"] else 3


def spread(first: int, times: int) -> tuple[int, ...]:
    """The weekdays of so many visits a week, of which the first is on this one; none for one a week, or from a weekend on."""
    return SPREAD[times][first] if times in SPREAD and first < WORKDAYS else ()
