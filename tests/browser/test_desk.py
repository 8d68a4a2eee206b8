"""The conversations of the staff desk in a real browser: alarms wherever one is, two colleagues, keys alone, a slow line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import fits, signed_in

pytestmark = pytest.mark.browser

HEART = "my chest hurts so bad and my left arm is numb"
PERSON = "I want to talk to a person please"


class Patient:
    """A patient at a chat of their own."""

    def __init__(self, address: str) -> None:
        opened = httpx.post(f"{address}/api/conversations", json={"channel": "chat"}, timeout=60).json()
        self.id = opened["id"]
        self._path = f"{address}/api/conversations/{self.id}"
        self._headers = {"Authorization": f"Bearer {opened['token']}"}

    def say(self, text: str) -> Patient:
        """Say something; the staff are told where it needs them."""
        httpx.post(f"{self._path}/messages", json={"text": text}, headers=self._headers, timeout=120).raise_for_status()
        return self

    def hears(self) -> str:
        """All that was said in the conversation."""
        return httpx.get(self._path, headers=self._headers, timeout=60).text


@pytest.fixture
def wide(chromium: Browser, address: str) -> Iterator[Page]:
    """A colleague at a wide screen."""
    page = signed_in(chromium, address, (1280, 800))
    yield page
    page.context.close()


def row(page: Page, patient: Patient) -> Any:
    return page.locator(f'[data-conversation="{patient.id}"]')


def released(page: Page, patient: Patient) -> None:
    """Taken and handed back, so that the next test finds an empty desk."""
    page.goto(re.sub(r"/staff.*", f"/staff?chosen={patient.id}", page.url))
    if page.get_by_role("button", name="Take over").count():
        page.get_by_role("button", name="Take over").click()
    page.get_by_role("button", name="Hand back").click()
    expect(row(page, patient)).to_have_count(0)


def test_an_alarm_shows_what_it_is_about_and_is_said_on_every_page_until_somebody_takes_it(
    desk: Page, address: str
) -> None:
    desk.get_by_role("link", name="Queue", exact=True).click()
    expect(desk.locator("#live")).to_have_text("Live")
    patient = Patient(address).say(HEART)
    expect(desk.get_by_role("alert")).to_contain_text("An alarm that nobody has taken: Heart")
    expect(desk).to_have_title(re.compile(r"^\(1\) "))
    fits(desk)
    desk.get_by_role("link", name="An alarm that nobody has taken").click()
    expect(desk.get_by_role("heading", name="Alarm Heart")).to_be_visible()
    expect(desk.locator("#alarms a")).to_have_count(0)
    fits(desk)
    desk.get_by_role("button", name="Take over").click()
    desk.get_by_role("link", name="Visits", exact=True).click()
    expect(desk.locator("#live")).to_have_text("Live")
    expect(desk.locator("#alarms a")).to_have_count(0)
    released(desk, patient)


def test_a_colleagues_taking_and_handing_back_changes_what_can_be_done_here(
    chromium: Browser, wide: Page, address: str
) -> None:
    patient = Patient(address).say(PERSON)
    wide.goto(f"{address}/staff?chosen={patient.id}")
    expect(wide.get_by_role("button", name="Take over")).to_be_visible()
    other = signed_in(chromium, address, (1280, 800))
    other.goto(f"{address}/staff?chosen={patient.id}")
    other.get_by_role("button", name="Take over").click()
    expect(wide.get_by_role("button", name="Hand back")).to_be_visible()
    wide.locator("#text").fill("I was just about to")
    other.get_by_role("button", name="Hand back").click()
    expect(wide.get_by_text("Your words are still here, but were not sent")).to_be_visible()
    expect(wide.locator("#text")).to_have_value("I was just about to")
    other.context.close()


def test_pressed_twice_on_a_slow_line_an_answer_is_sent_once(wide: Page, address: str) -> None:
    patient = Patient(address).say(PERSON)
    wide.goto(f"{address}/staff?chosen={patient.id}")
    wide.get_by_role("button", name="Take over").click()
    wide.locator("#text").fill("Please stay on this page")
    posted: list[str] = []
    wide.on("request", lambda request: posted.append(request.url) if request.method == "POST" else None)
    slow = {"offline": False, "latency": 700, "downloadThroughput": -1, "uploadThroughput": -1}
    wide.context.new_cdp_session(wide).send("Network.emulateNetworkConditions", slow)
    wide.evaluate("() => { const f = document.querySelector('.answer'); f.requestSubmit(); f.requestSubmit(); }")
    expect(wide.locator("#lines .staff")).to_have_count(1)
    assert len(posted) == 1
    assert patient.hears().count("Please stay on this page") == 1
    released(wide, patient)


def test_with_keys_alone_a_conversation_is_chosen_while_the_list_moves(wide: Page, address: str) -> None:
    first = Patient(address).say(PERSON)
    wide.goto(f"{address}/staff")
    row(wide, first).focus()
    second = Patient(address).say(HEART)
    expect(row(wide, second)).to_be_visible()
    expect(row(wide, first)).to_be_focused()
    wide.keyboard.press("Enter")
    expect(wide.get_by_role("button", name="Take over")).to_be_visible()
    assert first.id in wide.url
    for patient in (second, first):
        released(wide, patient)


def test_a_new_line_is_added_and_those_before_stay_as_they_are(wide: Page, address: str) -> None:
    patient = Patient(address).say(PERSON)
    wide.goto(f"{address}/staff?chosen={patient.id}")
    expect(wide.locator("#live")).to_have_text("Live")
    wide.evaluate("document.querySelector('#lines').firstElementChild.stayed = true")
    lines = wide.locator("#lines > li").count()
    patient.say("are you there?")
    expect(wide.locator("#lines > li")).not_to_have_count(lines)
    assert wide.evaluate("document.querySelector('#lines').firstElementChild.stayed")
    released(wide, patient)


@pytest.mark.parametrize("page", ["", "/visits", "/queue", "/waitlist", "/planning", "/disruptions", "/privacy"])
def test_every_control_has_a_name_for_a_screen_reader(wide: Page, address: str, page: str) -> None:
    wide.goto(f"{address}/staff{page}")
    nameless = wide.evaluate(
        """() => [...document.querySelectorAll('input:not([type=hidden]), select, textarea, button, a[href]')].filter(
            (e) => !(e.labels?.length || e.ariaLabel || e.textContent.trim() || e.title)).map((e) => e.outerHTML)"""
    )
    assert nameless == []


def test_the_desk_with_several_alarms_fits_and_the_most_dangerous_comes_first(desk: Page, address: str) -> None:
    patients = [Patient(address).say(text) for text in (PERSON, "I don't want to live anymore", HEART)]
    desk.goto(f"{address}/staff")
    listed = [found.get_attribute("data-conversation") for found in desk.locator(".row").all()]
    places = [listed.index(patient.id) for patient in patients]
    assert places == sorted(places, reverse=True)
    expect(row(desk, patients[1])).to_contain_text("Alarm Not wanting to live")
    expect(desk.locator("#alarms")).to_contain_text("First: Heart")
    fits(desk)
    for patient in patients:
        released(desk, patient)
