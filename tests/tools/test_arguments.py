"""What a model sends as arguments is taken only when it is exactly right, and never repeated."""

from __future__ import annotations

import pytest

from tools.arguments import parse
from tools.errors import Mendable
from tools.spec import OfferArgs, ToolSpec
from tools.types import ToolContext, ToolResult


async def nothing(ctx: ToolContext, args: OfferArgs) -> ToolResult:
    return ToolResult()


SPEC = ToolSpec("try_it", "A try.", OfferArgs, changes_state=False, level=0, run=nothing)


def test_a_handle_is_taken() -> None:
    assert parse(SPEC, '{"offer": "O12"}') == OfferArgs(offer="O12")


def test_a_mapping_is_taken_as_well_as_text() -> None:
    assert parse(
        SPEC,
        {
            "offer": "O1",
        },
    ) == OfferArgs(offer="O1")


@pytest.mark.parametrize(
    "raw",
    [
        "", "null", "[]", "7", '"O1"', "{", "{'offer': 'O1'}", '{"offer": NaN}', "\x00", "{}{}",
        '{"a":' * 500 + "1" + "}" * 500, '{"offer": "' + "O" * 200_000 + '"}', '{"offer": 1e999}', "[" * 1_900,
        '{"offer": "O1", "patient_id": "x"}', '{"offer": "o1"}', '{"offer": "O٣"}', '{"offer": "O1\\n"}', '{"offer": "O"}',
        '{"offer": ["O1"]}', '{"offer": {"$ne": null}}', '{"offer": true}', '{"offer": "V1"}', None, 7, ["O1"], b"{}",
    ],
)  # fmt: skip
def test_anything_else_is_mendable(raw: object) -> None:
    with pytest.raises(Mendable):
        parse(SPEC, raw)


def test_the_complaint_repeats_nothing_that_was_sent() -> None:
    with pytest.raises(Mendable) as caught:
        parse(SPEC, {"offer": "Maria Gonzalez", "Maria": "1984-05-12"})
    assert "Maria" not in str(caught.value)
    assert "1984" not in str(caught.value)
    assert "offer" in str(caught.value)
