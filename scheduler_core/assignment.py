"""Who and what exactly: an exact choice of units for a visit's needs, or the proof that there is none.

A need is a stretch of time and the units that could serve it. Needs that overlap in time must get different units
(two nurses; a pool shared by two roles); needs that do not may share one. This is list colouring of an interval graph:
small here, so a search that always takes the tightest need first, after a matching has ruled out hopeless crowds. Of n
needs each keeps its first n units: one with n choices can always be served last.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

Unit = TypeVar("Unit", bound=Hashable)


@dataclass(frozen=True)
class Need(Generic[Unit]):
    """Something needed during [first, end) (cells or any other integers), served by one of `units`, best first.

    Needs with the same `same_as` must get the same unit: the room in which the patient was before.
    """

    first: int
    end: int
    units: tuple[Unit, ...]
    same_as: str | None = None


def assign(needs: Sequence[Need[Unit]]) -> tuple[Unit, ...] | None:
    """A unit for each need, in order, or None if and only if no choice exists. Earlier units are tried first."""
    shape = _shape(tuple((need.first, need.end, need.same_as) for need in needs))
    merged = [_common(needs, members)[: len(shape.groups)] for members in shape.groups]
    if not shape.possible or not all(merged):
        return None
    open_ = dict(enumerate(merged))
    chosen: Mapping[int, Unit] | None = _descend(open_, shape.rivals)
    if chosen is None and _matchable(shape, merged):
        chosen = _search(open_, shape.rivals, {})
    if chosen is None:
        return None
    unit_of = {member: chosen[n] for n, members in enumerate(shape.groups) for member in members}
    return tuple(unit_of[n] for n in range(len(needs)))


@dataclass(frozen=True)
class _Shape:
    """What the times alone say about needs: numbers of those that get one unit together, and who meets whom.

    `rivals[n]` are the groups that must not get the unit of group n; `present` the groups at each moment at which a need
    begins. Not `possible`: two that must get the same unit overlap, and a unit is in one place at a time.
    """

    groups: tuple[tuple[int, ...], ...]
    rivals: Sequence[frozenset[int]]
    present: tuple[tuple[int, ...], ...]
    possible: bool


Time = tuple[int, int, str | None]
"""First, end, and with whom tied."""


@lru_cache(maxsize=4_096)
def _shape(times: tuple[Time, ...]) -> _Shape:
    tied: dict[object, list[int]] = {}
    for n, (_, _, same_as) in enumerate(times):
        tied.setdefault(same_as if same_as is not None else n, []).append(n)
    groups = tuple(tuple(members) for members in tied.values())

    def meet(a: Iterable[int], b: Iterable[int]) -> bool:
        return any(times[m][0] < times[n][1] and times[n][0] < times[m][1] for m in a for n in b if m != n)

    def there(members: Iterable[int], moment: int) -> bool:
        return any(times[m][0] <= moment < times[m][1] for m in members)

    numbers = range(len(groups))
    return _Shape(
        groups,
        tuple(frozenset(k for k in numbers if k != n and meet(groups[n], groups[k])) for n in numbers),
        tuple(tuple(n for n in numbers if there(groups[n], moment)) for moment in sorted({t[0] for t in times})),
        not any(meet(members, members) for members in groups),
    )


def _common(needs: Sequence[Need[Unit]], members: Sequence[int]) -> tuple[Unit, ...]:
    """Units that serve all of `members`."""
    first, *others = (needs[m].units for m in members)
    return tuple(unit for unit in first if all(unit in units for units in others)) if others else first


def _matchable(shape: _Shape, units: Sequence[Sequence[Unit]]) -> bool:
    """Whether at each moment the groups present could get different units (Hall's condition by augmenting paths)."""
    for present in shape.present:
        holder: dict[Unit, int] = {}
        choices = [units[n] for n in present]
        if not all(_augment(n, choices, holder, set()) for n in range(len(choices))):
            return False
    return True


def _augment(n: int, choices: Sequence[Sequence[Unit]], holder: dict[Unit, int], seen: set[Unit]) -> bool:
    for unit in choices[n]:
        if unit in seen:
            continue
        seen.add(unit)
        if unit not in holder or _augment(holder[unit], choices, holder, seen):
            holder[unit] = n
            return True
    return False


def _descend(open_: Mapping[int, tuple[Unit, ...]], rivals: Sequence[frozenset[int]]) -> dict[int, Unit] | None:
    """What `_search` finds where it never has to go back, or None: then it may, and is asked."""
    left, chosen = dict(open_), dict[int, Unit]()
    while left:
        tightest = min(left, key=lambda n: len(left[n]))
        units = left.pop(tightest)
        if not units:
            return None
        chosen[tightest] = units[0]
        for n in rivals[tightest] & left.keys():
            left[n] = tuple(unit for unit in left[n] if unit != units[0])
    return chosen


def _search(
    open_: Mapping[int, tuple[Unit, ...]], rivals: Sequence[frozenset[int]], chosen: Mapping[int, Unit]
) -> Mapping[int, Unit] | None:
    """Depth first with forward checking, the group with the fewest units left first."""
    if not open_:
        return chosen
    tightest = min(open_, key=lambda n: len(open_[n]))
    for unit in open_[tightest]:
        rest = {
            n: tuple(u for u in units if u != unit) if n in rivals[tightest] else units
            for n, units in open_.items()
            if n != tightest
        }
        if all(rest.values()):
            found = _search(rest, rivals, {**chosen, tightest: unit})
            if found is not None:
                return found
    return None
