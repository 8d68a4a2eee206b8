"""What a message wants."""

from language.intents.by_rule import by_rule
from language.intents.marks import Mark, marked
from language.intents.signals import Signals

__all__ = ["Mark", "Signals", "by_rule", "marked"]
