"""Sentences that end our texts ("stop texting me", "deje de mandarme mensajes") or reminders alone. One about a visit is none.

47 CFR 64.1200(a)(10): consent may be taken back in any reasonable way that clearly says so. A clause counts only as a whole, so
a word more ("stop texting me at work", "please stop by", "stop my appointment") leaves it what the patient means.
"""

# ruff: noqa: E501
from __future__ import annotations

import re

from guardrails.normalise import fold, plain

LONGEST = 600
"""Characters that are looked at; nobody ends texts later in a message than that."""

_NOTICES = r"(?:(?:appointment|visit|booking|text|sms|message|phone) )*(?:reminders?|remindings?)"
_OTHER = r"(?:texts?|text messages?|messages?|messaging|texting|sms|msgs?|txts?|alerts?|notifications?|spam)"
_WITH = r"(?:and|or|nor) (?:any |the |your )?"
_TEXTS = rf"(?:{_OTHER}(?: {_WITH}{_NOTICES})?|{_NOTICES} {_WITH}{_OTHER})"
_SOME = r"(?:(?:any|all|the|these|those|your|my|this|of|more|such|so many|automated|unwanted) )*"
_ME = r"(?:me|us|(?:to )?(?:this|my) (?:number|phone|cell|cell phone|mobile))"
_BEFORE = (
    r"(?:(?:ok|okay|hi|hello|hey|please|pls|plz|kindly|just|now|so|sorry|no|yes|also|then|"
    r"(?:can|could|would) (?:you|u|i)|will you please|"
    r"i (?:want|need|would like|asked|told|am asking) (?:you )?to|id like (?:you )?to|"
    r"im asking you to|you (?:need to|must|should)|i said|i wish to|guys|people) )*"
)
_AFTER = (
    r"(?: (?:please|pls|plz|thanks|thank you|thx|again|any ?more|any longer|ever|now|right now|immediately|at once|already|asap|"
    r"from now on|at all|ok|okay|guys|people|(?:at|on|to) (?:this|my) (?:number|phone|cell|cell phone|mobile)))*"
)
_ENGLISH = (
    rf"(?:stop|quit|cease|no more)(?: (?:calling|emailing|phoning) (?:and|or))? "
    rf"(?:texting|messaging|contacting|bothering|spamming|txting)(?: {_ME})?",
    r"(?:stop|quit) sending (?:me|us) (?:stuff|things|these|this)",
    r"(?:i )?(?:do not|dont) want to be (?:texted|contacted|messaged)",
    rf"(?:do not|dont|never)(?: ever)?(?: (?:call|email|phone) (?:and|or))? (?:text|message|contact|msg|txt|bother) {_ME}",
    r"(?:take|remove|delete|drop|get) (?:me|us|my name|(?:this|my)(?: phone| cell)? number) (?:off|from|out of)(?: of)? "
    r"(?:(?:your|this|all(?: your)?|any)(?: (?:contact|calling|mailing|phone))? lists?|"
    r"(?:the )?(?:contact|calling|mailing) lists?)",
    rf"(?:unsubscribe|unsub|opt|unenroll) {_ME}(?: out)?(?: (?:from|of) {_SOME}lists?)?",
    rf"(?:unsubscribe|unsub|opt out)(?: (?:from|of) {_SOME}lists?)?",
    r"i? ?(?:withdraw|revoke|take back) my (?:consent|permission)(?: (?:to|for) be texted)?",
)
"""They name no texts, and end all of them."""


def _english(texts: str) -> tuple[str, ...]:
    """Clauses that end what they name."""
    return (
        rf"(?:stop|quit|cease) (?:sending|send|getting|receiving|texting)(?: {_ME})?(?: {_SOME}{texts})(?: {_ME})?",
        rf"(?:stop|quit|end|cancel|turn off|no more) {_SOME}{texts}",
        rf"(?:i )?(?:do not|dont) (?:want|wish)(?: to (?:get|receive|be sent|have))? {_SOME}{texts}(?: from you)?",
        rf"(?:do not|dont|never)(?: ever)? (?:send|text) {_ME} {_SOME}{texts}",
        rf"(?:take|remove|delete|drop|get) (?:me|us|my name|(?:this|my)(?: phone| cell)? number) (?:off|from|out of)(?: of)? "
        rf"(?:(?:(?:your|this|all(?: your)?|any|the) )?{texts} lists?|{_SOME}{texts})",
        rf"(?:unsubscribe|unsub|opt|unenroll) {_ME}(?: out)? (?:from|of) {_SOME}{texts}",
        rf"(?:unsubscribe|unsub|opt out) (?:from|of) {_SOME}{texts}",
        rf"i? ?(?:withdraw|revoke|take back) my (?:consent|permission) (?:to|for) (?:(?:get|receive) )?{_SOME}{texts}",
    )


_REMINDING = (
    rf"(?:stop|quit|cease|no more) reminding {_ME}(?: (?:of|about) my (?:appointments?|visits?))?",
    rf"(?:do not|dont|never)(?: ever)? remind {_ME}(?: (?:of|about) my (?:appointments?|visits?))?",
)

_RECORDATORIOS = r"(?:mensajes? (?:de texto )?de )?recordatorios?(?: (?:de (?:las |mis |sus )?citas?|por mensaje))?"
_OTROS = r"(?:mensajes?|mensajitos?|textos?|mensajes? de texto|sms|avisos?|notificaciones|mensajes de ustedes)"
_MENSAJES = rf"(?:{_OTROS}(?: (?:ni|y|o) (?:los )?{_RECORDATORIOS})?|{_RECORDATORIOS} (?:ni|y|o) (?:los )?{_OTROS})"
_ESOS = r"(?:(?:mas|los|sus|tus|esos|estos|tantos|el|todos|de|ningun) )*"
_ANTES = (
    r"(?:(?:hola|oigan?|oye|por favor|porfa|porfavor|favor de|ya|que|si|"
    r"(?:(?:les?|te) pido|quiero|quisiera|necesito|me gustaria|deseo|puede|pueden|puedes|podrian?|podrias)) )*"
)
_DESPUES = (
    r"(?: (?:por favor|porfa|porfavor|gracias|mas|nunca mas|jamas|ya|ahora|ahora mismo|otra vez|de nuevo|nunca|"
    r"a (?:este|mi) (?:numero|celular|telefono)))*"
)
_SPANISH = (
    r"(?:dej|par|ces)(?:e|en|a|ar|es|an) de (?:escribir|textear|mensajear|contactar|molestar)(?:me|nos)",
    r"no (?:me|nos) (?:escriban?|escribas|texteen?|textees|contacten?|contactes|molesten?|molestes|mensajeen?)",
    r"no (?:me|nos) (?:vuelvan?|vuelvas) a (?:escribir|textear|contactar|molestar)",
    r"no (?:quiero|deseo) que me (?:escriban?|contacten?|texteen?)",
    r"(?:quit|sac|borr|elimin)(?:e|en|ar|a)(?:me|nos| mi (?:numero|nombre)) de "
    r"(?:(?:su|sus|esta|estas) listas?|(?:la|las|su) listas? de (?:contactos?|difusion))",
    r"(?:den?me|darme|dame) de baja(?: de su lista)?",
    r"desuscrib(?:an?me|eme|irme)",
)


def _spanish(mensajes: str) -> tuple[str, ...]:
    return (
        rf"(?:dej|par|ces)(?:e|en|a|ar|es|an) de (?:mandar|enviar|recibir)(?:me|nos)?(?: {_ESOS}{mensajes})",
        rf"no (?:me|nos) (?:manden?|mandes|envien?|envies) {_ESOS}{mensajes}",
        rf"no (?:me|nos) (?:vuelvan?|vuelvas) a (?:mandar|enviar) {_ESOS}{mensajes}",
        rf"no (?:quiero|deseo|queremos)(?: (?:recibir|que me (?:manden?|envien?)))? {_ESOS}{mensajes}",
        rf"(?:no mas|basta de|paren?|cancelen?|quiten?) {_ESOS}{mensajes}",
        rf"(?:quit|sac|borr|elimin)(?:e|en|ar|a)(?:me|nos| mi (?:numero|nombre)) de (?:la|las|su) listas? de {mensajes}",
        rf"(?:den?me|darme|dame) de baja de {_ESOS}{mensajes}",
        rf"desuscrib(?:an?me|eme|irme) de {_ESOS}{mensajes}",
    )


_RECORDANDO = (
    r"(?:dej|par|ces)(?:e|en|a|ar|es|an) de recordar(?:me|nos)(?: (?:las|mis) citas?)?",
    r"no (?:me|nos) (?:recuerden?|recuerdes)(?: (?:las|mis) citas?)?",
)


def _whole(english: tuple[str, ...], spanish: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(f"{before}(?P<said>{'|'.join(clauses)}){after}")
        for before, clauses, after in ((_BEFORE, english, _AFTER), (_ANTES, spanish, _DESPUES))
    )


_ALL = _whole((*_ENGLISH, *_english(_TEXTS)), (*_SPANISH, *_spanish(_MENSAJES)))
_REMINDERS = _whole((*_REMINDING, *_english(_NOTICES)), (*_RECORDANDO, *_spanish(_RECORDATORIOS)))
_POLITE = re.compile(
    r"(?:(?:please|pls|plz|por favor|porfa|ok|okay) )*"
    r"(?P<said>stop|stop all|quit|unsubscribe|alto|basta|paren?|stop it|ya basta|basta ya)"
    r"(?: (?:please|pls|plz|now|already|thanks|thank you|por favor|porfa|gracias|ya))*"
)
"""A bare word with courtesies. Not "cancel": "please cancel" is about a visit."""
_BREAK = re.compile(r"[.,;:!?\n\"()]+|(?<=\s)(?:but|because|since|pero|porque|pues|[-–]+)(?=\s)")
_AND = re.compile(r" (?:and|y) ")
_CONDITION = re.compile(r"(?:if|unless|until|when|cuando|hasta|si) ")


def ends_texts(text: str) -> str | None:
    """The words that take back consent to all our texts, in lower case and without accents; None where none do."""
    return _said(text, _ALL)


def ends_reminders(text: str) -> str | None:
    """The words that end reminders and what else we text of our own accord, and leave it open to talk with us by text.

    Asked after `ends_texts`, whose words may name reminders too.
    """
    return _said(text, _REMINDERS)


def _said(text: str, wholes: tuple[re.Pattern[str], ...]) -> str | None:
    for clause in clauses(text):
        if _CONDITION.match(clause):
            return None
        for part in (clause, *_AND.split(clause)):
            found = next((m for m in (whole.fullmatch(part) for whole in wholes) if m), None)
            if found is not None:
                return found["said"].strip()
    return None


_ANOTHER = re.compile(
    r"(?:(?:please|pls|ok|so|hey|just|and|now|favor de|por favor) )*"
    r"(?:(?:stop|quit|cease|no more|dont|do not|never) (?:texting|messaging|contacting|bothering|spamming|text|message|contact|bother|texts to|messages to|texts for|sending (?:texts|messages) to)"
    r" (?:my (?:mother|mom|mum|father|dad|wife|husband|son|daughter|sister|brother|grand\w+|aunt|uncle|parents?)|her|him|them|\d{3} ?\d{3} ?\d{4}|\d{10})"
    r"|(?:dej|par|ces)(?:e|en|a|ar) de (?:escribir|textear|molestar|mandar(?:le)? (?:mensajes|textos))(?:le|les)? a (?:mi \w+|ella|el|ellos)|no le (?:escriban?|manden?(?: (?:mas|los))? (?:mensajes|textos)|molesten?)(?: mas)? a mi \w+)\b"
)


def ends_texts_of_another(text: str) -> bool:
    """Whether our texts to somebody else are to end, which staff see to: nobody opts another out."""
    return any(_ANOTHER.match(clause) for clause in clauses(text))


def polite_stop(text: str) -> str | None:
    """A bare opt-out word with "please" or "thanks": what it is as a whole text message and nowhere else."""
    found = _POLITE.fullmatch(" ".join(clauses(text)))
    return found["said"] if found else None


def clauses(text: str) -> list[str]:
    """The clauses of a message, in lower case, of letters, digits and single blanks."""
    read = fold(plain(text[:LONGEST]).text).replace("'", "")
    found = (" ".join(re.sub(r"[^a-z0-9]+", " ", part).split()) for part in _BREAK.split(read))
    return [clause for clause in found if clause]
