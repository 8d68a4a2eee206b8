"""Complaints to departments: an acceptable one among the first two, in a hospital that has the set's nine departments."""

# ruff: noqa: E501, DTZ001
from __future__ import annotations

from datetime import datetime
from pathlib import Path

from evals.understanding.common import Score, Tally, context, rows
from language.directory import Directory, Named, VisitTypeEntry

THEIRS = {
    "hematology": "hematology/oncology", "infectious_diseases": "infectious diseases", "pulmonology": "pulmonary", "endocrinology": "endocrinology/metabolism",
    "gastroenterology": "gastroenterology", "rheumatology": "rheumatology", "cardiology": "cardiology", "allergy": "allergy", "nephrology": "nephrology",
}  # fmt: skip


def departments(data: Path, verbose: bool) -> Score:
    """The share of lines with an acceptable department among the first two offered."""
    tally = Tally(verbose)
    hospital = Directory(
        specialties=tuple(Named(key=k, en=v, es=v) for k, v in THEIRS.items()),
        visit_types=tuple(
            VisitTypeEntry(key=k, en=v + " visit", es=v + " consulta", specialty=k) for k, v in THEIRS.items()
        ),
    )
    for row in rows(data / "symptoms" / "symptom_to_department.jsonl"):
        heard = tally.hear(row["symptom"], context(datetime(2026, 3, 3, 9), "en", hospital))
        keys = [heard.slots.visit_type, *(c.key for c in heard.slots.visit_type_candidates)]
        first_two = [THEIRS[k] for k in dict.fromkeys(k for k in keys if k)][:2]
        right = bool(set(first_two) & set(row["acceptable_departments"].split("|")))
        tally.count(right, f"{row['symptom']!r} {row['acceptable_departments']} got={first_two}")
    return tally.score()
