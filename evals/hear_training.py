"""Hears the training messages anew: `python -m evals.hear_training` writes what the weights of intents are fitted to.

Needed after a change to the rules, the readers or the messages; a test fails while what is written differs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from evals.understanding.common import context, rows
from evals.understanding.own import demo_directory
from language.intents.learned import FOLDER, HEARD
from language.types import Expecting, Lang
from language.understand import heard

NOW = datetime(2026, 3, 3, 9)  # noqa: DTZ001
MESSAGES: dict[Lang, Path] = {"en": FOLDER / "messages" / "en.jsonl", "es": FOLDER / "messages" / "es.jsonl"}


def messages() -> Iterator[tuple[Lang, dict[str, Any]]]:
    """The messages with their language, in the order in which they are kept."""
    for lang, path in MESSAGES.items():
        yield from ((lang, row) for row in rows(path))


def as_heard(lang: Lang, row: dict[str, Any]) -> dict[str, Any]:
    """One message as it is kept for fitting; what is empty is left away."""
    asked = Expecting(row.get("expecting", "nothing"))
    told = heard(row["text"], context(NOW, lang, demo_directory(), asked))
    said = {"says": [str(i) for i in told.says], "ruled": [str(i) for i in told.ruled]}
    kept = {"words": " ".join(told.words), "has": list(told.has), **said}
    known = {"expecting": row.get("expecting"), **kept, "intents": row["intents"]}
    return {"id": row["id"], **{k: v for k, v in known.items() if v or k == "words"}}


def main() -> None:
    """Write what is heard."""
    lines = (json.dumps(as_heard(*m), ensure_ascii=False) + "\n" for m in messages())
    HEARD.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
