"""Expectations are loose on wording: case, accents and spaces do not count."""

from __future__ import annotations

import re
import unicodedata


def fold(text: str) -> str:
    """Lower case without accents, spaces collapsed: expectations are loose on wording."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(bare.replace("’", "'").split())


def says(pattern: str, text: str) -> bool:
    """Whether the text holds the pattern (a regular expression), whatever its case and accents."""
    return re.search(_fold_pattern(pattern), fold(text)) is not None


def _fold_pattern(pattern: str) -> str:
    decomposed = unicodedata.normalize("NFKD", pattern)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"(\\.)|([A-Z])", lambda m: m.group(1) or m.group(2).lower(), bare)
