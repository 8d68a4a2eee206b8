"""Five conversations in a real browser, at phone and at desk width."""

from __future__ import annotations

import re

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PASSWORD, fits

pytestmark = pytest.mark.browser
PHONE = "+12025550110"
MOST_TABS = 20


def say(page: Page, text: str) -> None:
    page.locator("#text").fill(text)
    page.locator("#text").press("Enter")


def hears(page: Page, pattern: str) -> None:
    expect(page.locator("#log")).to_contain_text(re.compile(pattern, re.IGNORECASE))


def codes(address: str, number: str = PHONE) -> list[str]:
    answer = httpx.post(f"{address}/demo/phone/texts", json={"number": number}, timeout=10)
    return re.findall(r"(?<!\d)\d{6}(?!\d)", answer.text)


def test_a_visit_is_booked_by_talking(page: Page, address: str) -> None:
    say(page, "My heart has been fluttering, can I see someone next week?")
    hears(page, "which one works")
    page.locator("#quick button").first.click()
    hears(page, "full name")
    before = len(codes(address))
    say(page, "Maria Gonzalez, March 5, 1982")
    hears(page, "6-digit code")
    found = codes(address)
    assert len(found) > before
    say(page, found[-1])
    hears(page, "shall i book it")
    say(page, "yes please")
    hears(page, "you're booked")
    fits(page)


def test_the_page_speaks_spanish_too(page: Page) -> None:
    page.locator('[data-lang="es"]').click()
    say(page, "hola, ¿aceptan Medicare?")
    hears(page, "aceptamos medicare")
    expect(page.locator("#text")).to_have_attribute("placeholder", re.compile("mensaje"))


def test_an_emergency_is_answered_at_once_and_stays_in_sight(page: Page) -> None:
    say(page, "I have crushing chest pain")
    hears(page, "call 911")
    expect(page.locator("#emergency")).to_be_visible()
    expect(page.locator("#emergency-call")).to_have_attribute("href", "tel:911")


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    field = page.locator("#text")
    for _ in range(MOST_TABS):
        if field.evaluate("element => element === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(field).to_be_focused()
    page.keyboard.type("what are your opening hours?")
    page.keyboard.press("Enter")
    hears(page, "monday to friday")


def test_staff_take_over_answer_and_hand_back(page: Page, chromium: Browser, address: str) -> None:
    say(page, "I want to talk to a person")
    hears(page, "our staff")
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    desk = context.new_page()
    desk.goto(f"{address}/staff")
    desk.locator("#name").fill("desk")
    desk.locator("#password").fill(PASSWORD)
    desk.locator("button[type=submit]").click()
    desk.locator("#list a").last.click()
    desk.get_by_role("button", name="Take over").click()
    desk.locator("#text").fill("Good morning, this is the front desk.")
    desk.get_by_role("button", name="Send").click()
    hears(page, "this is the front desk")
    desk.get_by_role("button", name="Hand back").click()
    hears(page, "handed you back")
    context.close()
