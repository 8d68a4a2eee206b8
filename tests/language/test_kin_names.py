"""The name of who a visit is for is told apart from what follows a relation otherwise."""

from __future__ import annotations

import pytest

from language.people.kin_name import name_of_kin


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("what visits does my friend Bob have?", "Bob"),
        ("when is my son Leo's appointment", "Leo"),
        ("I'm calling for my mother, Edith Underhill.", "Edith Underhill"),
        ("a checkup for my neighbor Mrs. Ruth de la Cruz on Monday", "Ruth de la Cruz"),
        ("my daughter named ana needs a shot", "Ana"),
        ("es para mi hijo Mateo Vega", "Mateo Vega"),
        ("mi vecina, se llama rosa pérez, quiere una cita", "Rosa"),
        ("mi mamá necesita una cita", None),
        ("my son needs a visit", None),
        ("my son Tuesday works best", None),
        ("it's for my daughter, Dr. Lee saw her last", None),
        ("my husband MRI results", None),
        ("MY SON LEO NEEDS HELP", None),
        ("for me", None),
    ],
)
def test_a_name_beside_a_relation_is_heard(text: str, name: str | None) -> None:
    assert name_of_kin(text) == name
