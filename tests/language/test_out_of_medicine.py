"""Who has no more of a medicine is heard, and told from who runs out of anything else."""

from __future__ import annotations

import pytest

from language.medicines import is_out_of_medicine


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("I ran out of insulin", True),
        ("i'm almost out of my blood pressure pills", True),
        ("se me acabó la insulina", True),
        ("me quedé sin mis pastillas", True),
        ("I ran out of time", False),
        ("I'm out of town, do I take my pills before the visit?", False),
        ("se me acabó el tiempo", False),
    ],
)
def test_who_has_no_more_of_a_medicine_is_heard(text: str, out: bool) -> None:
    assert is_out_of_medicine(text) is out
