"""What is not ours must not start anything: CLINC150 without the intents that any assistant shares."""

# ruff: noqa: DTZ001
from __future__ import annotations

from datetime import datetime
from pathlib import Path

from evals.understanding.common import Score, Tally, context, rows
from language.types import Intent

SHARED = {
    "greeting",
    "goodbye",
    "yes",
    "no",
    "cancel",
    "maybe",
    "repeat",
    "thank_you",
    "cancel_reservation",
    "vaccines",
}
STARTING = {Intent.BOOK, Intent.RESCHEDULE, Intent.CANCEL}


def false_starts(data: Path, verbose: bool) -> Score:
    """The share that starts no booking, move or cancellation."""
    tally = Tally(verbose)
    for row in rows(data / "clinc150" / "utterances.jsonl"):
        if row["intent"] in SHARED:
            continue
        heard = tally.hear(row["text"], context(datetime(2026, 3, 3, 9), "en"))
        began = STARTING & set(heard.intents)
        tally.count(not began, f"{row['intent']}: {row['text']!r} {[str(i) for i in heard.intents]}")
    return tally.score()
