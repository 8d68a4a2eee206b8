"""Every fact that a tool tells has its words in both languages, for every channel."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, Pattern, VariableReference
from fluent.syntax.visitor import Visitor

ROOT = Path(__file__).parents[2]
LANGS = ("en", "es")
HELPERS = {
    "part-visit", "part-kind", "part-with", "part-where", "part-for", "part-for-kin", "part-confirmed", "part-why", "part-also",
    "part-beside", "part-timed", "part-gender", "part-language", "part-languages", "closed-on", "list-why", "part-access",
}  # fmt: skip


@cache
def messages(lang: str) -> dict[str, Message]:
    files = [ROOT / "assistant/texts" / lang / name for name in ("tools.ftl", "together.ftl")]
    resource = FluentParser().parse("\n".join(file.read_text(encoding="utf-8") for file in files))
    assert not [entry for entry in resource.body if type(entry).__name__ == "Junk"]
    return {entry.id.name: entry for entry in resource.body if isinstance(entry, Message)}


def told_by_tools() -> set[str]:
    """Keys in the tools' source: those of facts, and the slugs of refusals, whose fact has the same name."""
    keys: set[str] = set()
    for path in (ROOT / "tools").glob("*.py"):
        source = path.read_text(encoding="utf-8")
        keys |= set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', source)) & set(messages("en"))
        keys |= set(re.findall(r'Fact\(\s*"([a-z-]+)"', source))
        keys |= set(re.findall(r'read_back\(ctx, "([a-z-]+)"', source))
        keys |= hyphened(re.findall(r'Refused\("([a-z_]+)"(?:\)|, [a-z_]+=)', source))
    refusals = (ROOT / "tools" / "refusals.py").read_text(encoding="utf-8")
    keys |= hyphened(re.findall(r'\w+, "([a-z_]+)"\)', refusals)) | hyphened(re.findall(r': "([a-z_]+)"', refusals))
    return keys


def hyphened(slugs: list[str]) -> set[str]:
    return {slug.replace("_", "-") for slug in slugs}


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)


def variables(message: Message) -> set[str]:
    visitor = _Variables()
    visitor.visit(message)
    return visitor.names


def endings(pattern: Pattern) -> str:
    """The literal end of a text."""
    last = pattern.elements[-1]
    return str(getattr(last, "value", "")).rstrip()


@pytest.mark.parametrize("lang", LANGS)
def test_every_fact_of_the_tools_has_its_words(lang: str) -> None:
    assert told_by_tools() - set(messages(lang)) == set()


def test_no_words_lie_unused() -> None:
    assert set(messages("en")) - told_by_tools() - HELPERS == set()


def test_both_languages_have_the_same_texts_variants_and_arguments() -> None:
    en, es = messages("en"), messages("es")
    assert set(en) == set(es)
    for key in en:
        assert {a.id.name for a in en[key].attributes} == {a.id.name for a in es[key].attributes}, key
        assert variables(en[key]) == variables(es[key]), key


@pytest.mark.parametrize("lang", LANGS)
def test_a_read_back_ends_in_its_one_question_on_every_channel(lang: str) -> None:
    for key, message in messages(lang).items():
        if not key.startswith("read-back"):
            continue
        for pattern in [message.value, *(a.value for a in message.attributes)]:
            assert pattern is not None
            assert endings(pattern).endswith("?"), key
            assert str([e.value for e in pattern.elements if hasattr(e, "value")]).count("?") == 1, key


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_but_a_read_back_asks(lang: str) -> None:
    for key, message in messages(lang).items():
        for pattern in [message.value, *(a.value for a in message.attributes)]:
            assert pattern is not None
            literal = "".join(str(e.value) for e in pattern.elements if hasattr(e, "value"))
            assert key.startswith("read-back") or "?" not in literal, key
