"""The project's own message sets (evals/data): emergencies, what only sounds like one, and messages with identifiers."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from evals.understanding.common import rows as objects

FOLDER = Path(__file__).parent / "data"
Part = Literal["open", "held", "seen", "fresh"]
PARTS: tuple[Part, ...] = ("open", "held", "seen", "fresh")
SHOWN: tuple[Part, ...] = ("open", "seen")
"""What may be looked at; the other parts are only counted."""

_LATER: tuple[Part, ...] = ("seen", "fresh")
"""The folders of later rows: those that were fresh once and have been looked at since, and those that are fresh."""

_SHOWN = 9
"""The first rows of each language are open: they were looked at before the parts were drawn."""


def rows(name: str) -> Iterator[dict[str, Any]]:
    """The rows of one set, in order, the fresh ones last; each with its `part`."""
    yield from (row | {"part": _drawn(row["id"])} for row in objects(FOLDER / f"{name}.jsonl"))
    for part in _LATER:
        yield from (row | {"part": part} for row in objects(FOLDER / part / f"{name}.jsonl"))


def _drawn(row_id: str) -> Part:
    """`held` for a third of the first rows, drawn by their ids. Rules are written without looking at them or at fresh ones."""
    if int(row_id.rsplit("-", 1)[1]) <= _SHOWN:
        return "open"
    drawn = int.from_bytes(sha256(f"careline held-out {row_id}".encode()).digest()[:4], "big")
    return "held" if drawn % 3 == 0 else "open"
