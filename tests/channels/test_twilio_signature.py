"""Twilio's own signature vectors, and webhooks that are not Twilio's."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
import pytest
from pydantic import SecretStr
from starlette.datastructures import ImmutableMultiDict

from channels.http.app import create_app
from channels.twilio.signature import is_signed
from runtime.settings import Settings
from tests.channels.conftest import PUBLIC, TWILIO_TOKEN, in_process
from tests.channels.fakes import FakeApp
from tests.channels.phoning import Signed

DATA = Path(os.environ.get("CARELINE_OUTSIDER_DATA", Path(__file__).parents[3] / "shared" / "data")) / "twilio"
SMS = {"MessageSid": "SM1", "From": "+12025550110", "To": "+12025550100", "Body": "hello"}


def vectors(name: str) -> list[Any]:
    """The vectors of a file that is not part of the project."""
    path = DATA / name
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else []


def settings_for(url: str, token: str) -> tuple[Settings, str]:
    """Settings with the public address of this URL, and its path with the query."""
    parts = urlsplit(url)
    settings = Settings(environment="development", public_url=f"{parts.scheme}://{parts.netloc}")
    settings.twilio_auth_token = SecretStr(token)
    return settings, parts.path + (f"?{parts.query}" if parts.query else "")


@pytest.mark.outsider
def test_official_vectors_are_judged_as_twilio_judges_them() -> None:
    forms = [v for v in vectors("signature_vectors_official.json") if "params" in v]
    if not forms:
        pytest.skip("the vectors are not here")
    for vector in forms:
        settings, path = settings_for(vector["url"], vector["token"])
        pairs = [
            (k, v) for k, values in vector["params"].items() for v in (values if isinstance(values, list) else [values])
        ]
        assert is_signed(settings, path, ImmutableMultiDict(pairs), vector["signature"]) is vector["valid"], vector[
            "name"
        ]


@pytest.mark.outsider
async def test_real_payloads_pass_through_the_form_parser_unharmed(app: FakeApp) -> None:
    payloads = [p for p in vectors("webhook_payloads_built.json") if p["url"].endswith("/twilio/sms")]
    if not payloads:
        pytest.skip("the payloads are not here")
    async with in_process(create_app(app)) as client:
        for payload in payloads:
            answer = await client.post(
                "/twilio/sms",
                content=urlencode(payload["params"]),
                headers={"Content-Type": payload["content_type"], "X-Twilio-Signature": payload["x_twilio_signature"]},
            )
            assert answer.status_code == 200, payload["name"]
    assert payloads[0]["auth_token"] == TWILIO_TOKEN
    assert app.conversations.heard[0].text == payloads[0]["params"]["Body"]


@pytest.mark.parametrize(
    "path", ["/twilio/sms", "/twilio/sms/status", "/twilio/voice", "/twilio/voice/turn", "/twilio/voice/status"]
)
async def test_a_webhook_without_twilios_signature_is_refused(
    client: httpx.AsyncClient, app: FakeApp, path: str
) -> None:
    for headers in ({}, {"X-Twilio-Signature": "AAAA"}, {"X-Twilio-Signature": ""}):
        response = await client.post(path, data=SMS | {"CallSid": "CA1"}, headers=headers)
        assert response.status_code == 403
    assert not app.conversations.heard


async def test_a_signature_covers_the_query_and_every_field(client: httpx.AsyncClient, app: FakeApp) -> None:
    signed = Signed(client)
    signature = signed.signature("/twilio/sms", SMS)
    for path, form in (
        ("/twilio/sms?x=1", SMS),
        ("/twilio/sms", SMS | {"Body": "hullo"}),
        ("/twilio/sms", SMS | {"X": ""}),
    ):
        response = await client.post(path, data=form, headers={"X-Twilio-Signature": signature})
        assert response.status_code == 403
    assert not app.conversations.heard


async def test_a_webhook_of_another_account_is_refused(app: FakeApp) -> None:
    app.settings.twilio_account_sid = "AC1"
    async with in_process(create_app(app)) as client:
        assert (await Signed(client).raw("/twilio/sms", SMS | {"AccountSid": "AC2"})).status_code == 403
        assert (await Signed(client).raw("/twilio/sms", SMS | {"AccountSid": "AC1"})).status_code == 200


async def test_without_a_token_no_signature_is_good_enough(app: FakeApp) -> None:
    app.settings.twilio_auth_token = None
    async with in_process(create_app(app)) as client:
        response = await Signed(client, token="").raw("/twilio/sms", SMS)
    assert (response.status_code, response.json()["code"]) == (503, "no_twilio")


async def test_the_host_behind_the_proxy_does_not_matter(app: FakeApp) -> None:
    async with in_process(create_app(app), base_url="http://10.0.0.7:8000") as client:
        assert (await Signed(client, public=PUBLIC).raw("/twilio/sms", SMS)).status_code == 200
