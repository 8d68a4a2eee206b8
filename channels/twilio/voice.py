"""Calls by <Gather>: speech or keypad, and the keypad alone is enough throughout."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Request, Response
from starlette.datastructures import FormData

from assistant.messages import InboundMessage, Reply, State
from channels.http.dependencies import Doors, TheDoors
from channels.twilio import twiml
from channels.twilio.call import MOST_SILENCES, Call, Keys
from channels.twilio.hearing import Heard, Refused, hear
from channels.twilio.limits import too_fast
from channels.twilio.signature import SignedForm, field
from channels.twilio.twiml import Spoken
from language.types import Lang
from runtime.errors import CarelineError, InvalidInput

router = APIRouter(prefix="/twilio/voice", tags=["twilio"])

FIRM = frozenset({"read_back", "emergency"})
"""Kinds of messages that must be heard to their end."""


@router.post("")
async def call_came(form: SignedForm, doors: TheDoors) -> Response:
    """A call: first words and the menu."""
    line = Line(doors, field(form, "CallSid"), field(form, "From"), Call())
    return line.too_many() if await _too_fast(doors, form) else await line.greet()


@router.post("/turn")
async def caller_turn(request: Request, form: SignedForm, doors: TheDoors) -> Response:
    """What the caller said or pressed, or that nothing came."""
    try:
        call = Call.read(request.query_params)
    except ValueError as error:
        raise InvalidInput("This address is not one of ours.", hint="Start the call again.") from error
    line = Line(doors, field(form, "CallSid"), field(form, "From"), call)
    if await _too_fast(doors, form):
        return line.too_many()
    return await line.turn(field(form, "Digits"), field(form, "SpeechResult"), field(form, "Confidence"))


@router.post("/status")
async def call_ended(form: SignedForm) -> Response:
    """The end of a call. What was not heard to its end stays undelivered; the conversation lapses by itself."""
    return Response(status_code=204)


async def _too_fast(doors: Doors, form: FormData) -> bool:
    number, said = field(form, "From"), field(form, "SpeechResult")
    return await too_fast(doors, "call", number, doors.limits.turns_per_number, said)


class Line:
    """One webhook of one call."""

    def __init__(self, doors: Doors, call_sid: str, caller: str, call: Call) -> None:
        """`call` is where the call stood when it was last answered."""
        if not call_sid or not caller:
            raise InvalidInput("The webhook names no call or no caller.", hint="It must be a voice webhook.")
        self._conversations, self._words, self._urgent = doors.app.conversations, doors.words, doors.urgent
        self._sid, self._caller, self._call = call_sid, caller, call

    def too_many(self) -> Response:
        """This number calls faster than people do."""
        return _xml(twiml.goodbye([self._own("voice-goodbye-trouble", self._call.lang)]))

    async def greet(self, lang: Lang = "en") -> Response:
        """First words in this language, then the menu with the way to the other language."""
        reply = await self._conversations.opened_by_call(self._sid, self._caller, lang)
        call = Call(lang=lang, said=tuple(m.id for m in reply.messages))
        spoken = [Spoken(m.text, lang) for m in reply.messages]
        return _xml(twiml.listen((), [*spoken, *self._menu(lang)], call, 1))

    async def turn(self, digits: str, speech: str, confidence: str) -> Response:
        """Take what came; a read-back that was playing has now been heard to its end."""
        heard = hear(self._call, digits, speech, confidence, self._words)
        if isinstance(heard, Heard) and not digits:
            return await self._say(heard)
        await self._heard_out()
        if isinstance(heard, Refused):
            return await self._again(heard)
        if heard.switch is not None and self._call.step == 0:
            return await self.greet(heard.switch)
        return await self._say(heard)

    async def _heard_out(self) -> None:
        if self._call.said:
            await self._conversations.delivered(self._call.said)

    async def _say(self, heard: Heard) -> Response:
        if heard.choice is not None:
            heard = await self._chosen(heard)
        message = InboundMessage(
            "voice",
            heard.text,
            client_message_id=self._key(self._call.step + 1),
            address=self._caller,
            call=self._sid,
            language=heard.switch,
            keypad=heard.keypad,
        )
        try:
            reply = await self._urgent.handle(message, self._heard_out)
        except CarelineError:
            return self._trouble()
        return self._answer(reply) if reply.kept else self._alone(reply)

    def _alone(self, reply: Reply) -> Response:
        """What was said of an emergency while nothing works; the call stands where it stood, and no key means yes."""
        call = replace(self._call, keys="menu", silences=0, said=())
        return _xml(twiml.listen([Spoken(m.text, reply.lang) for m in reply.messages], (), call, 1))

    def _answer(self, reply: Reply) -> Response:
        call = Call(
            step=self._call.step + 1,
            lang=reply.lang,
            keys=_keys(reply),
            with_staff=reply.state is State.STAFF,
            said=tuple(m.id for m in reply.messages),
        )
        if reply.state is State.CLOSED:
            return _xml(twiml.goodbye([Spoken(m.text, reply.lang) for m in reply.messages]))
        return _xml(twiml.listen(*self._spoken(reply, call), call, _digits(reply, call)))

    def _spoken(self, reply: Reply, call: Call) -> tuple[list[Spoken], list[Spoken]]:
        """What must be heard to its end, and what may be cut short."""
        firm = [Spoken(m.text, reply.lang) for m in reply.messages if m.kind in FIRM]
        rest = [Spoken(m.text, reply.lang) for m in reply.messages if m.kind not in FIRM]
        if call.keys == "yes_no":
            rest.append(self._own("voice-yes-no", reply.lang))
        if not reply.messages:
            rest.append(self._own("voice-wait", reply.lang))
        return firm, rest

    async def _again(self, why: Refused) -> Response:
        """Nothing, or too little, was understood: say the last thing again, and after some times goodbye."""
        call, lang = self._call.silent(), self._call.lang
        if call.silences > MOST_SILENCES or call.with_staff:
            key = "voice-goodbye-staff" if call.with_staff else "voice-goodbye"
            return _xml(twiml.goodbye([self._own(key, lang)]))
        sorry = self._own("voice-unsure" if why is Refused.UNSURE else "voice-silence", lang)
        last = await self._last()
        if last is None:
            return _xml(twiml.listen((), [sorry, *self._menu(lang)], call, 1))
        firm, rest = self._spoken(last, call)
        again = replace(call, said=tuple(m.id for m in last.messages))
        help_ = [self._own("voice-menu", lang)] if call.keys == "menu" else []
        return _xml(twiml.listen([sorry, *firm], [*rest, *help_], again, _digits(last, call)))

    async def _last(self) -> Reply | None:
        """What was answered last: the stored answer to the message before, None while there was none."""
        if self._call.step == 0:
            return None
        key = self._key(self._call.step)
        again = InboundMessage("voice", "", client_message_id=key, address=self._caller, call=self._sid)
        return await self._conversations.handle(again)

    async def _chosen(self, heard: Heard) -> Heard:
        """The words of the choice whose number was pressed."""
        last = await self._last()
        choices = next((m.choices for m in reversed(last.messages) if m.choices), ()) if last else ()
        number = heard.choice or 0
        return Heard(choices[number - 1]) if 0 < number <= len(choices) else heard

    def _menu(self, lang: Lang) -> list[Spoken]:
        other: Lang = "en" if lang == "es" else "es"
        return [self._own("voice-menu", lang), self._own("voice-other-language", other)]

    def _own(self, key: str, lang: Lang) -> Spoken:
        return Spoken(self._words.text(key, lang), lang)

    def _key(self, step: int) -> str:
        return f"{self._sid}:{step}"

    def _trouble(self) -> Response:
        """An error on our side: nothing is lost, the same step is asked again."""
        call, lang = self._call.silent(), self._call.lang
        if call.silences > MOST_SILENCES:
            return _xml(twiml.goodbye([self._own("voice-goodbye-trouble", lang)]))
        return _xml(twiml.listen((), [self._own("voice-trouble", lang)], replace(call, said=()), 1))


def _keys(reply: Reply) -> Keys:
    if reply.state is State.CONSENT or reply.yes_no:
        return "yes_no"
    if reply.digits is not None:
        return "digits"
    return "choices" if any(m.choices for m in reply.messages) else "menu"


def _digits(reply: Reply, call: Call) -> int | None:
    return reply.digits if call.keys == "digits" else 1


def _xml(text: str) -> Response:
    return Response(text, media_type="application/xml")
