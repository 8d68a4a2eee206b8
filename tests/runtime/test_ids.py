"""Ids: rows that are made one after the other stay in that order."""

from __future__ import annotations

import time

from runtime.database import new_id


def test_ids_keep_the_order_in_which_they_were_made() -> None:
    made = []
    for _ in range(2_000):
        made.append(new_id())
        before = time.time_ns()
        while time.time_ns() - before < 1_000:
            pass
    assert made == sorted(made)
    assert {(one.version, one.variant) for one in made} == {(7, "specified in RFC 4122")}
