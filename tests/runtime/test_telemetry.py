"""Logs keep what helps to mend and lose what tells who somebody is."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import Any

import pytest

from runtime.telemetry import PRIVATE_KEYS, SCRUBBED, Metrics, scrub, scrub_text

TALK = """
import logging, structlog
from runtime.telemetry import configure_logging
configure_logging("INFO")
log = structlog.get_logger("test")
log.info("turn.done", phone="+12025550110", tool="book_visit", note="call 202-555-0110")
log.debug("never.shown")
logging.getLogger("library").warning("retry %s for %s", "202-555-0110", "maria@example.org")
try:
    raise ValueError("no such number 202-555-0110")
except ValueError:
    log.exception("turn.failed")
print("for machines")
"""


@pytest.mark.parametrize(
    "identifying",
    ["+12025550110", "(202) 555-0110", "202.555.0110", "202 555 0110", "maria.gonzalez+x@example.org", "1982-03-05",
     "03/05/1982", "3/5/82"],
)  # fmt: skip
def test_identifiers_are_scrubbed_from_any_text(identifying: str) -> None:
    scrubbed = scrub_text(f"asked by {identifying}, twice")
    assert SCRUBBED in scrubbed
    assert not re.search(r"\d|@", scrubbed)
    assert (scrubbed[:9], scrubbed[-7:]) == ("asked by ", ", twice")


@pytest.mark.parametrize(
    "harmless",
    ["01a20b6c-5c1a-7620-9c7d-47e0540d87c0", "book_visit", "status 503 after 3 tries", "12 ms"],
)
def test_what_helps_to_mend_stays(harmless: str) -> None:
    assert scrub_text(harmless) == harmless


@pytest.mark.parametrize("key", sorted(PRIVATE_KEYS))
def test_private_keys_lose_their_value_whatever_it_is(key: str) -> None:
    event: dict[str, Any] = {"event": "x", key: "Maria", key.upper(): 42}
    scrubbed = scrub(None, "info", event)
    assert {scrubbed[key], scrubbed[key.upper()]} == {SCRUBBED}


def test_the_event_itself_is_scrubbed_and_the_level_stays() -> None:
    event = scrub(None, "info", {"event": "call +12025550110", "level": "info", "tries": 3})
    assert event == {"event": f"call {SCRUBBED}", "level": "info", "tries": 3}


def test_a_process_logs_json_on_stderr_without_identifiers() -> None:
    done = subprocess.run([sys.executable, "-c", TALK], capture_output=True, text=True, check=True)
    assert done.stdout == "for machines\n"
    assert "555" not in done.stderr
    assert "maria" not in done.stderr
    assert "never.shown" not in done.stderr
    lines = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]
    assert [line["event"] for line in lines] == ["turn.done", "turn.failed"]
    assert (lines[0]["tool"], lines[0]["phone"], lines[0]["level"]) == ("book_visit", SCRUBBED, "info")
    assert "ValueError" in lines[1]["exception"]


def test_metrics_of_two_programs_do_not_mix() -> None:
    one, two = Metrics(), Metrics()
    one.turns.labels("chat", "open").inc()
    assert two.registry.get_sample_value("careline_turns_total", {"channel": "chat", "state": "open"}) is None
    assert one.registry.get_sample_value("careline_turns_total", {"channel": "chat", "state": "open"}) == 1


def test_ids_and_moments_inside_a_longer_text_stay_and_what_is_around_them_does_not() -> None:
    known = "01a20b26-1a6f-7e86-8c4b-bd73f286159d"
    scrubbed = scrub_text(f"turn of {known} at 2026-03-03T14:00:00Z failed for 202-555-0110, born 1982-03-05")
    assert known in scrubbed
    assert "2026-03-03T14:00:00Z" in scrubbed
    assert "0110" not in scrubbed
    assert "1982" not in scrubbed


WATCHED = """
import asyncio, logging, structlog
from runtime.telemetry import configure_logging, watched
configure_logging("INFO")
log, library = structlog.get_logger("test"), logging.getLogger("library")

async def turn():
    log.warning("asked.by", who="Maria Lopez", tries=2)
    log.warning("asked", again="twice")
    library.warning("no such person: %s", "Maria Lopez")
    try:
        raise ValueError("Maria Lopez")
    except ValueError:
        library.exception("crashed")
        log.exception("turn.failed")

async def main():
    with watched(lambda record: "Maria" not in record):
        await asyncio.create_task(turn())

asyncio.run(main())
log.warning("elsewhere", who="Maria Lopez")
"""


def test_while_a_turn_is_watched_no_record_of_it_leaves_that_the_tripwire_stops() -> None:
    ran = subprocess.run([sys.executable, "-c", WATCHED], capture_output=True, text=True, check=True)
    lines = ran.stderr.splitlines()
    assert [line for line in lines if "Maria" in line] == lines[-1:], "only what no turn watches"
    events = [json.loads(line)["event"] if line.startswith("{") else line for line in lines]
    assert events == ["log.withheld", "asked", "log.withheld", "crashed", "log.withheld", "elsewhere"]
    assert json.loads(lines[1])["again"] == "twice"
