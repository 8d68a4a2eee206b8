"""A message that only asks for a moment: "hold on", "ok just a second", "espere tantito"."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.text.normalise import fold

MOMENT = r"(?:sec|secs|second|seconds|min|mins|minute|minutes|moment|bit|tick)"
MOMENTO = r"(?:tantito|momento|momentito|ratito|segundo|segundito|minuto|minutito|poco|poquito)"
LEAD = r"(?:(?:hi|hello|hola|ah|and|but|excuse me|y|pero|oiga|oye|disculpe|ok|okay|uh|um|oh|yeah|yes|sorry|please|just|hey|well|so|no|wait|hold on|hang on|espere|si|bueno|pues|ay|perdon|eh|este|mire|a ver)\W+)*"
TAIL = r"(?:\W+(?:please|thanks|thank you|ok|okay|sorry|por favor|porfa|gracias|si|perdon|mi amor))*"
ENGLISH = (
    rf"(?:hold|hang) on(?: (?:just )?(?:a|one|1) {MOMENT})?|(?:(?:wait|give me|gimme|i need|need) )?(?:just )?(?:a|one|1) {MOMENT}"
    r"|bear with me|be right back|brb|(?:(?:let me|i(?:'ll| will| need to| have to| gotta|'d like to)?)(?: just)? )?(?:(?:check|talk|speak)(?: it| this)? with|ask) (?:my|the) (?:wife|husband|mom|mother|dad|father|boss|work|job|daughter|son|partner|girlfriend|boyfriend|sister|brother|ride)(?: (?:about (?:it|this)|first|real quick))*|someone'?s at the door|(?:can|could|may) i think (?:about it|it over)|i(?:'ll| need to| have to| want to) think (?:about it|it over)(?: first)?|let me (?:think|see|check|look)(?: (?:about it|at it|my (?:calendar|schedule|phone)|at my (?:calendar|schedule|phone)))?"
)
SPANISH = (
    rf"(?:esper[ea](?:me|nos)?|aguard[ea](?:me)?|aguant[ea](?:me)?|d[ea]me|permitame|permiteme) (?:un )?{MOMENTO}|un {MOMENTO}|espereme|esperame"
    r"|(?:dejeme|dejame|deje|permitame) (?:ver|pensar(?:lo)?|checar|revisar)(?: mi (?:agenda|calendario))?|(?:(?:dejeme|dejame|deje|permitame|tengo que|voy a|necesito|le voy a) )(?:ver|checar|hablar|hablarlo|consultar|consultarlo|preguntar|preguntarle) (?:con|a) (?:mi|la) (?:espos[oa]|marido|mujer|mama|papa|jef[ea]|hij[oa]|trabajo|pareja|novi[oa]|herman[oa])(?: primero)?|(?:puedo|dejeme|necesito|tengo que|lo voy a) pensar(?:lo)?|ahorita vengo|ahora vuelvo"
)
FETCHES = r"(?:find|get (?:my|a|the|to)|grab|look|check|think|ask|put|fetch|write|turn|go|pull|dig)"
BUSCA = r"(?:busco?|buscar|checo?|checar|reviso?|revisar|veo|ver|pienso|pensar|pregunto|preguntar|agarro|agarrar|traigo|traer|apunto|apuntar|pongo|poner|saco|sacar)"
WAITS = (
    r"(?:hang on|hold on|hold up|hold please|bear with me|(?:please )?wait|one (?:sec|second|moment|minute|min)|(?:just|give me|gimme) (?:a|one) (?:sec|second|moment|minute|min)"
    r"|(?:un|deme un|dame un|permitame un|espereme un|espere un) (?:momento|momentito|segundo|segundito|minuto|minutito)|espere(?:me)?|esperame|permitame|aguarde|ahorita)"
)
TO_FETCH = rf"(?:let me|i need to|i have to|i(?:'m| am)? ?(?:gotta|going to|gonna)|while i|i(?:'ll| will)|deje(?:me)?(?: que)?|deja(?:me)?|voy a|tengo que|voy|mientras|nomas) (?:{FETCHES}|{BUSCA}|por (?:mi|mis|el|la|los|las|un|una|papel|lapiz)|a (?:ver|buscar|checar))\b[^.?!,]{{0,60}}"
TO_FETCH_IT = rf"{WAITS}(?:\W+(?:please|por favor|porfa|{WAITS})){{0,2}}(?:\W+{TO_FETCH})?|let me (?:find|grab|fetch|look for|get) (?:my|the|a) [^.?!,]{{1,40}}|deje(?:me)? {BUSCA} [^.?!,]{{1,40}}"
"""With what is looked for in the meantime: "hang on, let me find my glasses"."""

WAITING = re.compile(rf"\W*{LEAD}(?:{ENGLISH}|{SPANISH}|{TO_FETCH_IT}){TAIL}\W*")


def waits(text: str) -> bool:
    """Whether all that is said is to wait; "hold on, not Friday" says more."""
    return WAITING.fullmatch(fold(text)) is not None
