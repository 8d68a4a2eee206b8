"""Words that let go of what is under way ("never mind", "forget it", "ya no importa"), alone or before something else."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.text.normalise import fold

BEFORE = r"(?:(?:no|ok|okay|actually|oh|well|wait|sorry|please|just|um|uh|pues|bueno|mejor|ay|perdon|you know what|sabe que)\W+)*"
AFTER = r"(?:\W+(?:please|thanks|thank you|then|sorry|now|for now|por favor|gracias|mejor|entonces|por ahora))*"
NEVER_MIND = re.compile(
    rf"\W*{BEFORE}(?:never ?mind|nvm|stop|forget (?:it|that|about it|the whole thing)|scratch that|skip it|drop it|don'?t bother"
    r"|(?:i(?:'ve| have)? )?changed my mind|i don'?t (?:want|need) (?:it|that|this|one|anything)(?: any ?more)?"
    r"|olvidel[oa]|olvidal[oa]|dejel[oa](?: asi)?|dejal[oa](?: asi)?|ya no (?:quiero|importa|hace falta|lo necesito|la necesito|la quiero)"
    rf"|cambie de (?:opinion|idea)){AFTER}\W*"
)
STOP = re.compile(r"[,.;!]+\s+")
"""What stands between "forget it" and what is wanted instead."""


def lets_go(text: str) -> bool:
    """Whether the words say "never mind" and nothing else."""
    return NEVER_MIND.fullmatch(fold(text)) is not None


def instead(text: str) -> tuple[str, str] | None:
    """The words of "ok forget it, an eye exam" that let go, and what is wanted instead; None for any other message."""
    for stop in STOP.finditer(text):
        if lets_go(text[: stop.start()]) and text[stop.end() :].strip():
            return text[: stop.start()], text[stop.end() :]
    return None
