"""The courtesies that a model may say in its own words, English and Spanish: thanks, sympathy, willingness to help.

Each is a whole clause; a sentence is one to three of them. None says yes or no, praises, asks, tells anybody what to do or
states a fact: "of course" after "is it booked?" would be an outcome, "sounds great" after "I'll skip my insulin" advice.
"""

from __future__ import annotations

import re

from language.types import Lang


def _any(*parts: str) -> str:
    return f"(?:{'|'.join(parts)})"


def _maybe(*parts: str) -> str:
    """Any of them behind a blank, or nothing."""
    return f"(?: {_any(*parts)})?"


_VERY = r"(?:(?:so|very|really|truly|terribly|awfully|quite|pretty|just) )*"
_HARD = _any(
    "hard", "tough", "difficult", "frustrating", "stressful", "upsetting", "annoying", "exhausting", "tiring", "confusing",
    "unpleasant", "rough", f"a lot{_maybe('to deal with', 'to handle', 'to carry', 'to take in')}",
)  # fmt: skip
_IT = _any("that", "this", "it")
_WE_ARE = "(?:(?:im|i am|were|we are) )?"
_US = _any("me", "us")
_TROUBLE = _any(
    "trouble", "wait", "waiting", "mix ?up", "confusion", "inconvenience", "delay", "hassle", "back and forth"
)
_YOUR = f"your {_any('patience', 'help', 'kindness', 'understanding', 'message', 'time', 'call', 'trust')}"
_TELLING = (
    "waiting", "asking", f"telling {_US}{_maybe('that', 'this')}", f"letting {_US} know", f"sharing{_maybe('that', 'this')}",
    "reaching out", "getting in touch", "holding on", "calling", "writing", "being (?:so )?patient", f"bearing with {_US}",
)  # fmt: skip
_SORRY = (
    f"to hear {_any(_IT, f'about {_IT}')}", f"about {_any('that', 'this', f'the {_TROUBLE}')}",
    f"for {_any('that', 'this', f'(?:the|any|all the) {_TROUBLE}')}",
    f"(?:that )?(?:youre|you are) {_any('going through (?:that|this)', 'in pain', 'not feeling well', 'unwell')}",
    rf"(?:that )?{_IT} (?:is|has been|was) {_VERY}{_HARD}(?: for you)?",
)  # fmt: skip
_HOW = f"how {_VERY}{_HARD} {_IT} (?:is|must be|feels|can be)"
_EN = (
    "oh", "ah", "well", "hi", "hello", "(?:hi|hello) there",
    f"(?:many )?(?:thank you|thanks){_maybe('so much', 'very much', 'a lot', 'again')}(?: for {_any(_YOUR, *_TELLING)})?",
    f"{_WE_ARE}{_VERY}sorry{_maybe(*_SORRY)}",
    rf"{_IT} (?:sounds|must be|must feel|must have been|can be|has been) {_VERY}{_HARD}(?: for you)?",
    f"i (?:(?:completely|totally|fully|really|do|can) )*(?:understand|hear you){_maybe(_HOW)}",
    rf"i know (?:{_IT} )?{_IT} (?:is|can be) {_VERY}{_HARD}",
    f"(?:i|we) (?:(?:really|truly|do) )*appreciate {_any(_IT, 'you', _YOUR, *(f'you {telling}' for telling in _TELLING))}",
    f"{_WE_ARE}(?:(?:so|very|really|always) )*(?:happy|glad|here) to (?:help|listen)(?: you)?{_maybe(f'with {_IT}', 'today')}",
    "gladly", "(?:its )?my pleasure", "(?:(?:youre|you are) )?(?:(?:very|most|so) )*welcome",
    "(?:its )?(?:(?:so|very|really) )?(?:nice|good|lovely) to (?:hear from|meet|talk (?:to|with)) you(?: again)?",
    f"let me (?:help|see|look|have a look){_maybe('for you', 'with you', 'you')}", "lets (?:see|have a look)",
    f"{_WE_ARE}here (?:for you|with you)", "(?:thats )?a (?:good|fair) question",
    "(?:i )?hope you (?:start feeling|feel) better(?: soon)?", "get well soon",
)  # fmt: skip

_MUY = r"(?:(?:muy|tan|realmente|bastante|de verdad) )*"
_DURO = _any(
    "dificil(?:es)?", "dur[oa]s?", "frustrante", "estresante", "molest[oa]", "pesad[oa]", "agotador(?:a)?", "cansad[oa]",
    "complicad[oa]", "confus[oa]", "incomod[oa]", "desesperante", "desagradable",
)  # fmt: skip
_LIO = _any(
    "la (?:espera|demora|molestia|confusion|tardanza)", "las molestias", "el (?:inconveniente|problema|lio|retraso)"
)
_SU = "(?:su|tu|la) (?:paciencia|ayuda|amabilidad|comprension|mensaje|tiempo|llamada|confianza|espera)"
_AVISAR = (
    "esperar", "preguntar", "avisar(?:me|nos)?", "decirmelo", "decirnoslo", "contarme(?:lo)?", "contarnos(?:lo)?",
    "escribir(?:nos)?", "llamar(?:nos)?", "comunicarse", "compartirlo", "ser tan paciente", "tener paciencia",
)  # fmt: skip
_SIENTO = (
    "(?:oir|escuchar|leer|saber) (?:eso|esto|lo que me cuenta)", _LIO, "lo que (?:esta|estas) pasando",
    "que (?:este|estes) pasando por (?:eso|esto)", rf"que (?:sea|haya sido) {_MUY}{_DURO}",
    "que no (?:se|te) (?:sienta|sientas|encuentre|encuentres) bien",
)  # fmt: skip
_LE = "(?:le|te|lo|la)"
_ES = (
    "ay", "oh", "hola", "bueno", "pues",
    f"(?:(?:muchas|muchisimas|mil) )?gracias{_maybe('de nuevo', 'a usted', 'a ti')}(?: por {_any(_SU, *_AVISAR)})?",
    f"(?:lo )?(?:siento|lamento|sentimos|lamentamos){_maybe('mucho', 'muchisimo', 'de verdad')}{_maybe(*_SIENTO)}",
    rf"(?:disculpe|disculpa|perdone|perdon|(?:mil )?disculpas)(?: por)?{_maybe(_LIO)}",
    rf"(?:(?:eso|esto) )?(?:suena|debe (?:de )?ser|ha de ser|ha sido|puede ser) {_MUY}{_DURO}{_maybe('para usted', 'para ti')}",
    f"(?:{_LE} )?(?:entiendo|comprendo|escucho){_maybe('perfectamente', 'muy bien', f'lo {_DURO} que (?:es|debe ser|resulta)')}",
    f"(?:{_LE} )?(?:agradezco|agradecemos){_maybe('mucho')}{_maybe(_SU)}",
    f"con (?:(?:mucho|todo) )?gusto(?: {_LE} (?:ayudo|atiendo|escucho))?",
    f"(?:(?:sera|es) )?un placer(?: (?:ayudar|atender){_LE}?)?",
    f"(?:estoy|estamos) (?:aqui )?para (?:ayudar|servir|escuchar){_LE}?", "(?:estoy|estamos) aqui para (?:usted|ti)",
    "de nada", "no hay de que", "para servirle", "a sus ordenes", f"encantad[oa](?: de (?:ayudar|saludar){_LE})?",
    f"(?:que gusto|que bueno|mucho gusto)(?: de)?{_maybe(f'saludar{_LE}', 'saber de (?:usted|ti)')}",
    f"(?:dejeme|dejame|permitame|permiteme) (?:ayudar{_LE}|ver|mirar)", "vamos a ver", "a ver", "(?:es )?(?:una )?buena pregunta",
    "(?:espero )?que (?:se|te) (?:mejore|mejores|recupere|recuperes|sienta mejor|sientas mejor)(?: pronto)?",
)  # fmt: skip

COURTESY: dict[Lang, re.Pattern[str]] = {"en": re.compile(_any(*_EN)), "es": re.compile(_any(*_ES))}
"""A whole clause, folded and without apostrophes and punctuation, words joined by single blanks."""

JOINED = re.compile(r"[,;:.!…()]+|\s[-–—]+\s|\b(?:and|but|y|e|pero)\b", re.IGNORECASE)
"""What stands between two clauses."""
