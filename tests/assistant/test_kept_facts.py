"""Facts survive a crash: what is kept of them is what is said."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from assistant.kept_facts import kept, restored
from tools.types import Fact

PLAIN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.text(max_size=20),
    st.dates(date(2020, 1, 1)),
    st.times(),
    st.datetimes(timezones=st.just(UTC)),
)


def facts(arguments: st.SearchStrategy[object]) -> st.SearchStrategy[Fact]:
    named = st.dictionaries(st.sampled_from(["when", "who", "options"]), arguments)
    return st.builds(Fact, st.sampled_from(["receipt-book", "offer"]), named, st.tuples(st.text(max_size=5)))


ANY = facts(st.one_of(PLAIN, st.lists(facts(PLAIN), max_size=3).map(tuple)))


@given(st.lists(ANY, max_size=4))
def test_kept_facts_come_back_as_they_were(told: list[Fact]) -> None:
    assert restored(json.loads(json.dumps(kept(told)))) == tuple(told)


def test_where_nothing_was_kept_nothing_is_said() -> None:
    assert restored(None) == ()


def test_a_moment_and_its_day_are_told_apart() -> None:
    told = (Fact("x", {"at": datetime(2026, 3, 3, 9, tzinfo=UTC), "on": date(2026, 3, 3), "by": time(9)}),)
    assert restored(kept(told)) == told
