"""The document: what was checked, of which installation and when, signed with the key that signs the audit anchors."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Self

from cli.attesting.types import Check
from runtime.errors import InvalidInput
from runtime.signing import PublicKeys, Signer

FORMAT = "careline-attestation-1"


@dataclass(frozen=True)
class Attestation:
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

    def payload(self) -> bytes:
        """What is signed: every field but the signature, as JSON with sorted keys and no blanks."""
        content = {k: v for k, v in self.as_json().items() if k != "signature"}
        return json.dumps(content, sort_keys=True, separators=(",", ":")).encode()

    @property
    def digest(self) -> str:
        """SHA-256 of what is signed: the paper names it, so that it belongs to this very file."""
        return hashlib.sha256(self.payload()).hexdigest()

    def signed(self, signer: Signer) -> Self:
        """With the key's id and signature."""
        named = replace(self, key_id=signer.key_id)
        return replace(named, signature=signer.sign(named.payload()))

    def holds(self, keys: PublicKeys) -> bool:
        """Whether one of these keys has signed exactly this."""
        return keys.verify(self.key_id, self.payload(), self.signature)

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
