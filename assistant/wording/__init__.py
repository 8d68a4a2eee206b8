"""Wording: facts and speech acts become sentences in the patient's language, shaped for the channel."""

from assistant.wording.catalog import Catalog, MissingText
from assistant.wording.speaker import Speaker

__all__ = ["Catalog", "MissingText", "Speaker"]
