"""Of every name what tells of its bearer is known, and nothing that tells of everybody."""

from __future__ import annotations

import pytest

from guardrails.surnames import forms
from guardrails.tripwire import leaks


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Maria Gonzalez Lopez", "the gonzalez family"),
        ("Maria Gonzalez Lopez", "Sra. López"),
        ("Juan Perez Jr.", "it is for the Perez boy"),
        ("Juan Perez, Jr.", "Juan Perez"),
        ("John Smith III", "mr smith"),
        ("Wei Xu", "I am Wei Xu"),
        ("Wei Xu", "Xu, Wei"),
        ("Wei Ming Xu", "wei xu here"),
        ("Bo Li", "this is bo li"),
        ("Grace Kim", "the Kims: Kim senior"),
        ("Maria de la Cruz", "señora Cruz"),
        ("Sean O'Brien", "mrs obrien"),
        ("Sean O’Brien", "Mrs O'Brien"),
        ("Ana Garcia-Lopez", "the Lopez file"),
        ("Lopez, Ana", "ana lopez"),
        ("Lopez, Ana", "Lopez"),
        ("Ludwig van Beethoven", "herr Beethoven"),
        ("Ximena", "ximena is here"),
    ],
)
def test_a_name_is_found_in_whatever_form_tells_of_its_bearer(name: str, written: str) -> None:
    assert leaks(written, forms(name)) != []


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Juan Perez Jr.", "junior or Jr., II"),
        ("John Smith III", "the III floor"),
        ("Maria de la Cruz", "the day de la visit"),
        ("Wei Xu", "two weeks, Wei"),
        ("Maria Gonzalez", "Maria"),
        ("Rosa Friday", "on Friday"),
        ("Ana Will", "I will come"),
        ("", "anything"),
        (",", "anything"),
    ],
)
def test_what_tells_of_everybody_is_not_looked_for(name: str, written: str) -> None:
    assert leaks(written, forms(name)) == []
