"""Search results as a Bundle: what was asked in the self link, a sealed next link, the highest security label of all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from channels.fhir.mapping.parts import instant
from channels.fhir.search.paging import page_token
from channels.fhir.search.query import PAGE, Query
from channels.fhir.stores.store import Json, Page


def searchset(base: str, query: Query, page: Page, now: datetime) -> dict[str, Any]:
    """The Bundle of one page. `base` is our own address."""
    links = [{"relation": "self", "url": f"{base}/{query.kind}?{urlencode(query.used)}"}]
    if page.after:
        links.append({"relation": "next", "url": f"{base}/{query.kind}?{PAGE}={page_token(query, page.after)}"})
    labels = _labels(page.resources)
    return {
        "resourceType": "Bundle",
        "meta": {"lastUpdated": instant(now)} | ({"security": labels} if labels else {}),
        "type": "searchset",
        "total": page.total,
        "link": links,
        **({"entry": [_entry(base, resource) for resource in page.resources]} if page.resources else {}),
    }


def _entry(base: str, resource: Json) -> dict[str, Any]:
    url = f"{base}/{resource['resourceType']}/{resource['id']}"
    return {"fullUrl": url, "resource": resource, "search": {"mode": "match"}}


def _labels(resources: Sequence[Json]) -> list[Any]:
    """Every label that anything in it bears, once."""
    found = {label["code"]: label for resource in resources for label in resource["meta"].get("security", ())}
    return [found[code] for code in sorted(found)]
