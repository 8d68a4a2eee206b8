"""The definitions of R4's elements, read off the models of `fhir.resources`: cardinality, type, codes, targets."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any

from fhir.resources.R4B import get_fhir_model_class
from pydantic import BaseModel

COMPLEX = "complex"
RESOURCE = "Resource"
CODES: dict[tuple[str, str], tuple[str, ...]] = {
    ("CapabilityStatement", "format"): (),
    ("DeviceUdiCarrier", "entryType"): ("barcode", "rfid", "manual", "card", "self-reported", "unknown"),
    ("Quantity", "comparator"): ("<", "<=", ">=", ">"),
    ("TimingRepeat", "when"): tuple(
        "MORN MORN.early MORN.late NOON AFT AFT.early AFT.late EVE EVE.early EVE.late NIGHT PHS HS WAKE C CM CD CV "
        "AC ACM ACD ACV PC PCM PCD PCV".split()
    ),
    **{(kind, "comparator"): ("<", "<=", ">=", ">") for kind in ("Age", "Count", "Distance", "Duration")},
}
"""Required bindings whose codes the models do not hold, hold cut short, or make up from words that are none."""


@dataclass(frozen=True)
class Element:
    """One element of a type. `type` is a primitive's name, or COMPLEX with `model`, or RESOURCE."""

    type: str
    model: str | None = None
    many: bool = False
    required: bool = False
    codes: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    choice: str | None = None
    choice_required: bool = False

    @property
    def primitive(self) -> bool:
        """Whether it is a plain JSON value, which `_name` may extend."""
        return self.type not in (COMPLEX, RESOURCE)


def is_resource(name: object) -> bool:
    """Whether this is the name of a kind of resource, spelt exactly."""
    return isinstance(name, str) and _resource(name) is not None


@lru_cache(maxsize=512)
def elements_of(model: str) -> Mapping[str, Element]:
    """The elements of a type by JSON name. `model` is a resource's name or a class path as `Element.model` gives it."""
    found = _class(model)
    return {
        str(field.alias or name): _element(found.__name__, str(field.alias or name), field)
        for name, field in found.model_fields.items()
        if not name.endswith("__ext") and name not in ("fhir_comments", "resource_type", "resourceType")
    }


@lru_cache(maxsize=256)
def _resource(name: str) -> type[BaseModel] | None:
    try:
        found: type[BaseModel] = get_fhir_model_class(name)
    except ValueError:
        return None
    bases = {base.__name__ for base in found.__mro__[1:]}
    return found if "Resource" in bases and name != "DomainResource" else None


def _class(model: str) -> type[BaseModel]:
    found: type[BaseModel] = get_fhir_model_class(model.rpartition(".")[2])
    return found


def _element(owner: str, name: str, field: Any) -> Element:
    more: dict[str, Any] = field.json_schema_extra or {}
    many, kind = _unwrapped(field.annotation)
    codes = CODES.get((owner, name), tuple(more.get("enum_values", ())))
    type_, model = _type(kind)
    return Element(
        type=type_,
        model=model,
        many=many,
        required=field.is_required() or bool(more.get("element_required")),
        codes=codes if type_ == "Code" else (),
        targets=tuple(more.get("enum_reference_types", ())),
        choice=more.get("one_of_many"),
        choice_required=bool(more.get("one_of_many_required")),
    )


def _unwrapped(annotation: Any) -> tuple[bool, Any]:
    """Whether it is a list, and the type inside."""
    many = False
    while True:
        origin = typing.get_origin(annotation)
        if origin in (typing.Union, UnionType):
            annotation = next(a for a in typing.get_args(annotation) if a is not NoneType)
        elif origin is list:
            many, annotation = True, typing.get_args(annotation)[0]
        else:
            return many, annotation


def _type(kind: Any) -> tuple[str, str | None]:
    model = getattr(kind, "_model_klass", None)
    if model is not None:
        name = str(model).rpartition(".")[2]
        return (RESOURCE, None) if name == RESOURCE else (COMPLEX, str(model))
    if typing.get_origin(kind) is typing.Annotated:
        return type(typing.get_args(kind)[1]).__name__, None
    return str(getattr(kind, "__name__", kind)), None
