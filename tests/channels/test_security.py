"""What stands before every door."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest

from channels.http.app import create_app
from channels.http.page import FOLDER
from channels.http.security import MAX_BODY, same_origin
from runtime.redis import connect
from tests.channels.conftest import in_process
from tests.channels.fakes import FakeApp


@pytest.mark.parametrize("path", ["/", "/healthz", "/static/chat.js", "/staff/sign-in", "/nothing"])
async def test_every_response_carries_the_headers(client: httpx.AsyncClient, path: str) -> None:
    response = await client.get(path)
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["strict-transport-security"].startswith("max-age")


def test_no_page_holds_inline_code_or_reaches_elsewhere() -> None:
    pages = [*FOLDER.glob("*"), *(FOLDER.parent / "staff" / "templates").glob("*.html")]
    for page in pages:
        text = page.read_text(encoding="utf-8")
        outside = text.replace("http://www.w3.org/2000/svg", "")
        assert "http://" not in outside and "https://" not in outside, page
        if page.suffix == ".html":
            assert "<style" not in text and " style=" not in text and " onclick" not in text, page
            assert "<script>" not in text, page


async def test_a_body_that_is_too_large_is_refused_announced_or_not(client: httpx.AsyncClient) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(MAX_BODY // 1024 + 2):
            yield b" " * 1024

    headers = {"Content-Type": "application/json"}
    announced = await client.post("/api/conversations", content=b" " * (MAX_BODY + 1), headers=headers)
    streamed = await client.post("/api/conversations", content=endless(), headers=headers)
    assert (announced.status_code, streamed.status_code) == (413, 413)
    assert announced.headers["content-type"] == "application/problem+json"


def test_an_origin_is_ours_or_not() -> None:
    assert same_origin("https://clinic.example.com", "x", "https://clinic.example.com")
    assert same_origin("http://127.0.0.1:8000", "127.0.0.1:8000", "https://clinic.example.com")
    for origin in (
        None,
        "null",
        "https://evil.example",
        "http://clinic.example.com",
        "https://clinic.example.com.evil",
    ):
        assert not same_origin(origin, "clinic.internal", "https://clinic.example.com")


async def test_alive_ready_and_counted(client: httpx.AsyncClient, app: FakeApp) -> None:
    app.metrics.waiting.set(2)
    assert (await client.get("/healthz")).json() == {"status": "ok"}
    assert (await client.get("/readyz")).json() == {"status": "ready"}
    assert "careline_hand_overs_waiting 2.0" in (await client.get("/metrics")).text


async def test_not_ready_names_what_is_missing(app: FakeApp) -> None:
    away = replace(app, redis=connect("redis://127.0.0.1:1/0"))
    async with in_process(create_app(away)) as client:
        response = await client.get("/readyz")
    assert (response.status_code, response.json()["missing"]) == (503, ["redis"])


async def test_a_role_opens_only_its_doors(app: FakeApp) -> None:
    async with in_process(create_app(app, roles=("sms",))) as client:
        assert (await client.post("/api/conversations", json={})).status_code == 404
        assert (await client.get("/staff/sign-in")).status_code == 404
        assert (await client.get("/healthz")).status_code == 200


async def test_the_demo_phone_exists_in_the_demo_only(client: httpx.AsyncClient) -> None:
    assert (await client.get("/demo/phone")).status_code == 404
    assert (await client.get("/api/page")).json()["demo"] is False


@pytest.mark.parametrize(("lang", "word"), [("en", "Send"), ("es", "Enviar")])
async def test_the_page_has_its_words_and_numbers(client: httpx.AsyncClient, lang: str, word: str) -> None:
    page = (await client.get("/api/page", params={"lang": lang})).json()
    assert page["words"]["send"] == word
    assert page["emergency"] == "911"
    assert "911" in page["words"]["emergency-note"]


async def test_a_calendar_link_is_served_as_a_file(app: FakeApp) -> None:
    async def files(token: str) -> str:
        return f"BEGIN:VCALENDAR\r\nX:{token}\r\nEND:VCALENDAR\r\n"

    async with in_process(create_app(app, calendar_files=files)) as client:
        response = await client.get("/calendar/abc.ics")
    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    assert "X:abc" in response.text


async def test_a_calendar_link_that_is_not_ours_is_not_found(client: httpx.AsyncClient) -> None:
    assert (await client.get("/calendar/forged.ics")).status_code == 404
