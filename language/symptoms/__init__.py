"""What people say hurts, and which department sees to it."""

from language.symptoms.rank import Ranked, rank

__all__ = ["Ranked", "rank"]
