"""Clients of the FHIR API: secrets told once, tokens that expire, scopes that only shrink."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from channels.fhir.clients import LIFETIME, FhirClients
from channels.fhir.scopes import KINDS, allows, granted, parse_scopes
from runtime.clock import FrozenClock
from runtime.database import Database
from runtime.errors import InvalidInput, NotAllowed, NotFound

SCOPES = ["system/Slot.read", "system/Appointment.rs"]


@pytest.fixture
def clients(database: Database, clock: FrozenClock) -> FhirClients:
    return FhirClients(database, clock)


async def test_secrets_and_tokens_are_stored_as_digests(clients: FhirClients, database: Database) -> None:
    secret = await clients.add("ehr", SCOPES)
    token = (await clients.issue("ehr", secret, "")).token
    async with database.begin() as session:
        rows = [(await session.execute(text(f"SELECT * FROM {t}"))).all() for t in ("fhir_client", "fhir_token")]
    assert secret not in str(rows) and token not in str(rows)


async def test_a_token_opens_until_it_expires(clients: FhirClients, clock: FrozenClock) -> None:
    issued = await clients.issue("ehr", await clients.add("ehr", SCOPES), "system/Slot.read")
    access = await clients.access(issued.token)
    assert access is not None and (access.client, access.scopes) == ("ehr", ("system/Slot.read",))
    clock.advance(LIFETIME - timedelta(seconds=1))
    assert await clients.access(issued.token) is not None
    clock.advance(timedelta(seconds=1))
    assert await clients.access(issued.token) is None


@pytest.mark.parametrize(("name", "secret"), [("ehr", "wrong"), ("nobody", "wrong"), ("ehr", ""), ("", "")])
async def test_a_wrong_pair_is_refused_alike(clients: FhirClients, name: str, secret: str) -> None:
    await clients.add("ehr", SCOPES)
    with pytest.raises(NotAllowed) as refused:
        await clients.issue(name, secret, "")
    assert refused.value.code == "invalid_client"


async def test_a_new_secret_or_a_removal_ends_every_token(clients: FhirClients) -> None:
    first = await clients.issue("ehr", await clients.add("ehr", SCOPES), "")
    secret = await clients.add("ehr", SCOPES)
    assert await clients.access(first.token) is None
    second = await clients.issue("ehr", secret, "")
    await clients.remove("ehr")
    assert await clients.access(second.token) is None
    with pytest.raises(NotAllowed):
        await clients.issue("ehr", secret, "")
    with pytest.raises(NotFound):
        await clients.remove("nobody")


async def test_a_client_gets_no_scope_that_it_does_not_have(clients: FhirClients) -> None:
    secret = await clients.add("ehr", SCOPES)
    issued = await clients.issue("ehr", secret, "system/Patient.read system/Slot.r system/*.read")
    assert issued.scopes == ("system/Slot.r",)
    with pytest.raises(InvalidInput):
        await clients.issue("ehr", secret, "system/Patient.read")


@pytest.mark.parametrize("scope", ["patient/Slot.read", "system/Slot.write", "system/Bundle.read", "system/Slot", "*"])
async def test_scopes_that_are_not_offered_are_refused(clients: FhirClients, scope: str) -> None:
    with pytest.raises(InvalidInput):
        await clients.add("ehr", [scope])


scopes = st.builds("system/{}.{}".format, st.sampled_from([*KINDS, "*"]), st.sampled_from(["read", "rs", "r", "s"]))


@given(own=st.lists(scopes, max_size=4), asked=st.lists(scopes, max_size=4), kind=st.sampled_from(KINDS))
def test_what_is_granted_never_allows_more_than_the_client_has(own: list[str], asked: list[str], kind: str) -> None:
    given_ = granted(parse_scopes(asked), parse_scopes(own))
    for right in ("r", "s"):
        assert not allows(given_, kind, right) or allows(own, kind, right)
        assert not asked or not allows(given_, kind, right) or allows(asked, kind, right)
