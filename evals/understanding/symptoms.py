"""Complaints to departments: an acceptable one among the first two, in a hospital that has the set's nine departments."""

# ruff: noqa: E501, DTZ001
from __future__ import annotations

from datetime import datetime
from pathlib import Path

from evals.understanding.common import Score, Tally, context, rows
from guardrails import emergency
from language.directory import Directory, Named, VisitTypeEntry
from language.types import Expecting

THEIRS = {
    "hematology": "hematology/oncology", "infectious_diseases": "infectious diseases", "pulmonology": "pulmonary", "endocrinology": "endocrinology/metabolism",
    "gastroenterology": "gastroenterology", "rheumatology": "rheumatology", "cardiology": "cardiology", "allergy": "allergy", "nephrology": "nephrology",
}  # fmt: skip


def departments(data: Path, verbose: bool) -> Score:
    """The share of lines with an acceptable department among the first two offered, or that our triage rightly takes out of booking.

    No set says which of these lines are emergencies: those that the detector stops are counted as right and reported beside.
    """
    tally, offered, stopped = Tally(verbose), Tally(), 0
    hospital = Directory(
        specialties=tuple(Named(key=k, en=v, es=v) for k, v in THEIRS.items()),
        visit_types=tuple(
            VisitTypeEntry(key=k, en=v + " visit", es=v + " consulta", specialty=k) for k, v in THEIRS.items()
        ),
    )
    for row in rows(data / "symptoms" / "symptom_to_department.jsonl"):
        heard = tally.hear(row["symptom"], context(datetime(2026, 3, 3, 9), "en", hospital, Expecting.REASON))
        keys = [heard.slots.specialty, heard.slots.visit_type, *(c.key for c in heard.slots.visit_type_candidates)]
        first_two = [THEIRS[k] for k in dict.fromkeys(k for k in keys if k)][:2]
        right = bool(set(first_two) & set(row["acceptable_departments"].split("|")))
        urgent = emergency.detect(row["symptom"], "en") is not None
        stopped += urgent and not right
        offered.count(right, "")
        tally.count(right or urgent, f"{row['symptom']!r} {row['acceptable_departments']} got={first_two}")
    return tally.score(departments_alone=offered.share(), emergencies=stopped)
