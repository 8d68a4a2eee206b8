"""Times that are part of a story and no wish: how long it has hurt, when it was done, how far away one lives."""

# ruff: noqa: E501
from __future__ import annotations

import re
from datetime import datetime, timedelta

from language.text.patterns import says
from language.times.by_the_day import HOUR_KINDS, KEPT, UNTIL
from language.times.placed import of_day
from language.types import Context, Expecting, When

STORY = re.compile(
    r"\b(?:since|started|began|ago|for the (?:last|past)|desde|hace|empezo|comenzo)\W*(?:\w+\W+){0,2}$|\b(?:desde|hace)\b.{0,12}$"
)
SINCE = re.compile(r"since\b|(?:ya )?desde\b")
LASTING = re.compile(
    r"\b(?:ya|llev[oa]|due\w+|teng[oa]|tiene|tra[ie]\w+|estoy|esta|and[oa]|sigue|come\w*|siento|duerm\w+|dormir|orin\w+|vomit\w+|mal)\b[^.?!,]{0,30}$"
)
"""What lasts "desde el domingo"; without it Sunday is where the free days begin."""

LASTS = re.compile(
    r" (?:que )?(?:(?:me|le|nos|se) (?!sirve|queda|viene|va|conviene|acomoda)\w+|(?:estoy|anda|ando|tengo|traigo|trae) \w+)"
)
"""What has lasted, behind it: "desde el lunes me duele"."""

PAST_VERB = re.compile(
    r"\b(?:had|did|was|were|saw|got|went|started|broke|moved|gave|opere|operaron|hicieron|hice|mande|mandaron|tuve|fui|fue|dieron|sali|empece|naci|nacio|cai|puse|pusieron|saque|sacaron|vine|atendieron)\b[^.?!]{0,40}$"
)
NOT_UNTIL = re.compile(r"(?:n't|\bnot|\bnothing|\bno|\bnada) (?:\w+ ){0,2}$|\b(?:es|son|sea|sera|seria|hay) $")
GONE_BY = re.compile(
    r"\b(?:slipped|fell|broke|hurt|twisted|sprained|started|began|turned|passed(?: away)?|died|sent|ordered|called me|told me(?! (?:to )?(?:come|return|be|get|see|book|schedule|go|have))|delivered|switched|lost|came down|threw up|got sick"
    r"|had (?:the|a|my|his|her|an) (?:\w+ ){1,3}(?:done|removed|replaced|fixed|out)"
    r"|(?:surgery|operation|procedure|accident|injury|(?:last|first) (?:visit|appointment)) was|operaron|me hicieron|cirugia fue|operacion fue|lov(?:ed|es)|liked|hated|cumpl(?:e|io|ira|en)|birthday (?:is|was)|turns|turned"
    r"|torci|cai|caido|lastime|empezo|comenzo|murio|fallecio|cumpli|mande|mando|mandaron|llamaron|pegue|golpee|quebre|internad[oa])\b[^.?!,;]{0,40}$"
)
"""What happened: the day after it is no wish."""

SEEN = re.compile(
    r"\b(?:(?:had|got) (?:a|an|my|the|his|her) (?:\w+ )?(?:visit|appointment|appt|check-?up|procedure|surgery)|saw (?:dr|doctor|my|the|him|her)|(?:was|were|been) (?:seen|there|in)"
    r"|went (?:in|to see|there)|me (?:vio|vieron|atendio|atendieron|reviso|revisaron)|(?:tuve|fui a)(?: una| mi| la)? (?:cita|consulta)|fui con|vi (?:al?|a la)|estuve (?:con|ahi))\b[^.?!;]{0,40}$"
)
TO_RETURN = re.compile(
    r"\b(?:(?:come|came|be|go|get|me|us|him|her) back|return|(?:see|check) (?:me|him|her|us) again|follow(?:ing)?[ -]?up|vuelv\w+|volv\w+|regres\w+|seguimiento)\b"
)
"""The visit of today after which one is to come back is over."""

NOT_A_DAY = re.compile(r"^\W*(?:along|pregnant|old|embarazada|de embarazo)\b")
"""After "nine weeks": how far gone, how old."""

SOON_THERE = re.compile(r"^(?:in|en|dentro de|like)\b.{0,14}\bmin\w*$")
"""In five minutes the patient arrives; nobody asks for a visit by the minute."""

AGE = re.compile(
    r"\b(?:(?:she|he|they|who)(?:'s| is|'re| are| was| turned| turns)|(?:my|our) \w+(?:'s| is)|(?:el|ella|mi \w+)? ?(?:tiene|cumple|cumplio|tengo))(?: (?:only|just|now|about|almost|solo|apenas|ya))? $"
)
"""Before a bare number that is an age."""

SAME = re.compile(r"^(?:on |at )?(?:the )?same (?:day|morning|afternoon|time)$")
AWAY = re.compile(r"\b(?:away|early|late|out|de distancia|de camino)\b")
WANTS_LENGTH = re.compile(
    r"\b(?:need|want|like|get|have|book|reserve|schedule|give me|appointment of|visit of|quier\w+|necesit\w+|apart\w+|reserv\w+|den|deme|denme|cita de|consulta de)\W+(?:\w+\W+){0,1}$"
)
"""What asks for a visit of some length."""

ALL_OF_IT = re.compile(r"\b(?:all (?:week|day|night|month)|toda la (?:semana|noche)|todo el (?:dia|mes))\b")
FREE = r"\b(?:free|open|available|off|libre|disponible)\b"
WISHED = r"\b(?:appointments?|appt|visits?|slots?|openings?|open|available|free|come|in|seen|see|book|schedule|anything|something|work|citas?|turno|espacio|hueco|hora|ir|ver|verme|atiend\w+|disponible|abiert\w+|algo)\b[^.?!]{0,30}$"
"""What is said before the part of day that one wishes to come in."""

BEST = re.compile(
    r" ?(?:(?:is|are|would be|son|es|seria) (?:\w+ )?(?:best|better for|good for|easiest|easier for|ideal|fine|perfect|mejor)\b|works?\b|(?:me|nos) (?:queda|viene|va|conviene|sirve|acomoda)\w*\b)"
)
"""Behind such a part of the day."""

NIGHTLY = re.compile(r"^(?:at night|by night|(?:de|por las?|en las?) noches?)$")
CLAUSE = re.compile(r"[,;:.]|\b(?:but|and|pero|y)\b")
TELLS = re.compile(
    r"^(?!.*\b(?:want|need|prefer|like|free|can|could|quier\w+|quisiera|necesit\w+|prefier\w+|pued\w+|podria)\b).*\b(?:i|he|she|it|they|my \w+|me|le|se|mi \w+|[a-z]+o)\b"
)
"""What is so at night is no wish to come then: "I wheeze at night"."""

ABOUT_TIMES = (Expecting.WHEN, Expecting.CHOICE, Expecting.READING, Expecting.YES_NO)
"""Questions after which a part of day is no story."""

SUM = re.compile(r"^ ?(?:hundred|thousand|dollars?|bucks|percent|pesos|dolares|cientos|mil)\b")
"""Behind a number that is money: "a bill for two hundred dollars"."""

FAR_OFF = re.compile(r"\b(?:months?|weeks?) (?:away|out)\b")
"""How long one would have to wait: "that's three months away"."""

FAR = re.compile(r"^a (?:\w+|\d{1,2}) horas?$")
FAR_FROM = re.compile(r"\b(?:viv\w+|qued\w+|estoy|estamos|esta|lejos|manej\w+|vengo|venimos)(?: \w+){0,2} $")
"""Two hours' way off, which is no hour of the clock: "vivo a dos horas"."""

THAT = re.compile(r"^(?:in |on |of |at )?that (?:week|day|month|morning|afternoon)$")
OPENS = "06:00"
DUE = re.compile(r"\b(?:i'm|i am|she's|she is|wife is|daughter is|sister is) due (?:on )?$")
"""Before the month of a birth."""

NO_PERIOD = re.compile(r"^the (?:year|month)$")
HALF_A_YEAR = timedelta(days=183)
DOES = re.compile(r"\b(?:cuido|cuida|estudio|atiendo|i (?:watch|babysit|mind|study|teach|nap|sleep))(?: \w+){0,3} $")
WHOLE_PARTS = ("dia", "noche", "day", "night")
LATE_BY = re.compile(r"^\W*(?:late|early|tarde|away)\b")


def is_told(when: When, said: str, before: str, after: str, context: Context) -> bool:
    """Whether a time is told of: a mere length, the moment of speaking, a time gone by, when it hurts."""
    now = context.now
    if SUM.match(after) or (when.kind == "date" and FAR_OFF.search(said + after[:9])):
        return True
    if FAR.match(said) and FAR_FROM.search(before):
        return True
    until = when.relation == "before" and UNTIL.match(said) is not None
    if THAT.match(said) or (until and when.kind not in HOUR_KINDS and KEPT.search(before)):
        return True
    if (
        NO_PERIOD.match(said)
        or _at_night(when)
        or DUE.search(before)
        or _long_ago(when, said, now)
        or (of_day(when) and _does_then(said, before))
    ):
        return True
    if when.kind == "duration":
        return (
            LATE_BY.match(after) is not None
            or not (when.start or "").startswith("PT")
            or WANTS_LENGTH.search(before) is None
        )
    if when.relation == "earliest":
        return False
    if when.kind == "datetime" and when.relation == "at" and (AWAY.search(said) or AWAY.match(after.lstrip())):
        return True
    return (
        _over(when, now)
        or _is_no_day(said, before, after, context.expecting)
        or _of_a_story(when, said, before, after, now)
        or _is_limit(when, said, before)
        or _of_the_complaint(when, said, before, after, context.expecting)
    )


def _is_no_day(said: str, before: str, after: str, expecting: Expecting) -> bool:
    """Minutes until the patient is there, how far gone or how old, how long it has lasted, one day for two things."""
    if re.fullmatch(r"\d{1,2}|[a-z]+", said) and AGE.search(before):
        return True
    if SOON_THERE.match(said) or (NOT_A_DAY.match(after) and re.search(r"\b(?:weeks?|months?|semanas?|meses)$", said)):
        return True
    if SAME.match(said):
        return not re.match(r" (?:\w+ ){0,1}(?:appointments?|appt|visit|labs?|slot)\b", after)
    lasting = said.startswith("about ") and re.search(r"\b(?:day|week|month|year)s?$", said) is not None
    return lasting and expecting is not Expecting.WHEN and not re.search(r"\b(?:what|how)\W*$", before)


def _of_the_complaint(when: When, said: str, before: str, after: str, expecting: Expecting) -> bool:
    """ "Cranky all night", "it hurts when I lie down at night", "me arde después de comer"."""
    if when.relation != "except" and ALL_OF_IT.search(before[-4:] + said):
        return not says(FREE, before + after)
    if not of_day(when) or when.relation == "except":
        return False
    clause = CLAUSE.split(before)[-1]
    if NIGHTLY.match(said) and TELLS.search(clause) and not says(WISHED, clause) and BEST.match(after) is None:
        return True
    if expecting in ABOUT_TIMES:
        return False
    night = when.kind == "range" and (when.start or "") >= "20:00"
    exact = when.kind == "time" and any(c.isdigit() for c in said)
    wished = says(WISHED, before) or BEST.match(after) is not None
    return (night or (expecting is Expecting.REASON and not exact)) and not wished


def _over(when: When, now: datetime) -> bool:
    moment = now.strftime("%Y-%m-%dT%H:%M")
    if when.kind == "datetime" and when.start and when.start <= moment:
        return True
    return when.kind == "range" and when.end is not None and len(when.end) > 10 and when.end <= moment


def _of_a_story(when: When, said: str, before: str, after: str, now: datetime) -> bool:
    if when.relation == "after" and SINCE.match(said):
        lasts = LASTING.search(before + said[:3]) or LASTS.match(after)
        return said.startswith(("since", "ya")) or lasts is not None
    if when.relation != "at" or not before:
        return False
    if when.kind in ("date", "range") and GONE_BY.search(before):
        return True
    today = (when.start or "")[:10] == now.date().isoformat()
    if today and SEEN.search(before) and TO_RETURN.search(after):
        return True
    month = when.kind == "range" and (when.start or "").endswith("-01") and (when.end or "").endswith("-01")
    if month and PAST_VERB.search(before):
        return True
    return STORY.search(before) is not None and (when.start or "")[:10] <= now.date().isoformat()


def _is_limit(when: When, said: str, before: str) -> bool:
    """ "nothing until April": that is how it is, not what is wished."""
    kept = when.kind in HOUR_KINDS and KEPT.search(before) is not None
    limit = when.relation == "before" and UNTIL.match(said) is not None and NOT_UNTIL.search(before) is not None
    return limit and not kept


def _long_ago(when: When, said: str, now: datetime) -> bool:
    """ "En lista desde febrero", said in March, is no wish for next year's."""
    far = (now + HALF_A_YEAR).date().isoformat()
    return when.relation == "after" and SINCE.match(said) is not None and (when.start or "")[:10] >= far


def _at_night(when: When) -> bool:
    """Nobody is seen at three in the morning: it is when it hurts."""
    return when.kind == "time" and when.relation in ("at", "around") and (when.start or "") < OPENS


def _does_then(said: str, before: str) -> bool:
    """What one does by day or at night: "cuido niños de día"."""
    return DOES.search(before) is not None and any(part in said for part in WHOLE_PARTS)
