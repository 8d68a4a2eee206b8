"""An hour at the desk: alarms on every page, a session that ends when nobody works, refusals in words."""

from __future__ import annotations

import asyncio
import json

import httpx
import pytest
from websockets.asyncio.client import connect

from channels.staff.accounts import IDLE, StaffAccounts
from channels.staff.guard import COOKIE, LOOK
from runtime.clock import FrozenClock
from tests.channels.conftest import PASSWORD
from tests.channels.fakes import FakeApp
from tests.channels.test_staff_console import sign_in, waits

BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
LOOKS = {LOOK: "1"}


async def test_every_page_can_ask_which_alarms_nobody_has_taken(
    client: httpx.AsyncClient, app: FakeApp, accounts: StaffAccounts
) -> None:
    await waits(app)
    alarm = await waits(app, "I have chest pain", "emergency", urgent=True, kinds=("cardiac",))
    await sign_in(client, accounts)
    told = (await client.get("/staff/alarms")).text
    assert "An alarm that nobody has taken: Heart" in told and f"/staff?chosen={alarm.conversation_id}" in told
    spanish = (await client.get("/staff/alarms", headers={"accept-language": "es"})).text
    assert "Una alarma que nadie ha tomado: Corazón" in spanish
    assert (await client.get(f"/staff/alarms?chosen={alarm.conversation_id}")).text == ""
    await app.desk.take(alarm.id, "kim")
    assert (await client.get("/staff/alarms")).text == ""


async def test_several_alarms_are_counted_and_the_first_is_named(
    client: httpx.AsyncClient, app: FakeApp, accounts: StaffAccounts
) -> None:
    for kind in ("stroke", "bleeding"):
        await waits(app, "I have chest pain", "emergency", urgent=True, kinds=(kind,))
    await sign_in(client, accounts)
    assert "2 alarms that nobody has taken. First: Stroke" in (await client.get("/staff/alarms")).text


@pytest.mark.parametrize("path", ["/staff", "/staff/privacy"])
async def test_pages_bring_the_script_that_says_alarms(
    client: httpx.AsyncClient, accounts: StaffAccounts, path: str
) -> None:
    await sign_in(client, accounts)
    page = (await client.get(path)).text
    assert 'id="alarms"' in page and 'type="module"' in page


async def test_a_page_that_looks_by_itself_keeps_nobody_signed_in(
    client: httpx.AsyncClient, accounts: StaffAccounts, clock: FrozenClock
) -> None:
    await sign_in(client, accounts)
    clock.advance(IDLE / 2)
    assert (await client.get("/staff/list", headers=LOOKS)).status_code == 200
    clock.advance(IDLE / 2)
    assert (await client.get("/staff/list", headers=LOOKS)).status_code == 401


async def test_whoever_types_is_at_work(served: str, app: FakeApp, accounts: StaffAccounts, clock: FrozenClock) -> None:
    view = await waits(app)
    await app.desk.take(view.id, "dana")
    await accounts.add("dana", PASSWORD)
    signed = await accounts.sign_in("dana", PASSWORD)
    headers = {"Cookie": f"{COOKIE}={signed.token}", "Origin": f"http://{served}"}
    async with connect(f"ws://{served}/staff/ws", additional_headers=headers) as socket:
        clock.advance(IDLE / 2)
        await socket.send(json.dumps({"typing": str(view.conversation_id)}))
        await asyncio.sleep(0.3)
    clock.advance(IDLE / 2)
    assert await accounts.session(signed.token) is not None


@pytest.mark.parametrize(("lang", "said"), [("en", "You were signed out."), ("es", "Se cerró su sesión.")])
@pytest.mark.parametrize("path", ["/staff/visits", "/staff/queue", "/staff/privacy"])
async def test_whoever_is_signed_out_finds_the_sign_in_on_every_page(
    client: httpx.AsyncClient, path: str, lang: str, said: str
) -> None:
    page = await client.get(path, headers={**BROWSER, "accept-language": lang})
    assert page.status_code == 401
    assert said in page.text and 'action="/staff/sign-in"' in page.text


async def test_a_form_that_is_refused_says_so_in_words_and_shows_a_way_back(
    client: httpx.AsyncClient, app: FakeApp, accounts: StaffAccounts
) -> None:
    view = await waits(app)
    csrf = await sign_in(client, accounts)
    path = f"/staff/conversations/{view.conversation_id}/answer"
    stale = await client.post(path, data={"csrf": "0" * 64, "text": "Hello"}, headers=BROWSER)
    assert (stale.status_code, "from before you signed in again" in stale.text) == (403, True)
    long = await client.post(path, data={"csrf": csrf, "text": "x" * 5_000}, headers=BROWSER)
    assert (long.status_code, "missing or too long" in long.text) == (422, True)
    lost = await client.get(path, headers=BROWSER)
    assert (lost.status_code, 'href="/staff"' in lost.text) == (405, True)
    assert "Hello" not in stale.text


async def test_a_program_gets_a_problem_document(client: httpx.AsyncClient) -> None:
    refused = await client.get("/staff/visits", headers={"accept": "application/json"})
    assert (refused.status_code, refused.json()["code"]) == (401, "signed_out")


async def test_the_list_says_who_holds_a_conversation_to_whoever_looks_at_it(
    client: httpx.AsyncClient, app: FakeApp, accounts: StaffAccounts
) -> None:
    view = await waits(app)
    await sign_in(client, accounts)
    path = f"/staff/list?chosen={view.conversation_id}"
    assert 'data-holder="" aria-current="true"' in (await client.get(path)).text
    await app.desk.take(view.id, "kim")
    assert 'data-holder="other"' in (await client.get(path)).text
    assert 'data-holder="other"' in (await client.get(f"/staff?chosen={view.conversation_id}")).text
