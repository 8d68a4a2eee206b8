"""The page when the line is bad, when it is left and found again, and for those who use it otherwise than most."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, expect

from tests.browser.test_talking import hears, say

pytestmark = pytest.mark.browser


def test_a_reloaded_page_resumes_its_conversation(page: Page) -> None:
    say(page, "what are your opening hours?")
    hears(page, "monday to friday")
    page.reload()
    hears(page, "what are your opening hours")
    assert page.locator(".message.assistant", has_text="automated assistant").count() == 1
    say(page, "do you take Medicare?")
    hears(page, "we take medicare")


def test_what_was_written_while_the_line_was_down_is_sent_once_it_is_back(page: Page) -> None:
    lines: list[WebSocketRoute] = []
    down = [False]

    def route(line: WebSocketRoute) -> None:
        lines.append(line)
        if down[0]:
            line.close()
        else:
            line.connect_to_server()

    page.route_web_socket(re.compile("/ws$"), route)
    page.reload()
    hears(page, "automated assistant")
    page.wait_for_timeout(300)
    down[0] = True
    lines[-1].close()
    expect(page.locator("#status")).to_contain_text("No connection")
    say(page, "what are your opening hours?")
    expect(page.locator(".message.patient.waiting")).to_be_visible()
    down[0] = False
    hears(page, "monday to friday")
    expect(page.locator("#status")).to_be_hidden()
    assert page.locator(".message.patient").count() == 1


def test_a_message_that_was_refused_can_be_sent_again_with_the_same_id(page: Page) -> None:
    sent: list[dict[str, Any]] = []

    def busy(line: WebSocketRoute) -> None:
        def take(frame: str | bytes) -> None:
            message = json.loads(frame)
            if "token" in message:
                line.send(json.dumps({"type": "ready", "state": "open", "lines": []}))
                return
            sent.append(message)
            client = {"client_message_id": message["client_message_id"]}
            if len(sent) == 1:
                line.send(json.dumps({"type": "error", "code": "busy", **client}))
            else:
                line.send(json.dumps({"type": "taken", **client}))
                line.send(json.dumps({"type": "message", "id": "m1", "text": "Here you are.", "kind": "text"}))
                line.send(json.dumps({"type": "state", "state": "waiting_for_patient"}))

        line.on_message(take)

    page.route_web_socket(re.compile("/ws$"), busy)
    page.reload()
    say(page, "hello?")
    page.get_by_role("button", name="Try again").click()
    hears(page, "here you are")
    assert sent[0] == sent[1]
    expect(page.locator(".failed")).to_have_count(0)
    expect(page.locator("#status")).to_be_hidden()


def test_the_conversation_is_announced_and_every_control_has_a_name(page: Page) -> None:
    expect(page.get_by_role("log", name="Conversation")).to_have_attribute("aria-live", "polite")
    for control in page.locator("button, a, input, textarea, select").all():
        if control.is_visible():
            assert control.evaluate(NAME), control.evaluate("element => element.outerHTML")


NAME = """element => (element.getAttribute('aria-label') || element.textContent
    || [...(element.labels ?? [])].map((label) => label.textContent).join('')).trim()"""


def test_those_who_want_no_motion_get_none(chromium: Browser, address: str) -> None:
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    bubble = page.locator(".message.assistant").first
    bubble.wait_for()
    assert bubble.evaluate("element => getComputedStyle(element).animationName") == "none"
    context.close()


def test_text_is_readable_in_light_and_in_dark(chromium: Browser, address: str) -> None:
    for scheme in ("light", "dark"):
        context = chromium.new_context(color_scheme=scheme)
        page = context.new_page()
        page.goto(address)
        page.locator(".message.assistant").first.wait_for()
        for ink, ground in PAIRS:
            assert page.evaluate(CONTRAST, [ink, ground]) >= 4.5, (scheme, ink, ground)
        context.close()


PAIRS = (
    ("--ink", "--ground"), ("--ink", "--surface"), ("--ink", "--sunken"), ("--quiet", "--ground"), ("--quiet", "--surface"),
    ("--quiet", "--sunken"), ("--accent", "--surface"), ("--accent", "--tint"), ("--on-accent", "--accent"),
    ("--warn", "--warn-tint"), ("--alarm", "--surface"), ("--on-alarm", "--alarm"), ("--ink", "--alarm-tint"),
)  # fmt: skip
"""Which text colour stands on which ground."""

CONTRAST = """([ink, ground]) => {
  const style = getComputedStyle(document.documentElement);
  const light = (name) => {
    const hex = style.getPropertyValue(name).trim().slice(1);
    const parts = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
    const [r, g, b] = parts.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [low, high] = [light(ink), light(ground)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}"""
"""The contrast ratio of WCAG 2.2."""
