"""How often: "six sessions, weekly", "every two weeks, four times", "seis sesiones, una por semana"."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.text import fold
from language.text.numbers import EN_SMALL, ES_SMALL
from language.text.patterns import says
from language.together.several import THERE
from language.together.weekdays import A_WEEK, on_weekdays, times_a_week
from language.types import Lang

MOST = 26
"""Visits of a series; also what the search takes."""

NOUN = r"(?:sessions?|visits?|appointments?|appts?|treatments?|times|weeks|sesion(?:es)?|citas?|visitas?|consultas?|veces|tratamientos?|semanas)"
UNITS = {
    "day": 1,
    "days": 1,
    "dia": 1,
    "dias": 1,
    "week": 7,
    "weeks": 7,
    "semana": 7,
    "semanas": 7,
    "month": 28,
    "months": 28,
    "mes": 28,
    "meses": 28,
}
NUMBER = r"(\d{1,2}|[a-z]+)"
COUNT = re.compile(
    rf"(?=\b{NUMBER}(?: (?!(?:weeks?|days?|months?|semanas?|dias?|mes|meses)\b)[a-z]+){{0,3}}? (?P<noun>{NOUN})\b)"
)
"""A number with what is counted, with at most three words in between ("six physical therapy sessions")."""

EVERY = re.compile(
    rf"\b(?:every|each|cada)(?: (?P<other>other|second|otra))?(?: {NUMBER})? (?P<unit>days?|weeks?|months?|dias?|semanas?|mes|meses)\b"
)
LASTING = re.compile(
    rf"\b(?:for|over|por|durante)(?: the next| los proximos| las proximas)? {NUMBER} (?P<unit>weeks|months|semanas|meses)\b"
)
PER = re.compile(
    r"\b(?:once|one|1|una|uno)(?: [a-z]+)? (?:a|per|each|every|por|a la|cada) (?P<unit>day|week|month|dia|semana|mes)\b"
)
NAMED = (
    (re.compile(r"\b(?:biweekly|bi-weekly|fortnightly|quincenal(?:es|mente)?|cada quincena)\b"), 14),
    (re.compile(r"\b(?:weekly|semanal(?:es|mente)?)\b"), 7),
    (re.compile(r"\b(?:monthly|mensual(?:es|mente)?)\b"), 28),
    (re.compile(r"\b(?:daily|diari[oa]s?|diariamente)\b"), 1),
)
SESSIONS = re.compile(r"\b(?:sessions|treatments|sesiones|tratamientos)\b")
"""Things that come in series: a number of them means one every week, unless it is said otherwise."""


def repeated(text: str, lang: Lang) -> tuple[int, int] | None:
    """How many visits (2 to 26) and the days from one to the next; None where the text asks for no series."""
    words = fold(text)
    every, a_week = _every(words, lang), times_a_week(text)
    if every is not None and a_week <= 1 and (lasting := _lasting(words, lang)):
        return (lasting // every, every) if 2 <= lasting // every <= MOST else None
    rest = EVERY.sub(" ", PER.sub(" ", A_WEEK.sub(" ", words)))
    count = next((n for m in COUNT.finditer(rest) if (n := _counted(m, lang, a_week)) and 2 <= n <= MOST), None)
    on_days = (a_week > 1 or bool(on_weekdays(text))) and not says(THERE, words)
    if count is None or (every is None and SESSIONS.search(words) is None and not on_days):
        return None
    return count, 7 if a_week > 1 else every or 7


def _counted(found: re.Match[str], lang: Lang, a_week: int) -> int | None:
    """The number of visits; of weeks, with so many visits in each."""
    number = number_of(found.group(1), lang)
    return number and number * (a_week if found["noun"] in ("weeks", "semanas") else 1)


def _lasting(words: str, lang: Lang) -> int | None:
    """For how many days it is to go on: "every two weeks for two months"."""
    found = LASTING.search(words)
    number = number_of(found.group(1), lang) if found is not None else None
    return number * UNITS[found["unit"]] if found is not None and number else None


def _every(words: str, lang: Lang) -> int | None:
    named = next((days for pattern, days in NAMED if pattern.search(words)), None)
    if named is not None:
        return named
    per = PER.search(words)
    if per is not None:
        return UNITS[per.group("unit")]
    found = EVERY.search(words)
    if found is None:
        return None
    number = 2 if found.group("other") else number_of(found.group(2), lang) if found.group(2) else 1
    return None if number is None else number * UNITS[found.group("unit")]


def number_of(word: str, lang: Lang) -> int | None:
    """What a small number in digits or words counts."""
    if word.isdigit():
        return int(word)
    small = ES_SMALL if lang == "es" else EN_SMALL
    return small.index(word) if word in small else None
