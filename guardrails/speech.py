"""The one free sentence of a model: passed on only if it is a courtesy (DESIGN §1).

A list of what is forbidden lets paraphrases through ("everything went through on our end", "it is only anxiety", "read me
the code"); a list of what is allowed lets none. A good sentence lost costs nothing, since code says what matters.
"""

from __future__ import annotations

import re

from guardrails.courtesies import COURTESY, JOINED
from guardrails.normalise import fold, plain
from language.types import Lang

LONGEST = 200
"""Characters."""
MOST_CLAUSES = 3
_SHAPE = re.compile(r"^¡?[^\W\d_][^\W\d_\s]*(?:[ ,;:'()\-–—¡!.…]|[^\W\d_])*$")
_END = re.compile(r"[.!…]+(?=\s|$)")


def check_sentence(sentence: str, lang: Lang) -> str | None:
    """`sentence` as it may be said in a conversation in `lang`, or None.

    None for all but one plain sentence of one to three courtesies in that language: no digit, name, question, link, markup or
    look-alike letter can be part of one.
    """
    readable = " ".join(plain(sentence).text.split()) if len(sentence) <= 4 * LONGEST else ""
    if not readable or len(readable) > LONGEST or not _SHAPE.match(readable) or not all(map(_latin, readable)):
        return None
    if len(_END.findall(readable)) > 1 or re.search(r"[.!…]\S", readable.rstrip(".!…")):
        return None
    clauses = [clause for part in JOINED.split(fold(readable)) if (clause := _bare(part))]
    courteous = all(COURTESY[lang].fullmatch(clause) for clause in clauses)
    return readable if courteous and 1 <= len(clauses) <= MOST_CLAUSES else None


def _latin(char: str) -> bool:
    return ord(char) < 0x250 or char in "–—…"


def _bare(clause: str) -> str:
    return " ".join(clause.replace("'", "").replace("¡", " ").replace("-", " ").split())
