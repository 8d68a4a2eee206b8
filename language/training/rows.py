"""The training messages themselves, with the intents and slots that their writers gave them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "messages"


def training_rows() -> Iterator[dict[str, Any]]:
    """Every message as it is written, English ones first."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        yield from (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
