"""Keys, encryption and keyed digests: AES-256-GCM with a key id, HMAC-SHA-256 blind indexes."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from runtime.errors import ConfigurationError

KEY_BYTES = 32
NONCE_BYTES = 12


class KeyRing:
    """The data keys by id (0 to 255), of which the current one encrypts, and a separate key for digests."""

    def __init__(
        self,
        keys: Mapping[int, bytes],
        digest_key: bytes,
        signing: Mapping[int, bytes] | None = None,
        current: int | None = None,
    ) -> None:
        """`signing` are seeds of Ed25519 keys; `current` is the highest id where None is given.

        ConfigurationError unless every key has 32 bytes and the current one is there.
        """
        signing = signing or {}
        if not keys or any(len(key) != KEY_BYTES for key in (*keys.values(), digest_key, *signing.values())):
            raise ConfigurationError(
                "An encryption key does not have 32 bytes.", hint="Check CARELINE_SECRET_KEYS or keys.json."
            )
        self._ciphers = {key_id: AESGCM(key) for key_id, key in keys.items()}
        chosen = max(keys) if current is None else current
        if chosen not in self._ciphers:
            raise ConfigurationError(f"The current key {chosen} is not among the keys.", hint="Correct `current`.")
        self._current = (chosen, self._ciphers[chosen])
        self._digest_key = digest_key
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
            return cls(_keys(content["data"]), base64.b64decode(content["digest"]), signing, current)
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

    def blind_index(self, kind: str, value: str) -> str:
        """A keyed digest to find equal values by, different for every kind; 64 hex characters."""
        return hmac.new(self._digest_key, f"{kind}\x00{value}".encode(), hashlib.sha256).hexdigest()

    def digest(self, value: str) -> str:
        """A keyed digest for the audit trail."""
        return self.blind_index("digest", value)

    def derive(self, purpose: str) -> bytes:
        """A 32-byte key for one purpose (signing links, cookies), derived from the digest key."""
        return HKDF(hashes.SHA256(), KEY_BYTES, None, purpose.encode()).derive(self._digest_key)

    def signing_seeds(self) -> Mapping[int, bytes]:
        """Seeds of the signing keys by number; derived from the digest key in a ring that holds none."""
        return self._signing or {0: self.derive("careline.audit.signing")}


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
