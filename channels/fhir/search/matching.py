"""Whether a resource in memory fits a query: tokens, strings, references and dates by R4's rules."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from channels.fhir.moments import EARLIEST, LATEST, Span, span_of
from channels.fhir.search.dates import parse_date
from channels.fhir.search.query import Criterion, Parameter
from channels.fhir.validation.references import kind_and_id
from runtime.errors import InvalidInput

Json = Mapping[str, Any]
Token = tuple[str | None, str]
Values = Callable[[Json], Sequence[Any]]
"""What a parameter sees in a resource: tokens (system, code), strings, `Kind/id` or spans."""


@dataclass(frozen=True)
class Searched:
    """A parameter with where its values lie in a resource."""

    parameter: Parameter
    values: Values


class Matcher:
    """Tests resources of one kind against criteria."""

    def __init__(self, searched: Mapping[str, Searched], zone: tzinfo, now: datetime, base: str) -> None:
        """`zone` is the facility's; `base` is our own address, by which references may be written in full."""
        self._searched, self._zone, self._now, self._base = searched, zone, now, base

    def all_of(self, criteria: Iterable[Criterion]) -> Callable[[Json], bool]:
        """A test for all criteria. InvalidInput for a value that cannot be read."""
        tests = [self._test(criterion) for criterion in criteria]
        return lambda resource: all(test(resource) for test in tests)

    def _test(self, criterion: Criterion) -> Callable[[Json], bool]:
        searched = self._searched[criterion.name]
        wanted = [self._wanted(searched.parameter, criterion.modifier, value) for value in criterion.values]
        negated = criterion.modifier == "not"

        def test(resource: Json) -> bool:
            found = any(one(value) for one in wanted for value in searched.values(resource))
            return found != negated

        return test

    def _wanted(self, parameter: Parameter, modifier: str, value: str) -> Callable[[Any], bool]:
        if parameter.type == "date":
            return parse_date(value, zone=self._zone, now=self._now).matches
        if parameter.type == "token":
            return token_test(value)
        if parameter.type == "reference":
            literals = references(value, modifier, parameter.targets, self._base)
            return lambda stored: stored in literals
        return _string(value, modifier)


def token_test(value: str) -> Callable[[Token], bool]:
    """`code`, `system|code`, `|code` (no system) or `system|`."""
    system, bar, code = value.rpartition("|")
    if not bar:
        return lambda stored: stored[1] == code
    return lambda stored: (stored[0] or "") == system and code in ("", stored[1])


def references(value: str, modifier: str, targets: Sequence[str], base: str) -> set[str]:
    """The `Kind/id` that a reference value may mean: an id alone means any kind that the parameter allows.

    Someone else's address means nothing here. InvalidInput for a kind that the parameter does not allow.
    """
    if value.startswith(base + "/"):
        value = value.removeprefix(base + "/")
    elif "://" in value:
        return set()
    found = kind_and_id(value)
    kinds = [found[0]] if found else [modifier] if modifier else list(targets)
    if not set(kinds) <= set(targets):
        raise InvalidInput("A reference names a kind that cannot be here.", hint=f"Kinds are: {', '.join(targets)}.")
    return {f"{kind}/{found[1] if found else value}" for kind in kinds}


def folded(text: str) -> str:
    """As strings are compared: no case, no accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def _string(value: str, modifier: str) -> Callable[[str], bool]:
    if modifier == "exact":
        return lambda stored: stored == value
    wanted = folded(value)
    if modifier == "contains":
        return lambda stored: wanted in folded(stored)
    return lambda stored: folded(stored).startswith(wanted)


def period_span(period: Json | None) -> Sequence[Span]:
    """The stretch of a Period; an open end lies as far as time goes."""
    if not period:
        return ()
    start, end = span_of(period.get("start")), span_of(period.get("end"))
    return (Span(start.starts_at if start else EARLIEST, end.ends_at if end else LATEST),)
