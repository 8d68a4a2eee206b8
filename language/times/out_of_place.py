"""Words of time where they stand for something else: the "no" of "no la quiero", the "trabajo" one comes out of."""

from __future__ import annotations

from collections.abc import Sequence

from language.text.tokens import Token
from language.times.model import Node
from language.types import Lang

GOES_ON = frozenset({"y", "pero", "and", "but", "porque", "because", "so", "or", "o", "ni"})
"""After a "no" that closes: "Friday no, but…"."""

NOUN_BEFORE = frozenset({"del", "el", "mi", "su", "de", "al", "un", "tu", "my", "the", "from", "his", "her"})
BUT = frozenset({"but", "pero"})
BOUNDS = frozenset({"after", "past", "despues", "around", "closer"})
"""After a "but" that narrows: "in the morning, but after ten"."""

COUPLE = ("dos", "tres", "2", "3")
TOGETHER = frozenset({"juntos", "juntas"})
"""Two or three people or visits, and no hour: "los dos", "las dos juntas"."""

MAY, WHO_MAY = "may", frozenset("i we he she they my our someone somebody anyone it".split())
"""The verb: "may my husband come along?"."""

SHORT_TUESDAY = "mar"


def out_of_place(node: Node, tokens: Sequence[Token], lang: Lang) -> bool:
    """Whether a word of the vocabulary is none here."""
    word = tokens[node.start].norm if node.end - node.start == 1 else ""
    before = tokens[node.start - 1].norm if node.start else ""
    after = tokens[node.end] if node.end < len(tokens) else None
    if node.kind == "EXCEPT_POST" and word == "no":
        return after is not None and after.is_word and after.norm not in GOES_ON
    if node.kind == "EXCEPT" and word in BUT:
        return after is not None and after.norm in BOUNDS
    if node.kind == "EXCEPT" and word in ("trabajo", "busy", "ocupado", "ocupada"):
        return before in NOUN_BEFORE
    if node.kind == "TO" and word == "a":
        return after is not None and after.norm in ("la", "las")
    if word == MAY:
        return after is not None and after.norm in WHO_MAY
    if word in COUPLE and before in ("los", "las"):
        return before == "los" or (after is not None and after.norm in TOGETHER)
    if word == SHORT_TUESDAY and lang == "es":
        of_a_date = _is_number(tokens, node.start - 1) or _is_number(tokens, node.end) or before == "de"
        return of_a_date if node.kind == "weekday" else not of_a_date
    return False


def _is_number(tokens: Sequence[Token], place: int) -> bool:
    return 0 <= place < len(tokens) and tokens[place].kind == "number"
