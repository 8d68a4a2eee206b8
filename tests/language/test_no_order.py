"""Who has no order for a test asks what to do; other orders are none."""

from __future__ import annotations

import pytest

from language.no_order import lacks_order


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("I have no order, what do I do", True),
        ("no tengo orden, ¿qué hago?", True),
        ("I need an x-ray but I don't have a referral", True),
        ("no me dieron la orden", True),
        ("I have an order from my doctor", False),
        ("in order to come I need a ride", False),
        ("I had to order a new inhaler", False),
        ("no tengo la orden de pago", False),
        ("there is no order of the visits", False),
    ],
)
def test_an_order_that_is_missing_is_told_from_any_other(text: str, lacks: bool) -> None:
    assert lacks_order(text) is lacks
