"""What is written under language/knowledge: conditions and lay complaints, each with the departments that see to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from language.text.phrases import words_of

FOLDER = Path(__file__).parent.parent / "knowledge"
SHARES = (1.0, 0.5, 0.3, 0.2)
"""How much a phrase counts for a condition's first, second, third and fourth department."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One complaint as people put it, and the departments that it goes to, the nearest first."""

    words: tuple[str, ...]
    specialties: tuple[str, ...]

    def shares(self) -> dict[str, float]:
        """How much it counts for each of its departments."""
        return dict(zip(self.specialties, SHARES, strict=False))


def lay_complaints() -> Iterator[str]:
    """Ordinary complaints as lay people put them, in the order in which they are written."""
    for line in _lines(FOLDER / "complaints"):
        yield from (text.strip() for text in line.split("|")[-1].split(";"))


def phrases() -> Iterator[Phrase]:
    """Everything written in the folder."""
    for line in _lines(FOLDER):
        *name, departments, said = (part.strip() for part in line.split("|"))
        specialties = tuple(d.strip() for d in departments.split(","))
        for text in (*name, *said.split(";")):
            yield Phrase(words_of(text), specialties)


def _lines(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield line
