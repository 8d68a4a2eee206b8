"""The names of a directory by what people hear and write for them: what is like none of them is held against none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from language.names.sounds import FAR, HEARD_AS, alike, said, spelt

MARGIN = 0.01
"""What rounding may cost."""


@dataclass(frozen=True)
class NamesByEar:
    """Each name once, and all that is a name because it is written so."""

    names: tuple[str, ...] = ()
    heard: frozenset[str] = frozenset()
    spelt: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Iterable[str]) -> NamesByEar:
        """The words of names."""
        each = tuple(sorted(set(names)))
        heard = frozenset(way for name in each for way in (name, *HEARD_AS.get(name, "").split()))
        return cls(each, heard, frozenset(form for name in each for form in (spelt(name), spelt(said(name)))))

    def like(self, word: str) -> list[str]:
        """The names that `alike` takes the word for."""
        near = self.names
        if word not in self.heard and spelt(word) not in self.spelt:
            found = process.extract(word, near, scorer=JaroWinkler.similarity, score_cutoff=FAR - MARGIN, limit=None)
            near = tuple(name for name, *_ in found)
        return [name for name in near if alike(word, name)]
