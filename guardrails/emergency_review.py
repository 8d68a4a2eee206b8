"""A clinician's word for the emergency rules: who has reviewed exactly which files, and when; void once one of them changes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Self

from guardrails.emergency_rules import PATH
from guardrails.learned.examples import FILES, FOLDER
from runtime.errors import InvalidInput
from runtime.signing import Signed

FORMAT = "careline-emergency-review-1"
REVIEWED = (PATH, *(FOLDER / f"{name}.jsonl" for name in FILES))
"""What decides what is an emergency and is written for people: the rules, and the examples that the second net learns from."""


def digest_of(files: tuple[Path, ...] = REVIEWED) -> str:
    """SHA-256 over the names and contents of the files, in hex."""
    each = (f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}\n" for file in files)
    return hashlib.sha256("".join(each).encode()).hexdigest()


@dataclass(frozen=True)
class Review(Signed):
    """`rules` is `digest_of` what was reviewed; `at` UTC; `version` the program's."""

    name: str
    office: str
    at: str
    rules: str
    version: str
    key_id: str = ""
    signature: str = ""

    def as_json(self) -> dict[str, Any]:
        """As it is written."""
        return asdict(self) | {"format": FORMAT}

    @classmethod
    def read(cls, text: str) -> Self:
        """InvalidInput for what is no review."""
        try:
            content = json.loads(text)
            return cls(**{field.name: str(content[field.name]) for field in fields(cls)})
        except (ValueError, KeyError, TypeError) as error:
            raise InvalidInput(
                "The review of the emergency rules cannot be read.", hint="careline emergency --sign writes it."
            ) from error
