"""The patient's lines in one request: a number told over several of them is covered in each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guardrails.redaction.pieces import cover_pieces

_TAGGED = re.compile(r"(<patient>)(.*)(</patient>)", re.DOTALL)


def without_pieces(lines: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """The lines of a request as they may be seen together; what stands between a patient's tags is what changes."""
    tagged = [_TAGGED.fullmatch(line["content"]) if line["role"] == "user" else None for line in lines]
    covered = iter(cover_pieces([match[2] for match in tagged if match]))
    return [
        {**line, "content": f"{match[1]}{next(covered)}{match[3]}"} if match else line
        for line, match in zip(lines, tagged, strict=True)
    ]
