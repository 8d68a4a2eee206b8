"""Logs as JSON with identifiers scrubbed, and Prometheus metrics. Neither ever holds what a patient said."""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import structlog
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

SCRUBBED = "[scrubbed]"
WITHHELD = "log.withheld"
"""The event that stands for a record which the tripwire has stopped."""
PRIVATE_KEYS = frozenset(
    "name first_name last_name person_name patient_name birth_date dob phone address email mrn text said body code token "
    "password secret authorization cookie from_ to from".split()
)
PATTERNS = (
    re.compile(r"\+?\d[\d\s().-]{6,}\d"),
    re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"),
    re.compile(r"\b\d{4}-\d{2}-\d{2}\b"),
    re.compile(r"\b\d{1,2}/\d{1,2}/\d{2,4}\b"),
)
KEPT = re.compile(
    r"(\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)"
)
"""Ids and moments, which look like numbers and dates but tell nothing about a person; the group keeps them in a split."""

KEPT_KEYS = frozenset({"timestamp", "level", "event", "logger"})
FAULT = re.compile(r"[A-Z][A-Za-z]{2,40}(?:Error|Exception|Timeout)")
EVENT = re.compile(r"[a-z_]+(?:\.[a-z_]+)+")
"""How code names what has happened: nothing that a person bears as a name."""
BUCKETS = (0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.3, 2.6, 5.2, 10.4, 30.0)


def scrub(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A structlog processor: private keys lose their value, other texts lose what looks like an identifier."""
    for key, value in event.items():
        if key.lower() in PRIVATE_KEYS:
            event[key] = SCRUBBED
        elif key not in KEPT_KEYS and isinstance(value, str):
            event[key] = scrub_text(value)
    event["event"] = scrub_text(str(event.get("event", "")))
    return event


def scrub_text(text: str) -> str:
    """The text without phone numbers, e-mail addresses and dates. Ids (UUIDs) and ISO moments stay."""
    return "".join(part if KEPT.fullmatch(part) else _scrubbed(part) for part in KEPT.split(text))


def _scrubbed(text: str) -> str:
    for pattern in PATTERNS:
        text = pattern.sub(SCRUBBED, text)
    return text


_watch: ContextVar[Callable[[str], bool] | None] = ContextVar("careline_log_watch", default=None)


@contextmanager
def watched(safe: Callable[[str], bool]) -> Iterator[None]:
    """Within this, and in the tasks begun there, no record leaves that `safe` does not find safe."""
    token = _watch.set(safe)
    try:
        yield
    finally:
        _watch.reset(token)


def withhold(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A structlog processor, the last look: what the watch does not find safe is replaced by the fact that it was."""
    if _passes(json.dumps(_from_data(event), ensure_ascii=False, default=repr)):
        return event
    return {key: event[key] for key in ("level", "timestamp") if key in event} | {"event": WITHHELD}


def _from_data(event: MutableMapping[str, Any]) -> list[Any]:
    """The values of a record that code has not written: it wrote the keys, level, time, and an event like "model.failed"."""
    values = [
        value for key, value in event.items() if key not in KEPT_KEYS and not (key == "error" and _is_class(value))
    ]
    name = str(event.get("event", ""))
    return values if EVENT.fullmatch(name) else [*values, name]


def _is_class(value: object) -> bool:
    """Whether this is the name of an exception's class, all that code notes under "error"."""
    return isinstance(value, str) and FAULT.fullmatch(value) is not None


def _passes(record: str) -> bool:
    safe = _watch.get()
    return safe is None or safe(record)


class _Scrubber(logging.Filter):
    """The same for libraries that log by themselves."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Scrub the finished message; a traceback, which nothing has looked at, stays here while a turn is watched."""
        message = scrub_text(record.getMessage())
        record.msg, record.args = message if _passes(message) else WITHHELD, ()
        if _watch.get() is not None:
            record.exc_info = record.exc_text = record.stack_info = None
        return True


def configure_logging(level: str = "INFO") -> None:
    """JSON lines on stderr for this process: stdout belongs to what commands print."""
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(_Scrubber())
    logging.basicConfig(level=level, handlers=[handler], format="%(message)s", force=True)
    for noisy in ("httpx", "httpx2", "httpcore", "openai", "presidio-analyzer", "alembic", "uvicorn.access"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    logging.getLogger("procrastinate").setLevel(logging.CRITICAL)  # `runtime.jobs` says what failed, without tracebacks
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            scrub,
            withhold,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )


@dataclass
class Metrics:
    """The service's metrics, in a registry of their own."""

    registry: CollectorRegistry = field(default_factory=CollectorRegistry)

    def __post_init__(self) -> None:
        """Make the metrics; labels are channels, kinds and outcomes only."""
        registry = self.registry
        self.turns = Counter("careline_turns_total", "Messages answered", ["channel", "state"], registry=registry)
        self.turn_seconds = Histogram(
            "careline_turn_seconds", "Time to answer", ["channel"], registry=registry, buckets=BUCKETS
        )
        self.tools = Counter("careline_tool_calls_total", "Tool calls", ["tool", "status"], registry=registry)
        self.emergencies = Counter("careline_emergencies_total", "Emergencies recognised", ["kind"], registry=registry)
        self.fallbacks = Counter(
            "careline_model_fallbacks_total", "Turns that fell back to the built-in model", registry=registry
        )
        self.wire_blocked = Counter(
            "careline_wire_blocked_total",
            "Requests to a model that held an identifier and did not leave",
            ["place"],
            registry=registry,
        )
        self.waiting = Gauge("careline_hand_overs_waiting", "Conversations that wait for a person", registry=registry)
        self.jobs = Gauge(
            "careline_jobs", "Jobs by kind and state; failed ones are parked", ["task", "state"], registry=registry
        )
