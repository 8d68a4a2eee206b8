"""A search as it was asked: criteria, how many, from where on. Unknown parameters are left out or refused, empty ones refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from runtime.errors import InvalidInput

ParameterType = Literal["token", "string", "date", "reference"]
DEFAULT_COUNT, MAX_COUNT = 50, 500
PAGE = "_page"
FORMS = frozenset({"_format", "_pretty"})
"""They change how an answer looks; JSON is the only form here."""

RESULT_PARAMETERS = frozenset(
    {"_sort", "_include", "_revinclude", "_summary", "_total", "_elements", "_contained", "_containedType"}
)
"""What R4 has beside to shape an answer. Left out, the same resources are found."""

_COMMA = re.compile(r"(?<!\\)((?:\\\\)*),")
_ESCAPED = re.compile(r"\\([\\,|$])")
MODIFIERS: dict[str, frozenset[str]] = {
    "token": frozenset({"not"}),
    "string": frozenset({"exact", "contains"}),
    "date": frozenset(),
    "reference": frozenset(),
}


@dataclass(frozen=True)
class Parameter:
    """A search parameter of R4. `targets` are the kinds that a reference may name."""

    name: str
    type: ParameterType
    targets: tuple[str, ...] = ()
    says: str = ""


@dataclass(frozen=True)
class Criterion:
    """One parameter: a match needs one of the values; `modifier` as written after the colon, or empty."""

    name: str
    modifier: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Query:
    """A search. `after` is the last position of the page before; `used` is what the self link repeats."""

    kind: str
    criteria: tuple[Criterion, ...]
    count: int = DEFAULT_COUNT
    after: tuple[str, ...] = ()

    @property
    def used(self) -> list[tuple[str, str]]:
        """The parameters that were taken, as they were written."""
        taken = [
            (c.name + (f":{c.modifier}" if c.modifier else ""), ",".join(map(_escape, c.values))) for c in self.criteria
        ]
        return [*taken, ("_count", str(self.count))]

    def values(self, name: str) -> list[Criterion]:
        """The criteria on this parameter."""
        return [c for c in self.criteria if c.name == name]


class UnknownParameter(InvalidInput):
    """A parameter that is not offered, where the client asked to be told."""

    code = "unknown_parameter"


def parse_query(
    kind: str,
    items: Iterable[tuple[str, str]],
    known: Mapping[str, Parameter],
    *,
    strict: bool = False,
    guarded: bool = False,
) -> Query:
    """The query of these parameters. InvalidInput for a value or modifier that cannot be taken; UnknownParameter.

    What is not offered is left out, unless the client is `strict`; where the kind is `guarded`, only what filters nothing is.
    """
    left_out = FORMS if strict else FORMS | RESULT_PARAMETERS if guarded else None
    criteria, count = list[Criterion](), DEFAULT_COUNT
    for written, value in items:
        name, _, modifier = written.partition(":")
        if name == "_count":
            count = _count(value)
        elif name in known:
            criteria.append(Criterion(name, _modifier(known[name], modifier), _values(known[name], value)))
        elif left_out is not None and name not in left_out:
            raise UnknownParameter(
                f"{kind} is not searched by {_named(name)}.", hint=f"There are: {', '.join(sorted(known))}."
            )
    return Query(kind, tuple(criteria), count)


def split(value: str) -> tuple[str, ...]:
    """The alternatives between commas; `\\,` is a comma in a value."""
    marked = _COMMA.sub("\\1\0", value)
    return tuple(_ESCAPED.sub(r"\1", part) for part in marked.split("\0") if part)


def _values(parameter: Parameter, written: str) -> tuple[str, ...]:
    """The alternatives. InvalidInput where one of them, or the whole, is nothing: it would find everything or anything."""
    values, blank = split(written), " |" if parameter.type == "token" else " "
    if not values or not all(value.strip(blank) for value in values):
        raise InvalidInput(
            f"The parameter {parameter.name} has no value.", hint="Give it one, or leave the parameter out."
        )
    return values


def _escape(value: str) -> str:
    return re.sub(r"([\\,$])", r"\\\1", value)


def _count(value: str) -> int:
    if not value.isascii() or not value.isdigit() or len(value) > 9:
        raise InvalidInput("_count must be a whole number.", hint=f"At most {MAX_COUNT} come at once.")
    return min(int(value), MAX_COUNT)


def _modifier(parameter: Parameter, modifier: str) -> str:
    allowed = MODIFIERS[parameter.type] | frozenset(parameter.targets)
    if modifier and modifier not in allowed:
        raise InvalidInput(
            f"The parameter {parameter.name} does not take this modifier.",
            hint=f"It takes: {', '.join(sorted(allowed)) or 'none'}.",
        )
    return modifier


def _named(name: str) -> str:
    """A parameter's name if it is one; what else was written is not repeated."""
    return name if re.fullmatch(r"[a-zA-Z_][a-zA-Z0-9._-]{0,40}", name) else "this parameter"
