"""A model's raw arguments made into a tool's own, or a complaint that the model can mend and that echoes nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from tools.errors import Mendable
from tools.spec import Args, ToolSpec

LONGEST = 2_000
"""Characters of JSON; real calls need fewer than a hundred."""


def parse(spec: ToolSpec, raw: object) -> Args:
    """`raw` (JSON text or a mapping) as the tool's arguments; Mendable says which are wrong, never with their values."""
    try:
        return spec.args.model_validate(_mapping(raw), strict=True)
    except ValidationError as error:
        raise Mendable("invalid_arguments", _complaint(spec, error)) from None


def _mapping(raw: object) -> Mapping[str, Any]:
    content = _decoded(raw) if isinstance(raw, str) else raw
    if not isinstance(content, Mapping):
        raise Mendable("invalid_arguments", "Arguments must be one JSON object.")
    return {key: value for key, value in content.items() if value is not None}


def _decoded(text: str) -> object:
    if len(text) > LONGEST:
        raise Mendable("invalid_arguments", "Arguments are too long.")
    try:
        return json.loads(text or "{}")
    except (ValueError, RecursionError):
        raise Mendable("invalid_arguments", "Arguments are not valid JSON.") from None


def _complaint(spec: ToolSpec, error: ValidationError) -> str:
    known = set(spec.args.model_fields)
    wrong = {str(detail["loc"][0]) if detail["loc"] else "" for detail in error.errors(include_input=False)}
    named = ", ".join(sorted(wrong & known)) or "none of yours is known"
    return f"Wrong or missing: {named}. Known arguments: {', '.join(sorted(known)) or 'none'}."
