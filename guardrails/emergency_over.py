"""While an alarm stands: whether it is over, was not meant, or they are safe; whether help was called, and the way is asked for.

The words are in the rule file.
"""

from __future__ import annotations

from guardrails.emergency_rules import load_rules
from guardrails.emergency_text import clause_of, readable, sentences_of


def called_help(text: str) -> bool:
    """Whether `text` says that help has been called or is on its way."""
    return _says("help_called", text)


def asks_the_way(text: str) -> bool:
    """Whether `text` asks where to go, or tells that somebody is on the way."""
    return _says("the_way", text)


def is_afraid(text: str) -> bool:
    """Whether `text` says that they are afraid to go, or to call."""
    return _says("afraid", text)


def is_over(text: str, *, self_harm: bool) -> bool:
    """Whether `text` clearly ends an alarm. After words of self-harm only being safe, or not having meant it, does.

    "OK" and "never mind" end none, and nothing does beside words of what goes on: "I'm fine but it still hurts".
    """
    guards, words = load_rules().guards, readable(text, load_rules())
    if guards["goes_on"].search(words):
        return False
    ends = guards["safe" if self_harm else "over"]
    return any(
        not guards["in_doubt"].search(sentence[clause_of(sentence, match.span())[0] : match.start()])
        for sentence in sentences_of(words)
        for match in ends.finditer(sentence)
    )


def _says(guard: str, text: str) -> bool:
    rules = load_rules()
    return rules.guards[guard].search(readable(text, rules)) is not None
