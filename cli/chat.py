"""`careline chat`: a conversation in the terminal, for people and, with --jsonl, for programs."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Sequence
from uuid import UUID

from assistant.messages import InboundMessage, OutboundMessage, Reply
from channels.demo_phone import DemoPhone
from cli.bootstrap import App
from cli.running import clock_for, running
from language.types import Lang
from runtime.database import new_id
from runtime.errors import InvalidInput
from runtime.settings import Settings
from scheduler_core.demo import PERSONAS


async def chat(settings: Settings, now: str | None, lang: Lang | None, *, jsonl: bool) -> None:
    """Talk until the input ends. In the demo, texts to the personas' phones are shown as they arrive, in JSON as `phone`."""
    async with running(settings, clock_for(settings, now, ticking=not jsonl)) as (app, _):
        opened = await app.conversations.open("terminal", lang)
        if jsonl:
            _print_json(opened.greeting, "open")
        else:
            _show(opened.greeting)
        await app.conversations.delivered([m.id for m in opened.greeting])
        seen: set[UUID] = set()
        await _arrived(app, seen)
        while line := await asyncio.to_thread(sys.stdin.readline):
            text = _said(line) if jsonl else line.rstrip("\n")
            reply = await _say(app, opened.id, text)
            texts = await _arrived(app, seen)
            if jsonl:
                _print_json(reply.messages, reply.state.value, texts)
            else:
                _show(reply.messages)
                for name, text in texts:
                    print(f"\n  [phone of {name}] {text}")


async def _say(app: App, conversation_id: UUID, text: str) -> Reply:
    message = InboundMessage("terminal", text, conversation_id=conversation_id, client_message_id=str(new_id()))
    reply = await app.conversations.handle(message)
    await app.conversations.delivered([m.id for m in reply.messages])
    return reply


def _said(line: str) -> str:
    try:
        said = json.loads(line)["say"]
    except (ValueError, KeyError, TypeError):
        raise InvalidInput("A line must be a JSON object with a `say`.", hint='Write {"say": "hello"}.') from None
    return str(said)


def _print_json(messages: Sequence[OutboundMessage], state: str, texts: Sequence[tuple[str, str]] = ()) -> None:
    shown = [{"text": m.text, "kind": m.kind, **({"choices": m.choices} if m.choices else {})} for m in messages]
    phone = {"phone": [{"of": name, "text": text} for name, text in texts]} if texts else {}
    print(json.dumps({"messages": shown, "state": state, **phone}, ensure_ascii=False), flush=True)


def _show(messages: Sequence[OutboundMessage]) -> None:
    for message in messages:
        print(f"\033[36m{message.text}\033[0m" if sys.stdout.isatty() else message.text)
    print("> " if sys.stdin.isatty() else "", end="", flush=True)


async def _arrived(app: App, seen: set[UUID]) -> list[tuple[str, str]]:
    """Whose demo phone got what since the last look, with the owner's name."""
    if not isinstance(app.outbound, DemoPhone):
        return []
    await app.dispatcher.settled()
    arrived = []
    for persona in PERSONAS.values():
        texts = [t for t in await app.outbound.texts(persona.phone) if t.id not in seen and not t.inbound]
        seen.update(text.id for text in texts)
        arrived += [(persona.name, text.text) for text in texts]
    return arrived
