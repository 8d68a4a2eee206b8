"""Identifiers hidden in base64 or hexadecimal: a token that decodes to readable text is covered whole."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

from guardrails.redaction.types import Found

_TOKEN = re.compile(r"(?<![\w+/=])[A-Za-z0-9+/_-]{12,4000}={0,2}(?![\w+/=])")
_HEX = re.compile(r"^(?:[0-9a-fA-F]{2})+$")


def find_encoded(text: str) -> Iterator[Found]:
    """Tokens of twelve characters and more that hold readable text when decoded."""
    for match in _TOKEN.finditer(text):
        if _readable(match[0]):
            yield Found(*match.span(), "ID", 0.5)


def _readable(token: str) -> bool:
    if _HEX.match(token):
        return _prints(bytes.fromhex(token))
    if (token.isalpha() and (token.islower() or token.istitle() or token.isupper())) or re.fullmatch(
        r"[a-z]+(?:[-_/][a-z]+)+", token
    ):
        return False
    try:
        return _prints(
            base64.b64decode(
                token.rstrip("=") + "=" * (-len(token.rstrip("=")) % 4),
                altchars=b"-_" if set("-_") & set(token) else None,
            )
        )
    except (binascii.Error, ValueError):
        return False


def _prints(data: bytes) -> bool:
    try:
        decoded = data.decode("ascii")
    except UnicodeDecodeError:
        return False
    return len(decoded) >= 6 and decoded.isprintable()
