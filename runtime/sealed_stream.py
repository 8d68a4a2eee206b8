"""A file that is encrypted in chunks, so that any edit, cut, reordering or addition is found, in bounded memory.

The first line is JSON in clear: format, id and the stream's own key, wrapped. Then come chunks: four bytes of length and
AES-256-GCM over at most 1 MiB. A chunk's nonce is its number and whether it is the last one (the STREAM construction of
Hoang, Reyhanitabar, Rogaway and Vizár, 2015); all are bound to the first line. The key serves this one stream.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from runtime.crypto import KEY_BYTES, NONCE_BYTES
from runtime.database import new_id
from runtime.errors import ConfigurationError, InvalidInput
from runtime.files import appearing

CHUNK = 1024 * 1024
TAG = 16
HEADER_LIMIT = 64 * 1024
_LENGTH = 4


class SealedWriter:
    """Takes bytes and writes them sealed."""

    def __init__(self, file: IO[bytes], wrapping: bytes, header: dict[str, Any]) -> None:
        """`wrapping` is the 32-byte key that wraps the stream's own; `header` is stored in clear and authenticated."""
        key, stream = os.urandom(KEY_BYTES), str(new_id())
        content = {**header, "id": stream, "key": _wrap(wrapping, key, header["format"], stream)}
        line = json.dumps(content, sort_keys=True).encode() + b"\n"
        file.write(line)
        self.id = stream
        self._file, self._cipher, self._bound = file, AESGCM(key), hashlib.sha256(line).digest()
        self._waiting, self._number = bytearray(), 0

    def write(self, data: bytes) -> None:
        """Add bytes."""
        self._waiting += data
        while len(self._waiting) > CHUNK:
            self._chunk(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]

    def close(self) -> None:
        """Write the rest as the last chunk. Without it the stream counts as cut off."""
        self._chunk(bytes(self._waiting), last=True)

    def _chunk(self, data: bytes, *, last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._number, last=last), data, self._bound)
        self._file.write(len(sealed).to_bytes(_LENGTH, "big") + sealed)
        self._number += 1


class SealedReader:
    """Gives back the bytes; what was touched is refused before any byte of it is given."""

    def __init__(self, file: IO[bytes], wrapping: Sequence[bytes], format_: str) -> None:
        """InvalidInput for what is no such file, ConfigurationError where no key of `wrapping` opens it."""
        line = file.readline(HEADER_LIMIT)
        self.header = _header(line, format_)
        key = _unwrap(wrapping, self.header, format_)
        self._file, self._cipher, self._bound = file, AESGCM(key), hashlib.sha256(line).digest()
        self._number, self._ahead, self._at, self._done = 0, b"", 0, False

    def read(self, count: int) -> bytes:
        """Exactly so many bytes; fewer only at the end. InvalidInput where the file was cut off or touched."""
        while len(self._ahead) - self._at < count and not self._done:
            self._ahead, self._at = self._ahead[self._at :] + self._next(), 0
        given = self._ahead[self._at : self._at + count]
        self._at += len(given)
        return given

    def _next(self) -> bytes:
        length = int.from_bytes(self._file.read(_LENGTH), "big")
        sealed = self._file.read(length) if TAG <= length <= CHUNK + TAG else b""
        if len(sealed) < length:  # a length that says more than there is was touched, whatever the rest opens to
            sealed = b""
        for last in (False, True):
            try:
                data = self._cipher.decrypt(_nonce(self._number, last=last), sealed, self._bound)
            except (InvalidTag, ValueError):
                continue
            self._number, self._done = self._number + 1, last
            if last and self._file.read(1):
                break
            return data
        raise InvalidInput(f"The file was cut off or changed in chunk {self._number}.", hint="Use another copy.")


@contextmanager
def written(path: Path, wrapping: bytes, header: dict[str, Any]) -> Iterator[SealedWriter]:
    """A file for its owner alone that appears whole or not at all, in the place of an older one."""
    with appearing(path) as file:
        writer = SealedWriter(file, wrapping, header)
        yield writer
        writer.close()


@contextmanager
def opened(path: Path, wrapping: Sequence[bytes], format_: str) -> Iterator[SealedReader]:
    """The reader of a file. InvalidInput where there is none."""
    if not path.is_file():
        raise InvalidInput(f"There is no file {path}.", hint="Check the path.")
    with path.open("rb") as file:
        yield SealedReader(file, wrapping, format_)


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(NONCE_BYTES - 1, "big") + bytes([last])


def _wrap(wrapping: bytes, key: bytes, format_: str, stream: str) -> str:
    nonce = os.urandom(NONCE_BYTES)
    wrapped = nonce + AESGCM(wrapping).encrypt(nonce, key, f"{format_}:{stream}".encode())
    return base64.b64encode(wrapped).decode()


def _header(line: bytes, format_: str) -> dict[str, Any]:
    try:
        header = json.loads(line)
    except ValueError:
        header = None
    if not isinstance(header, dict) or header.get("format") != format_:
        raise InvalidInput(f"This is no file of the format {format_}.", hint="careline backup writes one.")
    return header


def _unwrap(wrapping: Sequence[bytes], header: dict[str, Any], format_: str) -> bytes:
    for key in wrapping:
        try:
            wrapped = base64.b64decode(header["key"], validate=True)
            bound = f"{format_}:{header['id']}".encode()
            return AESGCM(key).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], bound)
        except (KeyError, ValueError, TypeError, InvalidTag):
            continue
    raise ConfigurationError(
        "These keys do not open the file.", hint="It needs the keys.json, or CARELINE_SECRET_KEYS, of its hospital."
    )
