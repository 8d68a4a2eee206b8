"""Identity: levels of proof, codes, attempts (DESIGN §4)."""

from guardrails.identity.budgets import CodeBudget
from guardrails.identity.proofs import last_proven
from guardrails.identity.service import Identity
from guardrails.identity.standing import Standing, standing
from guardrails.identity.types import (
    NOBODY,
    CodeMessage,
    Contact,
    Match,
    Notifier,
    Outcome,
    PatientDirectory,
    Proof,
    Purpose,
    Started,
    Status,
)

__all__ = [
    "NOBODY",
    "CodeBudget",
    "CodeMessage",
    "Contact",
    "Identity",
    "Match",
    "Notifier",
    "Outcome",
    "PatientDirectory",
    "Proof",
    "Purpose",
    "Standing",
    "Started",
    "Status",
    "last_proven",
    "standing",
]
