"""The texts: one folder of Fluent files per language, which a hospital can edit and add languages to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Junk, Message, Resource

from runtime.errors import ConfigurationError

FOLDER = Path(__file__).parent.parent / "texts"
LOCALES = {"en": "en-US", "es": "es-US"}
FILES = 64
"""How many files of texts are kept as read."""


class MissingText(ConfigurationError):
    """A text that the program needs is in no file of this language."""


class Catalog:
    """All texts of all languages below `folder`; a message's attributes `.voice` and `.sms` replace it on that channel."""

    def __init__(self, folder: Path = FOLDER) -> None:
        """Read every `<lang>/*.ftl`; ConfigurationError names the file that does not parse."""
        read = {sub.name: _read(sub) for sub in sorted(folder.iterdir()) if sub.is_dir()}
        self._bundles = {lang: _bundle(resources, lang) for lang, resources in read.items()}
        self.keys = {lang: _keys(resources) for lang, resources in read.items()}

    def languages(self) -> tuple[str, ...]:
        """The languages there are texts for."""
        return tuple(self._bundles)

    def has(self, key: str, lang: str) -> bool:
        """Whether this language has this text."""
        return key in self.keys.get(lang, frozenset())

    def text(self, key: str, lang: str, channel: str, args: Mapping[str, object]) -> str:
        """The text for this channel with its arguments filled in; MissingText when there is none."""
        bundle = self._bundles.get(lang) or self._bundles["en"]
        if not bundle.has_message(key):
            raise MissingText(f"There is no text {key!r} in language {lang!r}.", hint=f"Add it to texts/{lang}/.")
        message = bundle.get_message(key)
        pattern = message.attributes.get(channel) or message.value
        if pattern is None:
            raise MissingText(f"The text {key!r} in language {lang!r} is empty.", hint=f"Write it in texts/{lang}/.")
        formatted, _errors = bundle.format_pattern(pattern, dict(args))
        return str(formatted)


def _bundle(resources: Sequence[Resource], lang: str) -> FluentBundle:
    bundle = FluentBundle([LOCALES.get(lang, lang)], use_isolating=False)
    for resource in resources:
        bundle.add_resource(resource)
    return bundle


def _keys(resources: Sequence[Resource]) -> frozenset[str]:
    return frozenset(entry.id.name for resource in resources for entry in resource.body if isinstance(entry, Message))


def _read(folder: Path) -> list[Resource]:
    return [_checked(path) for path in sorted(folder.glob("*.ftl"))]


def _checked(path: Path) -> Resource:
    resource = _parsed(path.read_text(encoding="utf-8"))
    junk = [str(entry.content)[:60] for entry in resource.body if isinstance(entry, Junk)]
    if junk:
        raise ConfigurationError(f"{path.name}: does not parse as Fluent: {junk[0]!r}", hint="Mend the file.")
    return resource


@lru_cache(maxsize=FILES)
def _parsed(source: str) -> Resource:
    """Read once: parsing all files takes most of a second, and bundles only look at what it gives."""
    return FluentResource(source)
