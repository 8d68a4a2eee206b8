"""The narrative: well-formed XHTML with the basic formatting elements only, and some content (txt-1, txt-2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html.entities import name2codepoint
from typing import Any
from xml.etree import ElementTree as Xml

from channels.fhir.validation.issues import Issue

NAMESPACE = "{http://www.w3.org/1999/xhtml}"
ELEMENTS = frozenset(
    "a abbr acronym b big blockquote br caption cite code col colgroup dd dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i img li "
    "ol p pre q samp small span strong sub sup table tbody td tfoot th thead tr tt ul var kbd address bdo del ins".split()
)
ATTRIBUTES = frozenset(
    "abbr accesskey align alt axis bgcolor border cellhalign cellpadding cellspacing cellvalign char charoff charset "
    "cite class colspan compact coords dir frame headers height href hreflang hspace id lang longdesc name nowrap rel "
    "rev rowspan rules scope shape span src start style summary tabindex title type valign value vspace width "
    "{http://www.w3.org/XML/1998/namespace}lang {http://www.w3.org/XML/1998/namespace}space".split()
)


def narrative(content: Mapping[str, Any], path: str) -> Iterator[Issue]:
    """The rules of a Narrative."""
    div = content.get("div")
    if not isinstance(div, str):
        return
    root = _parsed(div)
    if root is None or root.tag != f"{NAMESPACE}div":
        yield Issue("invariant", f"{path}.div", "txt-1", "The narrative must be well-formed XHTML in a div.")
        return
    names = {element.tag for element in root.iter()}
    attributes = {name for element in root.iter() for name in element.attrib}
    if not {f"{NAMESPACE}{name}" for name in ELEMENTS} >= names or not attributes <= ATTRIBUTES:
        yield Issue("invariant", f"{path}.div", "txt-1", "The narrative may use basic formatting only.")
    if not "".join(root.itertext()).strip() and f"{NAMESPACE}img" not in names:
        yield Issue("invariant", f"{path}.div", "txt-2", "The narrative must have some content.")


def _parsed(div: str) -> Xml.Element | None:
    """The element; None where it is not well-formed, or declares entities, which no narrative needs."""
    if "<!" in div.replace("<!--", "") or "<?" in div:
        return None
    try:
        return Xml.fromstring(_plain(div))
    except Xml.ParseError:
        return None


def _plain(div: str) -> str:
    """XHTML's named characters, which XML does not know, by their numbers."""
    for name, number in name2codepoint.items():
        if name not in ("amp", "lt", "gt", "quot") and f"&{name};" in div:
            div = div.replace(f"&{name};", f"&#{number};")
    return div
