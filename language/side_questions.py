"""Questions asked beside an arrangement that sound like a wish: may somebody come along, is a referral needed, what was on offer."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.text.normalise import fold
from language.vocabulary.day_names import DIA, WEEKDAY

LEAD = r"(?:(?:thank you(?: so much)?|thanks|muchas gracias|gracias|and|also|oh dear|oh|ok|okay|so|um|uh|sorry|by the way|one question|question|y|tambien|oiga|disculpe|perdon|una pregunta|pregunta|pero|bueno|este|por cierto)\W+)*"
NO_ONE = r"(?!(?:appointment|appt|visit|result|test|prescription|record|cita|consulta|turno|visita|hora|expediente|receta|resultado|seguro)s?\b)"
WHO = rf"(?:(?:my|our) {NO_ONE}\w+(?: \w+)?|someone|somebody|anyone|a (?:friend|family member|relative|companion)|he|she|they)"
QUIEN = rf"(?:(?:mi|mis|con mi|a mi|con un|con una|a un|a una) {NO_ONE}\w+(?: \w+)?|un familiar|una amiga|un amigo|alguien|con alguien|a alguien|acompanad[oa]|acompanante)"
ALONG = r"(?:come|be there|be with|stay|sit in|go in|come in|join|tag along|wait|accompany)"
VENIR = r"(?:venir|acompanar|entrar|pasar|ir|estar|quedarse|llevar|traer)(?:me|nos)?"
COMPANY = (
    rf"(?:may|can|could|is) {WHO} (?:also |allowed to |able to )?{ALONG}(?: (?:along|with|in|inside|there|too|also|me|us|to|the|my|appointment|visit|room|for))*|(?:can|may|could|am) i (?:allowed to )?(?:bring|come with) {WHO}(?: (?:along|with|in|me|too|to|the|my|appointment|visit))*"
    rf"|(?:(?:is|would) (?:it|that)(?: be)?|it'?s|it is|will it be)(?: (?:ok|okay|all ?right|fine|possible|allowed))+ (?:if|for) {WHO} (?:to )?(?:{ALONG}|comes|goes|joins|sits in|waits|goes in)(?: (?:along|with|in|too|also|me|us|to|the|my|appointment|visit|room))*"
    rf"|(?:esta bien|hay problema|no hay problema|es posible|se permite|importa) (?:si|que) (?:(?:me )?(?:viene|acompana|entra|va)(?: conmigo)? {QUIEN}|(?:mi|mis) {NO_ONE}\w+ (?:me |viene |entra |va |acompana |conmigo ?)+|voy {QUIEN}|llevo {QUIEN})(?: (?:conmigo|tambien|a|la|mi|cita))*"
    rf"|(?:me )?(?:puede|pueden|puedo|podria|podrian) {VENIR}(?: tambien)?(?: conmigo| {QUIEN})(?: (?:conmigo|tambien|a|la|mi|cita|consulta|al|cuarto))*|(?:mi|mis) {NO_ONE}\w+ (?:me )?(?:puede|pueden|podria) {VENIR}(?: (?:conmigo|tambien|a|la|mi|cita))*"
)
REFERRAL = (
    r"(?:do|will|would) (?:i|we|you) (?:need|require|have to (?:have|bring)) (?:a|any) referral(?: (?:for|to|from|this|that|it|my|doctor|the|visit|come))*|is (?:a|any) referral (?:needed|required|necessary)(?: for (?:this|that|it))?"
    r"|(?:y )?(?:se )?(?:necesito|necesita|ocupo|requiere|hace falta|me piden|piden|tengo que (?:traer|llevar|tener)) (?:una? |alguna )?(?:referencia|orden medica|orden|remision|derivacion|pase)(?: (?:del|de|mi|medico|doctor|para|esto|eso|esta|cita|la))*"
)
OPTIONS = (
    r"(?:what|which) (?:are|were) (?:my|the|those|these|the other) (?:options|choices|times)(?: again)?"
    r"|(?:(?:can|could|would|will) (?:you|u) )?(?:please )?(?:say|repeat|read|tell me|give me|read me)(?: me)? (?:the |that |number |option )?(?:first|second|third|last|1st|2nd|3rd|one|two|three|1|2|3)(?: (?:one|option|time|two))?(?: (?:again|once more|one more time|back))+"
    r"|(?:(?:can|could|would|will) (?:you|u) )?(?:please )?repeat (?:the |that |number |option )?(?:first|second|third|last|1st|2nd|3rd|one|two|three|1|2|3)(?: (?:one|option|time))?"
    r"|(?:what|when|which)(?:'s| is| was| did you say)? (?:the |number |option )(?:first|second|third|last|1st|2nd|3rd|one|two|three|1|2|3)(?: (?:one|option|time))?(?: was| again)*"
    r"|(?:me )?(?:puede |podria |puedes )?(?:repetir|repita|repite|repitame|repiteme|decir|diga|digame|dime)(?:me)?(?: otra vez)? (?:la|el|numero|opcion) (?:primer[oa]?|segund[oa]|tercer[oa]?|ultim[oa]|uno|dos|tres|1|2|3)(?: (?:opcion|hora))?(?: otra vez| de nuevo)*"
    r"|(?:cual|cuando|que)(?: me)? (?:(?:dijo|dijiste) que )?(?:era|es|fue) (?:la|el) (?:primer[oa]?|segund[oa]|tercer[oa]?|ultim[oa])(?: (?:opcion|hora|otra vez))*"
    rf"|(?:was|is) (?:that|it|the (?:first|second|third|last)(?: one)?) (?:on |a |for )?(?:{WEEKDAY})|(?:era|es|fue) (?:el |en |para el )?(?:{DIA})"
    r"|(?:(?:what|when|que|cuando) (?:was|is|era|es|fue) (?:it|that|la hora|eso)|(?:so )?when is (?:it|that)|what were (?:they|those|the times)|(?:me )?(?:lo|la|las|los) (?:repite|repita)|cuando dijo)(?: again| otra vez| entonces)+"
    r"|(?:wait )?(?:is|was|es|era) (?:that|it|this|eso|esa) (?:before or after|antes o despues de)[a-z' ]{0,40}"
    r"|(?:cuales|que) (?:son|eran|fueron) (?:mis|las|los|esas|esos) (?:opciones|horas|horarios)(?: otra vez)?"
)
BACK = (
    r"(?:(?:hi|hello|hey|hola)\W+)?(?:i'?m|i am|we'?re|now i'?m) back(?: (?:again|now|here))*|(?:sorry )?(?:where (?:were|was|are) (?:we|i)(?: at)?|where did we (?:leave off|stop)|what were we (?:doing|saying|talking about))"
    r"|(?:i )?had to (?:step away|go|take a call)(?: for a (?:minute|second|moment|bit))?|(?:(?:hi|hello|hola)\W+)?(?:ya )?(?:volvi|regrese|estoy de (?:vuelta|regreso)|aqui (?:estoy|ando) (?:otra vez|de nuevo|de vuelta))|en que (?:ibamos|quedamos|estabamos|nos quedamos)|donde (?:ibamos|quedamos|nos quedamos)"
    r"|(?:hi |hello |hey |hola )?(?:and i'm back(?: (?:again|now|here))?|ya (?:volvi|regrese|estoy de vuelta|estoy aqui otra vez))"
)
"""Whoever was away looks for where they were."""
TAIL = r"(?:\W+(?:please|again|then|ok|sorry|por favor|pues|verdad|senorita|perdon|disculpe))*"
NUMBER = r"(?:just )?(?:give me|can i have|what's|what is|deme|dame|me da|cual es) (?:a |the |your |un |el |su )?(?:phone |telephone )?(?:number|numero|telefono)(?: (?:to call|i can call|so i can call|para llamar(?:les)?|de telefono))?"
BESIDE = re.compile(rf"\W*{LEAD}(?:{COMPANY}|{REFERRAL}|{NUMBER}){TAIL}\W*")
OFFERED = re.compile(rf"\W*{LEAD}(?:{OPTIONS}|{BACK}){TAIL}\W*")


def asks_beside(text: str) -> bool:
    """Whether the message asks for somebody's company, a referral or a number to call, and wants nothing arranged."""
    return BESIDE.fullmatch(fold(text)) is not None


def asks_options(text: str) -> bool:
    """Whether it asks once more what was on offer, or comes back to it."""
    return OFFERED.fullmatch(fold(text)) is not None
