"""What is asked in plain words that sound like a visit, a plan or a sign-up: results, a reminder, the phone, the bus."""

# ruff: noqa: E501
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from language.text.normalise import fold
from language.types import Lang

Matter = Literal["results", "reminder", "phone", "payments", "transport", "early", "sign_up", "texted", "cancelling"]

ARRANGED = r"appointments?|appts?|book\w*|schedul\w*|reschedul\w*|cancel\w*|citas?|agend\w*|reserv\w*"


@dataclass(frozen=True)
class _Asked:
    """How one matter is asked for, what in the same sentence makes it another, and how the hospital's file asks it."""

    matter: Matter
    said: re.Pattern[str]
    another: re.Pattern[str]
    en: str
    es: str


def _asked(matter: Matter, said: str, another: str, en: str, es: str) -> _Asked:
    return _Asked(matter, re.compile(said), re.compile(another), en, es)


KINDS = (
    _asked(
        "results",
        r"\b(?:want|need|get|see|find|check|look up|waiting (?:for|on)|where|when|how|are|(?:do )?you have|send|give|tell|read|show)\b[^.?!;]{0,40}?\b(?:my|the|those|these|(?:test|lab|blood|x-?ray|mri|scan|biopsy|urine)s?(?: work| test)?) results\b|^\W*(?:(?:my|the|test|lab|labs|blood|work)\W+)+results\W*$"
        r"|\b(?:quiero|necesito|ocupo|ver|saber|dan|den|estan|cuando|donde|como|tienen|mandan|recoger)\b[^.?!;]{0,40}?\b(?:mis|los) resultados\b|^\W*(?:mis|los) resultados\b",
        rf"\b(?:{ARRANGED}|visit|discuss|go(?:ing)? over|review\w*|talk\w*|speak|explain\w*|follow[ -]?up|doctora?s?|dra?|medic[oa]|specialist|abnormal|came back|bring|explic\w*|hablar|revisar|consulta|llevar|traer|anormal\w*|salieron|portal|password)\b",
        "Can I get my test results?",
        "¿Cómo veo mis resultados de laboratorio?",
    ),
    _asked(
        "reminder",
        r"\bremind (?:me|us|him|her|them)\b(?! (?:what|who|where|which|how|why|of the (?:time|doctor|name)))|\b(?:send|text|get|give|want|need|set|email|be)(?: (?:me|us|her|him|out))?(?: (?:a|an|the|another|any|text|phone|sms|email))* reminders?\b"
        r"|\b(?:me|nos) (?:pueden?|podrian?|va a|van a) (?:recordar|avisar)\b|\b(?:recordarme|recuerdeme|recuerdenme|avisarme|aviseme) (?:un dia|el dia|antes|por mensaje|de (?:la|mi) cita)\b|\b(?:mand|envi|pong)\w*(?: (?:un|el|algun))?(?: mensaje de)? recordatorios?\b|\b(?:quiero|necesito) un recordatorio\b",
        r"\b(?:if|when|si|cuando|stop|don'?t|do not|no (?:me|quiero)|ya no|book\w*|schedul\w*|reschedul\w*|cancel\w*|agend\w*|cambi\w*|medicin\w*|medication|pills?|pastillas?|refill|shots?)\b",
        "Will you remind me?",
        "¿Mandan recordatorios?",
    ),
    _asked(
        "phone",
        r"\bwhat(?:'?s| is| are)? (?:the |your )?(?:hospital'?s? |clinic'?s? |office |main )?(?:phone|telephone|main|contact) numbers?\b|\bnumbers? (?:of|for) (?:the )?(?:hospital|clinic|office|front desk|(?:medical |health )?records|reception)\b|\b(?:which|what) number (?:do|can|should|could) i (?:call|dial|phone)\b"
        r"|\b(?:can|could|should|may|what if) i (?:just |also )?(?:call|phone)(?: (?:you(?: guys)?|in|the (?:hospital|clinic|office|front desk)|(?:on|by) the phone|instead))+"
        r"|\b(?:cual(?:es)?(?: es| son)?|deme|dame|quiero|necesito|me da|busco) (?:el|su|un|los|sus) (?:telefonos?|numeros? (?:de telefono|para llamar|del hospital|de la clinica))\b|\b(?:el|los|que) (?:telefonos?|numeros?)(?: de telefono)? (?:del hospital|de la clinica|para llamar|de expedientes|de facturacion)\b|\bnumero de telefono\W*(?:por favor|pues|cual es)?\W*$"
        r"|\bsi mejor (?:les |los )?(?:llamo|marco)\b|\b(?:puedo|podria) (?:llamar|marcar|hablar)(?:les|los)? (?:al hospital|a la clinica|por telefono)\b",
        r"\b(?:my (?:\w+ ){0,2}(?:phone|number|cell)|mi (?:numero|telefono|celular)|su numero|codes?|codigo|on file|regist\w+|sent|mand\w+|texted|wrong|equivocado|fax|insurance|member|room|911|back|video\w*|poliza|changed?|nuevo|viejo|anterior)\b|\d{3}",
        "What is your phone number?",
        "¿Cuál es su teléfono?",
    ),
    _asked(
        "payments",
        r"\bpayment plans?\b|\bpay (?:it )?(?:in|by) (?:parts|installments|payments)\b|\b(?:take|accept|make|do) (?:monthly )?(?:payments|installments)\b|\b(?:acepta|recibe|toma)n? (?:pagos|abonos|cuotas)\b|\bpag(?:ar|o|os) (?:en|a) (?:plazos|abonos|cuotas|partes|pagos)\b|\bplan(?:es)? de pagos?\b",
        rf"\b(?:{ARRANGED}|cards?|cash|checks?|tarjetas?|efectivo|cheques?)\b",
        "Do you have payment plans?",
        "¿Tienen planes de pago?",
    ),
    _asked(
        "transport",
        r"\b(?:is|are) there (?:a |an |any )?(?:city |public |free )?(?:bus|buses|shuttles?|trains?|subway)\b|\b(?:which|what) (?:bus|buses|train)\b|\b(?:there|here) by bus\b|\b(?:can|do|could) i take (?:the|a) (?:bus|shuttle|train)\b|^\W*the (?:bus|shuttle)\W*$"
        r"|\bhay (?:algun |un )?(?:autobus|camion|bus|transporte|metro|guagua)\b|\b(?:que|cual) (?:autobus|camion|bus)\b|\bllego en (?:autobus|camion|bus|guagua|metro)\b",
        rf"\b(?:{ARRANGED}|late|tarde|miss\w*)\b",
        "How do I get there by bus?",
        "¿Cómo llego en autobús?",
    ),
    _asked(
        "early",
        r"\bwhat time (?:should|must|do) i (?:get|arrive|be|come|show up) (?:there|here|in|early)\b|\bhow early (?:should|must|do) i\b|\ba que hora (?:debo|tengo que|hay que) llegar\b",
        r"\b(?:my|mi) (?:appointment|appt|visit|cita)\b",
        "How early should I arrive?",
        "¿Cuánto antes debo llegar?",
    ),
    _asked(
        "sign_up",
        r"\bwhat (?:do|would|will) i need (?:to have |to do |in order )?to (?:register|sign up|enroll|become a patient|get set up)\b|\bque (?:necesito|ocupo|se necesita|hace falta|piden|tengo que (?:traer|tener)) para (?:registrar|inscribir|dar|ser)(?:me|se)?\b",
        r"\b(?:class|group|clase|grupo|portal)\b",
        "What do I need to sign up?",
        "¿Qué necesito para registrarme?",
    ),
    _asked(
        "texted",
        r"\bwho (?:is |was |just |keeps )?(?:text(?:ed|ing|s)|messag(?:ed|ing|es)) me\b|\bwho sent (?:me )?(?:this|that|the|a) (?:text|message|msg)\b|\bquien me (?:escribe|escribio|mensajeo|texteo)\b|\bquien (?:me )?(?:mando|envio) (?:el|un|ese|este) (?:mensaje|texto)\b"
        r"|\b(?:text|message|msg)\b[^.?!;]{0,60}?\b(?:don'?t|do not|never|didn'?t) (?:have|had|made|make) (?:an?|any|no) (?:app?oint?ments?|appts?|visits?)\b|\b(?:mensaje|texto)\b[^.?!;]{0,60}?\bno (?:tengo|hice|pedi|he hecho|he pedido) (?:ninguna |una )?citas?\b",
        r"\b(?:want|need|would like|quiero|necesito|ocupo|codes?|codigo)\b",
        "Who texted me?",
        "¿Quién me mandó el mensaje?",
    ),
    _asked(
        "cancelling",
        r"\bhow (?:do|can|would|will) (?:i|we) (?:cancel|change it|call (?:it )?off)\b[^.?!;]{0,30}\b(?:if|in case|later)\b|\bwhat if i (?:need|have|want) to cancel\b(?! (?:my|the) \w+ (?:on|visit of))"
        r"|\bcomo (?:la |le hago para )?(?:cancelo|cancelar(?:la)?)\b[^.?!;]{0,20}\bsi\b|\b(?:y )?si (?:despues )?(?:tengo|necesito) que cancelar\b",
        r"\b(?:today|tomorrow|hoy|manana)\b",
        "How do I cancel if something comes up?",
        "¿Cómo cancelo si surge algo?",
    ),
)  # fmt: skip

SENTENCE = re.compile(r"[.?!;]+|,\s|\b(?:and|but|also|y|pero|tambien)\b")
"""What parts what is asked from what is told or wished beside it."""

WISHES = re.compile(
    r"\b(?:i(?:'d)? (?:also )?(?:need|want|would like|like)|can i (?:get|book|have)|necesito|quiero|quisiera|ocupo) (?:to (?:see|book|get|have) |ver )?(?:an?|una?|my|al?|the)\b"
)
WANTS_OWN = re.compile(r"\b(?:want|need|see|quiero|necesito|ocupo|ver)\b[^.?!;]{0,40}\b(?:results|resultados)\b")
NO_SIGN_UP = re.compile(
    r"\b(?:don'?t|do not|didn'?t) (?:want|need|ask) to (?:register|sign up|be (?:registered|signed up)|enroll)\b|\bno (?:me |les )?(?:quiero|pedi|voy a|necesito) (?:registrar|inscribir)(?:me)?\b"
    r"|\b(?:just|only) (?:wanted to know|asking|curious|wondering)\b|\b(?:nomas|solo|nada mas|solamente) (?:queria|quiero|era para) (?:saber|preguntar)\b"
)
MOST_CHARS = 300


def matter_asked(text: str) -> Matter | None:
    """What it asks for of these; None for any other message."""
    found = _found(text)
    return None if found is None else found.matter


def as_the_file_asks(text: str, lang: Lang) -> str:
    """The question as the hospital's own file has it, where it is one of these; any other as it was asked."""
    found = _found(text)
    if found is None:
        return text
    return found.es if lang == "es" else found.en


def wishes_beside_it(text: str) -> bool:
    """Whether a visit is wished for in the words beside what is asked."""
    rest = (part for part in SENTENCE.split(fold(text[:MOST_CHARS])) if _found(part) is None)
    return any(WISHES.search(part) for part in rest)


def wants_own_results(text: str) -> bool:
    """Whether it is the results of an examination that is over that are wanted, and no examination."""
    return matter_asked(text) == "results" and WANTS_OWN.search(fold(text[:MOST_CHARS])) is not None


def refuses_to_sign_up(text: str) -> bool:
    """Whether nobody is to be signed up: it was only asked about."""
    return NO_SIGN_UP.search(fold(text[:MOST_CHARS])) is not None


def _found(text: str) -> _Asked | None:
    folded = fold(text[:MOST_CHARS])
    for kind in KINDS:
        said = kind.said.search(folded)
        if said is not None and kind.another.search(_clause(folded, said)) is None:
            return kind
    return None


def _clause(folded: str, said: re.Match[str]) -> str:
    """The sentence in which it is said."""
    start = max((folded.rfind(mark, 0, said.start()) for mark in ".?!;"), default=-1)
    ends = [end for mark in ".?!;" if (end := folded.find(mark, said.end())) >= 0]
    return folded[start + 1 : min(ends, default=len(folded))]
