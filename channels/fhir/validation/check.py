"""The check of one resource, from JSON text or from its parsed form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from fhir.resources.R4B import get_fhir_model_class
from pydantic import ValidationError

from channels.fhir.validation import walk
from channels.fhir.validation.issues import Issue
from channels.fhir.validation.structure import is_resource
from runtime.errors import InvalidInput


class BadJson(InvalidInput):
    """The text is not JSON, or not JSON that FHIR allows."""

    code = "bad_json"


def parse(text: str | bytes) -> Any:
    """The JSON value. BadJson where the text is none, names a member twice or holds a number that JSON does not know."""
    try:
        return json.loads(text, object_pairs_hook=_members, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        where = f" at line {error.lineno}, column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise BadJson(f"This is not JSON as FHIR takes it{where}.", hint="Send one JSON object.") from None


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a member stands twice")
    return found


def _refuse(_constant: str) -> Any:
    raise ValueError("not a number of JSON")


def validate(resource: Any) -> list[Issue]:
    """Everything that is wrong with a parsed resource by R4; empty if nothing is."""
    found = list(walk.faults(resource))
    if not found:
        found = _modelled(resource)
    return sorted(set(found), key=lambda issue: (issue.path, issue.rule))


def _modelled(resource: Mapping[str, Any]) -> list[Issue]:
    """What `fhir.resources` finds on its own; the words are ours, since its own repeat values."""
    kind = resource.get("resourceType")
    if not is_resource(kind):
        return []
    try:
        get_fhir_model_class(str(kind)).model_validate(resource)
    except ValidationError as error:
        places = {".".join(str(part) for part in e["loc"]): e["type"] for e in error.errors()}
        return [
            Issue("structure", f"{kind}.{place}", rule, "The value does not fit its type.")
            for place, rule in places.items()
        ]
    return []
