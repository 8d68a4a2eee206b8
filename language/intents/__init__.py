"""What a message wants."""

from language.intents.match import Signals, intents

__all__ = ["Signals", "intents"]
