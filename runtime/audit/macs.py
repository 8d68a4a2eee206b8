"""The code that Careline writes with each row: only who has the key ring can make one that holds."""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from runtime import crypto

Content = Sequence[Any]
"""What a row says, in the order in which its digest and its code are made."""

PURPOSE = "careline.audit.row"
NONCE = 16
"""Hex characters that make the codes of two equal rows differ: a row that is copied is known by its code."""


OVERLAP = timedelta(minutes=1)
"""How long after a new digest key codes of the one before may still be written: a process may have been in the middle of it."""


class RowKey:
    """The key of the rows' codes, derived from the digest key; one from before holds for rows of its time alone.

    Once that one is retired, it holds for none behind the batch that was the last then.
    """

    def __init__(self, ring: crypto.KeyRing) -> None:
        """Deriving takes longer than a code; keep it."""
        self._key, *self._others = ring.derived(PURPOSE)
        self._until, self._retired_at = ring.digest_since, ring.digest_retired_at

    def mac(self, content: Content) -> str:
        """A fresh code over all that a row says: 16 hex characters of a nonce and 64 of the HMAC-SHA-256."""
        return self._mac(self._key, secrets.token_hex(NONCE // 2), content)

    def holds(self, content: Content, mac: str, at: datetime, seal: int | None = None) -> bool:
        """Whether a code was made for this row, which says that it is of `at`, with the key of that time.

        `seal` is the batch that it was sealed in.
        """
        former = self._until is None or at <= self._until + OVERLAP
        if self._retired_at is not None:
            former = former and seal is not None and seal <= self._retired_at
        keys = (self._key, *(self._others if former else ()))
        return any([hmac.compare_digest(self._mac(key, mac[:NONCE], content).encode(), mac.encode()) for key in keys])

    def _mac(self, key: bytes, nonce: str, content: Content) -> str:
        text = json.dumps([nonce, *content], sort_keys=True)
        return nonce + hmac.digest(key, text.encode(), "sha256").hex()


def installed() -> RowKey:
    """The key of the process's key ring."""
    ring = crypto.installed()
    return _of(ring, ring.digest_level)


@lru_cache(maxsize=1)
def _of(ring: crypto.KeyRing, _level: int) -> RowKey:
    return RowKey(ring)
