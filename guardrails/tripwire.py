"""The tripwire: the last look at a payload before it leaves, for values that must not be in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from guardrails.normalise import fold, plain
from guardrails.reading import reading
from guardrails.redaction.known import kind_of
from guardrails.redaction.patterns import digits
from guardrails.redaction.regrouped import LINKS
from guardrails.redaction.types import TYPES
from guardrails.redaction.within import Within

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_PLACEHOLDER = re.compile(r"\[(?:" + "|".join(sorted(TYPES)) + r")(?:_\d{1,6})?\]")
_NOT_DIGITS = re.compile(r"\D+")
_ESCAPE = re.compile(r"\\u[0-9a-fA-F]{4}|\\[nrt\"\\/]")
_MONTHS = (
    ("january", "jan", "enero"), ("february", "feb", "febrero"), ("march", "mar", "marzo"), ("april", "apr", "abril"),
    ("may", "may", "mayo"), ("june", "jun", "junio"), ("july", "jul", "julio"), ("august", "aug", "agosto"),
    ("september", "sep", "septiembre"), ("october", "oct", "octubre"), ("november", "nov", "noviembre"),
    ("december", "dec", "diciembre"),
)  # fmt: skip
SHORTEST = 3
"""Values of fewer letters and digits are not searched for: they would be found everywhere."""


def leaks(text: str, values: Iterable[str], *, own: Iterable[str] = ()) -> list[str]:
    """Those of `values` that stand in `text`, compared word by word without case and accents.

    `own` are stretches that code wrote itself (a prompt, the directory): what they hold is no leak, so that a patient
    called May does not block every request.

    Numbers of six digits and more are found in any grouping, ISO birth dates in every year-bearing form, and escapes
    of JSON are read as what they stand for. Placeholders are no leak. Linear in the text; keep the answer inside the wall.
    """
    readable = _unescape(text)
    for stretch in own:
        readable = readable.replace(stretch, " ")
    seen = reading(_PLACEHOLDER.sub(" ", readable)).text
    words = [fold(m[0]) for m in _WORD.finditer(seen)]
    haystack = f" {' '.join(words)} "
    runs, within = _digit_runs(words), Within(seen)
    return [value for value in dict.fromkeys(values) if _stands(value, haystack, runs, within)]


def _unescape(text: str) -> str:
    if "\\" not in text:
        return text
    return (
        _ESCAPE.sub(lambda m: str(json.loads(f'"{m[0]}"')) if m[0] != "\\/" else "/", text)
        .encode("utf-16", "surrogatepass")
        .decode("utf-16", "replace")
    )


def _words(text: str) -> list[str]:
    return [fold(m[0]) for m in _WORD.finditer(plain(text).text)]


def _digit_runs(words: list[str]) -> str:
    """The digits of neighbouring number words, joined, also over "then"; runs are parted by "x"."""
    return "x" + "".join("" if word in LINKS else _NOT_DIGITS.sub("x", word) for word in words) + "x"


def _stands(value: str, haystack: str, runs: str, within: Within) -> bool:
    wanted = _words(value)
    if sum(len(word) for word in wanted) < SHORTEST:
        return False
    if f" {' '.join(wanted)} " in haystack:
        return True
    number = digits(value)
    kind = kind_of(value)
    if kind == "NAME":
        return any(within.find(wanted[-1:] if len(wanted) == 1 else ["".join(wanted)]))
    if kind == "BIRTH_DATE":
        return any(f" {form} " in haystack for form in _date_forms(value))
    if kind in ("PHONE", "ID") and len(number) >= 6:
        return any(form in runs for form in {number, number[-10:]})
    return False


def _date_forms(iso: str) -> Iterable[str]:
    year, month, day = iso.split("-")
    short, m, d = year[2:], str(int(month)), str(int(day))
    for y in (year, short):
        for mm, dd in ((month, day), (m, d)):
            yield from (f"{mm} {dd} {y}", f"{dd} {mm} {y}", f"{y} {mm} {dd}")
    yield from (f"{year}{month}{day}", f"{month}{day}{year}", f"{day}{month}{year}")
    for name in _MONTHS[int(month) - 1]:
        for dd in {d, day, f"{d}th", f"{d}st", f"{d}nd", f"{d}rd"}:
            yield from (
                f"{name} {dd} {year}",
                f"{dd} {name} {year}",
                f"{dd} de {name} de {year}",
                f"{dd} of {name} {year}",
            )
            yield from (
                f"{name} {dd} {short}",
                f"{dd}{name}{year}",
                f"{name} the {dd} {year}",
                f"{dd} de {name} del {year}",
            )
