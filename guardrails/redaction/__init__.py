"""Redaction: what identifies a person is covered before a model, a log or a report sees the text."""

from guardrails.redaction.known import KeptNames
from guardrails.redaction.redactor import LIMIT, Redactor
from guardrails.redaction.stops import is_ordinary
from guardrails.redaction.types import TYPES, Policy, RedactedSpan, Redaction, disarm, visible

__all__ = [
    "LIMIT",
    "TYPES",
    "KeptNames",
    "Policy",
    "RedactedSpan",
    "Redaction",
    "Redactor",
    "disarm",
    "is_ordinary",
    "visible",
]
