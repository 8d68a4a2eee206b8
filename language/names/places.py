"""Which place a message wishes for, where it names one or more."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Sequence

from language.message import Message
from language.text.phrases import Hit

REFUSED = re.compile(
    r"\b(?:not|no(?! the)|isn't|instead of|rather than|en vez de|want anyone|want anybody|can't (?:get|manage|make it)(?: up| to| down)?)"
    r" (?:(?:quiero|puedo|ir|llegar|want|wanna|go|at|the|in|to|up|down|en|la|el|al|a|de|del) )*$"
)
"""Before a place that is not wished for."""

ASIDE = re.compile(r"\b(?:or|o)(?: (?:only|just|solo|nomas))(?: (?:the|la|el|en|at|in))* $")
"""Before the place that another one is only compared with."""

WISHED = re.compile(
    r"\b(?:want(?:ed)?|meant|should be|has to be|needs? to be|quiero|queria|sea|era)(?: \w+){0,2} $|\b(?:can|could|mejor)(?: \w+){0,5} (?:at|in|en)(?: the| el| la)? $"
)
"""Before the one place that is wished for among several."""


MOVED_TO = re.compile(r"\b(?:to|al|a la|hacia|hasta|to the)(?: the| el| la)? $")
"""Before the place to which a visit is to be moved."""

FAR = re.compile(
    r"^ (?:\w+ )?(?:is|me queda|m queda|queda|esta|garage|garaje)(?: \w+){0,3} (?:far|lejos|lejisimos|buses|hour|too|away|demasiado|bien lejos)\b"
)
"""After a place that is only too far away."""


def places_refused(message: Message, named: Sequence[Hit[tuple[str, str]]]) -> tuple[str, ...]:
    """The keys of the places that are not wanted, of those named."""
    refused = {hit.value[1]: bool(REFUSED.search(message.folded[: message.tokens[hit.start].start])) for hit in named}
    return tuple(key for key, out in refused.items() if out)


def place_wished(message: Message, named: Sequence[Hit[tuple[str, str]]]) -> str | None:
    """The key of the place, or None where none or more than one may be meant."""
    before = {hit: message.folded[: message.tokens[hit.start].start] for hit in named}
    kept = [hit for hit in named if not REFUSED.search(before[hit])]
    after = {hit: message.folded[message.tokens[hit.end - 1].end :] for hit in named}
    for chosen in (
        kept,
        [hit for hit in kept if not FAR.search(after[hit])],
        [hit for hit in kept if MOVED_TO.search(before[hit])],
        [hit for hit in kept if not ASIDE.search(before[hit])],
        [hit for hit in kept if WISHED.search(before[hit])],
    ):
        keys = {hit.value[1] for hit in chosen}
        if len(keys) == 1:
            return keys.pop()
    return None
