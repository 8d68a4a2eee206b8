"""Identifiers hidden in base64 or hexadecimal: a token that decodes to readable text is covered whole."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

from guardrails.redaction.types import Found

_TOKEN = re.compile(r"(?<![\w+/=])[A-Za-z0-9+/_-]{12,4000}={0,2}(?![\w+/=])")
_SHORT = re.compile(r"(?<![\w+/=])(?=[A-Za-z+/_-]{0,10}[A-Z0-9])[A-Za-z0-9+/_-]{6,11}={0,2}(?![\w+/=])")
_HEX = re.compile(r"^(?:[0-9a-fA-F]{2})+$")
_SPACED_HEX = re.compile(r"(?<!\w)(?:0x)?[0-9a-fA-F]{2}(?:[ :,-](?:0x)?[0-9a-fA-F]{2}){3,400}(?!\w)")
_NOT_HEX = re.compile(r"0x|[^0-9a-fA-F]")
_NAME = re.compile(r"[A-Z]?[a-z]{3,}(?:[ ._-][A-Z]?[a-z]+)?|[A-Z]{4,}")
"""What a short token must decode to: a few random letters decode to something readable too."""


def find_encoded(text: str) -> Iterator[Found]:
    """Tokens of twelve characters and more that hold readable text when decoded, and shorter ones that hold a name."""
    for match in _TOKEN.finditer(text):
        if _readable(match[0]):
            yield Found(*match.span(), "ID", 0.5)
    for match in _SHORT.finditer(text):
        if _short_name(match[0]):
            yield Found(*match.span(), "ID", 0.5)
    for match in _SPACED_HEX.finditer(text):
        if any(c.isalpha() for c in match[0]) and _prints(bytes.fromhex(_NOT_HEX.sub("", match[0])), fewest=4):
            yield Found(*match.span(), "ID", 0.75)


def _readable(token: str) -> bool:
    if _HEX.match(token):
        return _prints(bytes.fromhex(token))
    if (token.isalpha() and (token.islower() or token.istitle() or token.isupper())) or re.fullmatch(
        r"[a-z]+(?:[-_/][a-z]+)+", token
    ):
        return False
    data = _base64(token)
    return data is not None and _prints(data)


def _short_name(token: str) -> bool:
    data = (
        bytes.fromhex(token) if _HEX.match(token) else None if token.isalpha() and token.istitle() else _base64(token)
    )
    return data is not None and data.isascii() and bool(_NAME.fullmatch(data.decode("ascii")))


def _base64(token: str) -> bytes | None:
    bare = token.rstrip("=")
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % 4), altchars=b"-_" if set("-_") & set(token) else None)
    except (binascii.Error, ValueError):
        return None


def _prints(data: bytes, fewest: int = 6) -> bool:
    """Readable: printable ASCII, or UTF-8 whose other characters are letters, as in "José"."""
    try:
        decoded = data.decode()
    except UnicodeDecodeError:
        return False
    plain_or_letter = all(char.isascii() or char.isalpha() for char in decoded)
    return len(decoded) >= fewest and decoded.isprintable() and plain_or_letter
