"""What in a request to a model is not code's own: patients' words, a model's arguments, and values that come from data."""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from assistant.prompt import SYSTEM, words_of

Place = Literal["message", "call", "result", "state", "tools", "other"]
"""Where in a request something stands."""

OWN_KEYS = frozenset(
    "version channel lang id kind status code outcome match modality handle tool tools tried asked intents active "
    "held offer offers visit visits other_visit topic action choice unclear temper for_whom relation".split()
)
"""Keys of the state and of results whose words are code's vocabulary, handles or the clock."""
_TIMETABLE = frozenset({"offers", "visits"})
"""Lists whose `start` is the schedule's time."""
_CODE_WORD = re.compile(r"[a-z][a-z0-9_-]*|[A-Z]{1,2}\d{1,3}")
"""A word of code's vocabulary, or a handle."""
_CLOCK = frozenset({"now", "weekday"})
_CODE_KEY = re.compile(r"[a-z][a-z_]*")
_FACT_KEYS = re.compile(r"\([A-Za-z0-9_, -]+\)")
_MOMENT = re.compile(r"(?:[A-Z][a-z]{2} )?\d{4}-\d{2}-\d{2}(?:[T ][\d:.+Z-]+)?")
_ENVELOPE = frozenset({"role", "type", "id", "tool_call_id"})


@dataclass(frozen=True)
class Stretch:
    """A piece of a request that must be looked at."""

    text: str
    place: Place

    @property
    def moment(self) -> bool:
        """Whether it is a date or time as code writes it: a day or year in it is no more than that."""
        return _MOMENT.fullmatch(self.text) is not None


@dataclass(frozen=True)
class Own:
    """What is known to be code's: the tools as they were made at the start, and the keys of the hospital's directory."""

    tools: Sequence[Mapping[str, Any]] = ()
    keys: Container[str] = frozenset()


def foreign(body: Mapping[str, Any], own: Own) -> Iterator[Stretch]:
    """All of `body`, as it is serialised, that is not known to be code's own."""
    for key, value in body.items():
        if key == "messages":
            for message in value[:-1]:
                yield from _message(message, own)
            yield from _last(value[-1], own) if value else ()
        elif key == "tools":
            yield from (Stretch(json.dumps(tool), "tools") for tool in value if tool not in own.tools)
        elif key != "model":
            yield Stretch(json.dumps(value, default=str), "other")


def _last(message: Mapping[str, Any], own: Own) -> Iterator[Stretch]:
    """The state, where the last message is it."""
    if message.get("role") == "system":
        yield from _json(message.get("content"), "state", own)
    else:
        yield from _message(message, own)


def _message(message: Mapping[str, Any], own: Own) -> Iterator[Stretch]:
    role, content = message.get("role"), message.get("content")
    if role == "tool":
        yield from _json(content, "result", own)
    elif isinstance(content, str) and not _is_codes(role, content):
        yield Stretch(words_of(message) or content, "message")
    for key, value in message.items():
        if key == "tool_calls":
            yield from (stretch for call in value for stretch in _call(call, own))
        elif key != "content" and key not in _ENVELOPE:
            yield from _values(value, "other", own)


def _is_codes(role: object, content: str) -> bool:
    """The instructions, or the names of the facts that were told."""
    return (role == "system" and content == SYSTEM) or (
        role == "assistant" and _FACT_KEYS.fullmatch(content) is not None
    )


def _call(call: Mapping[str, Any], own: Own) -> Iterator[Stretch]:
    function = call.get("function") or {}
    known = {tool["function"]["name"] for tool in own.tools}
    if function.get("name") not in known:
        yield Stretch(str(function.get("name")), "call")
    yield from _json(function.get("arguments"), "call", own)


def _json(content: object, place: Place, own: Own) -> Iterator[Stretch]:
    """The values of a JSON text; all of it where it is none."""
    try:
        value = json.loads(str(content))
    except ValueError:
        value = str(content)
    yield from _values(value, place, own)


def _values(value: object, place: Place, own: Own, key: str = "", parent: str = "") -> Iterator[Stretch]:
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, str):  # most of them; whether something is a Mapping is slow to tell
        if value not in own.keys and not _is_own(key, parent, value):
            yield Stretch(value, place)
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            if not _CODE_KEY.fullmatch(name):
                yield Stretch(name, place)
            yield from _values(inner, place, own, name, key)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _values(inner, place, own, key, parent)
    else:
        yield from _values(str(value), place, own, key, parent)


def _is_own(key: str, parent: str, text: str) -> bool:
    """Whether code wrote it: where its words and handles stand one does stand, or the clock, or the schedule's time."""
    return (key in OWN_KEYS and _CODE_WORD.fullmatch(text) is not None) or (
        key in _CLOCK or (key == "start" and parent in _TIMETABLE)
    )
