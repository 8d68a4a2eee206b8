"""The channels' own words (buttons, labels, voice prompts), one folder of Fluent files per language."""

from __future__ import annotations

from pathlib import Path

from assistant.wording.catalog import Catalog
from language.types import Lang

FOLDER = Path(__file__).parent / "texts"
LANGS: tuple[Lang, ...] = ("en", "es")


class Words:
    """Looks texts up; keys carry the page they belong to (`chat-send`, `voice-menu`, `staff-take`)."""

    def __init__(self, folder: Path = FOLDER) -> None:
        """ConfigurationError names a file that does not parse."""
        self._catalog = Catalog(folder)

    def text(self, key: str, lang: str, **args: object) -> str:
        """One text; English where there are none in this language."""
        return self._catalog.text(key, lang if lang in LANGS else "en", "chat", args)

    def has(self, key: str) -> bool:
        """Whether there is such a text."""
        return self._catalog.has(key, "en")

    def page(self, prefix: str, lang: str, **args: object) -> dict[str, str]:
        """All texts of a page by key, without the prefix."""
        keys = sorted(key for key in self._catalog.keys["en"] if key.startswith(prefix))
        return {key.removeprefix(prefix): self.text(key, lang, **args) for key in keys}


def language_of(header: str | None) -> Lang:
    """The language that a browser's Accept-Language asks for first, among ours."""
    for part in (header or "").lower().split(","):
        if part.strip()[:2] in LANGS:
            return "es" if part.strip()[:2] == "es" else "en"
    return "en"
