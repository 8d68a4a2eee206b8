"""Whole dialogs: dentist visits of the Schema-Guided Dialogue set, and STAR's people who play difficult patients."""

# ruff: noqa: E501, DTZ001
from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Any

from evals.understanding.common import Score, Tally, context, rows
from language.directory import Directory, Person
from language.types import Expecting, Understanding

SGD_NOW = datetime(2019, 3, 1)
STAR_NOW = datetime(2020, 5, 24, 12)
"""Their instructions: it is twelve o'clock on a Sunday."""


def sgd(data: Path, verbose: bool) -> Score:
    """User turns that name a date, time or dentist: all of them right."""
    tally = Tally(verbose)
    for dialog in rows(data / "sgd" / "dentist_dialogues.jsonl"):
        names: list[str] = []
        asked = Expecting.NOTHING
        for turn in dialog["turns"]:
            actions = [a for f in turn["frames"] for a in f.get("actions", [])]
            if turn["speaker"] == "SYSTEM":
                names += [v for a in actions if a["slot"] == "dentist_name" for v in a["values"]]
                names += [
                    r["dentist_name"]
                    for f in turn["frames"]
                    for r in f.get("service_results", [])
                    if "dentist_name" in r
                ]
                asked = _asked(actions)
                continue
            _sgd_turn(turn["utterance"], actions, names, asked, tally)
    return tally.score()


def _asked(actions: list[dict[str, Any]]) -> Expecting:
    slots = {a["slot"] for a in actions if a["act"] == "REQUEST"}
    if slots & {"appointment_date", "appointment_time"}:
        return Expecting.WHEN
    if any(a["act"] == "CONFIRM" for a in actions):
        return Expecting.YES_NO
    return Expecting.NOTHING


def _sgd_turn(text: str, actions: list[dict[str, Any]], names: list[str], asked: Expecting, tally: Tally) -> None:
    wanted = {
        (a["slot"], a["canonical_values"][0], a["values"][0])
        for a in actions
        if a["canonical_values"] and a["slot"] in ("appointment_date", "appointment_time", "dentist_name")
    }
    wanted = {w for w in wanted if w[2].lower() in text.lower()}
    if not wanted:
        return
    people = tuple(
        Person(key=n, name=n) for n in dict.fromkeys([*names, *(v for s, v, _ in wanted if s == "dentist_name")])
    )
    heard = tally.hear(text, context(SGD_NOW, "en", Directory(practitioners=people), asked))
    tally.count(
        all(_has(heard, slot, value) for slot, value, _ in wanted),
        f"{text!r} want={wanted} got={[(w.kind, w.start) for w in heard.slots.when]} {heard.slots.practitioner}",
    )


def _has(heard: Understanding, slot: str, value: str) -> bool:
    starts = {r.start for w in heard.slots.when for r in (w, *w.ambiguous) if r.start}
    if slot == "appointment_date":
        return any(s[:10] == value for s in starts if len(s) >= 10)
    if slot == "appointment_time":
        return any(s[-5:] == value for s in starts if ":" in s)
    candidates = {c.key for c in heard.slots.practitioner_candidates[:1]} | {heard.slots.practitioner}
    return value in candidates


def star(data: Path, verbose: bool) -> Score:
    """Of the constraints of each dialog's last gold query that the patient has said by then: those heard."""
    tally = Tally(verbose)
    directory = Directory(
        practitioners=tuple(Person(key=f"Dr. {n}", name=f"Dr. {n}") for n in ("Johnson", "Alexis", "Morgan"))
    )
    for dialog in rows(data / "star" / "doctor_dialogues.jsonl"):
        queries = [
            i
            for i, e in enumerate(dialog["Events"])
            if e.get("Action") == "query" and str(e.get("APIName", "")).startswith("doctor")
        ]
        if queries:
            _star_dialog(dialog["Events"], queries[-1], directory, tally)
    return tally.score()


def _star_dialog(events: list[dict[str, Any]], query: int, directory: Directory, tally: Tally) -> None:
    said: list[tuple[str, Understanding]] = []
    asked = Expecting.NOTHING
    for event in events[:query]:
        if event.get("Agent") == "Wizard" and event.get("Text"):
            asked = _wizard_asks(str(event.get("ActionLabel", "")), asked)
        elif event.get("Agent") == "User" and event.get("Action") == "utter":
            said.append((event["Text"], tally.hear(event["Text"], context(STAR_NOW, "en", directory, asked))))
            asked = Expecting.NOTHING
    for pair in events[query]["Constraints"]:
        for name, value in pair.items():
            _star_constraint(name, str(value), said, tally)


def _wizard_asks(label: str, asked: Expecting) -> Expecting:
    for part, expecting in (
        ("ask_name", Expecting.NAME),
        ("ask_day", Expecting.WHEN),
        ("ask_start_time", Expecting.WHEN),
        ("ask_symptoms", Expecting.REASON),
    ):
        if part in label:
            return expecting
    return Expecting.NOTHING if label else asked


def _star_constraint(name: str, value: str, said: list[tuple[str, Understanding]], tally: Tally) -> None:
    """Count a constraint that the patient's own words hold."""
    words = re.findall(r'"([^"]+)"', value) or [value]
    word = words[0].strip()
    text = " ".join(t for t, _ in said).lower()
    if len(words) > 1 or not word:
        return
    stem = word.lower().removeprefix("dr. ").strip()
    if name in ("Name", "PatientName"):
        if not re.search(rf"\b{re.escape(stem)}\b", text):
            return
        heard = [u.slots.practitioner if name == "Name" else u.slots.person_name for _, u in said]
        right = any(h is not None and stem.split()[0] in h.lower() for h in heard)
    elif name == "Day":
        if stem not in text:
            return
        right = any(
            datetime.fromisoformat(r.start[:10]).strftime("%A").lower() == stem
            for _, u in said
            for w in u.slots.when
            for r in (w, *w.ambiguous)
            if r.start and len(r.start) >= 10
        )
    elif name == "StartTimeHour":
        hour = re.fullmatch(r"(\d+) ([ap])m", stem)
        if hour is None or not re.search(rf"\b{hour[1]}\s?(?::00)?\s?{hour[2]}\.?m", text):
            return
        clock = f"{int(hour[1]) % 12 + (12 if hour[2] == 'p' else 0):02d}:00"
        right = any(
            clock in ((r.start or "")[-5:], (r.end or "")[-5:])
            for _, u in said
            for w in u.slots.when
            for r in (w, *w.ambiguous)
        )
    else:
        return
    tally.count(
        right,
        f"{name}={word!r} said={[t for t, _ in said]} heard={[(u.slots.practitioner, u.slots.person_name, [(w.start, w.end) for w in u.slots.when]) for _, u in said]}",
    )
