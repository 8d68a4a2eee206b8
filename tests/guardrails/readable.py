"""What can still be read of an identifier in a redacted message."""

from __future__ import annotations

from guardrails.redaction import Redactor


def uncovered(redactor: Redactor, text: str, identifier: str) -> list[str]:
    """The words of `identifier` that can still be read."""
    left = _words(redactor.redact(text).text)
    return [word for word in _words(identifier) if word in left]


def _words(text: str) -> list[str]:
    return text.replace(".", " ").replace(",", " ").split()
