"""Twilio's end of an eval: TwiML is read in order and webhooks carry a true signature."""

from __future__ import annotations

import httpx
import pytest
from fastapi import FastAPI, Request, Response
from twilio.request_validator import RequestValidator

from evals.drivers.chat import http_client
from evals.drivers.twiml import Webhooks, parse
from runtime.errors import InvalidInput

TOKEN = "12345"
PUBLIC = "https://careline.example"


def test_messages_are_read_in_order() -> None:
    twiml = parse("<Response><Message>One</Message><Message><Body>Two\nlines</Body></Message></Response>")
    assert twiml.texts == ("One", "Two\nlines")


def test_a_gather_says_where_and_how_it_listens() -> None:
    twiml = parse(
        '<Response><Gather action="/twilio/voice/turn" input="dtmf speech" numDigits="6" actionOnEmptyResult="true">'
        "<Say>Your  code</Say></Gather><Redirect>/again</Redirect></Response>"
    )
    assert twiml.texts == ("Your code",)
    assert twiml.gather is not None
    assert (twiml.gather.action, twiml.gather.digits, twiml.gather.on_empty) == ("/twilio/voice/turn", 6, True)
    assert twiml.gather.inputs == {"dtmf", "speech"}
    assert twiml.redirect == "/again"


def test_a_hang_up_is_seen() -> None:
    assert parse("<Response><Say>Bye</Say><Hangup/></Response>").hangs_up


@pytest.fixture
def app() -> FastAPI:
    app = FastAPI()

    @app.post("/twilio/sms")
    async def sms(request: Request) -> Response:
        form = {key: str(value) for key, value in (await request.form()).items()}
        signature = request.headers["X-Twilio-Signature"]
        valid = RequestValidator(TOKEN).validate(f"{PUBLIC}/twilio/sms", form, signature)
        text = f"<Response><Message>{form['Body']}</Message></Response>"
        return Response(text, status_code=200 if valid else 403, media_type="application/xml")

    return app


async def test_a_webhook_is_signed_for_the_public_address(app: FastAPI) -> None:
    client: httpx.AsyncClient = http_client(app)
    async with client:
        twiml = await Webhooks(lambda: client, PUBLIC, TOKEN).post("/twilio/sms", {"Body": "hola ñandú"})
    assert twiml.texts == ("hola ñandú",)


async def test_a_refusal_is_an_error_that_names_the_status(app: FastAPI) -> None:
    async with http_client(app) as client:
        with pytest.raises(InvalidInput, match="403"):
            await Webhooks(lambda: client, PUBLIC, "another token").post("/twilio/sms", {"Body": "x"})
