"""A second net for emergencies, fitted from example messages: how much a message sounds like one, and of which kind."""

from guardrails.learned.examples import COMPLAINTS, FILES, MESSAGES, Example, examples, without_messages
from guardrails.learned.net import Heard, Net, fitted, heard_without_each

__all__ = [
    "COMPLAINTS",
    "FILES",
    "MESSAGES",
    "Example",
    "Heard",
    "Net",
    "examples",
    "fitted",
    "heard_without_each",
    "without_messages",
]
