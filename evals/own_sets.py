"""The project's own message sets (evals/data): emergencies, what only sounds like one, and messages with identifiers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

FOLDER = Path(__file__).parent / "data"
Part = Literal["open", "held", "seen", "fresh"]
PARTS: tuple[Part, ...] = ("open", "held", "seen", "fresh")
_LATER: tuple[tuple[re.Pattern[str], Part], ...] = (
    (re.compile(r"[a-z]b-"), "seen"),
    (re.compile(r"[a-z][c-e]-"), "fresh"),
)
"""How the ids of later rows begin: those that were fresh once and have been looked at since, and those that are fresh."""

_SHOWN = 9
"""The first rows of each language are open: they were looked at before the parts were drawn."""


def rows(name: str) -> Iterator[dict[str, Any]]:
    """The rows of one set, in order, the fresh ones last."""
    for folder in (FOLDER, FOLDER / "seen", FOLDER / "fresh"):
        for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def part(row: dict[str, Any]) -> Part:
    """`held` for a third of the first rows, drawn by their ids; `fresh` for rows written later, by somebody else. Rules are
    written without looking at either. `seen` rows were fresh when an earlier figure was taken."""
    later = next((which for begins, which in _LATER if begins.match(row["id"])), None)
    if later is not None:
        return later
    if int(row["id"].rsplit("-", 1)[1]) <= _SHOWN:
        return "open"
    drawn = int.from_bytes(sha256(f"careline held-out {row['id']}".encode()).digest()[:4], "big")
    return "held" if drawn % 3 == 0 else "open"
