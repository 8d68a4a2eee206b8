"""A served demo hospital and a real Chromium. Skipped where there is none, unless CARELINE_BROWSER_REQUIRED says it must be."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from runtime.database import new_id
from tests.conftest import run_sql, with_database
from tests.serving import free_port, serve, wait_until_ready

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PASSWORD = "harbor-lantern-42"
PATIENCE_MS = 20_000
SIZES = ((390, 844), (1280, 800))


def fits(page: Page) -> None:
    """Nothing runs out of the page, once its styles are there."""
    page.wait_for_load_state("load")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "nothing runs out of the page"


@pytest.fixture(scope="session")
def address(servers: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The served demo hospital, on the morning of Tuesday, March 3, 2026."""
    name, port = f"browser_{new_id().hex}", free_port()
    run_sql(servers[0], f"CREATE DATABASE {name}")
    settings = {
        "DATABASE_URL": with_database(servers[0], name),
        "REDIS_URL": servers[1],
        "PORT": str(port),
        "CARELINE_HOME": str(tmp_path_factory.mktemp("browser-home")),
        "CARELINE_STAFF_PASSWORD": PASSWORD,
    }
    process = serve(settings, "--now", "2026-03-03T09:00")
    wait_until_ready(port, process)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait(20)
    run_sql(servers[0], f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, headless. Playwright keeps an event loop running, so it must end before other modules' tests."""
    if not CHROMIUM.exists():
        if os.environ.get("CARELINE_BROWSER_REQUIRED"):
            pytest.fail("Chromium is required here and missing")
        pytest.skip("there is no Chromium")
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE_MS)
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


def opened(chromium: Browser, address: str, size: tuple[int, int]) -> Page:
    """A page in a browser of its own."""
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, locale="en-US")
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(address)
    return page


def signed_in(chromium: Browser, address: str, size: tuple[int, int]) -> Page:
    """A colleague's browser at the desk."""
    page = opened(chromium, f"{address}/staff/sign-in", size)
    page.locator("#name").fill("desk")
    page.locator("#password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="Visits").wait_for()
    return page


@pytest.fixture(params=SIZES, ids=["phone", "desk"])
def page(chromium: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A fresh visitor at phone or desk width, with the conversation open."""
    page = opened(chromium, address, request.param)
    page.locator("#log").get_by_text("automated assistant").first.wait_for()
    yield page
    page.context.close()


@pytest.fixture(params=SIZES, ids=["phone", "desk"])
def desk(chromium: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A colleague who has signed in, at phone or desk width."""
    page = signed_in(chromium, address, request.param)
    yield page
    page.context.close()
