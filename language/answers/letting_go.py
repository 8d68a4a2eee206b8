"""Words that let go of what is under way ("never mind", "forget it", "ya no importa"), alone or before something else."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.text.normalise import fold

BEFORE = r"(?:(?:no|ok|okay|actually|oh|well|wait|sorry|please|just|um|uh|hm+|pues|bueno|mejor|ay|perdon|you know what|sabe que|no thanks|no thank you|thanks|no gracias|gracias)\W+)*"
THE_MATTER = (
    r"(?:(?:forget|never ?mind|scratch|skip|drop) (?:about )?(?:the|that|my|this) (?!whole)[a-z'-]+(?: [a-z'-]+)?(?: (?:thing|stuff|business|one|visit|appointment|appt))?"
    r"|(?:olvid(?:e|emos|ese|ate|a)(?: de)?|dej(?:e|emos|a)) (?:lo de(?:l| la| los| las)?|(?:la|el|esa|ese) (?:cita|consulta)(?: de(?:l| la| los| las)?)?) ?[a-z-]*(?: [a-z-]+)?)"
)
"""What was being arranged, named and let go: "forget the eye thing", "olvide lo de los ojos"."""

AFTER = r"(?:\W+(?:please|thanks|thank you|then|sorry|now|for now|por favor|gracias|mejor|entonces|por ahora|cancel(?: (?:it|that|everything))?|cancel[ae](?:l[oa])?|bye|adios|no gracias|i'?ll (?:just )?(?:call|phone|come back|do it|try)(?: (?:you|back|again|later|in|instead))*|(?:luego|despues|otro dia) (?:le |les )?(?:hablo|llamo|marco)))*"
NEVER_MIND = re.compile(
    rf"\W*{BEFORE}(?:never ?mind|nvm|stop|(?:let'?s |can we |please )?start (?:all )?over(?: again)?|(?:let'?s )?start again|(?:volvamos|vuelva|volver|empecemos|empezar|empiece) (?:a empezar|de nuevo|otra vez|desde (?:el principio|cero))|forget (?:it|that|about it|the whole thing)|scratch that|skip it|drop it|don'?t bother|(?:nvm|never ?mind)?\W*i(?:'ll| will) (?:just )?(?:call|phone)(?: (?:you|in|later|instead|back))*"
    r"|(?:i(?:'ve| have)? )?changed my mind|i don'?t (?:want|need) (?:it|that|this|one|anything)(?: any ?more)?"
    r"|i'?ll (?:call|text|write|come back)(?: you)?(?: back)?(?: (?:later|tomorrow|another (?:day|time)|some other time))+|ya no quiero nada|(?:otro dia|luego|despues|mas tarde|al rato) (?:le |les )?(?:hablo|llamo|marco|escribo)|olvidel[oa]|olvidal[oa]|dejel[oa](?: asi)?|dejal[oa](?: asi)?|ya no (?:quiero|importa|hace falta|lo necesito|la necesito|la quiero)"
    rf"|cambie de (?:opinion|idea)|(?:mejor |yo )*(?:los |les )?llamo(?: (?:yo|despues|luego|mas tarde|por telefono))*|{THE_MATTER}){AFTER}\W*"
)
CANCEL_IT = re.compile(
    rf"\W*{BEFORE}(?:cancel(?: (?:it|that|this|everything|(?:it )?all(?: of (?:it|that|this|those|them))?|all (?:that|this|those)|those|them))?|stop (?:it|that|this)|cancelar?|cancel[ae](?:l[oa]s?)?(?: (?:eso|esto|todo(?: eso)?))?){AFTER}\W*"
)
"""Of something not yet booked it lets go; of a visit that exists it asks for cancelling."""

NOT_CANCELLED = re.compile(
    rf"\W*{BEFORE}(?:(?:i )?(?:don'?t|do not|didn'?t|never) (?:want(?:ed)?|wanna|mean|need|ask(?:ed)?) (?:you )?to cancel(?: (?:it|that|this|anything|a thing|any of (?:it|them)|(?:my|the) (?:appointment|visit)))?|no (?:quiero|queria|pedi|pienso) cancelar(?:l[oa])?(?: (?:nada|la cita|mi cita))?){AFTER}\W*"
)
NO_VISIT = re.compile(
    r"\b(?:not (?:an? )?(?:appointments?|visits?)|(?:don'?t|do not) (?:want|need) (?:an? |any )?(?:appointments?|visits?)|no (?:es |quiero |necesito |busco )?(?:una )?citas?|no (?:quiero|necesito) (?:una )?consulta)\b(?=\W*(?:$|[.,;!?]|(?:i|just|but|it's|quiero|solo|es|pero|sino)\b))"
)
"""That nothing is to be booked at all."""

NAMED_MATTER = re.compile(rf"\W*{BEFORE}{THE_MATTER}{AFTER}\W*")
LEFT_AS_IT_IS = re.compile(
    rf"\W*{BEFORE}(?:(?:leave|keep) (?:it|that|this|them|everything|things|(?:my|the|that) (?:appointment|appt|visit|one)) (?:(?:just )?(?:as|where|how|the way|like) (?:it|they|that|things|everything)?(?:'s| is| are| was| were)*|alone|there|be|that way|as is|like (?:it is|that))"
    r"|leave (?:it|that|mine|them)|keep (?:mine|the old (?:one|time)|my old (?:one|time))|(?:don'?t|do not) (?:change|move|touch|cancel) (?:anything|it|that|a thing)|(?:leave|let) (?:it|that|things) be|put (?:it|that) back(?: (?:how|where|the way|like) (?:it|that) was)?"
    r"|regres\w+ (?:como|a donde|a como) estaba|(?:l[ao]s? )?(?:deje|deja|dejar|dejemos|dejen)(?:l[ao]s?)?(?: (?:la|mi|esa) cita)? (?:asi|(?:tal )?(?:y )?(?:como|cual|donde) (?:esta(?:ba)?n?|la tengo)|igual|ahi)(?: como esta(?:ba)?n?)?"
    r"|(?:que )?(?:se )?(?:queda|quede|quedan|queden)(?: (?:la|mi) cita)? (?:asi|(?:tal )?como (?:esta(?:ba)?n?))"
    rf"|no (?:l[ao]s? |me l[ao] |le )?(?:cambie|cambies|cambien|mueva|muevas|muevan|toque|toques|cancele|canceles|haga|hagas)(?: nada)?){AFTER}\W*"
)
"""That a visit stays as it is."""

LONGEST = 200
"""Characters that such words may take: what is longer says more than that."""

STOP = re.compile(r"[,.;!]+\s+")
"""What stands between "forget it" and what is wanted instead."""

AFTER_ALL = re.compile(
    r"\W*(?:(?:or|and|well|oh|but|o|y|pero|bueno|pues|ay)\W+)*(?:no|actually|wait|mejor|on second thoughts?)\b"
)
"""How a sentence begins that takes back the one before it."""

CLAUSE = re.compile(r"[,.;!?-]+\s*|\s(?=(?:no|actually|or|wait|pues|mejor|bueno)\b)")
"""Where the last thing that is said may begin."""


AROUND = re.compile(
    r"^\W*(?:no,? (?:thanks|thank you|gracias)|nah|thanks|thank you)\W+|\W+(?:(?:just |and |y |mejor )?(?:cancel|cancele|cancela|cancelar|cancelel[oa])(?: (?:it|that))?|let'?s not|no (?:importa|hace falta)|bye|goodbye|adios)\W*$"
)
"""What goes before or behind such words and means the same."""


def lets_go(text: str) -> bool:
    """Whether the words say "never mind" and nothing else."""
    words = fold(text)
    return NEVER_MIND.fullmatch(words) is not None or NEVER_MIND.fullmatch(AROUND.sub("", words[:LONGEST])) is not None


def cancels_it(text: str) -> bool:
    """Whether the words say "cancel that", of whatever it is, and nothing else."""
    return CANCEL_IT.fullmatch(fold(text)) is not None


def wants_no_visit(text: str) -> bool:
    """Whether the words say that no visit is wanted: "not an appointment, a note"."""
    return NO_VISIT.search(fold(text[:LONGEST])) is not None


def names_what_it_leaves(text: str) -> bool:
    """Whether they say what it is that they let go: "cancel my appointment" behind it is of another visit."""
    return NAMED_MATTER.fullmatch(fold(text)) is not None


def leaves_it(text: str) -> bool:
    """Whether the words say "leave it as it is", by themselves or taking back what stands before them in the message."""
    if len(text) <= LONGEST and NOT_CANCELLED.fullmatch(fold(text)):
        return True
    words = fold(text[-LONGEST:])
    ends = [words[stop.start() :] for stop in CLAUSE.finditer(words)]
    after_all = any(AFTER_ALL.match(end) and LEFT_AS_IT_IS.fullmatch(end) for end in ends)
    return after_all or (len(text) <= LONGEST and LEFT_AS_IT_IS.fullmatch(words) is not None)


def instead(text: str) -> tuple[str, str] | None:
    """The words of "ok forget it, an eye exam" that let go, and what is wanted instead; None for any other message."""
    for stop in STOP.finditer(text, 0, LONGEST):
        first = text[: stop.start()]
        if (lets_go(first) or cancels_it(first) or leaves_it(first)) and text[stop.end() :].strip():
            return first, text[stop.end() :]
    return None
