"""What a run of scenarios gave: JSON for machines, one HTML page with every dialog, its patient covered, for people."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

from evals.grade import Fault
from evals.observed import Played
from guardrails.redaction.known import kind_of
from guardrails.surnames import forms
from guardrails.tripwire import cover, leaks

COVERED = "[covered]"
WITHHELD = "withheld: it names the patient; the page shows the dialog"


@dataclass(frozen=True)
class Result:
    """One scenario, played and graded. `seconds` is wall time; `private` identifies its patient and stays out of all of it."""

    name: str
    lang: str
    channel: str
    file: str
    faults: tuple[Fault, ...]
    played: tuple[Played, ...] = ()
    seconds: float = 0.0
    private: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the conversation works."""
        return not self.faults

    def covered(self, text: str) -> str:
        """`text` without what identifies the patient."""
        return cover(text, _telling(self.private), lambda _: COVERED)


@dataclass(frozen=True)
class RunReport:
    """All results of a run."""

    results: tuple[Result, ...]

    @property
    def passed(self) -> int:
        """How many scenarios work."""
        return sum(r.passed for r in self.results)

    @property
    def exit_code(self) -> int:
        """0 when every scenario works, 1 otherwise."""
        return 0 if self.passed == len(self.results) and self.results else 1

    def as_json(self) -> dict[str, Any]:
        """Counts, faults and the timing of each turn. No dialogs: those are in the page."""
        return {
            "scenarios": len(self.results),
            "passed": self.passed,
            "failed": len(self.results) - self.passed,
            "results": [_result_json(r) for r in self.results],
        }

    def write(self, folder: Path) -> Path:
        """Writes report.json and report.html; the path of the page."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "report.json").write_text(json.dumps(self.as_json(), indent=1), encoding="utf-8")
        page = folder / "report.html"
        page.write_text(html(self.results), encoding="utf-8")
        return page

    def summary(self) -> str:
        """A few lines for the terminal: every failure with its faults, then the count."""
        lines = []
        for result in (r for r in self.results if not r.passed):
            lines.append(f"FAIL {result.file}: {result.name}")
            lines += [f"     {_where(fault)}: {result.covered(fault.what)}" for fault in result.faults]
        lines.append(f"{self.passed} of {len(self.results)} conversations work")
        return "\n".join(lines)


def _where(fault: Fault) -> str:
    return fault.where if fault.step is None else f"{fault.where}, step {fault.step}"


def _result_json(result: Result) -> dict[str, Any]:
    return {
        "name": result.name, "lang": result.lang, "channel": result.channel, "file": result.file,
        "passed": result.passed, "seconds": round(result.seconds, 3),
        "faults": [asdict(_dumped(f, result.private)) for f in result.faults],
        "turn_ms": [round(p.seconds * 1000, 1) for p in result.played if p.step.say is not None],
        "tools": [list(p.tools) for p in result.played],
    }  # fmt: skip


def _telling(private: Sequence[str]) -> Iterator[str]:
    """The values and, of a name, each word: a page says "Hi Maria"."""
    for value in private:
        yield value
        if kind_of(value) == "NAME":
            yield from (*forms(value), *value.split())


def _dumped(fault: Fault, private: Sequence[str]) -> Fault:
    """A fault as it may leave: the tripwire withholds what quotes the patient."""
    return replace(fault, what=WITHHELD) if leaks(fault.what, private) else fault


_STYLE = """
:root{color-scheme:light dark;font:15px/1.45 system-ui,sans-serif}
body{max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem} .count{font-size:1.1rem}
details{border:1px solid #8884;border-radius:.6rem;margin:.5rem 0;padding:.4rem .8rem}
summary{cursor:pointer;display:flex;gap:.6rem;align-items:baseline}
.ok{color:#18794e}.bad{color:#c62a2f;font-weight:600} .meta{opacity:.65;font-size:.85em}
.line{display:flex;margin:.35rem 0}.line>div{padding:.4rem .7rem;border-radius:.8rem;max-width:75%;white-space:pre-wrap}
.patient{justify-content:flex-end}.patient>div{background:#2f6fed;color:#fff}
.assistant>div{background:#8882}.event{justify-content:center;font-style:italic;opacity:.75}
ul.faults{margin:.3rem 0;padding-left:1.2rem}
"""


def html(results: Sequence[Result]) -> str:
    """One page without scripts or anything from outside."""
    works = sum(r.passed for r in results)
    ordered = sorted(results, key=lambda r: (r.passed, r.file))
    return (
        f"<!doctype html><html lang=en><meta charset=utf-8><title>Careline: conversations</title><style>{_STYLE}</style>"
        f"<h1>Conversations</h1><p class=count><b>{works}</b> of <b>{len(results)}</b> work. "
        "The patients are fictitious, and covered all the same.</p>" + "".join(_dialog(r) for r in ordered) + "</html>"
    )


def _dialog(result: Result) -> str:
    mark = "<span class=ok>works</span>" if result.passed else "<span class=bad>fails</span>"
    faults = "".join(f"<li>{escape(_where(f))}: {escape(result.covered(f.what))}</li>" for f in result.faults)
    return (
        f"<details{'' if result.passed else ' open'}><summary>{mark} {escape(result.name)} "
        f"<span class=meta>{escape(result.lang)} · {escape(result.channel)} · {escape(result.file)} · "
        f"{result.seconds:.1f} s</span></summary>"
        + (f"<ul class=faults>{faults}</ul>" if faults else "")
        + "".join(_lines(p, result) for p in result.played)
        + "</details>"
    )


def _lines(played: Played, result: Result) -> str:
    who = "patient" if played.step.action in ("say", "digits", "code", "sms_duplicate") else "event"
    out = [(who, played.did)]
    out += [("assistant", m.text) for m in played.answer.messages]
    out += [("assistant", text) for text in played.pushed]
    note = " · ".join(
        filter(None, [str(played.state or ""), ", ".join(played.tools), f"{played.seconds * 1000:.0f} ms"])
    )
    return (
        "".join(_line(who, result.covered(text)) for who, text in out)
        + f"<div class=meta>{played.number}: {escape(note)}</div>"
    )


def _line(who: str, text: str) -> str:
    return f"<div class='line {who}'><div>{escape(text[:1500])}</div></div>"
