"""Bare numbers beside an "or" are what stands on its other side: "at 3 or 4", "march 25 or 26", "25 o 26 de marzo"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from language.text.numbers import Number
from language.text.tokens import Token
from language.times.model import Clock, Day, Node, Time
from language.times.rules_clock import half_of_day

OR = frozenset({"or", "o", "u"})
AND = frozenset({"and", "&", "y", "e"})
"""Between days, of which the later one comes second: "April 15 and 16"; "at 3 and 4 kids" is no hour."""


def alternatives(
    chosen: Sequence[Node], numbers: Iterable[Node], clocks: Iterable[Node], tokens: Sequence[Token]
) -> list[Node]:
    """The `chosen` times with the bare numbers and hours that an "or" joins to one of them."""
    sure = [c for c in chosen if not _is_bare(c)]
    loose = [n for n in (*clocks, *numbers) if all(_apart(n, c) for c in sure)]
    found: list[Node] = []
    for node in sure:
        found += [*_before(node, loose, tokens), node, *_behind(node, loose, tokens)]
    bare = [c for c in chosen if _is_bare(c) and all(_apart(c, n) for n in found)]
    return sorted((*found, *bare), key=lambda n: n.start)


def _is_bare(node: Node) -> bool:
    return isinstance(node.value, Time) and node.value.latent and node.kind == "time"


def _apart(node: Node, other: Node) -> bool:
    return node.end <= other.start or node.start >= other.end


def _behind(node: Node, loose: Sequence[Node], tokens: Sequence[Token]) -> Iterator[Node]:
    said, place = node.value, node.end
    while isinstance(said, Time) and (start := _joined(tokens, place)) is not None:
        found = sorted((n for n in loose if n.start == start), key=lambda n: -n.end)
        both = tokens[place].norm in AND
        likes = ((n, _later(said, n.value, both=both)) for n in found)
        other = next((Node(n.start, n.end, "time", like) for n, like in likes if like is not None), None)
        if other is None:
            return
        yield other
        place = other.end


def _joined(tokens: Sequence[Token], place: int) -> int | None:
    """Where the number begins that an "or" joins to what ends at `place`, or a comma where an "or" comes behind the number."""
    norms = [t.norm for t in tokens[place : place + 2]]
    if norms[:1] == [","] and norms[1:] and norms[1] in OR | AND:
        return place + 2
    if norms and norms[0] in OR | AND:
        return place + 1
    listed = norms[:1] == [","] and place + 1 < len(tokens) and tokens[place + 1].kind == "number"
    return place + 1 if listed and _joined(tokens, place + 2) is not None else None


def breaks_a_list(node: Node, tokens: Sequence[Token]) -> bool:
    """Whether it takes a day of "March 10, 11 or 12" for an hour of the first."""
    if node.rule != "together" or not isinstance(day := node.parts[0].value, Time) or day.day is None:
        return False
    first, last = tokens[node.parts[0].end - 1], tokens[node.end - 1]
    dated = day.day.dom is not None and not day.timed
    listed = (
        node.end - node.parts[0].end == 2 and tokens[node.end - 2].norm == "," and first.kind == last.kind == "number"
    )
    return dated and listed and int(first.norm) < int(last.norm) <= 31 and _number_behind(tokens, node.end)


def _number_behind(tokens: Sequence[Token], place: int) -> bool:
    """Whether the list goes on with a number that is no hour in so many words."""
    start = _joined(tokens, place)
    if start is None or start >= len(tokens) or tokens[start].kind != "number":
        return False
    return start + 1 >= len(tokens) or tokens[start + 1].norm not in ("am", "pm", "a", "p", ":", "o'clock")


def _before(node: Node, loose: Sequence[Node], tokens: Sequence[Token]) -> Iterator[Node]:
    """Only a day with its month says that the number before the "or" is a day, and an hour on a day that it is an hour."""
    said, place = node.value, node.start - 1
    if not isinstance(said, Time) or place < 1 or tokens[place].norm not in OR | AND or said.day is None:
        return
    both = tokens[place].norm in AND
    for other in loose:
        like = _earlier(said, other.value, both=both) if other.end == place else None
        if like is not None:
            yield Node(other.start, other.end, "time", like)
            return


def _later(said: Time, other: object, *, both: bool) -> Time | None:
    hour = None if both else _hour_like(said, other)
    return hour if hour is not None else _day_like(said, other, step=int(both))


def _earlier(said: Time, other: object, *, both: bool) -> Time | None:
    hour = None if both else _hour_like(said, other)
    if hour is not None:
        return hour.but(day=said.day)
    return _day_like(said, other, step=-int(both)) if said.day is not None and said.day.month else None


def _hour_like(said: Time, other: object) -> Time | None:
    """The hour as the half of the day has it that was said of the first."""
    if (
        said.clock is None
        or said.relation not in ("at", "around")
        or not isinstance(other, Time)
        or other.clock is None
    ):
        return None
    clock, first = other.clock, said.clock
    if clock.open12 and not first.open12 and first.hour >= 12:
        clock = half_of_day(clock, pm=True) or clock
    return Time(clock=Clock(clock.hour, clock.minute, clock.open12), relation=said.relation)


def _day_like(said: Time, other: object, step: int) -> Time | None:
    """The number as another day of that month; for a `step` of 1 it must be a later one, for -1 an earlier."""
    day = said.day
    if day is None or day.dom is None or said.relation != "at" or not isinstance(other, Number):
        return None
    ahead = other.value - day.dom
    fits = other.digits and not other.counts and 1 <= other.value <= 31 and ahead != 0 and ahead * step >= 0
    return Time(day=Day(dom=other.value, month=day.month, year=day.year)) if fits else None
