"""That somebody no longer wants to wait for a visit ("take me off the waiting list"), or asks if they do."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.text.normalise import fold

LIST = r"(?:(?:the|your|that|this|la|esa|su) )?(?:wait(?:ing)? ?-?|cancell?ation |standby )?list(?:a)?(?: de espera)?"
LEAVES = re.compile(
    rf"\b(?:take|get|pull|remove|delete|cross|scratch) (?:me|my name|us|him|her|my \w+) (?:off|from|out) (?:of )?{LIST}\b"
    rf"|\b(?:don'?t|do not|no longer) (?:want|need|have) to (?:be on {LIST}|wait any ?more)\b"
    r"|\boff the (?:wait|waiting ?)-?list\b"
    r"|\b(?:quit|saqu|borr|elimin|sac|bor)\w* (?:(?:mi nombre|a mi \w+) )?de la lista\b"
    r"|\bya no (?:quiero|necesito) (?:estar en la lista|esperar)\b"
)

WAITING = re.compile(
    rf"\W*(?:(?:so|and|ok|y|pero|oiga)\W+)*(?:(?:am|are) (?:i|we) (?:still |already |now )*on {LIST}|(?:estoy|sigo|estamos|ya estoy)(?: \w+)? en {LIST})(?:\W+(?:now|yet|already|todavia|ya|right|verdad))*\W*"
)

TAKES = re.compile(
    r"\W*(?:(?:no|none(?: of (?:them|those|these))?|neither|ok|then|well|just|yes|si|ninguna?|mejor|entonces|pues|bueno|put me (?:on|in)|i'?ll take|i prefer|i'd rather|pongame (?:en)?|apunteme (?:en)?|prefiero|en)\W+)*"
    r"(?:(?:the|your|la|esa) )?(?:wait(?:ing)? ?-?list|lista(?: de espera)?|(?<=the )list)(?:\W+(?:then|please|instead|mejor|por favor|entonces))*\W*"
)
MOST_CHARS = 200


def takes_list(text: str) -> bool:
    """Whether the message takes the waitlist in place of the times shown, and says nothing else."""
    return len(text) <= MOST_CHARS and TAKES.fullmatch(fold(text)) is not None


def asks_if_waiting(text: str) -> bool:
    """Whether the message asks if one is on it."""
    return WAITING.fullmatch(fold(text)) is not None


def leaves_list(text: str) -> bool:
    """Whether the message asks for that."""
    return LEAVES.search(fold(text)) is not None
