"""Whose visit is spoken of, told by a name."""

from __future__ import annotations

import pytest

from language.people.whose import Whose, whose
from language.types import Intent
from language.whom import books_for_kin
from tests.language.hearing import hear


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("when is Leo's?", Whose("Leo", "other")),
        ("move leo's appointment to friday", Whose("Leo", "other")),
        ("quiero cambiar la cita de Leo", Whose("Leo", "other")),
        ("soy la mamá de Leo Brooks, cuándo es su cita", Whose("Leo Brooks", "child")),
        ("this is Leo Brooks's mom", Whose("Leo Brooks", "child")),
        ("soy el esposo de Rosa", Whose("Rosa", "other")),
        ("cancel Dr. Rao's appointment", None),
        ("when is my son's appointment", None),
        ("move monday's to friday", None),
        ("when is today's appointment", None),
        ("la cita de mañana", None),
        ("una cita para la rodilla", None),
    ],
)
def test_a_name_says_whose_visit_it_is(text: str, found: Whose | None) -> None:
    assert whose(text) == found


def test_pushing_somebodys_moves_it_and_asking_for_mine_lists_it() -> None:
    assert hear("can you push Leo's by an hour").intents == (Intent.RESCHEDULE,)
    assert hear("¿y la mía?", lang="es").intents == (Intent.LIST,)
    assert books_for_kin("can you also book my wife Sue?") and not books_for_kin("can I bring my wife?")
