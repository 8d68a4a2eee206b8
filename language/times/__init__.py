"""Dates and times in English and Spanish, read on a pinned clock."""

from language.times.grammar import Grammar
from language.times.parse import Phrase, phrases, whens

__all__ = ["Grammar", "Phrase", "phrases", "whens"]
