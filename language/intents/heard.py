"""What is known of a message when its intents are weighed: its words, what readers found, what patterns and rules say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from language.intents.by_rule import by_rule
from language.intents.patterns import said_in
from language.intents.signals import Signals
from language.message import Message
from language.types import Expecting, Intent

FLAGS = ("named", "chosen", "refused", "sooner", "given", "timed", "whom", "known", "in_person", "other")


@dataclass(frozen=True)
class Heard:
    """One message without anybody's name: names, times and numbers in `words` are marked by kind."""

    expecting: Expecting
    words: tuple[str, ...]
    has: tuple[str, ...]
    """What the readers of slots found."""
    says: tuple[Intent, ...]
    """Intents whose patterns stand in it."""
    ruled: tuple[Intent, ...]
    """What the rules make of them."""

    @property
    def bare(self) -> bool:
        """Whether the readers took every word: a number, a name, a time and nothing else."""
        return all(word[0] in "<?," for word in self.words)


PLAIN = {Intent.RESCHEDULE, Intent.CANCEL, Intent.LIST}
"""What is done to a visit that somebody has, whatever it is called: "move my post-op"."""


def heard_in(message: Message, words: tuple[str, ...], signals: Signals, plain: str) -> Heard:
    """All of it for one message; `plain` is its text with every visit called "visit"."""
    said = said_in(message.folded, message.lang)
    said |= said_in(plain, message.lang, PLAIN)
    ruled = by_rule(message, signals, said)
    return Heard(message.expecting, words, tuple(_found(signals)), tuple(i for i in Intent if i in said), ruled)


def _found(signals: Signals) -> Iterable[str]:
    yield from (flag for flag in FLAGS if getattr(signals, flag))
    if signals.symptom is not None:
        yield "symptom"
    if signals.yes is not None:
        yield "yes" if signals.yes else "no"
