"""One fresh hospital with one persona at its door, and everything a step can do there."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import fields
from datetime import UTC
from uuid import UUID
from zoneinfo import ZoneInfo

import httpx
from openai import AsyncOpenAI

from channels.http.app import create_app
from channels.http.limits import Limits
from evals.databases import Databases
from evals.drivers import Answer, ChatDriver, Driver, SmsDriver, TerminalDriver, VoiceDriver
from evals.drivers.chat import http_client
from evals.drivers.twiml import Webhooks
from evals.ledger import Ledger, read_ledger
from evals.observed import Aftermath, Played
from evals.phone import codes_in, texts_to, wrong
from evals.ports import HospitalFactory, SimulatedApp
from evals.scenario import Scenario, StaffAnswer, Step
from evals.seeds import Seeder, Who, persona_ids, who
from evals.witness import Witness
from evals.words import fill
from runtime.clock import FrozenClock
from runtime.errors import InvalidInput

STAFF = "eval-desk"
UNHURRIED = Limits(**{limit.name: 1_000_000 for limit in fields(Limits)})
"""A run talks faster than people do; the limits have tests of their own."""


class World:
    """A hospital cloned for one scenario. Enter it, take the steps, read the aftermath."""

    def __init__(
        self, scenario: Scenario, factory: HospitalFactory, databases: Databases, model: AsyncOpenAI | None = None
    ) -> None:
        """Nothing happens before it is entered. `model` answers in place of the built-in one."""
        self._scenario, self._factory, self._databases, self._model = scenario, factory, databases, model
        self.zone = ZoneInfo(scenario.tz)
        self._start = scenario.now.replace(tzinfo=self.zone).astimezone(UTC)
        self.clock = FrozenClock(self._start)
        self.played: list[Played] = []
        self._stack, self._running = AsyncExitStack(), AsyncExitStack()
        self._intruders: set[UUID] = set()

    async def __aenter__(self) -> World:
        """Clones the database, sows the seeds, opens the channel."""
        template = await self._databases.template(self._start.isoformat(), self._fill)
        self._url = await self._stack.enter_async_context(self._databases.clone(template))
        await self._run()
        self.person = who(self._scenario)
        async with self.app.database.begin() as session:
            self._seeded = await Seeder(session, self.app.hospital, self._start).sow(self._scenario)
        async with self.app.database.begin() as session:
            self._before: Ledger = await read_ledger(session)
            self._patients_before = await self.witness.count_patients(session)
        self._driver = self._new_driver(self.person)
        await self._play(Step(new_conversation=True, expect=self._scenario.opening), 0)
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stops the program and drops the database."""
        await self._running.aclose()
        await self._stack.aclose()

    async def take(self, step: Step) -> None:
        """Does one step and keeps what it brought in `played`."""
        await self._play(step, len(self.played))

    async def forget_visits(self) -> None:
        """Cancels what the persona has booked, so that the same dialog can be played again."""
        async with self.app.database.begin() as session:
            everybody = await persona_ids(session, self._scenario)
            mine = [i for ids in everybody.values() for i in ids]
            await Seeder(session, self.app.hospital, self.clock.now()).clear(mine)

    async def aftermath(self) -> Aftermath:
        """The database as it is now."""
        async with self.app.database.begin() as session:
            return Aftermath(
                before=self._before,
                after=await read_ledger(session),
                ignore=frozenset(self._intruders),
                patients=await persona_ids(session, self._scenario),
                seeded=self._seeded,
                new_patients=await self.witness.count_patients(session) - self._patients_before,
                **await self.witness.rows(session, self.person.phone),
            )

    async def _fill(self, url: str) -> None:
        async with self._factory(database_url=url, clock=FrozenClock(self._start)):
            pass

    async def _run(self) -> None:
        self.app: SimulatedApp = await self._running.enter_async_context(
            self._factory(database_url=self._url, clock=self.clock, model=self._model)
        )
        self._http: httpx.AsyncClient = await self._running.enter_async_context(
            http_client(create_app(self.app, limits=UNHURRIED))
        )
        self.witness = Witness(self.app.database)

    def _new_driver(self, person: Who) -> Driver:
        scenario, phone = self._scenario, self._scenario.from_phone or person.phone
        if scenario.channel == "chat":
            return ChatDriver(lambda: self._http, scenario.lang)
        if scenario.channel == "terminal":
            return TerminalDriver(lambda: self.app.conversations, scenario.lang)
        settings = self.app.settings
        token = settings.twilio_auth_token.get_secret_value() if settings.twilio_auth_token else ""
        webhooks = Webhooks(lambda: self._http, settings.base_url, token)
        return SmsDriver(webhooks, phone) if scenario.channel == "sms" else VoiceDriver(webhooks, phone)

    async def _play(self, step: Step, number: int) -> None:
        await self.witness.look()
        self._seconds = 0.0
        did, answer, replied = await self._act(step)
        conversation = self._driver.conversation_id or await self.witness.latest(self._scenario.channel)
        seen = await self.witness.look()
        self.played.append(
            Played(
                number, step, did, answer,
                pushed=() if replied else seen.outbound,
                kinds=seen.kinds, options=seen.offers, tools=seen.tools, at=self.clock.now(), seconds=self._seconds,
                state=None if conversation is None else await self.app.conversations.state(conversation),
            )
        )  # fmt: skip

    async def _act(self, step: Step) -> tuple[str, Answer, bool]:
        """What was done, what the channel gave back, and whether the channel answers this kind of step."""
        if step.action in _BY_PATIENT:
            did, call = await self._patient(step)
            began = time.perf_counter()
            answer = await call()
            self._seconds = time.perf_counter() - began
            return did, answer, True
        did = await self._event(step)
        return did, Answer(), False

    async def _patient(self, step: Step) -> tuple[str, Callable[[], Awaitable[Answer]]]:
        if step.say is not None:
            text = fill(step.say, self.person) * step.repeat
            return text, lambda: self._driver.say(text)
        if step.digits is not None:
            digits = fill(step.digits, self.person)
            return f"presses {digits}", lambda: self._driver.press(digits)
        if step.code is not None:
            code = await self._code(step.code)
            by_keys = self._scenario.channel == "voice"
            return "types the code", lambda: self._driver.press(code) if by_keys else self._driver.say(code)
        return step.action.replace("_", " "), {
            "sms_duplicate": self._driver.again,
            "silence": self._driver.silence,
            "hang_up": self._driver.hang_up,
            "new_conversation": self._driver.open,
        }[step.action]

    async def _code(self, which: str) -> str:
        codes = codes_in(await texts_to(self.app, self.person.phone))
        if which == "wrong":
            return wrong(codes)
        if not codes:
            raise InvalidInput("no code came to the phone on record", hint="", code="no-code")
        return codes[-1]

    async def _event(self, step: Step) -> str:
        if step.advance is not None:
            await self.app.worker.drain()
            self.clock.advance(step.advance)
            await self.app.worker.drain()
            return f"{step.advance} pass"
        if step.restart:
            await self._running.aclose()
            self._running = AsyncExitStack()
            await self._run()
            return "the service restarts"
        if step.take_slot is not None:
            return await self._take_slot(step.take_slot)
        if step.clinic_moves is not None:
            async with self.app.database.begin() as session:
                seeder = Seeder(session, self.app.hospital, self.clock.now())
                await seeder.move(self._seeded[step.clinic_moves.seeded], step.clinic_moves.to)
            return "the clinic moves a visit"
        if step.cancels is not None:
            async with self.app.database.begin() as session:
                seeder = Seeder(session, self.app.hospital, self.clock.now())
                await seeder.cancel(self._seeded[step.cancels])
            return "a seeded visit is cancelled"
        return await self._staff(step.staff)

    async def _take_slot(self, which: int | str) -> str:
        async with self.app.database.begin() as session:
            slots = await self.witness.offered(session)
            chosen = slots if which == "all" else slots[int(which) - 1 : int(which)]
            seeder = Seeder(session, self.app.hospital, self.clock.now())
            for slot in chosen:
                stranger = await self.witness.stranger(session, slot)
                self._intruders.add(await seeder.other_books(slot, stranger))
        return "another patient takes it"

    async def _staff(self, act: str | StaffAnswer | None) -> str:
        view = (await self.app.desk.waiting())[0]
        if isinstance(act, StaffAnswer):
            await self.app.desk.answer(view.conversation_id, STAFF, act.answer, confirmed=True)
            return "staff answers"
        if act == "take":
            await self.app.desk.take(view.id, STAFF)
        else:
            await self.app.desk.hand_back(view.id, STAFF)
        return f"staff: {str(act).replace('_', ' ')}"


_BY_PATIENT = ("say", "digits", "code", "sms_duplicate", "silence", "hang_up", "new_conversation")
