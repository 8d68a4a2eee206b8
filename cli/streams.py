"""Commands that read lines and write JSON lines: understand, redact, emergency. No server is needed for them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from cli.bootstrap import DEMO_HOSPITAL
from guardrails import emergency
from guardrails.redaction import Policy, Redactor
from language import identified, understand
from language.directory import Directory
from language.types import Context, Expecting, OfferView
from runtime.errors import InvalidInput
from scheduler_core.hospital import Hospital, read_folder

MAX_LINE = 1_000_000


HEARD = 2_000
"""Characters that the listener reads of a line, as in a turn."""


def lines(source: Iterable[bytes]) -> Iterator[str]:
    """Lines of text; bytes that are no text become the replacement character."""
    for raw in source:
        yield raw[:MAX_LINE].decode("utf-8", errors="replace").rstrip("\r\n")


def answer_lines(answer: Callable[[str], dict[str, Any]]) -> None:
    """Answer every line of stdin with a line of JSON on stdout."""
    for line in lines(sys.stdin.buffer):
        print(json.dumps(answer(line), ensure_ascii=False), flush=True)


def directory_of(path: Path | None) -> Directory:
    """The directory in a JSON file, or the demo hospital's. InvalidInput for a file that is no directory."""
    if path is None:
        return Hospital(read_folder(DEMO_HOSPITAL)).directory
    try:
        return Directory.read(path)
    except (OSError, ValueError) as error:
        raise InvalidInput(
            f"{path} is not a directory of names: {error}", hint="See docs/qa.md for its format."
        ) from None


def understanding(now: str | None, tz: str, lang: str, directory: Path | None) -> Callable[[str], dict[str, Any]]:
    """How `careline understand` answers a line: text, or JSON with `text` and `context` {expecting, offers}."""
    names = directory_of(directory)
    moment = (
        datetime.fromisoformat(now).replace(tzinfo=None) if now else datetime.now(ZoneInfo(tz)).replace(tzinfo=None)
    )

    def answer(line: str) -> dict[str, Any]:
        text, asked = _text_and_context(line)
        context = Context(moment, names, tz=tz, lang=_lang(lang), expecting=asked.expecting, offers=asked.offers)
        return _shown(understand(text, context).model_dump(mode="json"))

    return answer


class Asked(BaseModel):
    """What had been said before: what the last question asked for, and the offers on the table, in order."""

    expecting: Expecting = Expecting.NOTHING
    offers: tuple[OfferView, ...] = ()


def _text_and_context(line: str) -> tuple[str, Asked]:
    """A line of JSON with a text, or the line itself; what is no context of ours is none."""
    if not line.startswith("{"):
        return line, Asked()
    try:
        content = json.loads(line)
        return str(content["text"]), Asked.model_validate(content.get("context") or {})
    except (ValueError, KeyError, TypeError, AttributeError):
        return line, Asked()


def _lang(lang: str) -> Any:
    if lang not in ("auto", "en", "es"):
        raise InvalidInput(f"There is no language {lang!r} here.", hint="Use auto, en or es.")
    return lang


def _shown(dumped: dict[str, Any]) -> dict[str, Any]:
    """What was understood, without the slots that were not said."""
    slots = {k: v for k, v in dumped["slots"].items() if v not in (None, [], ())}
    return {
        "text": dumped["text"],
        "lang": dumped["lang"],
        "intents": dumped["intents"],
        "slots": slots,
        "unclear": dumped["unclear"],
    }


def redacting(policy: str, directory: Path | None = None) -> Callable[[str], dict[str, Any]]:
    """How `careline redact` answers a line: as a turn does it, with what the listener heard and the directory's names kept."""
    if policy not in ("booking", "safe-harbor"):
        raise InvalidInput(f"There is no policy {policy!r}.", hint="Use booking or safe-harbor.")
    chosen: Policy = policy  # type: ignore[assignment]
    names = directory_of(directory)
    redactor = Redactor(directory=names)

    def answer(line: str) -> dict[str, Any]:
        lang, heard = identified(line[:HEARD], Context(datetime.now(), names))  # noqa: DTZ005  the local time of who types
        found = redactor.redact(line, lang=lang, spans=heard, policy=chosen)
        spans = [{"start": s.start, "end": s.end, "type": s.type} for s in found.spans]
        return {"text": line, "redacted": found.render(lambda span: f"[{span.type}]"), "spans": spans}

    return answer


def alarming() -> Callable[[str], dict[str, Any]]:
    """How `careline emergency` answers a line."""

    def answer(line: str) -> dict[str, Any]:
        found = emergency.detect(line)
        return {"text": line, "emergency": found is not None, "kind": found.kind if found else None}

    return answer
