"""Twilio's end: signed webhooks out, TwiML back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin
from xml.etree import ElementTree

from twilio.request_validator import RequestValidator

from evals.drivers.chat import Line
from runtime.errors import InvalidInput

CLINIC = "+12025550100"
ACCOUNT = "AC" + "0" * 32


@dataclass(frozen=True)
class Gather:
    """What the line waits for after it has spoken."""

    action: str
    inputs: frozenset[str]
    digits: int | None
    on_empty: bool


@dataclass(frozen=True)
class Twiml:
    """A response read in order: what is said or sent, what is gathered, where it goes on."""

    texts: tuple[str, ...] = ()
    gather: Gather | None = None
    redirect: str | None = None
    hangs_up: bool = False


def parse(xml: str) -> Twiml:
    """TwiML of `<Message>`, `<Say>`, `<Gather>`, `<Redirect>` and `<Hangup>`."""
    root = ElementTree.fromstring(xml)
    texts = [_text(e) for e in root.iter() if e.tag in ("Message", "Say") and _text(e)]
    gather, redirect = root.find(".//Gather"), root.find("Redirect")
    return Twiml(
        texts=tuple(texts),
        gather=None if gather is None else _gather(gather),
        redirect=None if redirect is None else (redirect.text or "").strip(),
        hangs_up=root.find("Hangup") is not None,
    )


def _text(element: ElementTree.Element) -> str:
    return (
        " ".join("".join(element.itertext()).split()) if element.tag == "Say" else "".join(element.itertext()).strip()
    )


def _gather(element: ElementTree.Element) -> Gather:
    digits = element.get("numDigits")
    return Gather(
        action=element.get("action", ""),
        inputs=frozenset(element.get("input", "dtmf").split()),
        digits=int(digits) if digits else None,
        on_empty=element.get("actionOnEmptyResult", "false") == "true",
    )


class Webhooks:
    """Posts forms signed as Twilio signs them: HMAC-SHA1 over the public URL and the sorted form."""

    def __init__(self, line: Line, public_url: str, auth_token: str) -> None:
        """`public_url` is what Twilio was told; the signature covers it, whatever host answers."""
        self._line, self._public_url = line, public_url.rstrip("/") + "/"
        self._validator = RequestValidator(auth_token)

    async def post(self, path: str, form: Mapping[str, str]) -> Twiml:
        """The TwiML that the hospital answers; InvalidInput if it refuses."""
        url = urljoin(self._public_url, path)
        signature = self._validator.compute_signature(url, dict(form))
        local = url.removeprefix(self._public_url.rstrip("/"))
        response = await self._line().post(local, data=dict(form), headers={"X-Twilio-Signature": signature})
        if response.is_error:
            raise InvalidInput(
                f"the webhook answered {response.status_code}", hint=response.text[:500], code="webhook-refused"
            )
        return parse(response.text) if response.text.strip() else Twiml()
