"""Identity: levels of proof, codes, attempts (DESIGN §4)."""

from guardrails.identity.attempts import network_of
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
    Opens,
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
    "Opens",
    "Outcome",
    "PatientDirectory",
    "Proof",
    "Purpose",
    "Standing",
    "Started",
    "Status",
    "last_proven",
    "network_of",
    "standing",
]
