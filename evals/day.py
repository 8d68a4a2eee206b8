"""A busy stretch at the front desk: many patients write at once, each until they have what they want or give up."""

from __future__ import annotations

import asyncio
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from tqdm import tqdm

from assistant.messages import State
from channels.http.app import create_app
from evals.assault import canary
from evals.databases import Databases
from evals.drivers.base import Answer
from evals.drivers.chat import ChatDriver, Line, http_client
from evals.fresh import NOW, fresh
from evals.invariants import Breach, Evidence, check
from evals.ledger import changes, read_ledger
from evals.phone import codes_in, texts_to
from evals.ports import HospitalFactory, SimulatedApp
from evals.seeds import Who
from evals.talkers import Talker
from evals.world import UNHURRIED
from runtime.clock import ShiftedClock
from runtime.errors import CarelineError, InvalidInput
from scheduler_core.models import Patient

PATIENCE = 16
"""Messages after which a patient gives up."""

EASY = 0.95
"""Share of questions that are answered as asked; the rest is confusion and mischief."""

MOST = 100_000


@dataclass
class Seen:
    """What came of it so far."""

    ended: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


async def day(
    factory: HospitalFactory, *, conversations: int = 200, at_once: int = 20, seed: int = 7, progress: bool = True
) -> dict[str, Any]:
    """Plays so many chats, `at_once` at a time, in a fresh hospital with a clock that ticks; figures and breaches.

    Raises:
        InvalidInput: a number that is none.
    """
    if not (1 <= conversations <= MOST and 1 <= at_once <= conversations):
        raise InvalidInput("This is no day.", hint=f"1 to {MOST} conversations, no more at once than there are.")
    clock = ShiftedClock(NOW)
    async with AsyncExitStack() as stack:
        databases = Databases(factory.server_url)
        stack.push_async_callback(databases.close)
        app = await stack.enter_async_context(fresh(factory, databases, clock))
        http = await stack.enter_async_context(http_client(create_app(app, limits=UNHURRIED)))
        people, evidence = await _people(app)
        bar = tqdm(total=conversations, file=sys.stderr, unit="conversation", disable=not progress)
        seen, waiting = Seen(), asyncio.Semaphore(at_once)

        async def one(number: int) -> None:
            async with waiting:
                await _converse(app, lambda: http, random.Random(f"{seed} {number}"), people, seen)
                bar.update()

        began = time.perf_counter()
        await asyncio.gather(*(one(number) for number in range(conversations)))
        took = time.perf_counter() - began
        bar.close()
        async with app.database.begin() as session:
            breaches = await check(session, evidence)
            changed = len(changes(evidence.before, await read_ledger(session)))
    return _figures(seen, took, at_once, changed, breaches)


async def _people(app: SimulatedApp) -> tuple[list[Who], Evidence]:
    async with app.database.begin() as session:
        patients = (await session.scalars(select(Patient).order_by(Patient.id))).all()
        before = await read_ledger(session)
    mobile = [p for p in patients if p.phone and p.phone_kind == "mobile"]
    people = [Who(p.name, datetime.fromisoformat(p.birth_date).date(), p.phone or "") for p in mobile]
    public = " ".join(app.hospital.spoken_names)
    guarded = frozenset(spec.name for spec in app.parts.gate.registry if spec.level >= 2)
    return people, Evidence(before, canaries=[canary(p, public) for p in patients], guarded_tools=guarded)


async def _converse(app: SimulatedApp, line: Line, dice: random.Random, people: Sequence[Who], seen: Seen) -> None:
    """One patient from the greeting to a receipt, a colleague or the end of their patience."""
    person, *others = dice.sample(people, 5)
    talker, driver = Talker(dice, person, others, EASY), ChatDriver(line, dice.choice(("en", "en", "en", "es")))
    try:
        answer = await driver.open()
        for _ in range(PATIENCE):
            codes = codes_in(await texts_to(app, person.phone))
            said = talker.says(answer.text, codes[-1] if codes else None)
            began = time.perf_counter()
            answer = await driver.say(said)
            seen.seconds.append(time.perf_counter() - began)
            ended = await _end(app, driver, answer)
            if ended:
                seen.ended[ended] += 1
                return
        seen.ended["gave up"] += 1
    except CarelineError as error:
        seen.ended["error"] += 1
        seen.errors.append(error.code)


async def _end(app: SimulatedApp, driver: ChatDriver, answer: Answer) -> str | None:
    """How the conversation has ended for the patient; None while it goes on."""
    kinds = {message.kind for message in answer.messages}
    if kinds & {"receipt", "emergency"}:
        return "receipt" if "receipt" in kinds else "emergency"
    assert driver.conversation_id is not None
    return "with staff" if await app.conversations.state(driver.conversation_id) is State.STAFF else None


def _figures(seen: Seen, took: float, at_once: int, changed: int, breaches: Sequence[Breach]) -> dict[str, Any]:
    cuts = statistics.quantiles(seen.seconds, n=100, method="inclusive")
    return {
        "conversations": seen.ended.total(),
        "at_once": at_once,
        "ended": dict(seen.ended.most_common()),
        "visits_changed": changed,
        "turns": len(seen.seconds),
        "turns_a_second": round(len(seen.seconds) / took, 1),
        "turn_ms": {f"p{n}": round(cuts[n - 1] * 1000, 1) for n in (50, 95, 99)},
        "seconds": round(took, 1),
        "errors": dict(Counter(seen.errors)),
        "breaches": [f"{breach.invariant}: {breach.what}" for breach in breaches],
    }
