"""The report of a simulation: figures as JSON, pictures, and one page that shows both with what was assumed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from evals.simulation.config import TIERS, Assumption, HospitalDay
from evals.simulation.plots import Studies, draw_all
from evals.simulation.sensitivity import HEADLINES, Analysis
from evals.simulation.shares import Comparison
from evals.simulation.study import Interval, Outcome

_STYLE = """
:root{color-scheme:light dark;font:15px/1.45 system-ui,sans-serif}
body{max-width:60rem;margin:2rem auto;padding:0 1rem} img{max-width:100%;background:#fff;border-radius:.4rem}
table{border-collapse:collapse;margin:1rem 0} td,th{border-bottom:1px solid #8884;padding:.25rem .7rem;text-align:right}
td:first-child,th:first-child{text-align:left} .meta{opacity:.7;font-size:.9em}
"""
_ROWS = (
    "visits/booked", "visits/walk_ins", "visits/seen", "visits/no_shows", "no_show_rate", "wait/all/mean", "wait/all/p95",
    "wait/all/worst", "utilisation/clinicians", "utilisation/rooms", "overtime/hours_a_day", "overtime/minutes_a_clinician",
    "queue/mean_while_open", "queue/longest",
)  # fmt: skip
_WAITS = ("patients", "mean", "p95", "worst", "within_goal")


@dataclass(frozen=True)
class Findings:
    """What a page shows. Without a comparison `before` is `after`."""

    before: Outcome
    after: Outcome
    comparison: Comparison | None = None
    analysis: Analysis | None = None


def write(folder: Path, day: HospitalDay, answer: dict[str, Any], found: Findings) -> Path:
    """Writes report.json, the pictures and report.html; the path of the page."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.json").write_text(json.dumps(answer, indent=1), encoding="utf-8")
    both: Studies = [("before", found.before), ("after", found.after)]
    studies = both if found.comparison else [(_named(found.after), found.after)]
    pictures = draw_all(folder, studies, found.comparison)
    page = folder / "report.html"
    page.write_text(_html(day, studies, pictures, found), encoding="utf-8")
    return page


def _named(outcome: Outcome) -> str:
    return ", ".join(outcome.policies) or "baseline"


def _html(day: HospitalDay, studies: Studies, pictures: list[tuple[str, str]], found: Findings) -> str:
    """One page without scripts or anything from outside."""
    names = [name for name, _ in studies]
    parts = [
        f"<!doctype html><html lang=en><meta charset=utf-8><title>{escape(day.name)}</title><style>{_STYLE}</style>",
        f"<h1>{escape(day.name)}</h1><p class=meta>{day.replications} replications of {day.days} day(s), seed {day.seed}; ",
        "every figure is a mean over the replications with its 95 % interval.</p>",
        _table(["", *names], ([row, *(_cell(o, row) for _, o in studies)] for row in _ROWS)),
    ]
    if found.comparison is not None:
        parts += ["<h2>What each policy adds</h2>", _effects(found.comparison)]
    parts.append("<h2>Fairness: waits by tier, minutes</h2>")
    for name, outcome in studies:
        rows = ([t, *(_cell(outcome, f"wait/tiers/{t}/{what}") for what in _WAITS)] for t in TIERS)
        parts.append(_table([name, *_WAITS], rows))
    parts += [f"<figure><img src={name} alt='{escape(title)}'></figure>" for name, title in pictures]
    if day.assumptions:
        rows = ([escape(a.what), escape(a.source), escape(_range(a))] for a in day.assumptions)
        parts += ["<h2>Assumptions</h2>", _table(["what", "source", "range"], rows)]
    if found.analysis is not None:
        parts += _sensitivities(found.analysis)
    return "\n".join(parts)


def _range(assumption: Assumption) -> str:
    return "; ".join(f"{v.path} {'×' if v.times else ''}{v.low:g} … {v.high:g}" for v in assumption.vary)


def _sensitivities(analysis: Analysis) -> list[str]:
    """A table without policies and one with them: a row an assumption and end, a column a headline figure."""
    few = analysis.day
    parts = [
        "<h2>What each assumption moves</h2>",
        f"<p class=meta>One assumption at a time at each end of its range, the others as they are; {few.replications} ",
        f"replications of {few.days} day(s) with the same patients. Figures are differences.</p>",
    ]
    for part, name in (("before", "without policies"), ("after", f"with {', '.join(analysis.policies)}")):
        rows = [
            [escape(f"{assumption.what} ({end})"), *(_shown(found[f]) if f in found else "-" for f in HEADLINES)]
            for assumption, sensitivity in zip(few.assumptions, analysis.found, strict=True)
            for end, moved in sensitivity.items()
            if (found := moved.before if part == "before" else moved.after) is not None
        ]
        parts.append(_table([name, *HEADLINES], rows))
    return parts


def _effects(comparison: Comparison) -> str:
    rows = []
    for figure in ("wait/all/mean", "wait/all/p95", "no_show_rate", "visits/seen", "utilisation/clinicians"):
        shares = comparison.as_json()[figure]["share"]
        rows.append([figure, *(_shown(Interval(**shares[p])) for p in comparison.policies)])
    return _table(["", *comparison.policies], rows)


def _cell(outcome: Outcome, figure: str) -> str:
    return _shown(outcome.interval(figure)) if outcome.values(figure) else "-"


def _shown(value: Interval) -> str:
    if value.low is None or value.high is None:
        return f"{value.mean:,.4g}"
    return f"{value.mean:,.4g} ± {(value.high - value.low) / 2:.2g}"


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    top = "".join(f"<th>{cell}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><tr>{top}</tr>{body}</table>"
