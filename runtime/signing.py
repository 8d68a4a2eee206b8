"""Ed25519 signatures whose keys are kept with the others; a key is named by the digest of its public half."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Self, cast

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

from runtime.crypto import KeyRing
from runtime.errors import InvalidInput

ID_LENGTH = 16


def key_id_of(key: Ed25519PublicKey) -> str:
    """The first 16 hex characters of the SHA-256 of the raw public key."""
    return hashlib.sha256(key.public_bytes_raw()).hexdigest()[:ID_LENGTH]


class Signer:
    """The current signing key of a key ring."""

    def __init__(self, ring: KeyRing) -> None:
        """The key with the highest number signs."""
        seeds = ring.signing_seeds()
        self._key = Ed25519PrivateKey.from_private_bytes(seeds[max(seeds)])
        self.key_id = key_id_of(self._key.public_key())

    def sign(self, data: bytes) -> str:
        """The signature in base64."""
        return base64.b64encode(self._key.sign(data)).decode()


class PublicKeys:
    """Keys that signatures are checked with, by id."""

    def __init__(self, keys: Iterable[Ed25519PublicKey]) -> None:
        """Old keys stay among them: what they signed still counts."""
        self._keys: Mapping[str, Ed25519PublicKey] = {key_id_of(key): key for key in keys}
        self.ids = frozenset(self._keys)

    @classmethod
    def of_ring(cls, ring: KeyRing) -> PublicKeys:
        """The public halves of every signing key in the ring."""
        seeds = ring.signing_seeds().values()
        return cls(Ed25519PrivateKey.from_private_bytes(seed).public_key() for seed in seeds)

    @classmethod
    def of_pem(cls, text: str) -> PublicKeys:
        """From PEM, several one after the other. InvalidInput for anything else."""
        end = "-----END PUBLIC KEY-----"
        blocks = [part + end for part in text.split(end)[:-1]]
        try:
            keys = [load_pem_public_key(block.strip().encode()) for block in blocks]
        except (ValueError, UnsupportedAlgorithm):
            keys = []
        wanted = [key for key in keys if isinstance(key, Ed25519PublicKey)]
        if not wanted or len(wanted) < len(blocks):
            raise InvalidInput("This file holds no Ed25519 public key.", hint="careline audit key prints it.")
        return cls(wanted)

    def pem(self) -> str:
        """All of them as PEM."""
        forms = (k.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo) for k in self._keys.values())
        return b"".join(forms).decode()

    def verify(self, key_id: str, data: bytes, signature: str) -> bool:
        """Whether the key of this id signed `data`."""
        key = self._keys.get(key_id)
        if key is None:
            return False
        try:
            key.verify(base64.b64decode(signature, validate=True), data)
        except (InvalidSignature, binascii.Error):
            return False
        return True


class Signed:
    """What a dataclass gains that holds its signature and the id of the key that made it among its fields."""

    key_id: str
    signature: str

    def as_json(self) -> dict[str, Any]:
        """Every field, as it is written down, with the name of the format."""
        raise NotImplementedError

    def payload(self) -> bytes:
        """What is signed: every field but the signature, as JSON with sorted keys and no blanks."""
        content = {k: v for k, v in self.as_json().items() if k != "signature"}
        return json.dumps(content, sort_keys=True, separators=(",", ":")).encode()

    @property
    def digest(self) -> str:
        """SHA-256 of what is signed: what is chained to it, or printed of it, names exactly this."""
        return hashlib.sha256(self.payload()).hexdigest()

    def signed(self, signer: Signer) -> Self:
        """With the key's id and signature."""
        named = self._with(key_id=signer.key_id)
        return named._with(signature=signer.sign(named.payload()))

    def _with(self, **changes: str) -> Self:
        made: Self = replace(cast("Any", self), **changes)
        return made

    def holds(self, keys: PublicKeys) -> bool:
        """Whether one of these keys has signed exactly this."""
        return keys.verify(self.key_id, self.payload(), self.signature)
