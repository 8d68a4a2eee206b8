"""The example messages that the net is fitted from: emergencies, what only sounds like one, ordinary wishes and complaints."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from language.symptoms import lay_complaints

FOLDER = Path(__file__).parent
FILES = ("emergencies", "near_misses", "ordinary")
COMPLAINTS = "complaints"


@dataclass(frozen=True)
class Example:
    """One message. `kinds` are the kinds of emergency that it tells of, the first the likeliest; none for the others."""

    text: str
    file: str
    kinds: tuple[str, ...] = ()


def examples() -> list[Example]:
    """All of them, always in the same order."""
    written = [_example(name, line) for name in FILES for line in _lines(name)]
    told = {example.text for example in written}
    return written + [Example(text, COMPLAINTS) for text in dict.fromkeys(lay_complaints()) if text not in told]


def _lines(name: str) -> list[str]:
    return (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()


def _example(name: str, line: str) -> Example:
    row = json.loads(line)
    also = row.get("also_ok", ())
    kinds = (row["kind"], *([also] if isinstance(also, str) else also)) if "kind" in row else ()
    return Example(row["text"], name, kinds)
