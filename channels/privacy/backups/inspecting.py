"""Reading an archive from end to end without loading it: whether these keys open it, and whether it is whole and untouched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from channels.privacy.backups.plan import ARCHIVE, PURPOSE
from channels.privacy.backups.records import check_keys, records
from runtime.crypto import KeyRing
from runtime.errors import InvalidInput
from runtime.sealed_stream import opened


@dataclass(frozen=True)
class Inspected:
    """What an archive says of itself; every byte of it was checked."""

    made: datetime
    schema: str
    tables: int


def inspect(ring: KeyRing, archive: Path) -> Inspected:
    """InvalidInput for a file that was cut off, changed or is no archive, ConfigurationError where a key is missing."""
    with opened(archive, ring.derived(PURPOSE), ARCHIVE) as stream:
        check_keys(stream, ring)
        tables, last = 0, ""
        for record in records(stream):
            tables, last = tables + (record.kind == "table"), record.kind
        if last != "end":
            raise InvalidInput("The backup is not whole.", hint="Use another copy.")
        return Inspected(datetime.fromisoformat(str(stream.header["made"])), str(stream.header.get("schema")), tables)
