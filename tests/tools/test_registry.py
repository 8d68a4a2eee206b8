"""The one registration of each tool gives the model's schema, the documentation and the gate's rules."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from tools.registry import Registry
from tools.toolbox import registry

CONSENTING = {
    "book_visit", "book_together", "move_visit", "swap_visits", "cancel_visit", "switch_to_video", "join_waitlist",
    "reserve_parking",
}  # fmt: skip
BY_CODE_ALONE = {"confirm_visit", "take_waitlist_place"}
"""What answers a reminder or an offer of ours: the reply from the number on record is its proof, and no model can ask for it."""


def test_what_changes_a_visit_a_waitlist_or_parking_needs_a_yes() -> None:
    assert {spec.name for spec in registry() if spec.consent} == CONSENTING | BY_CODE_ALONE


def test_what_needs_a_yes_needs_proof_too() -> None:
    assert all(spec.level >= 2 for spec in registry() if spec.name in CONSENTING)


def test_what_code_alone_may_do_needs_the_proof_of_a_reply() -> None:
    assert {spec.name for spec in registry() if spec.by_code} == BY_CODE_ALONE
    assert all(spec.level == 1 for spec in registry() if spec.by_code)


def test_cancelling_needs_a_fresh_proof() -> None:
    spec = registry().get("cancel_visit")
    assert spec is not None
    assert spec.level == 3


def test_the_schemas_are_what_chat_completions_take() -> None:
    for schema in registry().schemas():
        parameters: dict[str, Any] = schema["function"]["parameters"]
        jsonschema.Draft202012Validator.check_schema(parameters)
        assert schema["type"] == "function"
        assert parameters["additionalProperties"] is False
        assert 10 < len(schema["function"]["description"]) < 200


def test_no_tool_takes_free_words_or_identifiers() -> None:
    for schema in registry().schemas():
        for name, argument in schema["function"]["parameters"]["properties"].items():
            kinds = argument.get("anyOf", [argument])
            strings = [kind for kind in kinds if kind.get("type") == "string"]
            assert all("pattern" in kind or "enum" in kind for kind in strings), (schema["function"]["name"], name)


def test_schemas_can_be_asked_for_by_name() -> None:
    names = [s["function"]["name"] for s in registry().schemas(["hold_slot", "find_care"])]
    assert names == ["find_care", "hold_slot"]


def test_the_table_names_every_tool_once() -> None:
    table = registry().docs_table()
    assert all(table.count(f"| {spec.name} |") == 1 for spec in registry())


def test_two_tools_of_one_name_are_refused() -> None:
    first = next(iter(registry()))
    with pytest.raises(ValueError, match=first.name):
        Registry([first, first])
