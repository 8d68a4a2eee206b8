"""Which language a message is in, told by its small words; a message without any keeps the conversation's."""

# ruff: noqa: E501
from __future__ import annotations

from collections.abc import Sequence

from language.text.tokens import Token
from language.types import Lang

ENGLISH = frozenset(
    "the a an i i'm i'd i've my me you your is are was be been do does did can could would will need want have has and or but for of to in on at with"
    " this that it it's what when where who how yes no not please thanks thank hello hi hey appointment doctor book schedule cancel reschedule next"
    " tomorrow today morning afternoon evening week monday tuesday wednesday thursday friday saturday sunday see one first second third last later"
    " earlier time day get make visit name birth born code help new insurance park parking there any good great sure okay right said"
    " january february march april may june july august september october november december sorry about from after before much works don't can't hurts pain".split()
)
SPANISH = frozenset(
    "el la los las un una unos unas yo mi mis me tu su es soy estoy esta son fue ser tengo tiene tienen hay puedo puede quiero quisiera necesito"
    " para por con sin de del al en y o pero que como cuando donde quien cual si sí no gracias hola buenos buenas dias tardes noches cita doctor doctora"
    " medico medica reservar agendar cancelar cambiar proxima proximo siguiente manana hoy tarde noche semana turno consulta citas perdi lunes martes miercoles jueves viernes"
    " sabado domingo primera primero segunda segundo tercera ultima hora dia nombre nacimiento naci codigo ayuda seguro estacionamiento favor usted"
    " enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre duele dolor hijo hija esposo esposa mama papa"
    " llamo otra otro mas menos antes despues tambien nada claro vale mejor tampoco ninguna ninguno cualquiera aqui esa ese eso bueno bien quiere les le lo a las seria fue era hace ayer urgente dame mensaje mensajes recordatorio recordatorios manden mandenme".split()
)
BOTH = frozenset("no doctor a me son once dame sin fue mayo ok".split())
"""Words of both languages tell nothing."""

MARKS = "ñ¿¡"


OF_NAMES = frozenset("al de la del los las y el san santa".split())
"""Words that stand in names."""


def detect(raw: str, tokens: Sequence[Token], last: Lang, *, named: bool = False) -> Lang:
    """Small words count one each, signs and accents that only Spanish has count two; a tie keeps `last`.

    Where a name was asked for (`named`), what names are written with tells nothing: "José de la Peña" may speak English.
    """
    words = [t.norm for t in tokens if t.is_word and not (named and t.norm in OF_NAMES)]
    if len(words) == 1 and len(words[0]) == 1:
        return last
    english = sum(w in ENGLISH and w not in BOTH for w in words)
    spanish = sum(w in SPANISH and w not in BOTH for w in words)
    if named and not english + spanish:
        return last
    spanish += 2 * sum(mark in raw[:2_000].lower() for mark in MARKS) + sum(c in "áéíóú" for c in raw[:500].lower())
    if english == spanish:
        return last
    return "en" if english > spanish else "es"
