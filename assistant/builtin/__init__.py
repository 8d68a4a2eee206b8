"""The built-in model: a pure policy over the state message, spoken as Chat Completions inside the process."""

from assistant.builtin.app import BuiltInModel
from assistant.builtin.decision import Decision
from assistant.builtin.policy import decide

__all__ = ["BuiltInModel", "Decision", "decide"]
