"""The staff console in a real browser, at phone and at desk width: the day, the queue, and a clinician who is out."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import fits

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("tab", ["Visits", "Queue", "Disruptions", "Planning"])
def test_every_part_fits_and_says_where_one_is(desk: Page, tab: str) -> None:
    desk.get_by_role("link", name=tab, exact=True).click()
    expect(desk.locator(".tabs a[aria-current]")).to_have_text(tab)
    fits(desk)


def test_a_walk_in_gets_a_number_is_called_comes_in_and_is_done(desk: Page) -> None:
    desk.get_by_role("link", name="Queue", exact=True).click()
    desk.locator("select[name=line]").first.select_option("north:orthopedics")
    desk.get_by_role("button", name="Show").click()
    desk.get_by_role("button", name="Add a walk-in").click()
    told = desk.get_by_text(re.compile(r"has number [0-9A-F]{4}")).inner_text()
    desk.get_by_role("button", name="Call next").click()
    expect(desk.locator("tr.seen")).to_contain_text(told[-5:-1])
    desk.get_by_role("button", name="Came in").click()
    expect(desk.locator("tr.seen")).to_contain_text("with desk")
    fits(desk)
    desk.get_by_role("button", name="Done").click()
    expect(desk.get_by_text("Nobody waits in this line.")).to_be_visible()


def test_who_is_touched_is_seen_before_anything_is_applied(desk: Page) -> None:
    desk.get_by_role("link", name="Disruptions", exact=True).click()
    desk.locator("select[name=resource]").select_option("marin")
    desk.locator("input[name=day]").fill("2026-03-05")
    desk.locator("input[name=start]").fill("08:00")
    desk.locator("input[name=end]").fill("18:00")
    desk.get_by_role("button", name="Show who is touched").click()
    expect(desk.get_by_role("button", name="Apply and notify")).to_be_visible()
    fits(desk)
