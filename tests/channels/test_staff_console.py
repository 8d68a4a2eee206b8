"""The console's pages, forms and live updates."""

from __future__ import annotations

import asyncio
import html
import json
import re
from datetime import timedelta
from typing import get_args
from uuid import UUID

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from assistant.messages import InboundMessage
from assistant.push import STAFF, topic_of
from channels.http.app import create_app
from channels.http.limits import Limits
from channels.staff.accounts import IDLE, StaffAccounts
from channels.staff.guard import COOKIE
from channels.staff.routes import TRIES
from channels.words import Words
from guardrails.emergency import Kind
from runtime.clock import FrozenClock
from tests.channels.conftest import PASSWORD, PUBLIC, in_process
from tests.channels.fakes import FakeApp, View


async def sign_in(client: httpx.AsyncClient, accounts: StaffAccounts, name: str = "dana") -> str:
    """Sign in through the form; the page's CSRF token."""
    await accounts.add(name, PASSWORD)
    response = await client.post("/staff/sign-in", data={"name": name, "password": PASSWORD})
    assert (response.status_code, response.headers["location"]) == (303, "/staff")
    return page_csrf((await client.get("/staff")).text)


def page_csrf(page: str) -> str:
    """The token that a form of this page must bring."""
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', page)
    assert found is not None
    return found.group(1)


async def waits(
    app: FakeApp, says: str = "I want a person", reason: str = "asked", *, urgent: bool = False,
    kinds: tuple[str, ...] = (),
) -> View:  # fmt: skip
    """A patient who waits for the staff."""
    opened = await app.conversations.open("chat")
    await app.conversations.handle(InboundMessage("chat", says, opened.id))
    since = app.clock.now() - timedelta(minutes=4)
    return app.desk.add(opened.id, reason, urgent=urgent, kinds=kinds, waiting_since=since)


async def test_nobody_enters_without_signing_in(client: httpx.AsyncClient, app: FakeApp) -> None:
    view = await waits(app)
    assert (await client.get("/staff")).headers["location"] == "/staff/sign-in"
    assert (await client.get("/staff/list")).status_code == 401
    assert (await client.get(f"/staff/conversations/{view.conversation_id}/lines")).status_code == 401
    assert (await client.post(f"/staff/hand-overs/{view.id}/take", data={"csrf": ""})).status_code == 401


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(
    client: httpx.AsyncClient, accounts: StaffAccounts
) -> None:
    await accounts.add("dana", PASSWORD)
    response = await client.post("/staff/sign-in", data={"name": " Dana ", "password": PASSWORD})
    cookie = response.headers["set-cookie"].lower()
    assert all(part in cookie for part in ("httponly", "samesite=strict", "secure", "path=/staff"))


async def test_a_wrong_password_is_said_and_then_rests(client: httpx.AsyncClient, accounts: StaffAccounts) -> None:
    await accounts.add("dana", PASSWORD)
    wrong = {"name": "dana", "password": "wrong horse battery"}
    answers = [await client.post("/staff/sign-in", data=wrong) for _ in range(TRIES + 1)]
    assert {a.status_code for a in answers[:TRIES]} == {403}
    assert "The name or the password is wrong." in answers[0].text
    assert answers[-1].status_code == 429
    right = await client.post("/staff/sign-in", data=wrong | {"password": PASSWORD})
    assert right.status_code == 429


async def test_one_address_cannot_try_many_names(app: FakeApp) -> None:
    async with in_process(create_app(app, limits=Limits(sign_ins_per_address=2))) as client:
        tries = [await client.post("/staff/sign-in", data={"name": f"n{i}", "password": "x"}) for i in range(3)]
    assert tries[-1].status_code == 429


async def test_alarms_come_first_with_reason_and_waiting_time(
    client: httpx.AsyncClient, app: FakeApp, accounts: StaffAccounts
) -> None:
    await waits(app)
    await waits(app, "I have chest pain", "emergency", urgent=True)
    await sign_in(client, accounts)
    listed = (await client.get("/staff/list")).text
    assert listed.index("Possible emergency") < listed.index("Asked for a person")
    assert listed.count("4 min") == 2


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Overdose or poisoning · Not wanting to live"), ("es", "Sobredosis o intoxicación · No quiere vivir")],
)
async def test_the_list_and_the_conversation_say_what_sort_of_alarm_it_is(
    client: httpx.AsyncClient, app: FakeApp, accounts: StaffAccounts, lang: str, said: str
) -> None:
    alarm = await waits(app, "I have chest pain", "emergency", urgent=True, kinds=("overdose", "self_harm"))
    await sign_in(client, accounts)
    headers = {"accept-language": lang}
    assert said in (await client.get("/staff/list", headers=headers)).text
    page = (await client.get(f"/staff?chosen={alarm.conversation_id}", headers=headers)).text
    assert f"{said}</h2>" in page


async def test_every_kind_of_emergency_has_a_word_in_both_languages() -> None:
    words = Words()
    for kind in get_args(Kind):
        key = f"staff-kind-{kind.replace('_', '-')}"
        assert words.text(key, "en") != words.text(key, "es")


async def test_covered_facts_share_a_line_and_name_what_was_told(
    client: httpx.AsyncClient, app: FakeApp, accounts: StaffAccounts
) -> None:
    view = await waits(app)
    for fact in ("(receipt-book)", "(receipt-place)"):
        app.conversations._note(app.conversations.rooms[view.conversation_id], "assistant", fact, "receipt")
    await sign_in(client, accounts)
    lines = (await client.get(f"/staff/conversations/{view.conversation_id}/lines")).text
    assert "Told the patient: receipt book · receipt place" in lines


async def test_taking_answering_and_handing_back(
    client: httpx.AsyncClient, app: FakeApp, accounts: StaffAccounts
) -> None:
    view = await waits(app)
    csrf = await sign_in(client, accounts)
    taken = await client.post(
        f"/staff/hand-overs/{view.id}/take", data={"csrf": csrf, "conversation": str(view.conversation_id)}
    )
    assert taken.headers["location"] == f"/staff?chosen={view.conversation_id}"
    page = (await client.get(taken.headers["location"])).text
    assert "with you" in page and "I want a person" in page
    path = f"/staff/conversations/{view.conversation_id}/answer"
    assert (await client.post(path, data={"csrf": csrf, "text": "This is <b>Dana</b>."})).status_code == 303
    lines = (await client.get(f"/staff/conversations/{view.conversation_id}/lines")).text
    assert "This is &lt;b&gt;Dana&lt;/b&gt;." in lines
    back = await client.post(f"/staff/hand-overs/{view.id}/hand-back", data={"csrf": csrf})
    assert back.status_code == 303
    assert app.desk.views == []


async def test_a_conversation_held_by_a_colleague_is_not_taken(
    client: httpx.AsyncClient, app: FakeApp, accounts: StaffAccounts
) -> None:
    view = await waits(app)
    await app.desk.take(view.id, "kim")
    csrf = await sign_in(client, accounts)
    data = {"csrf": csrf, "conversation": str(view.conversation_id)}
    refused = await client.post(f"/staff/hand-overs/{view.id}/take", data=data)
    assert refused.status_code == 409
    assert "A colleague holds this conversation." in refused.text and "with kim" in refused.text


@pytest.mark.parametrize(
    ("lang", "warning"), [("en", "Not sent yet: your answer holds personal details"), ("es", "Aún no se envió")]
)
async def test_an_answer_with_identifiers_is_sent_when_it_is_sent_again(
    client: httpx.AsyncClient, app: FakeApp, accounts: StaffAccounts, lang: str, warning: str
) -> None:
    view = await waits(app)
    csrf = await sign_in(client, accounts)
    await app.desk.take(view.id, "dana")
    path, text = f"/staff/conversations/{view.conversation_id}/answer", 'Born "May 5,\r\n1982"?'
    headers = {"accept-language": lang}
    first = await client.post(path, data={"csrf": csrf, "text": text}, headers=headers)
    assert first.status_code == 403 and warning in first.text
    assert first.text.index('class="answer"') < first.text.index(warning) < first.text.index("<textarea"), (
        "beside the field"
    )
    warned = re.search(r'name="warned" value="([^"]*)"', first.text)
    assert warned is not None
    again = {"csrf": csrf, "warned": html.unescape(warned[1])}
    assert (await client.post(path, data={**again, "text": "Born May 6, 1982?"})).status_code == 403, "other words"
    assert (await client.post(path, data={**again, "text": text})).status_code == 303
    lines = (await client.get(f"/staff/conversations/{view.conversation_id}/lines")).text
    assert lines.count("Born") == 1


async def test_an_answer_that_is_refused_is_not_lost(
    client: httpx.AsyncClient, app: FakeApp, accounts: StaffAccounts
) -> None:
    view = await waits(app)
    csrf = await sign_in(client, accounts)
    await app.desk.take(view.id, "dana")
    await app.desk.hand_back(view.id, "dana")
    app.desk.add(view.conversation_id, waiting_since=app.clock.now())
    path = f"/staff/conversations/{view.conversation_id}/answer"
    refused = await client.post(path, data={"csrf": csrf, "text": "Nearly lost words"})
    assert refused.status_code == 403
    assert "You no longer hold this conversation." in refused.text
    assert "Nearly lost words" in refused.text
    data = {"csrf": csrf, "conversation": str(view.conversation_id), "draft": "Nearly lost words"}
    taken = await client.post(f"/staff/hand-overs/{app.desk.views[0].id}/take", data=data)
    assert "required>Nearly lost words</textarea>" in taken.text


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}])
async def test_forms_of_other_sites_are_refused(
    client: httpx.AsyncClient, app: FakeApp, accounts: StaffAccounts, headers: dict[str, str]
) -> None:
    view = await waits(app)
    csrf = await sign_in(client, accounts)
    path = f"/staff/hand-overs/{view.id}/hand-back"
    assert (await client.post(path, data={"csrf": csrf}, headers=headers)).status_code == 403
    login = {"name": "dana", "password": PASSWORD}
    assert (await client.post("/staff/sign-in", data=login, headers=headers)).status_code == 403


@pytest.mark.parametrize("csrf", ["", "0" * 64])
async def test_a_form_without_the_pages_token_is_refused(
    client: httpx.AsyncClient, app: FakeApp, accounts: StaffAccounts, csrf: str
) -> None:
    view = await waits(app)
    await sign_in(client, accounts)
    response = await client.post(
        f"/staff/hand-overs/{view.id}/hand-back", data={"csrf": csrf}, headers={"Origin": PUBLIC}
    )
    assert (response.status_code, response.json()["code"]) == (403, "csrf")


async def test_signing_out_shuts_the_door(client: httpx.AsyncClient, accounts: StaffAccounts) -> None:
    csrf = await sign_in(client, accounts)
    token = client.cookies[COOKIE]
    await client.post("/staff/sign-out", data={"csrf": csrf})
    assert await accounts.session(token) is None
    assert (await client.get("/staff")).status_code == 303


async def test_an_idle_colleague_signs_in_again(
    client: httpx.AsyncClient, accounts: StaffAccounts, clock: FrozenClock
) -> None:
    await sign_in(client, accounts)
    clock.advance(IDLE)
    assert (await client.get("/staff/list")).status_code == 401


async def test_the_console_speaks_spanish(client: httpx.AsyncClient, app: FakeApp, accounts: StaffAccounts) -> None:
    await waits(app)
    await sign_in(client, accounts)
    page = (await client.get("/staff", headers={"Accept-Language": "es-US"})).text
    assert 'lang="es"' in page and "Pidió hablar con una persona" in page


async def test_live_updates_tell_that_something_changed_and_nothing_of_the_patient(
    served: str, app: FakeApp, accounts: StaffAccounts
) -> None:
    await accounts.add("dana", PASSWORD)
    signed = await accounts.sign_in("dana", PASSWORD)
    headers = {"Cookie": f"{COOKIE}={signed.token}", "Origin": f"http://{served}"}
    async with connect(f"ws://{served}/staff/ws", additional_headers=headers) as socket:
        view = await waits(app)
        event = {"type": "message", "conversation": str(view.conversation_id), "text": "Maria"}
        await app.push.publish(STAFF, event)
        async with asyncio.timeout(5):
            assert json.loads(await socket.recv()) == {"type": "message", "conversation": event["conversation"]}


async def test_a_colleague_who_types_shows_on_the_patients_page(
    served: str, app: FakeApp, accounts: StaffAccounts
) -> None:
    view = await waits(app)
    await app.desk.take(view.id, "dana")
    await accounts.add("dana", PASSWORD)
    signed = await accounts.sign_in("dana", PASSWORD)
    headers = {"Cookie": f"{COOKIE}={signed.token}", "Origin": f"http://{served}"}
    async with app.redis.pubsub() as page, connect(f"ws://{served}/staff/ws", additional_headers=headers) as socket:
        await page.subscribe(f"careline:push:{topic_of(view.conversation_id)}")
        for typed in (UUID(int=0), view.conversation_id):
            await socket.send(json.dumps({"typing": str(typed)}))
        await socket.send("nonsense")
        async with asyncio.timeout(5):
            async for item in page.listen():
                if item["type"] == "message":
                    break
    assert json.loads(item["data"]) == {"type": "typing", "who": "staff"}


@pytest.mark.parametrize(("signed_in", "origin"), [(False, None), (True, "https://evil.example"), (True, "")])
async def test_the_socket_is_for_signed_in_pages_of_ours_only(
    served: str, accounts: StaffAccounts, signed_in: bool, origin: str | None
) -> None:
    await accounts.add("dana", PASSWORD)
    signed = await accounts.sign_in("dana", PASSWORD)
    headers = {"Cookie": f"{COOKIE}={signed.token}"} if signed_in else {}
    if origin != "":
        headers["Origin"] = origin or f"http://{served}"
    with pytest.raises(InvalidStatus) as refused:
        await connect(f"ws://{served}/staff/ws", additional_headers=headers)
    assert refused.value.response.status_code == 403


async def test_a_cookie_planted_before_the_sign_in_opens_nothing_after_it(
    client: httpx.AsyncClient, accounts: StaffAccounts
) -> None:
    client.cookies.set(COOKIE, "planted-by-somebody-else", path="/staff")
    await accounts.add("dana", PASSWORD)
    response = await client.post("/staff/sign-in", data={"name": "dana", "password": PASSWORD})
    assert "planted-by-somebody-else" not in response.headers["set-cookie"]
    assert await accounts.session("planted-by-somebody-else") is None


async def test_a_session_of_the_signed_in_browser_ends_when_it_signs_in_as_somebody_else(
    client: httpx.AsyncClient, accounts: StaffAccounts
) -> None:
    await sign_in(client, accounts)
    old = client.cookies[COOKIE]
    await sign_in(client, accounts, "kim")
    assert await accounts.session(old) is None
