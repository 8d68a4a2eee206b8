"""The exact assignment of units to needs, against trying everything."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler_core.assignment import Need, assign


def overlap(a: Need[int], b: Need[int]) -> bool:
    return a.first < b.end and b.first < a.end


def legal(needs: list[Need[int]], units: tuple[int, ...]) -> bool:
    """Every rule, in the most obvious words."""
    for n, a in enumerate(needs):
        if units[n] not in a.units:
            return False
        for m in range(n):
            b = needs[m]
            if overlap(a, b) and units[n] == units[m]:
                return False
            if a.same_as is not None and a.same_as == b.same_as and units[n] != units[m]:
                return False
    return True


@st.composite
def need(draw: st.DrawFn) -> Need[int]:
    first = draw(st.integers(0, 6))
    return Need(
        first=first,
        end=first + draw(st.integers(1, 4)),
        units=tuple(draw(st.permutations(sorted(draw(st.sets(st.integers(0, 3))))))),
        same_as=draw(st.sampled_from([None, None, None, "room", "nurse"])),
    )


@settings(max_examples=1_500, deadline=None)
@given(st.lists(need(), max_size=5))
def test_it_finds_a_legal_choice_exactly_when_one_exists(needs: list[Need[int]]) -> None:
    found = assign(needs)
    exists = any(legal(needs, units) for units in product(range(4), repeat=len(needs)))
    assert (found is not None) == exists
    if found is not None:
        assert legal(needs, found)


def test_two_of_a_kind_get_two_different_units() -> None:
    pool = ("nurse-a", "nurse-b")
    assert sorted(assign([Need(0, 6, pool), Need(0, 6, pool)]) or ()) == ["nurse-a", "nurse-b"]
    assert assign([Need(0, 6, pool), Need(3, 6, pool), Need(5, 8, pool)]) is None


def test_a_pool_shared_by_two_roles_leaves_the_scarce_one_to_who_needs_it() -> None:
    assert assign([Need(0, 6, ("a", "b")), Need(0, 6, ("a",))]) == ("b", "a")


def test_the_same_room_is_kept_at_two_offsets() -> None:
    before, after = Need(0, 3, ("r1", "r2"), "room"), Need(9, 12, ("r2", "r3"), "room")
    assert assign([before, Need(3, 9, ("r1",)), after]) == ("r2", "r1", "r2")
    assert assign([before, Need(9, 12, ("r3",), "room")]) is None


def test_one_unit_serves_needs_that_do_not_overlap() -> None:
    assert assign([Need(0, 3, ("r1",)), Need(3, 6, ("r1",))]) == ("r1", "r1")


def test_the_first_choice_is_kept_where_nothing_speaks_against_it() -> None:
    assert assign([Need(0, 3, ("near", "far")), Need(0, 3, ("kind", "other"))]) == ("near", "kind")


def test_a_crowd_that_cannot_be_served_is_refused_at_once() -> None:
    pool = tuple(range(15))
    assert assign([Need(0, 6, pool)] * 16) is None
