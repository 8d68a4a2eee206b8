"""In what order staff see emergencies of several kinds."""

from __future__ import annotations

from typing import get_args

from assistant.danger import AFTER, kinds_of, with_kinds
from guardrails.emergency import Emergency, Kind


def test_every_kind_has_its_place_and_an_unknown_one_comes_last() -> None:
    everything = with_kinds((), get_args(Kind))
    assert set(everything[-len(AFTER) :]) == set(AFTER)
    assert with_kinds(("of_a_newer_program", "sepsis"), ("stroke",)) == ["stroke", "sepsis", "of_a_newer_program"]


def test_something_done_to_the_body_in_order_to_die_is_told_as_both() -> None:
    assert kinds_of(Emergency("overdose", "x", "y", both=True)) == ("overdose", "self_harm")
    assert kinds_of(Emergency("self_harm", "x", "y", both=True)) == ("unspecified", "self_harm")
    assert kinds_of(Emergency("stroke", "x", "y")) == ("stroke",)
