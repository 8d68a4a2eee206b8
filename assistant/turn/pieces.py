"""The patient's lines in one request: a number told over several of them is covered in each."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.prompt import CLOSING, OPENING, words_of
from guardrails.redaction.pieces import cover_pieces


def without_pieces(lines: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """The lines of a request as they may be seen together; what stands between a patient's marks is what changes."""
    told = [words_of(line) for line in lines]
    covered = iter(cover_pieces([words for words in told if words is not None]))
    return [
        line if words is None else {**line, "content": f"{OPENING}{next(covered)}{CLOSING}"}
        for line, words in zip(lines, told, strict=True)
    ]
