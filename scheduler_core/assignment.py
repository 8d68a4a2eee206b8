"""Who and what exactly: an exact choice of units for a visit's needs, or the proof that there is none.

A need is a stretch of time and the units that could serve it. Needs that overlap in time must get different units
(two nurses; a pool shared by two roles); needs that do not may share one. This is list colouring of an interval graph:
small here, so a search that always takes the tightest need first, after a matching has ruled out hopeless crowds. Of n
needs each keeps its first n units: one with n choices can always be served last.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
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
    groups = _tied(needs)
    merged = [_Group(members, _common(needs, members)[: len(groups)]) for members in groups]
    if any(not group.units for group in merged):
        return None
    rivals = _rivals(needs, merged)
    if not _matchable(needs, merged):
        return None
    chosen = _search({n: group.units for n, group in enumerate(merged)}, rivals, {})
    if chosen is None:
        return None
    unit_of = {member: chosen[n] for n, group in enumerate(merged) for member in group.members}
    return tuple(unit_of[n] for n in range(len(needs)))


@dataclass(frozen=True)
class _Group(Generic[Unit]):
    """Needs that get one unit together."""

    members: tuple[int, ...]
    units: tuple[Unit, ...]


def _tied(needs: Sequence[Need[Unit]]) -> list[tuple[int, ...]]:
    """Numbers of the needs, those tied by `same_as` together."""
    groups: dict[object, list[int]] = {}
    for n, need in enumerate(needs):
        groups.setdefault(need.same_as if need.same_as is not None else n, []).append(n)
    return [tuple(members) for members in groups.values()]


def _common(needs: Sequence[Need[Unit]], members: Sequence[int]) -> tuple[Unit, ...]:
    """Units that serve all of `members`; none if two of them overlap, for a unit is in one place at a time."""
    if any(_overlap(needs[a], needs[b]) for a in members for b in members if a < b):
        return ()
    shared = set(needs[members[0]].units).intersection(*(needs[m].units for m in members[1:]))
    return tuple(unit for unit in needs[members[0]].units if unit in shared)


def _overlap(a: Need[Unit], b: Need[Unit]) -> bool:
    return a.first < b.end and b.first < a.end


def _rivals(needs: Sequence[Need[Unit]], groups: Sequence[_Group[Unit]]) -> dict[int, frozenset[int]]:
    """For each group the others that must not get its unit."""

    def rival(a: _Group[Unit], b: _Group[Unit]) -> bool:
        return any(_overlap(needs[m], needs[n]) for m in a.members for n in b.members)

    return {
        n: frozenset(k for k, other in enumerate(groups) if k != n and rival(group, other))
        for n, group in enumerate(groups)
    }


def _matchable(needs: Sequence[Need[Unit]], groups: Sequence[_Group[Unit]]) -> bool:
    """Whether at each moment the groups present could get different units (Hall's condition by augmenting paths)."""
    for moment in {need.first for need in needs}:
        present = [g for g in groups if any(needs[m].first <= moment < needs[m].end for m in g.members)]
        holder: dict[Unit, int] = {}
        if not all(_augment(n, present, holder, set()) for n in range(len(present))):
            return False
    return True


def _augment(n: int, groups: Sequence[_Group[Unit]], holder: dict[Unit, int], seen: set[Unit]) -> bool:
    for unit in groups[n].units:
        if unit in seen:
            continue
        seen.add(unit)
        if unit not in holder or _augment(holder[unit], groups, holder, seen):
            holder[unit] = n
            return True
    return False


def _search(
    open_: Mapping[int, tuple[Unit, ...]], rivals: Mapping[int, frozenset[int]], chosen: Mapping[int, Unit]
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
