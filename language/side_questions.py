"""Questions asked beside an arrangement that sound like a wish: may somebody come along, is a referral needed, what was on offer."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.text.normalise import fold
from language.types import Intent, Understanding
from language.vocabulary.day_names import DIA, WEEKDAY

LEAD = r"(?:(?:and|also|oh dear|oh|ok|okay|so|um|uh|sorry|by the way|one question|question|y|tambien|oiga|disculpe|perdon|una pregunta|pregunta|pero|bueno|este|por cierto)\W+)*"
NO_ONE = r"(?!(?:appointment|appt|visit|result|test|prescription|record|cita|consulta|turno|visita|hora|expediente|receta|resultado|seguro)s?\b)"
WHO = rf"(?:(?:my|our) {NO_ONE}\w+(?: \w+)?|someone|somebody|anyone|a (?:friend|family member|relative|companion)|he|she|they)"
QUIEN = rf"(?:(?:mi|mis|con mi|a mi|con un|con una|a un|a una) {NO_ONE}\w+(?: \w+)?|un familiar|una amiga|un amigo|alguien|con alguien|a alguien|acompanad[oa]|acompanante)"
ALONG = r"(?:come|be there|be with|stay|sit in|go in|come in|join|tag along|wait|accompany)"
VENIR = r"(?:venir|acompanar|entrar|pasar|ir|estar|quedarse|llevar|traer)(?:me|nos)?"
COMPANY = (
    rf"(?:may|can|could|is) {WHO} (?:also |allowed to |able to )?{ALONG}(?: (?:along|with|in|inside|there|too|also|me|us|to|the|my|appointment|visit|room|for))*|(?:can|may|could|am) i (?:allowed to )?(?:bring|come with) {WHO}(?: (?:along|with|in|me|too|to|the|my|appointment|visit))*"
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
    r"|(?:hi |hello |hey |hola )?(?:(?:i'm|im|i am|and i'm) back(?: (?:again|now|here))?|ya (?:volvi|regrese|estoy de vuelta|estoy aqui otra vez))"
    r"|(?:(?:what|when|que|cuando) (?:was|is|era|es|fue) (?:it|that|la hora|eso)|(?:so )?when is (?:it|that)|what were (?:they|those|the times)|(?:me )?(?:lo|la|las|los) (?:repite|repita)|cuando dijo)(?: again| otra vez| entonces)+"
    r"|(?:wait )?(?:is|was|es|era) (?:that|it|this|eso|esa) (?:before or after|antes o despues de)[a-z' ]{0,40}"
    r"|(?:cuales|que) (?:son|eran|fueron) (?:mis|las|los|esas|esos) (?:opciones|horas|horarios)(?: otra vez)?"
)
BACK = (
    r"(?:(?:hi|hello|hey|hola)\W+)?(?:i'?m|i am|we'?re|now i'?m) back(?: (?:again|now|here))*|(?:sorry )?(?:where (?:were|was|are) (?:we|i)(?: at)?|where did we (?:leave off|stop)|what were we (?:doing|saying|talking about))"
    r"|(?:i )?had to (?:step away|go|take a call)(?: for a (?:minute|second|moment|bit))?|(?:(?:hi|hello|hola)\W+)?(?:ya )?(?:volvi|regrese|estoy de (?:vuelta|regreso)|aqui (?:estoy|ando) (?:otra vez|de nuevo|de vuelta))|en que (?:ibamos|quedamos|estabamos|nos quedamos)|donde (?:ibamos|quedamos|nos quedamos)"
)
"""Whoever was away looks for where they were."""
KIN = r"(?:mother|mom|mum|father|dad|husband|wife|partner|son|daughter|baby|brother|sister|grand(?:ma|pa|mother|father)|aunt|uncle|friend|cousin|neighbor|mother-in-law|father-in-law)"
PARIENTE = r"(?:mama|madre|papa|padre|espos[oa]|marido|mujer|hij[oa]|bebe|herman[oa]|abuel[oa]|abuelit[oa]|ti[oa]|amig[oa]|prim[oa]|suegr[oa]|vecin[oa]|familiar)"
INSIDE = rf"\b(?:can|may|could|when can|how can) (?:i|we|people|family) (?:come |go )?(?:and )?(?:visit|see) my {KIN}\b|\bvisit(?:ing)? (?:my {KIN}|a patient|someone)\b|\b(?:puedo|podemos|puede|cuando puedo|quiero|quisiera) (?:ir a |pasar a )?(?:visitar|ver) a (?:mi {PARIENTE}|un paciente)\b|\bvisitar a (?:mi|un)\b"
LOST = r"\b(?:i|we|my \w+)(?: think i| may have| must have| might have)? (?:lost|left|forgot|misplaced) (?:my|our|her|his|the|a) \w+(?: \w+)?\b.{0,15}\b(?:there|at your|at the|in your|in the (?:waiting|lobby|office|clinic|hospital|er|exam|bathroom|cafeteria|garage)|in room|with you|over there)\b|\blost and found\b|\b(?:deje|olvide|perdi|se me (?:quedo|quedaron|olvido|olvidaron|perdio|perdieron)) (?:mi|mis|el|la|los|las|un|una|unos|unas) \w+\b.{0,15}\b(?:ahi|alla|en (?:la|el|su|sus) (?:clinica|hospital|sala|consultorio|bano|recepcion|estacionamiento)|con ustedes)\b|\bobjetos perdidos\b"
PICTURE = r"\b(?:send|show|text|email|e-mail|upload|attach|share)(?:ing)? (?:you|u|y'all|them|the doctor|him|her|in|over)? ?(?:a |an |some |my |the |you a )?(?:pics?|pictures?|photos?|images?)\b|\b(?:mand|envi|sub|ense)\w* (?:una |unas |la |las |le |les )?(?:fotos?|fotografias?|imagen|imagenes)\b"
BY_THEN = r"\bwill (?:the|my|your) (?:doctors?|dr\.? \w+|nurse|clinic|office) (?:already |even )?(?:have|get|got|see|know|receive) (?:the|my|those|these)? ?(?:x-?rays?|results?|scans?|mri|labs?|records?|reports?|tests?|images?)\b|\b(?:va|van) a (?:tener|ver|recibir) (?:mis|los|las|la|el) (?:resultados?|radiografias?|placas?|estudios?|analisis|expediente)\b"
ALLOWED = rf"\b(?:is|are) (?:my|our) (?:{KIN}|kids?|child(?:ren)?|toddler)s? (?:also )?allowed\b|\b(?:are|is) (?:kids?|children|babies|visitors) (?:also )?allowed\b|\b(?:se permiten?|dejan (?:entrar|pasar)(?: a)?) (?:a )?(?:ninos|bebes|visitas)\b"
PAPERS = r"\b(?:undocumented|immigration|deport\w*|i\.?c\.?e\.? (?:agents?|officers?|raid|raids)|(?:with|to|call|tell) ice|no papers|without papers|legal status|green card|migracion|la migra|indocumentad[oa]s?|(?:sin|no tengo|no tenemos) papeles|estatus (?:migratorio|legal))\b"
NEEDLES = r"\b(?:scared|afraid|terrified|fear|phobia|nervous) (?:of|about) (?:the )?(?:needles?|shots?|blood draws?)\b|\bmiedo (?:a )?(?:la |las )?(?:agujas?|inyeccion(?:es)?)\b"
OF_THE_HOUSE = re.compile(f"{INSIDE}|{LOST}|{PICTURE}|{BY_THEN}|{ALLOWED}|{PAPERS}|{NEEDLES}")
"""Questions of people inside, things left behind, pictures, results and papers: their words name parts of the body and tests."""
OWN = re.compile(r"\b(?:my|mi|mis|me)\b")
WISHES = re.compile(
    r"\b(?:i (?:need|want|would like)|i'd like|necesito|quiero|quisiera|ocupo) (?:to see |ver )?(?:a |an |the |my |un |una |al? |el |la )?\w{3,}"
)
ARRANGES = re.compile(
    r"\b(?:appointments?|appts?|book|schedule|reschedule|cancel|citas?|turno|agendar|reservar|cancelar)\b"
)
TAIL = r"(?:\W+(?:please|again|then|ok|sorry|por favor|pues|verdad|senorita|perdon|disculpe))*"
NUMBER = r"(?:just )?(?:give me|can i have|what's|what is|deme|dame|me da|cual es) (?:a |the |your |un |el |su )?(?:phone |telephone )?(?:number|numero|telefono)(?: (?:to call|i can call|so i can call|para llamar(?:les)?|de telefono))?"
BESIDE = re.compile(rf"\W*{LEAD}(?:{COMPANY}|{REFERRAL}|{NUMBER}){TAIL}\W*")
MOST_CHARS = 300

OFFERED = re.compile(rf"\W*{LEAD}(?:{OPTIONS}|{BACK}){TAIL}\W*")


def asks_beside(text: str) -> bool:
    """Whether the message asks for somebody's company, a referral or a number to call, and wants nothing arranged."""
    return BESIDE.fullmatch(fold(text)) is not None


def asks_of_the_house(text: str) -> bool:
    """Whether it asks for what the house has to answer, and for no visit."""
    folded = fold(text[:MOST_CHARS])
    return OF_THE_HOUSE.search(folded) is not None and ARRANGES.search(folded) is None


def wishes_beside(heard: Understanding) -> bool:
    """Whether a visit is wished for, or a complaint told, beside such a question."""
    rest, symptom = OF_THE_HOUSE.sub(" ", fold(heard.text[:MOST_CHARS])), fold(heard.slots.symptom or "")
    told = bool(symptom) and symptom in rest and OWN.search(rest) is not None
    return told or (Intent.BOOK in heard.intents and WISHES.search(rest) is not None)


def asks_options(text: str) -> bool:
    """Whether it asks once more what was on offer, or comes back to it."""
    return OFFERED.fullmatch(fold(text)) is not None
