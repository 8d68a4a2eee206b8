"""Sentences that take up our texts or our reminders again: "text me again", "vuelvan a mandarme recordatorios".

Only a whole clause counts, and only where something was ended before; by text a bare START does it always.
"""

from __future__ import annotations

import re
from typing import Literal

from guardrails.revoking import clauses

Resumed = Literal["texting", "reminders"]

_ALL = r"(?:texts|text messages|messages|sms|texting|notifications|alerts)"
_NOTICES = r"(?:(?:appointment|visit|text|sms) )?reminders"
_SOME = r"(?:(?:the|your|my|any|all|all the) )?"
_BEFORE = (
    r"(?:(?:ok|okay|hi|hello|hey|please|pls|actually|now|so|sorry|yes|and|"
    r"(?:can|could|would) you|you (?:can|may)|i (?:want|would like) (?:you )?to|id like (?:you )?to) )*"
)
_AFTER = r"(?: (?:please|pls|thanks|thank you|now|from now on|after all|ok|okay))*"
_ANTES = r"(?:(?:hola|por favor|porfa|ya|si|mejor|ahora|puede|pueden|puedes|quiero que|quisiera que|les pido que) )*"
_DESPUES = r"(?: (?:por favor|porfa|gracias|ya|ahora))*"


def _english(texts: str) -> tuple[str, ...]:
    return (
        rf"(?:start|begin|resume|restart|keep) (?:sending|texting)(?: me)? {_SOME}{texts}(?: again)?",
        rf"(?:resume|restart|restore|turn on|switch on|bring back) {_SOME}{texts}(?: again)?",
        rf"turn {_SOME}{texts}(?: back)? on(?: again)?",
        rf"(?:send|text) me {_SOME}{texts} again",
        rf"(?:i )?(?:want|would like)(?: to (?:get|receive|have))? {_SOME}{texts} (?:again|back)",
        rf"(?:get|receive) {_SOME}{texts} again",
        rf"(?:sign me (?:back )?up|opt me (?:back )?in|subscribe me(?: again)?) (?:for|to) {_SOME}{texts}(?: again)?",
    )


def _spanish(mensajes: str) -> tuple[str, ...]:
    again = r"(?:otra vez|de nuevo|nuevamente)"
    send = r"(?:manden?me|mandarme|envien?me|enviarme|me (?:manden?|envien?)|recibir)"
    return (
        rf"(?:vuelvan?|vuelva) a (?:mandarme|enviarme) (?:(?:los|sus) )?{mensajes}",
        rf"(?:quiero |quisiera )?{send} (?:(?:los|sus) )?{mensajes} {again}",
        rf"(?:quiero|quisiera) {again} (?:(?:los|sus) )?{mensajes}",
        rf"(?:quiero|quisiera) volver a recibir (?:(?:los|sus) )?{mensajes}",
        rf"(?:activen?|reactiven?|reanuden?) (?:(?:los|sus|mis) )?{mensajes}(?: {again})?",
    )


_TEXT_ME = (
    r"(?:start|begin|resume) texting(?: me)?(?: again)?",
    r"(?:text|message|contact) me again",
    r"(?:opt|sign) me back (?:in|up)",
)
_ESCRIBAN = (
    r"(?:vuelvan?) a (?:escribirme|textearme|contactarme)",
    r"(?:escriban?me|me escriban?|escribirme|texteen?me) (?:otra vez|de nuevo|nuevamente)",
)


def _whole(english: tuple[str, ...], spanish: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        f"{_BEFORE}(?P<en>{'|'.join(english)}){_AFTER}|{_ANTES}(?P<es>{'|'.join(spanish)}){_DESPUES}",
    )


_WORDS: dict[Resumed, re.Pattern[str]] = {
    "reminders": _whole(_english(_NOTICES), _spanish(r"recordatorios(?: de (?:mis |las )?citas)?")),
    "texting": _whole(
        (*_TEXT_ME, *_english(_ALL)), (*_ESCRIBAN, *_spanish(r"(?:mensajes(?: de texto)?|textos|avisos)"))
    ),
}


def resumes(text: str) -> tuple[Resumed, str] | None:
    """What is wanted again, and the words that say so; None where none do."""
    for clause in clauses(text):
        for purpose, whole in _WORDS.items():
            found = whole.fullmatch(clause)
            if found is not None:
                return purpose, (found["en"] or found["es"]).strip()
    return None
