"""What people say hurts, and which department sees to it."""

from language.symptoms.knowledge import knowledge
from language.symptoms.net import net
from language.symptoms.phrases import lay_complaints
from language.symptoms.rank import Ranked, named_in, rank

__all__ = ["Ranked", "knowledge", "lay_complaints", "named_in", "net", "rank"]
