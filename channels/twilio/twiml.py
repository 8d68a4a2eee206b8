"""What the line says and listens for, as TwiML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twilio.twiml.voice_response import Gather, VoiceResponse

from channels.twilio.call import Call
from language.types import Lang

LOCALE: dict[Lang, str] = {"en": "en-US", "es": "es-US"}
VOICE: dict[Lang, str] = {"en": "Polly.Joanna-Neural", "es": "Polly.Lupe-Neural"}
SILENCE_SECONDS = 6
HINTS: dict[Lang, str] = {
    "en": "yes, no, first, second, third, book, move, cancel, appointment, person, español, "
    "Monday, Tuesday, Wednesday, Thursday, Friday, morning, afternoon, next week",
    "es": "sí, no, primera, segunda, tercera, reservar, cambiar, cancelar, cita, persona, English, "
    "lunes, martes, miércoles, jueves, viernes, mañana, tarde, próxima semana",
}


@dataclass(frozen=True)
class Spoken:
    """A sentence in a language."""

    text: str
    lang: Lang


def listen(firm: Sequence[Spoken], open_: Sequence[Spoken], call: Call, digits: int | None) -> str:
    """Say `firm` to its end, then `open_` while listening; go on at the call's next address.

    What stands outside <Gather> cannot be cut short by a key or a word, so the next webhook proves it was heard.
    """
    response = VoiceResponse()
    for spoken in firm:
        _say(response, spoken)
    gather = Gather(
        input="dtmf speech",
        action=call.url(),
        method="POST",
        language=LOCALE[call.lang],
        hints=HINTS[call.lang],
        timeout=SILENCE_SECONDS,
        speech_timeout="auto",
        profanity_filter=False,
        action_on_empty_result=True,
        **({"num_digits": digits} if digits else {"finish_on_key": "#"}),
    )
    for spoken in open_:
        _say(gather, spoken)
    response.append(gather)
    return str(response)


def goodbye(last: Sequence[Spoken]) -> str:
    """Say this and hang up."""
    response = VoiceResponse()
    for spoken in last:
        _say(response, spoken)
    response.hangup()
    return str(response)


def _say(where: VoiceResponse | Gather, spoken: Spoken) -> None:
    where.say(spoken.text, language=LOCALE[spoken.lang], voice=VOICE[spoken.lang])
