"""The example messages that the net is fitted from: emergencies, what only sounds like one, wishes, answers and complaints."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from language.symptoms import lay_complaints
from language.training.rows import training_rows
from language.types import Intent

FOLDER = Path(__file__).parent
FILES = ("emergencies", "near_misses", "ordinary")
COMPLAINTS = "complaints"
MESSAGES = "messages"
EVERY = 2
"""Of so many lay complaints one is an example: with all of them, so short and so many, the net hears fewer emergencies."""

UNSURE = {Intent.EMERGENCY, Intent.MEDICAL_ADVICE}
"""Wishes of training messages that may be of an emergency."""


@dataclass(frozen=True)
class Example:
    """One message. `kinds` are the kinds of emergency that it tells of, the first the likeliest; none for the others."""

    text: str
    file: str
    kinds: tuple[str, ...] = ()


def examples() -> list[Example]:
    """All of them, always in the same order."""
    return _more(without_messages(), _said(), MESSAGES)


def without_messages() -> list[Example]:
    """All but the training messages."""
    written = [_example(name, row) for name in FILES for row in rows(name)]
    return _more(written, islice(lay_complaints(), None, None, EVERY), COMPLAINTS)


def rows(name: str) -> Iterator[dict[str, Any]]:
    """What is written in a file of this folder, in order."""
    yield from map(json.loads, (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())


def _more(known: list[Example], texts: Iterable[str], file: str) -> list[Example]:
    told = {example.text for example in known}
    return known + [Example(text, file) for text in dict.fromkeys(texts) if text not in told]


def _said() -> Iterator[str]:
    """What patients say of everything else: wishes, answers, short ones too."""
    return (row["text"] for row in training_rows() if not UNSURE & set(row["intents"]))


def _example(name: str, row: Mapping[str, Any]) -> Example:
    also = row.get("also_ok", ())
    kinds = (row["kind"], *([also] if isinstance(also, str) else also)) if "kind" in row else ()
    return Example(row["text"], name, kinds)
