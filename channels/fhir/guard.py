"""Who may read what: the bearer token, the scope, the rate, and the audit row that every access to a patient's data leaves."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncSession

from channels.fhir.clients import Access
from channels.fhir.house import SUBJECTS
from channels.fhir.scopes import Right, allows
from channels.fhir.stores.store import Json
from channels.http.dependencies import Address, TheDoors
from channels.http.problems import Unauthorised
from runtime import audit
from runtime.audit import AuditEntry
from runtime.crypto import installed
from runtime.errors import NotAllowed

ACTIONS: dict[Right, str] = {"r": "fhir.read", "s": "fhir.search"}


class OutOfScope(NotAllowed):
    """The token does not open this kind."""

    code = "out_of_scope"


async def caller(request: Request, doors: TheDoors, address: Address) -> Access:
    """Whose token the request bears. Unauthorised; RateLimited by client, and by address for wrong tokens."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    access = await doors.fhir.clients.access(token.strip()) if scheme.lower() == "bearer" and token else None
    if access is None:
        await doors.limiter.spend("fhir-refused", address, doors.limits.fhir_tokens_per_address, strict=True)
        raise Unauthorised("There is no valid token.", hint="Get one from /fhir/token.")
    await doors.limiter.spend("fhir", access.client, doors.limits.fhir_per_client, strict=True)
    return access


Caller = Annotated[Access, Depends(caller)]


def require(access: Access, kind: str, right: Right) -> None:
    """OutOfScope unless the token's scopes cover it."""
    if not allows(access.scopes, kind, right):
        raise OutOfScope("The token has no scope for this.", hint=f"It needs system/{kind}.{right}.")


async def note(
    session: AsyncSession, access: Access, right: Right, kind: str, resources: Iterable[Json], asked: str, now: datetime
) -> None:
    """Write who saw which patient's data, in the transaction that read it; a search also where nothing was found."""
    if kind not in SUBJECTS:
        return
    why = f"system/{kind}.{right}"
    digests = {"asked": installed().digest(asked)}
    subjects = {(subject, id_) for resource in resources for subject, id_ in _subjects(kind, resource)}
    if right == "s":
        subjects.add(("search", hashlib.sha256(digests["asked"].encode()).hexdigest()[:16]))
    for subject, id_ in sorted(subjects):
        entry = AuditEntry(f"fhir:{access.client}", ACTIONS[right], subject, id_, why, now, digests=digests)
        await audit.record(session, entry)


def _subjects(kind: str, resource: Json) -> Iterable[tuple[str, str]]:
    """The record itself, and the patient whose it is."""
    yield SUBJECTS[kind], str(resource["id"])
    for participant in resource.get("participant", ()):
        who, _, id_ = participant["actor"]["reference"].partition("/")
        if who == "Patient":
            yield "patient", id_
