"""`careline fhir validate`: resources checked, one line of JSON each."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from channels.fhir.validation import BadJson, Issue, parse, validate
from runtime.errors import InvalidInput


def validate_all(paths: Iterable[Path]) -> None:
    """Check every resource of these files, or of standard input where there are none."""
    for content in _contents(tuple(paths)):
        print(json.dumps(answer(content), ensure_ascii=False), flush=True)


def answer(content: Any) -> dict[str, Any]:
    """What is said of one resource; `content` is parsed JSON, or the error of a text that is none."""
    bad = isinstance(content, BadJson)
    issues = [Issue("structure", "$this", "json", str(content))] if bad else validate(content)
    named = content if isinstance(content, dict) else {}
    return {
        "resourceType": named.get("resourceType"),
        "id": named.get("id"),
        "valid": not issues,
        "issues": [issue.as_json() for issue in issues],
    }


def _contents(paths: tuple[Path, ...]) -> Iterator[Any]:
    if not paths:
        yield from resources(sys.stdin.buffer)
    for path in paths:
        try:
            with path.open("rb") as file:
                yield from resources(file)
        except OSError as error:
            raise InvalidInput(f"{path} cannot be read: {error.strerror}.", hint="Give JSON or NDJSON files.") from None


def resources(source: BinaryIO | Iterable[bytes]) -> Iterator[Any]:
    """The resources of NDJSON, of one JSON document or of a JSON list; BadJson stands for a line that is no JSON."""
    lines = (line for line in source if line.strip())
    first = next(lines, None)
    if first is None:
        return
    head = _parsed(first)
    if not isinstance(head, BadJson):
        yield from _listed(head)
        yield from chain.from_iterable(_listed(_parsed(line)) for line in lines)
        return
    rest = list(lines)
    whole = _parsed(b"".join([first, *rest]))
    if not isinstance(whole, BadJson):
        yield from _listed(whole)
    elif any(not isinstance(_parsed(line), BadJson) for line in rest):
        yield from (_parsed(line) for line in (first, *rest))
    else:
        yield whole


def _listed(content: Any) -> Iterable[Any]:
    return content if isinstance(content, list) else (content,)


def _parsed(line: bytes) -> Any:
    try:
        return parse(line)
    except BadJson as error:
        return error
