"""Sentences that end our texts: "stop texting me", "deje de mandarme mensajes". A sentence that means a visit is none.

47 CFR 64.1200(a)(10): consent may be taken back in any reasonable way that clearly says so. A clause counts only as a whole, so
a word more ("stop texting me at work", "please stop by", "stop my appointment") leaves it what the patient means.
"""

from __future__ import annotations

import re

from guardrails.normalise import fold, plain

LONGEST = 600
"""Characters that are looked at; nobody ends texts later in a message than that."""

_TEXTS = r"(?:texts?|text messages?|messages?|messaging|texting|sms|msgs?|txts?|alerts?|notifications?|reminders?|spam)"
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
    rf"(?:stop|quit|cease) (?:sending|send|getting|receiving)(?: {_ME})?(?: {_SOME}{_TEXTS})(?: {_ME})?",
    r"(?:stop|quit) sending (?:me|us) (?:stuff|things|these|this)",
    rf"(?:stop|quit|end|cancel|turn off|no more) {_SOME}{_TEXTS}",
    rf"(?:i )?(?:do not|dont) (?:want|wish)(?: to (?:get|receive|be sent|have))? {_SOME}{_TEXTS}(?: from you)?",
    r"(?:i )?(?:do not|dont) want to be (?:texted|contacted|messaged)",
    rf"(?:do not|dont|never)(?: ever)?(?: (?:call|email|phone) (?:and|or))? (?:text|message|contact|msg|txt|bother) {_ME}",
    rf"(?:do not|dont|never)(?: ever)? send {_ME} {_SOME}{_TEXTS}",
    rf"(?:take|remove|delete|drop|get) (?:me|us|my name|(?:this|my)(?: phone| cell)? number) (?:off|from|out of)(?: of)? "
    rf"(?:(?:your|this|all(?: your)?|any)(?: (?:contact|calling|mailing|phone|{_TEXTS}))? lists?|"
    rf"(?:the )?(?:contact|calling|mailing|{_TEXTS}) lists?|{_SOME}{_TEXTS})",
    rf"(?:unsubscribe|unsub|opt|unenroll) {_ME}(?: out)?(?: (?:from|of) {_SOME}(?:{_TEXTS}|lists?))?",
    rf"(?:unsubscribe|unsub|opt out)(?: (?:from|of) {_SOME}(?:{_TEXTS}|lists?))?",
    rf"i? ?(?:withdraw|revoke|take back) my (?:consent|permission)"
    rf"(?: (?:to|for) (?:be texted|(?:get|receive) {_TEXTS}|{_SOME}{_TEXTS}))",
)

_MENSAJES = r"(?:mensajes?|mensajitos?|textos?|mensajes? de texto|sms|recordatorios?|avisos?|notificaciones|mensajes de ustedes)"
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
    rf"(?:dej|par|ces)(?:e|en|a|ar|es|an) de (?:mandar|enviar|recibir)(?:me|nos)?(?: {_ESOS}{_MENSAJES})",
    r"(?:dej|par|ces)(?:e|en|a|ar|es|an) de (?:escribir|textear|mensajear|contactar|molestar)(?:me|nos)",
    r"no (?:me|nos) (?:escriban?|escribas|texteen?|textees|contacten?|contactes|molesten?|molestes|mensajeen?)",
    rf"no (?:me|nos) (?:manden?|mandes|envien?|envies) {_ESOS}{_MENSAJES}",
    rf"no (?:me|nos) (?:vuelvan?|vuelvas) a (?:escribir|textear|contactar|molestar|(?:mandar|enviar) {_ESOS}{_MENSAJES})",
    rf"no (?:quiero|deseo|queremos)(?: (?:recibir|que me (?:manden?|envien?)))? {_ESOS}{_MENSAJES}",
    r"no (?:quiero|deseo) que me (?:escriban?|contacten?|texteen?)",
    rf"(?:no mas|basta de|paren?|cancelen?) {_ESOS}{_MENSAJES}",
    rf"(?:quit|sac|borr|elimin)(?:e|en|ar|a)(?:me|nos| mi (?:numero|nombre)) de "
    rf"(?:(?:su|sus|esta|estas) listas?|(?:la|las|su) listas? de (?:{_MENSAJES}|contactos?|difusion))",
    rf"(?:den?me|darme|dame) de baja(?: de {_ESOS}(?:{_MENSAJES}|su lista))?",
    rf"desuscrib(?:an?me|eme|irme)(?: de {_ESOS}{_MENSAJES})?",
)
_WHOLE = tuple(
    re.compile(f"{before}(?P<said>{'|'.join(clauses)}){after}")
    for before, clauses, after in ((_BEFORE, _ENGLISH, _AFTER), (_ANTES, _SPANISH, _DESPUES))
)
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
    """The words that take back consent to our texts, in lower case and without accents; None where none do."""
    for clause in _clauses(text):
        if _CONDITION.match(clause):
            return None
        for part in (clause, *_AND.split(clause)):
            found = next((m for m in (whole.fullmatch(part) for whole in _WHOLE) if m), None)
            if found is not None:
                return found["said"].strip()
    return None


def polite_stop(text: str) -> str | None:
    """A bare opt-out word with "please" or "thanks": what it is as a whole text message and nowhere else."""
    found = _POLITE.fullmatch(" ".join(_clauses(text[:LONGEST])))
    return found["said"] if found else None


def _clauses(text: str) -> list[str]:
    read = fold(plain(text[:LONGEST]).text).replace("'", "")
    clauses = (" ".join(re.sub(r"[^a-z0-9]+", " ", part).split()) for part in _BREAK.split(read))
    return [clause for clause in clauses if clause]
