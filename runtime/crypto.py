"""Keys, encryption and keyed digests: AES-256-GCM with a key id, HMAC-SHA-256 blind indexes."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from runtime.errors import ConfigurationError

KEY_BYTES = 32
NONCE_BYTES = 12


DIGEST_LENGTH = 64


class Digest(str):
    """A keyed digest as it is written now. `levels` are all the forms in which the same value may be stored, the oldest first."""

    levels: tuple[str, ...]

    def __new__(cls, written: str, levels: tuple[str, ...]) -> Digest:
        """`written` is one of the levels."""
        made = super().__new__(cls, written)
        made.levels = levels
        return made

    def fits(self, stored: str | None) -> bool:
        """Whether what is stored is of the same value, by whichever key; in constant time."""
        return any([hmac.compare_digest(level.encode(), (stored or "").encode()) for level in self.levels])


class KeyRing:
    """The data keys by id (0 to 255), of which the current one encrypts, and separate keys for digests.

    Each new digest key is laid over the ones before: a digest of level 2 is that of level 1, digested by the second key. So
    what is stored can be raised to the new level without its value; who has an older key alone can compute nothing of it.
    """

    def __init__(
        self,
        keys: Mapping[int, bytes],
        digest_key: bytes,
        signing: Mapping[int, bytes] | None = None,
        current: int | None = None,
        digests: Digests | None = None,
    ) -> None:
        """`signing` are seeds of Ed25519 keys; `current` is the highest id where None is given; `digests` come over `digest_key`.

        ConfigurationError unless every key has 32 bytes and the current one is there.
        """
        signing, digests = signing or {}, digests or Digests()
        every = (*keys.values(), digest_key, *digests.keys, *signing.values())
        if not keys or any(len(key) != KEY_BYTES for key in every):
            raise ConfigurationError(
                "An encryption key does not have 32 bytes.", hint="Check CARELINE_SECRET_KEYS or keys.json."
            )
        self._ciphers = {key_id: AESGCM(key) for key_id, key in keys.items()}
        chosen = max(keys) if current is None else current
        if chosen not in self._ciphers:
            raise ConfigurationError(f"The current key {chosen} is not among the keys.", hint="Correct `current`.")
        self._current = (chosen, self._ciphers[chosen])
        self._digest_keys, self._digests = (digest_key, *digests.keys), digests
        if not 0 < digests.level <= len(self._digest_keys):
            raise ConfigurationError("There is no such digest key.", hint="Correct `digest_level`.")
        self._signing = dict(signing)

    @property
    def current(self) -> int:
        """The id of the key that encrypts."""
        return self._current[0]

    @property
    def ids(self) -> frozenset[int]:
        """The ids of all data keys."""
        return frozenset(self._ciphers)

    @classmethod
    def generate(cls) -> KeyRing:
        """A fresh ring, for tests and first starts."""
        return cls({1: _key_bytes()}, _key_bytes())

    @classmethod
    def parse(cls, text: str, source: str) -> KeyRing:
        """A ring from JSON {"data": {"1": base64}, "digest": base64, "signing": {"1": base64}, "current": 1}.

        `signing` and `current` may be missing; `source` is named in errors.
        """
        try:
            content = json.loads(text)
            signing, current = _keys(content.get("signing", {})), content.get("current")
            digest, more = base64.b64decode(content["digest"]), Digests.read(content)
            return cls(_keys(content["data"]), digest, signing, current, more)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ConfigurationError(
                f"{source} does not hold keys.", hint="Restore it from your backup of the keys."
            ) from error

    def encrypt(self, data: bytes, aad: bytes) -> bytes:
        """Key id (1 byte), nonce (12), ciphertext with tag. `aad` names where it belongs."""
        nonce = os.urandom(NONCE_BYTES)
        key_id, cipher = self._current
        return bytes([key_id]) + nonce + cipher.encrypt(nonce, data, aad)

    def decrypt(self, blob: bytes, aad: bytes) -> bytes:
        """The plain bytes; ConfigurationError when the key is missing or the text was changed or moved."""
        cipher = self._ciphers.get(blob[0]) if len(blob) > NONCE_BYTES else None
        if cipher is None:
            raise ConfigurationError(
                "There is no key for this ciphertext.", hint="Put the older key back into the key ring."
            )
        try:
            return cipher.decrypt(blob[1 : 1 + NONCE_BYTES], blob[1 + NONCE_BYTES :], aad)
        except InvalidTag as error:
            raise ConfigurationError(
                "Stored data does not open with this key.",
                hint="CARELINE_HOME or CARELINE_SECRET_KEYS belongs to another database.",
            ) from error

    @property
    def digest_level(self) -> int:
        """The level at which digests are written."""
        return self._digests.level

    @property
    def digest_since(self) -> datetime | None:
        """Since when they are written at this level; None where that was always so."""
        return self._digests.since

    @property
    def digest_retired_at(self) -> int | None:
        """The last batch of the audit trail in which the digest keys before this level vouch for rows; None: in all."""
        return self._digests.retired_at

    def blind_index(self, kind: str, value: str) -> Digest:
        """A keyed digest to find equal values by, different for every kind; 64 characters at each level."""
        levels = [hmac.digest(self._digest_keys[0], f"{kind}\x00{value}".encode(), "sha256").hex()]
        for level in range(2, len(self._digest_keys) + 1):
            levels.append(self._laid_over(levels[-1], level))
        return Digest(levels[self._digests.level - 1], tuple(levels))

    def raised(self, stored: str) -> str:
        """A stored digest at the level at which digests are written now."""
        for level in range(level_of(stored) + 1, self._digests.level + 1):
            stored = self._laid_over(stored, level)
        return stored

    def _laid_over(self, below: str, level: int) -> str:
        over = hmac.digest(self._digest_keys[level - 1], below.encode(), "sha256").hex()
        return f"{prefix(level)}{over}"[:DIGEST_LENGTH]

    def digest(self, value: str) -> str:
        """A keyed digest for the audit trail."""
        return self.blind_index("digest", value)

    def derive(self, purpose: str) -> bytes:
        """A 32-byte key for one purpose, derived from the digest key that is written with now."""
        return self.derived(purpose)[0]

    def derived(self, purpose: str) -> tuple[bytes, ...]:
        """That key, and those that were derived from the digest keys before and after it."""
        keys = list(self._digest_keys)
        keys.insert(0, keys.pop(self._digests.level - 1))
        return tuple(_derived(key, purpose) for key in keys)

    def signing_seeds(self) -> Mapping[int, bytes]:
        """Seeds of the signing keys by number; derived from the first digest key in a ring that holds none."""
        return self._signing or {0: _derived(self._digest_keys[0], "careline.audit.signing")}


@dataclass(frozen=True)
class Digests:
    """The digest keys after the first one, the level at which is written, and since when.

    `retired_at` is the last batch of the audit trail in which the keys before this level vouch for rows; None where they
    were not retired.
    """

    keys: tuple[bytes, ...] = ()
    level: int = 1
    since: datetime | None = None
    retired_at: int | None = None

    @classmethod
    def read(cls, content: Mapping[str, Any]) -> Digests:
        """From a ring's JSON: "digests" {"2": base64, …}, "digest_level", "digest_since" and "digest_retired"."""
        more = _keys(content.get("digests", {}))
        if sorted(more) != list(range(2, len(more) + 2)):
            raise ValueError("digests")
        since = content.get("digest_since")
        keys = tuple(more[level] for level in sorted(more))
        moment, retired = datetime.fromisoformat(since) if since else None, content.get("digest_retired")
        return cls(keys, content.get("digest_level", 1), moment, retired)


def prefix(level: int) -> str:
    """What a digest of this level begins with."""
    return f"{level}." if level > 1 else ""


def level_of(stored: str) -> int:
    """The level of a stored digest."""
    level, dot, _ = stored.partition(".")
    return int(level) if dot else 1


def _derived(key: bytes, purpose: str) -> bytes:
    return HKDF(hashes.SHA256(), KEY_BYTES, None, purpose.encode()).derive(key)


def _keys(content: Mapping[str, str]) -> dict[int, bytes]:
    return {int(key_id): base64.b64decode(key) for key_id, key in content.items()}


def _key_bytes() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def new_key() -> str:
    """A fresh key of 32 random bytes, in base64."""
    return base64.b64encode(_key_bytes()).decode()


def token_hash(token: str) -> str:
    """How a random token is stored: it has enough entropy for a plain digest."""
    return hashlib.sha256(token.encode()).hexdigest()


_installed: list[KeyRing] = []


def install(keyring: KeyRing) -> None:
    """Set the process's key ring: column types are built before any argument could reach them."""
    _installed[:] = [keyring]


def installed() -> KeyRing:
    """The process's key ring; ConfigurationError before `install`."""
    if not _installed:
        raise ConfigurationError("No key ring is installed.", hint="Call runtime.crypto.install at start.")
    return _installed[0]
