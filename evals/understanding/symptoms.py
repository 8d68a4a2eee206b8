"""Complaints to departments: an acceptable one among the first two, or an emergency where it is one."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

from evals.understanding.common import Score, Tally, rows
from language.symptoms import rank
from language.text import clean, tokenize

THEIRS = {
    "hematology": "hematology/oncology", "oncology": "hematology/oncology", "infectious_diseases": "infectious diseases", "pulmonology": "pulmonary",
    "endocrinology": "endocrinology/metabolism",
}  # fmt: skip


def departments(data: Path, verbose: bool) -> Score:
    """The share of lines with an acceptable department among the first two of those that the set knows."""
    tally = Tally(verbose)
    known = {
        "hematology/oncology",
        "gastroenterology",
        "infectious diseases",
        "pulmonary",
        "rheumatology",
        "endocrinology/metabolism",
        "cardiology",
        "allergy",
        "nephrology",
    }
    for row in rows(data / "symptoms" / "symptom_to_department.jsonl"):
        ranked = [THEIRS.get(k, k) for k, _ in rank(tokenize(clean(row["symptom"])), "en").specialties]
        first_two = [k for k in dict.fromkeys(ranked) if k in known][:2]
        tally.count(
            bool(set(first_two) & set(row["acceptable_departments"].split("|"))),
            f"{row['symptom']!r} {row['acceptable_departments']} got={first_two}",
        )
    return tally.score()
