"""Whether a complaint is somebody's own, is to be seen for, or is only spoken of."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.intents.sentences import asks, is_idle
from language.intents.signals import Signals
from language.message import Message
from language.text.normalise import fold
from language.text.patterns import says
from language.types import Expecting

HURTS = re.compile(
    r"\b(?:hurt\w*|pains?|painful|aches?|aching|sore\w*|swell\w*|swollen|itch\w*|bleed\w*|fever|sick|feel(?:s|ing)?|sprain\w*|twisted|fell|rash|cough\w*|dizzy|injur\w*|burn(?:s|ing|ed)?|numb|infect\w*|throw(?:ing)? up|vomit\w*|trouble|problem|can'?t (?:sleep|hear|see|breathe|walk|move)|headaches?|broke my|pregnant|lump|mole|a mess|acting up|bugging|bothering|killing|clicks?|stuck|broken|off lately|weird"
    r"|duele\w*|dolor\w*|hinch\w*|pica\w*|comezon|sangr\w*|fiebre|calentura|enferm\w*|siento|torci|caida|cai|tos|mare\w*|ardor|arde|vomit\w*|embaraz\w*|bolit?a|lunar|molest\w*|problemas?|truena|traba\w*|tapad[oa]|mal del?|orinando|alivi\w*)\b"
)
"""Words of suffering: with one of them a complaint is one, whatever else is spoken of."""


OWN = re.compile(
    r"\b(?:i(?:'ve| have)?(?: \w+)? (?:got|have|keep|had|can't|lost|woke|noticed|found)|i'm having|(?:has|have) been|he has|she has|he's|she's|tengo|tiene|traigo|trae|ando|me|le|se)\b"
)


MINE = r"\b(?:my|his|her|our|their|mi|mis|su|sus|el|la|los|las|un|una)\b(?: \w+)?\W+"
"""What shows that a complaint is somebody's: having it, or a part of the body called theirs."""


def complains(message: Message, signals: Signals) -> bool:
    """Whether a complaint is somebody's own and no mere topic."""
    if signals.symptom is None:
        return False
    if HURTS.search(message.folded) is not None:
        return True
    if asks(message.folded, message.lang):
        return False
    body = MINE + re.escape(fold(signals.symptom).split()[0])
    return OWN.search(message.folded) is not None or says(body, message.folded)


def is_wished(message: Message, signals: Signals) -> bool:
    """Whether what was named is a visit's: a doctor, a department, one's own complaint, or a time with nothing else."""
    idle = signals.timed and is_idle(signals.left, message.lang)
    return (
        signals.named
        or idle
        or (signals.symptom is not None and says(MINE, message.folded) and HURTS.search(message.folded) is not None)
    )


def of_the_body(start: int, sentence: str, message: Message, signals: Signals) -> bool:
    """Whether a question is about a complaint and not about a visit."""
    if signals.symptom is None or signals.named or message.expecting is Expecting.CHOICE:
        return False
    return HURTS.search(sentence) is not None
