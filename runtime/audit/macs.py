"""The code that Careline writes with each row: only who has the key ring can make one that holds."""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from runtime import crypto

Content = Sequence[Any]
"""What a row says, in the order in which its digest and its code are made."""

PURPOSE = "careline.audit.row"
NONCE = 16
"""Hex characters that make the codes of two equal rows differ: a row that is copied is known by its code."""


class RowKey:
    """The key of the rows' codes, derived from the digest key, which is never changed."""

    def __init__(self, ring: crypto.KeyRing) -> None:
        """Deriving takes longer than a code; keep it."""
        self._key = ring.derive(PURPOSE)

    def mac(self, content: Content) -> str:
        """A fresh code over all that a row says: 16 hex characters of a nonce and 64 of the HMAC-SHA-256."""
        return self._mac(secrets.token_hex(NONCE // 2), content)

    def holds(self, content: Content, mac: str) -> bool:
        """Whether a code was made with this key for this row."""
        return hmac.compare_digest(self._mac(mac[:NONCE], content).encode(), mac.encode())

    def _mac(self, nonce: str, content: Content) -> str:
        text = json.dumps([nonce, *content], sort_keys=True)
        return nonce + hmac.digest(self._key, text.encode(), "sha256").hex()


def installed() -> RowKey:
    """The key of the process's key ring."""
    return _of(crypto.installed())


@lru_cache(maxsize=1)
def _of(ring: crypto.KeyRing) -> RowKey:
    return RowKey(ring)
