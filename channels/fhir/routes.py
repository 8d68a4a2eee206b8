"""`/fhir/R4`: reading and searching, for system clients with a scope for it."""

from __future__ import annotations

from datetime import datetime
from email.utils import format_datetime
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, Request, Response
from starlette.exceptions import HTTPException

from channels.fhir.bundle import searchset
from channels.fhir.capability import statement
from channels.fhir.guard import Caller, note, require
from channels.fhir.house import SUBJECTS
from channels.fhir.outcome import MEDIA_TYPE, FhirRoute, answer, outcome
from channels.fhir.search.paging import read_page
from channels.fhir.search.query import PAGE, Query, parse_query
from channels.fhir.stores.store import Json, Store
from channels.http.dependencies import Doors, TheDoors
from runtime.errors import InvalidInput, NotFound

JSON_TYPES = frozenset({MEDIA_TYPE, "application/json", "json", "text/json", "application/*", "*/*"})
FORM = "application/x-www-form-urlencoded"
Items = list[tuple[str, str]]


async def speaks_json(request: Request) -> None:
    """406 for a client that takes no JSON; `_format` overrides the header."""
    asked = request.query_params.get("_format") or request.headers.get("accept") or "*/*"
    kinds = {part.partition(";")[0].strip().replace("fhir json", "fhir+json").lower() for part in asked.split(",")}
    if not kinds & JSON_TYPES:
        raise HTTPException(406)


router = APIRouter(prefix="/fhir/R4", tags=["fhir"], route_class=FhirRoute, dependencies=[Depends(speaks_json)])


@router.get("/metadata")
async def metadata(doors: TheDoors) -> Response:
    """What is offered; open to all."""
    return answer(statement(doors.fhir, doors.app.hospital.display_name, doors.app.clock.now()))


@router.get("/{kind}/{id_}")
async def read(kind: str, id_: str, request: Request, doors: TheDoors, access: Caller) -> Response:
    """One resource, or 304 where the client has this version already."""
    store, now = _store(doors, kind), doors.app.clock.now()
    require(access, kind, "r")
    async with doors.app.database.begin() as session:
        found = await store.read(session, id_, now)
        await note(session, access, "r", kind, [found] if found else [], id_, now)
    if found is None:
        raise NotFound("There is no such resource.", hint="Search for it.")
    return _versioned(found, request)


@router.get("/{kind}")
async def search(kind: str, request: Request, doors: TheDoors, access: Caller) -> Response:
    """Those that match, a page at a time."""
    return await _search(kind, request.query_params.multi_items(), request, doors, access)


@router.post("/{kind}/_search")
async def search_by_form(kind: str, request: Request, doors: TheDoors, access: Caller) -> Response:
    """The same with the parameters in the body, so that they are in nobody's log."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        raise HTTPException(415)
    try:
        body = parse_qsl((await request.body()).decode(), keep_blank_values=True, max_num_fields=100)
    except ValueError:
        raise InvalidInput("The form cannot be read.", hint="Send at most 100 UTF-8 fields.") from None
    return await _search(kind, [*request.query_params.multi_items(), *body], request, doors, access)


@router.api_route("/{path:path}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"], include_in_schema=False)
async def nothing_else(path: str, request: Request, doors: TheDoors, access: Caller) -> Response:
    """Everything else is refused in FHIR's words."""
    if request.method == "GET":
        return outcome(404, "There is no such resource.")
    return outcome(405, "Only reading and searching are offered.")


async def _search(kind: str, items: Items, request: Request, doors: Doors, access: Caller) -> Response:
    store, now = _store(doors, kind), doors.app.clock.now()
    require(access, kind, "s")
    query = _query(kind, items, store, strict=_strict(request))
    async with doors.app.database.begin() as session:
        page = await store.search(session, query, now)
        await note(session, access, "s", kind, page.resources, repr(query.used), now)
    return answer(searchset(doors.fhir.systems.fhir, query, page, now))


def _query(kind: str, items: Items, store: Store, *, strict: bool) -> Query:
    token = next((value for name, value in items if name == PAGE), None)
    if token is not None:
        return read_page(kind, token)
    return parse_query(kind, items, store.parameters, strict=strict, guarded=kind in SUBJECTS)


def _strict(request: Request) -> bool:
    wishes = ",".join(request.headers.getlist("prefer")).lower().replace(";", ",").split(",")
    return "handling=strict" in {wish.strip() for wish in wishes}


def _store(doors: Doors, kind: str) -> Store:
    found = doors.fhir.stores.get(kind)
    if found is None:
        raise NotFound("There is no such kind of resource here.", hint="See /fhir/R4/metadata.")
    return found


def _versioned(resource: Json, request: Request) -> Response:
    meta = resource["meta"]
    etag = f'W/"{meta["versionId"]}"'
    updated = datetime.fromisoformat(meta["lastUpdated"])
    headers = {"ETag": etag, "Last-Modified": format_datetime(updated, usegmt=True)}
    known = {tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")}
    if known & {etag.removeprefix("W/"), "*"}:
        return Response(status_code=304, headers=headers)
    return answer(resource, headers=headers)
