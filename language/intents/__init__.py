"""What a message wants."""

from language.intents.decide import decide, settled_by_rule
from language.intents.heard import Heard, heard_in
from language.intents.learned import learned
from language.intents.marks import Mark, marked
from language.intents.signals import Signals

__all__ = ["Heard", "Mark", "Signals", "decide", "heard_in", "learned", "marked", "settled_by_rule"]
