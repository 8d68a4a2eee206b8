"""References: literal ones name a kind and an id, point to the kinds that an element allows, and `#id` is contained."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from channels.fhir.validation.issues import Issue
from channels.fhir.validation.structure import is_resource

ID = r"[A-Za-z0-9\-\.]{1,64}"
RELATIVE = re.compile(rf"([A-Z][A-Za-z]+)/({ID})(/_history/{ID})?")
ABSOLUTE = re.compile(rf"https?://\S+/([A-Z][A-Za-z]+)/({ID})(/_history/{ID})?")
URN = re.compile(r"urn:(uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|oid:[0-2](\.(0|[1-9][0-9]*))+)")
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:\S+", re.IGNORECASE)


def kind_and_id(reference: str) -> tuple[str, str] | None:
    """What a literal reference names; None for a URN, a fragment or an address of another kind."""
    found = RELATIVE.fullmatch(reference) or ABSOLUTE.fullmatch(reference)
    return (found[1], found[2]) if found and is_resource(found[1]) else None


def faults(
    reference: Mapping[str, Any], path: str, targets: Sequence[str], contained: Mapping[str, str]
) -> Iterator[Issue]:
    """Faults of a Reference. `contained` are the kinds of contained resources by id."""
    literal, stated = reference.get("reference"), reference.get("type")
    kind = stated if is_resource(stated) else None
    if isinstance(literal, str):
        found = _named(literal, path, contained)
        if isinstance(found, Issue):
            yield found
            return
        if found and kind and found != kind:
            yield Issue("invariant", f"{path}.type", "reference-type", "The type is not that of the literal reference.")
        kind = found or kind
    if kind and targets and kind not in targets and "Resource" not in targets:
        allowed = ", ".join(targets)
        yield Issue("value", path, "reference-target", f"This may refer to {allowed}, not to {kind}.")


def _named(literal: str, path: str, contained: Mapping[str, str]) -> str | Issue | None:
    """The kind that a literal reference names, None where it cannot be told, or what is wrong with it."""
    if literal.startswith("#"):
        if literal != "#" and literal[1:] not in contained:
            return Issue("invariant", path, "ref-1", "No contained resource has this id.")
        return contained.get(literal[1:])
    found = kind_and_id(literal)
    if found:
        return found[0]
    if URN.fullmatch(literal) or (not literal.startswith("urn:") and SCHEME.fullmatch(literal)):
        return None
    return Issue("value", f"{path}.reference", "reference", "This is no reference: write Kind/id, #id, a URL or a URN.")
