"""Pages: a next link that says nothing to anybody else, and a position instead of an offset, so that inserts move nothing."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import replace

from channels.fhir.search.query import Criterion, Query
from runtime.crypto import installed
from runtime.errors import ConfigurationError, InvalidInput

PLACE = b"fhir.page"


def page_token(query: Query, after: Sequence[str]) -> str:
    """The whole query with the last position shown, encrypted: links end up in logs and histories."""
    criteria = [[c.name, c.modifier, list(c.values)] for c in query.criteria]
    content = json.dumps([query.kind, criteria, query.count, list(after)])
    return base64.urlsafe_b64encode(installed().encrypt(content.encode(), PLACE)).decode().rstrip("=")


def read_page(kind: str, token: str) -> Query:
    """The query behind a next link; InvalidInput for a link that is not ours or is for another kind."""
    try:
        sealed = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
        of, criteria, count, after = json.loads(installed().decrypt(sealed, PLACE))
    except (ValueError, IndexError, ConfigurationError):
        raise _not_ours() from None
    if of != kind:
        raise _not_ours()
    query = Query(kind, tuple(Criterion(name, modifier, tuple(values)) for name, modifier, values in criteria), count)
    return replace(query, after=tuple(after))


def _not_ours() -> InvalidInput:
    return InvalidInput("This is not a link to a page.", hint="Follow the next link as it was given, or search anew.")
