"""Messages with identifiers, redacted as a turn does it: what is covered, and whether the visit's own facts stay readable."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from evals.own_sets import PARTS, SHOWN, rows
from evals.understanding.common import context
from guardrails.redaction import RedactedSpan, Redactor
from language import understand
from language.directory import Directory
from runtime.clock import FrozenClock
from scheduler_core.hospital import Hospital, read_folder

DEMO = Path(__file__).parent.parent / "deploy" / "demo_hospital"
NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)


@dataclass
class Covered:
    """Counts over one part of the set."""

    wanted: Counter[str] = field(default_factory=Counter)
    covered: Counter[str] = field(default_factory=Counter)
    keeps: int = 0
    kept: int = 0
    clean: int = 0
    over: int = 0
    milliseconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Shares and counts; `over` counts rows without identifiers in which something was covered."""
        total, found = sum(self.wanted.values()), sum(self.covered.values())
        return {
            "identifiers": total, "recall": round(found / max(total, 1), 4),
            "keeps": self.keeps, "kept": round(self.kept / max(self.keeps, 1), 4),
            "clean_rows": self.clean, "over": round(self.over / max(self.clean, 1), 4),
            "by_type": {kind: f"{self.covered[kind]}/{n}" for kind, n in self.wanted.most_common()},
        }  # fmt: skip


def measure(which: str, redactor: Redactor, names: Directory) -> Covered:
    """Redact one part of the set under `booking`, with what the listener understood, and count."""
    tally = Covered()
    for row in (r for r in rows("phi_messages") if r["part"] == which):
        heard = understand(row["text"], context(NOW.replace(tzinfo=None), row["lang"], directory=names))
        started = time.thread_time()
        spans = redactor.redact(row["text"], lang=heard.lang, spans=heard.spans).spans
        tally.milliseconds.append((time.thread_time() - started) * 1000)
        _count(row, spans, tally, verbose=which in SHOWN)
    return tally


def _count(row: dict[str, Any], spans: Sequence[RedactedSpan], tally: Covered, *, verbose: bool) -> None:
    text = row["text"]
    mask = [any(s.start <= i < s.end for s in spans) for i in range(len(text))]
    wrong = []
    for phi in row["phi"]:
        tally.wanted[phi["type"]] += 1
        found = all(_hidden(text, mask, place) for place in _places(text, phi["value"]))
        tally.covered[phi["type"]] += found
        wrong += [] if found else [f"missed {phi['type']} {phi['value']!r}"]
    for value in row["keep"]:
        tally.keeps += 1
        kept = not any(mask[i] for place in _places(text, value)[:1] for i in range(*place))
        tally.kept += kept
        wrong += [] if kept else [f"covered {value!r}"]
    if not row["phi"]:
        tally.clean += 1
        tally.over += bool(spans)
        wrong += [f"over {[s.value for s in spans]}"] if spans else []
    if wrong and verbose:
        tally.wrong.append(f"{row['id']} {'; '.join(wrong)} | {text}")


def _places(text: str, value: str) -> list[tuple[int, int]]:
    """Every place of a value that is not within a longer word."""
    found, at = [], text.find(value)
    while at >= 0:
        end = at + len(value)
        if not (text[at - 1 : at].isalnum() and value[0].isalnum()) and not (text[end : end + 1].isalnum()):
            found.append((at, end))
        at = text.find(value, at + 1)
    return found or [(text.find(value), text.find(value) + len(value))]


def _hidden(text: str, mask: Sequence[bool], place: tuple[int, int]) -> bool:
    return all(mask[i] for i in range(*place) if text[i].isalnum())


def figures(redactor: Redactor, names: Directory) -> dict[str, Any]:
    """All parts."""
    return {f"phi_messages/{which}": measure(which, redactor, names).as_json() for which in PARTS}


def demo() -> tuple[Redactor, Directory]:
    """A redactor that knows the demo hospital, which the set is written for."""
    names = Hospital(read_folder(DEMO)).directory
    return Redactor(clock=FrozenClock(NOW), directory=names), names


def wrong() -> Iterator[str]:
    """What came out wrong in the parts that are shown."""
    for which in SHOWN:
        yield from measure(which, *demo()).wrong


if __name__ == "__main__":
    sys.stdout.write(json.dumps(figures(*demo()), indent=1) + "\n")
    if "-v" in sys.argv:
        sys.stderr.write("\n".join(wrong()) + "\n")
