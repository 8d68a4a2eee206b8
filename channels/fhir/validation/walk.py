"""Walking through a resource: every element by its definition, every type by its invariants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from channels.fhir.validation import references
from channels.fhir.validation.invariants import RULES
from channels.fhir.validation.issues import Issue
from channels.fhir.validation.primitives import fault_of
from channels.fhir.validation.structure import RESOURCE, Element, elements_of, is_resource

MAX_DEPTH = 60
EXTENSION = "Extension"
Json = Mapping[str, Any]


def faults(resource: Json) -> Iterator[Issue]:
    """Everything that is wrong with a resource."""
    yield from _resource(resource, "", {}, 0)


def _resource(
    content: Any, path: str, contained: Mapping[str, str], depth: int, *, inside: bool = False
) -> Iterator[Issue]:
    if not isinstance(content, Mapping):
        yield Issue("structure", path or "$this", "object", "A resource is a JSON object.")
        return
    kind = content.get("resourceType")
    if not is_resource(kind):
        text = "There is no such kind of resource; names are case-sensitive."
        yield Issue("structure", path or "$this", "resourceType", text)
        return
    kind = str(kind)
    own = contained if inside else _contained(content)
    rest = {name: value for name, value in content.items() if name != "resourceType"}
    yield from _complex(rest, kind, kind, path or kind, own, depth)


def _contained(content: Json) -> dict[str, str]:
    found = content.get("contained")
    items = [c for c in found if isinstance(c, Mapping)] if isinstance(found, list) else []
    return {str(c["id"]): str(c.get("resourceType")) for c in items if isinstance(c.get("id"), str)}


def _complex(
    content: Any, model: str, name: str, path: str, contained: Mapping[str, str], depth: int
) -> Iterator[Issue]:
    if not isinstance(content, Mapping):
        yield Issue("structure", path, "object", "This must be a JSON object.")
        return
    if not content or depth > MAX_DEPTH:
        yield Issue("structure", path, "ele-1", "An element must have a value or children, not too deeply nested.")
        return
    elements = elements_of(model)
    for key, value in content.items():
        yield from _member(key, value, elements, f"{path}.{key}", contained, depth)
    yield from _missing(content, elements, path)
    yield from _choices(content, elements, path)
    for rule in RULES.get(name, ()):
        yield from rule(content, path)


def _member(
    key: str, value: Any, elements: Mapping[str, Element], path: str, contained: Mapping[str, str], depth: int
) -> Iterator[Issue]:
    element = elements.get(key.removeprefix("_"))
    if element is None or (key.startswith("_") and not element.primitive):
        yield Issue("structure", path, "unknown", "There is no such element here.")
    elif element.many:
        yield from _many(key, value, element, path, contained, depth)
    elif isinstance(value, list):
        yield Issue("structure", path, "max", "This element may stand here once: no list.")
    elif value is None:
        yield Issue("structure", path, "null", "An element is left out, not null.")
    else:
        yield from _one(key, value, element, path, contained, depth)


def _many(
    key: str, value: Any, element: Element, path: str, contained: Mapping[str, str], depth: int
) -> Iterator[Issue]:
    if not isinstance(value, list) or not value:
        yield Issue("structure", path, "array", "This must be a list with at least one entry.")
        return
    for number, item in enumerate(value):
        if item is not None:
            yield from _one(key, item, element, f"{path}[{number}]", contained, depth)
        elif not element.primitive:
            yield Issue("structure", f"{path}[{number}]", "null", "Only primitive values may be null in a list.")
    if element.primitive and all(item is None for item in value):
        yield Issue("structure", path, "null", "A list may not be all null.")


def _one(
    key: str, value: Any, element: Element, path: str, contained: Mapping[str, str], depth: int
) -> Iterator[Issue]:
    if key.startswith("_"):
        yield from _complex(value, "Element", "Element", path, contained, depth + 1)
    elif element.type == RESOURCE:
        yield from _resource(value, path, contained, depth + 1, inside=key == "contained")
    elif element.primitive:
        yield from _primitive(value, element, path)
    else:
        model = str(element.model)
        name = model.rpartition(".")[2]
        yield from _complex(value, model, name, path, contained, depth + 1)
        if name == "Reference" and isinstance(value, Mapping):
            yield from references.faults(value, path, element.targets, contained)


def _primitive(value: Any, element: Element, path: str) -> Iterator[Issue]:
    fault = fault_of(element.type, value)
    if fault:
        yield Issue("value", path, element.type, fault)
    elif element.codes and value not in element.codes:
        yield Issue("code-invalid", path, "binding", f"The code must be one of: {', '.join(element.codes)}.")


def _missing(content: Json, elements: Mapping[str, Element], path: str) -> Iterator[Issue]:
    for name, element in elements.items():
        if element.required and name not in content and not (element.primitive and f"_{name}" in content):
            yield Issue("required", f"{path}.{name}", "min", "This element is required.")


def _choices(content: Json, elements: Mapping[str, Element], path: str) -> Iterator[Issue]:
    groups: dict[str, Sequence[str]] = {}
    required: set[str] = set()
    for name, element in elements.items():
        if element.choice:
            groups[element.choice] = [*groups.get(element.choice, ()), name]
            required |= {element.choice} if element.choice_required else set()
    for group, names in groups.items():
        given = [n for n in names if n in content or f"_{n}" in content]
        if len(given) > 1:
            yield Issue("structure", f"{path}.{group}[x]", "choice", "Only one of the forms of this may be given.")
        if not given and group in required:
            yield Issue("required", f"{path}.{group}[x]", "min", "One of the forms of this is required.")
