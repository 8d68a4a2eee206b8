"""Our own sets: booking messages by the guide beside them, and complaints to departments of the demo hospital.

A third of the booking messages, chosen by the digest of their id, is held out: it is scored, and never shown.
"""

# ruff: noqa: DTZ001
from __future__ import annotations

import hashlib
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from evals.understanding.common import Score, Tally, context, rows
from language import Directory, Understanding
from language.types import Expecting, When
from scheduler_core.hospital import Hospital, read_folder

DATA = Path(__file__).parent.parent / "data" / "understanding"
SEEN = DATA / "seen"
"""Written later by somebody else, scored, and looked at since."""

FRESH = DATA / "fresh"
"""Written later still: only scored."""

HOSPITAL = Path(__file__).parents[2] / "deploy" / "demo_hospital"
NOW = datetime(2026, 3, 3, 9)
CANDIDATES = {"visit_type_candidates", "practitioner_candidates", "birth_date_readings", "symptom", "accessible",
              "not_practitioners", "not_locations", "absent_practitioner"}  # fmt: skip
"""What a message may mean beside what it says: not in the guide."""


@cache
def demo_directory() -> Directory:
    """The names of the demo hospital."""
    return Hospital(read_folder(HOSPITAL)).directory


def is_held_out(row_id: str) -> bool:
    """Whether a row belongs to the third that is never looked at."""
    return int(hashlib.sha256(row_id.encode()).hexdigest(), 16) % 3 == 0


def booking(_: Path, verbose: bool) -> Score:
    """Messages with every intent and every slot right, all of them and the held-out third."""
    tally, held, kept = Tally(verbose), Tally(), Tally(verbose)
    intents, slots = Tally(), Tally()
    for row in rows(DATA / "booking_messages.jsonl"):
        right_intents, right_slots, miss = _judged(tally, row)
        right = right_intents and right_slots
        tally.count(right, "")
        intents.count(right_intents, "")
        slots.count(right_slots, "")
        (held if is_held_out(row["id"]) else kept).count(right, miss)
    shares = {"held_out": held.share(), "looked_at": kept.share(), "intents": intents.share(), "slots": slots.share()}
    return tally.score(**shares, seen=_later(SEEN, verbose).share(), fresh=_later(FRESH, verbose=False).share())


def _later(folder: Path, verbose: bool) -> Tally:
    """Messages of a later writer."""
    tally = Tally(verbose)
    for row in rows(folder / "booking_messages.jsonl"):
        right_intents, right_slots, miss = _judged(tally, row)
        tally.count(right_intents and right_slots, miss)
    return tally


def _judged(tally: Tally, row: dict[str, Any]) -> tuple[bool, bool, str]:
    """Whether the intents and the slots of a message were heard right, and what was missed."""
    asked = Expecting(row.get("context", {}).get("expecting", "nothing"))
    heard = tally.hear(row["text"], context(NOW, row["lang"], demo_directory(), asked))
    found, wanted = said(heard), wished(row["slots"])
    right = {str(i) for i in heard.intents} == set(row["intents"])
    return right, found == wanted, _miss(row, heard, found, wanted)


def said(heard: Understanding) -> dict[str, Any]:
    """The slots that were heard, as the guide writes them."""
    dumped = heard.slots.model_dump(exclude_none=True, exclude=CANDIDATES | {"when", "choice"})
    found = {k: v for k, v in dumped.items() if v not in ((), "")}
    if heard.slots.when:
        found["when"] = {(w.kind, w.start, w.end, w.relation) for w in heard.slots.when}
    if heard.slots.choice is not None:
        found["choice"] = heard.slots.choice.model_dump(exclude_none=True)
    return found


def wished(slots: dict[str, Any]) -> dict[str, Any]:
    """The slots of a row, with its times as a set."""
    times = [When(text="", **w) for w in slots.get("when", ())]
    wanted = {k: v for k, v in slots.items() if k != "when"}
    return {**wanted, "when": {(w.kind, w.start, w.end, w.relation) for w in times}} if times else wanted


def _miss(row: dict[str, Any], heard: Understanding, found: dict[str, Any], wanted: dict[str, Any]) -> str:
    wants, got = set(row["intents"]), {str(i) for i in heard.intents}
    keys = sorted(k for k in {*found, *wanted} if found.get(k) != wanted.get(k))
    parts = [f"{row['id']} {row['lang']} {row['form']} [{row['context']['expecting']}] {row['text']!r}"]
    if wants != got:
        parts.append(f"intents -{sorted(wants - got)} +{sorted(got - wants)}")
    parts += [f"{k}: want {wanted.get(k)} got {found.get(k)}" for k in keys]
    return "\n    ".join(parts)


def complaints(_: Path, verbose: bool) -> Score:
    """An acceptable department offered first; and among the first two."""
    tally, two = _departments(DATA, verbose)
    seen, seen_two = _departments(SEEN, verbose)
    fresh, fresh_two = _departments(FRESH, verbose=False)
    return tally.score(
        first_two=two.share(), seen=seen.share(), seen_first_two=seen_two.share(),
        fresh=fresh.share(), fresh_first_two=fresh_two.share(),
    )  # fmt: skip


def _departments(folder: Path, verbose: bool) -> tuple[Tally, Tally]:
    tally, two = Tally(verbose), Tally()
    types = {v.key: v.specialty for v in demo_directory().visit_types}
    for row in rows(folder / "complaints.jsonl"):
        heard = tally.hear(row["text"], context(NOW, row["lang"], demo_directory()))
        keys = [heard.slots.visit_type, *(c.key for c in heard.slots.visit_type_candidates)]
        offered = list(dict.fromkeys(filter(None, [heard.slots.specialty, *(types[k] for k in keys if k)])))[:2]
        allowed = {row["department"], *row.get("also_ok", ())}
        tally.count(offered[:1] != [] and offered[0] in allowed, f"{row['id']} {row['text']!r} {allowed} got={offered}")
        two.count(bool(allowed & set(offered)), "")
    return tally, two
