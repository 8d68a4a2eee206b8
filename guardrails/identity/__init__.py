"""Identity: levels of proof, codes, attempts (DESIGN §4)."""

from guardrails.identity.attempts import network_of
from guardrails.identity.budgets import CodeBudget
from guardrails.identity.proofs import PROVEN_HERE, last_proven
from guardrails.identity.service import Identity
from guardrails.identity.standing import Standing, ask_standing, standing
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
    "PROVEN_HERE",
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
    "ask_standing",
    "last_proven",
    "network_of",
    "standing",
]
