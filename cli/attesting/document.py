"""The document: what was checked, of which installation and when, signed with the key that signs the audit anchors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Self

from cli.attesting.types import Check
from runtime.errors import InvalidInput
from runtime.signing import Signed

FORMAT = "careline-attestation-1"


@dataclass(frozen=True)
class Attestation(Signed):
    """`made` is UTC; `commit` None where it is not known."""

    hospital: str
    made: str
    version: str
    commit: str | None
    checks: tuple[Check, ...]
    key_id: str = ""
    signature: str = ""

    @property
    def failed(self) -> int:
        """How many checks failed."""
        return sum(check.state == "fail" for check in self.checks)

    def as_json(self) -> dict[str, Any]:
        """As it is written."""
        return asdict(self) | {"format": FORMAT, "failed": self.failed}

    @classmethod
    def read(cls, text: str) -> Self:
        """InvalidInput for what is no attestation."""
        try:
            content: Mapping[str, Any] = json.loads(text)
            given = {f.name: content[f.name] for f in fields(cls)}
            return cls(**given | {"checks": tuple(Check(**check) for check in content["checks"])})
        except (ValueError, KeyError, TypeError) as error:
            raise InvalidInput("This is no attestation.", hint="careline attest writes one.") from error
