"""What somebody tells of themselves that is no complaint: they are deaf and bring an interpreter, they sit in a wheelchair."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.message import Message
from language.text.patterns import says
from language.told_of import without

WHO = r"(?:i'?m|i am|i'?ve been|i was born|(?:he|she)(?:'s| is)|my [\w-]+ is|soy|estoy|(?:el|ella|mi [\w-]+) es)"
IMPAIRED = r"(?:deaf(?:[ -]?(?:blind|mute))?|hard of hearing|hearing impaired|(?:legally )?blind|visually impaired|non-?verbal|sord[oa](?:mud[oa])?|cieg[oa])"
SENSES = rf"\b{WHO} (?:(?:completely|totally|also|very|pretty|a bit|a little|muy|un poco|tambien) )?{IMPAIRED}\b(?! (?:in|on|since|from|de un|del? (?:oido|ojo)|desde)\b)"
AID = r"(?:interpreters?|translators?|interpretes?|traductora?|wheelchair|walker|mobility scooter|power chair|silla de ruedas|andador|andadera)"
AIDED = rf"\b(?:(?:need|needs|use|uses|using|want|wants|have|has|bring|with|require|requires|in|on|necesito|necesita|uso|usa|con|ocupo|ocupa|traigo|en|tengo) )(?:(?:a|an|the|my|his|her|un|una|de|mi)\b ?)*(?:(?!{AID})[\w-]+ ){{0,3}}?{AID}(?: (?:de|en|for) (?:(?!(?:una?|para|con|en|for|with|at|el|la|mi|my)\b)[\w-]+ ?){{1,3}})?"
HELPED = r"\b(?:interpreters?|translators?|interpretes?|traductora?|wheelchair|silla de ruedas)\b"

HEARING = re.compile(
    rf"\b{WHO} (?:\w+ )?(?:deaf|hard of hearing|hearing impaired|sord[oa])\b|\b(?:can'?t|cannot|don'?t|do not) hear (?:well|very well|so well|good|you on the phone|on the phone)\b|\bno oigo (?:bien|muy bien)\b"
)


def without_needs(message: Message) -> Message:
    """The message without the clauses that only say what they come with; nobody books an ear visit for an interpreter."""
    return without(message, clauses=(SENSES, AIDED)) if says(HELPED, message.folded) else message


def hears_badly(text: str) -> bool:
    """Whether they say that they are deaf or hear badly; folded text."""
    return HEARING.search(text) is not None
