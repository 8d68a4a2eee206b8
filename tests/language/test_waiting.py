"""Whoever asks for a moment gets it; whoever says more is heard."""

# ruff: noqa: E501
from __future__ import annotations

import pytest

from language import waits


@pytest.mark.parametrize(
    "text",
    [
        "hold on", "ok hold on", "Hold on a sec!", "one second", "ok just a second please", "give me a minute", "hang on",
        "let me check my calendar", "bear with me", "espere tantito", "un momento por favor", "Espéreme un momentito", "déjeme ver",
        "deme un segundo",
    ],
)  # fmt: skip
def test_a_moment_is_asked_for(text: str) -> None:
    assert waits(text)


@pytest.mark.parametrize(
    "text",
    [
        "hold on, not Friday", "the second", "wait, cancel that", "one", "a second opinion", "la segunda", "espero que sí", "in a minute I can come",
        "un momento, mejor el lunes", "", "how long is the wait", "two minutes",
    ],
)  # fmt: skip
def test_more_than_a_moment_is_no_waiting(text: str) -> None:
    assert not waits(text)
