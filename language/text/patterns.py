"""Regular expressions compiled once."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=2_048)
def compiled(pattern: str) -> re.Pattern[str]:
    """The compiled pattern (the standard library's own cache is too small for a vocabulary)."""
    return re.compile(pattern)


def says(pattern: str, folded: str) -> bool:
    """Whether the folded text has it somewhere."""
    return compiled(pattern).search(folded) is not None
