"""Backups of the database: sealed as a whole, and each conversation under a key of its own that is kept apart."""

from channels.privacy.backups.dumping import KEYS_NAME, Made, back_up
from channels.privacy.backups.inspecting import Inspected, inspect
from channels.privacy.backups.loading import Restored, restore

__all__ = ["KEYS_NAME", "Inspected", "Made", "Restored", "back_up", "inspect", "restore"]
