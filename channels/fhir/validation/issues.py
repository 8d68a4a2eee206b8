"""What is wrong with a resource: where, which rule, in words that repeat no value, since a value may be a patient's."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

Code = Literal["structure", "required", "value", "code-invalid", "invariant", "business-rule", "not-supported"]
"""Codes of http://hl7.org/fhir/R4/valueset-issue-type.html."""


@dataclass(frozen=True)
class Issue:
    """One fault. `path` is a FHIRPath; `rule` names the invariant or the kind of rule."""

    code: Code
    path: str
    rule: str
    text: str

    def as_json(self) -> dict[str, str]:
        """For machines."""
        return {"severity": "error", **asdict(self)}
