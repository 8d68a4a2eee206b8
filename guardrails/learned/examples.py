"""The example messages that the net is fitted from: emergencies, what only sounds like one, and ordinary wishes of patients."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
FILES = ("emergencies", "near_misses", "ordinary")


@dataclass(frozen=True)
class Example:
    """One message. `kinds` are the kinds of emergency that it tells of, the first the likeliest; none for the others."""

    text: str
    file: str
    kinds: tuple[str, ...] = ()


def examples() -> list[Example]:
    """All of them, always in the same order."""
    return [_example(name, line) for name in FILES for line in _lines(name)]


def _lines(name: str) -> list[str]:
    return (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()


def _example(name: str, line: str) -> Example:
    row = json.loads(line)
    also = row.get("also_ok", ())
    kinds = (row["kind"], *([also] if isinstance(also, str) else also)) if "kind" in row else ()
    return Example(row["text"], name, kinds)
