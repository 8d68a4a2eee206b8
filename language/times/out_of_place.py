"""Words of time where they stand for something else: the "no" of "no la quiero", the "trabajo" one comes out of."""

from __future__ import annotations

from collections.abc import Sequence

from language.text.tokens import Token
from language.times.model import Node
from language.types import Lang
from language.vocabulary.times_es import TWO_LETTERS

GOES_ON = frozenset({"y", "pero", "and", "but", "porque", "because", "so", "or", "o", "ni"})
"""After a "no" that closes: "Friday no, but…"."""

NOUN_BEFORE = frozenset({"del", "el", "mi", "su", "de", "al", "un", "tu", "my", "the", "from", "his", "her"})
BUT = frozenset({"but", "pero"})
BOUNDS = frozenset({"after", "past", "despues", "around", "closer"})
"""After a "but" that narrows: "in the morning, but after ten"."""

HALVES = frozenset({"am", "pm"})
COURTESIES = frozenset("please pls only if thanks ty preferably".split())
"""What may come after "next week, am", which is no "am I"."""

COUPLE = ("dos", "tres", "2", "3")
TOGETHER = frozenset({"juntos", "juntas"})
"""Two or three people or visits, and no hour: "los dos", "las dos juntas"."""

ANY = frozenset("any some algun cualquier otro".split())
OFTEN = frozenset("times twice once x".split())
"""Before the "a" of "twice a week", which is no week from now."""

SHIFTS = frozenset("nights days evenings weekends mornings overnight noches".split())
CANNOT = frozenset("can't cant cannot puedo".split())
SUFFERS = frozenset(
    "hear see walk sleep breathe move eat swallow stand sit bend lift feel stop keep taste smell talk speak"
    " oir ver caminar dormir respirar mover moverme comer tragar levantar doblar sentir dejar hablar orinar".split()
)
"""What one cannot do for the complaint: "since Monday I can't hear"."""

LIMITS = frozenset("before until till til antes hasta".split())
LIMITED_WITHIN = 5
"""Words behind a "can't" within which its own limit comes."""

MAY, WHO_MAY = "may", frozenset("i we he she they my our someone somebody anyone it".split())
"""The verb: "may my husband come along?"."""

SHORT_TUESDAY = "mar"
IN_SEASON = frozenset(
    "in this next early late mid - of by until till before during coming upcoming last or and for".split()
)
"""Before the "fall" that is a season."""


def out_of_place(node: Node, tokens: Sequence[Token], lang: Lang) -> bool:
    """Whether a word of the vocabulary is none here."""
    word = tokens[node.start].norm if node.end - node.start == 1 else ""
    first, before = tokens[node.start].norm, tokens[node.start - 1].norm if node.start else ""
    after = tokens[node.end] if node.end < len(tokens) else None
    if node.kind == "EXCEPT_POST" and word == "no":
        return after is not None and after.is_word and after.norm not in GOES_ON
    if node.kind == "EXCEPT" and first in ("no", "not") and before in ("si", "if"):
        return True
    if node.kind == "EXCEPT_POST" and _of_what_follows(tokens, node.end):
        return True
    if first == "," and tokens[node.end - 1].norm in HALVES:
        return after is not None and after.is_word and after.norm not in COURTESIES
    if node.kind == "DAY" and before in ANY:
        return True
    if _of_how_often(node, tokens):
        return True
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
    if node.kind == "SEASON_FALL" and word == "fall":
        return not _is_a_season(tokens, node.start)
    if node.kind == "weekday" and first in TWO_LETTERS and lang == "es":
        return sum(t.kind in ("word", "number") for t in tokens) > 1
    if word == SHORT_TUESDAY and lang == "es":
        of_a_date = _figures_beside(tokens, node) or before == "de"
        return of_a_date if node.kind == "weekday" else not of_a_date
    return False


def _of_how_often(node: Node, tokens: Sequence[Token]) -> bool:
    """Whether it is the "a" or the week of "twice a week"."""
    start = node.start - (node.kind == "WEEK_OF" and node.start > 0)
    return tokens[start].norm == "a" and start > 0 and tokens[start - 1].norm in OFTEN


def _of_what_follows(tokens: Sequence[Token], place: int) -> bool:
    """Whether a "can't" or "I work" says when it is so itself: "I can't get off before that", "I work nights"."""
    after = tokens[place] if place < len(tokens) else None
    if after is not None and (after.norm in SHIFTS or (_cannot(tokens, place) and after.norm in SUFFERS)):
        return True
    ahead = tokens[place : place + LIMITED_WITHIN]
    until = next((n for n, t in enumerate(ahead) if t.norm in LIMITS), None)
    return until is not None and all(t.is_word and t.norm not in GOES_ON for t in ahead[:until])


def _cannot(tokens: Sequence[Token], place: int) -> bool:
    return {t.norm for t in tokens[max(place - 2, 0) : place]} & CANNOT != set()


def _is_a_season(tokens: Sequence[Token], place: int) -> bool:
    """Whether a "fall" is autumn: "in the fall", "next fall"; "a bad fall", "after the fall" and "I fall" are none."""
    before = [t.norm for t in tokens[max(place - 2, 0) : place]]
    if before[-1:] == ["the"]:
        return bool(set(before) & IN_SEASON)
    return not before or before[-1] in IN_SEASON


def _figures_beside(tokens: Sequence[Token], node: Node) -> bool:
    """Whether a number stands beside it, as in "10 mar" and "10-mar-2026"."""
    signs = [place for place in (node.start - 1, node.end) if 0 <= place < len(tokens) and tokens[place].norm in "-/."]
    beyond = [place + (1 if place >= node.end else -1) for place in signs]
    return any(_is_number(tokens, place) for place in (node.start - 1, node.end, *beyond))


def _is_number(tokens: Sequence[Token], place: int) -> bool:
    return 0 <= place < len(tokens) and tokens[place].kind == "number"
