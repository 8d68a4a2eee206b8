"""The page on the hospital file names every key that there is, and its examples are true ones."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from scheduler_core.hospital.schema import HospitalFile, json_schema

PAGE = (Path(__file__).parents[2] / "docs" / "hospital-file.md").read_text(encoding="utf-8")
EXAMPLES: list[dict[str, Any]] = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)]


def keys_of(schema: dict[str, Any]) -> set[str]:
    """Every key of every part."""
    parts = [schema, *schema["$defs"].values()]
    return {key for part in parts for key in part.get("properties", {})}


def test_the_page_names_every_key_of_the_schema() -> None:
    missing = {key for key in keys_of(json_schema()) if not re.search(rf"(?<![a-z_]){key}(?![a-z_])", PAGE)}
    assert missing == set()


def test_every_example_holds_to_the_schema() -> None:
    sections: dict[str, Any] = {}
    for example in EXAMPLES:
        sections |= example
    rooms = [{"key": "main-exam-1", "type": "exam", "site": "main", "capacity": 1, "accessible": True}]
    file = HospitalFile.model_validate(sections | {"rooms": rooms})
    assert isinstance(file, BaseModel)
    assert set(sections) | {"rooms", "devices"} == set(HospitalFile.model_fields)
