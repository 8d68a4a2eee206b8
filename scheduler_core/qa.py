"""The hospital's questions and answers, found by meaning: embeddings in PostgreSQL (pgvector, cosine distance)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from scheduler_core.hospital import HospitalFile
from scheduler_core.models import Answer

DIMENSIONS = 384
MAX_DISTANCE = 0.12
"""Beyond this cosine distance of multilingual-e5-small a question is not the same question."""

SURE, MARGIN = 0.1, 0.01
"""Beyond `SURE` the next best answer must be further off by `MARGIN`: else either could be meant, and neither is given."""


class Embed(Protocol):
    """Turns texts into vectors of 384 numbers, in English and Spanish alike."""

    def __call__(self, texts: Sequence[str]) -> list[list[float]]:
        """One vector a text."""


def each_once(embed: Embed) -> Embed:
    """`embed` that takes no text twice for as long as it is kept: a message is looked up as a question before it is answered."""
    known: dict[str, list[float]] = {}

    def embedded(texts: Sequence[str]) -> list[list[float]]:
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known.update(zip(new, embed(new), strict=True))
        return [known[text] for text in texts]

    return embedded


@dataclass(frozen=True)
class Found:
    """An answer of the hospital's, with how far the question was from one it knows (0 is the same)."""

    key: str
    answer: str
    distance: float


async def index(session: AsyncSession, file: HospitalFile, embed: Embed) -> int:
    """Write the file's answers anew; how many ways of asking there are. Does nothing when they are the same."""
    rows = [
        (item.key, lang, question, side.answer)
        for item in file.answers
        for lang, side in (("en", item.en), ("es", item.es))
        for question in side.questions
    ]
    stored = (await session.execute(select(Answer.key, Answer.lang, Answer.question, Answer.answer))).all()
    if {tuple(row) for row in stored} == set(rows):
        return len(rows)
    await session.execute(delete(Answer))
    vectors = embed([question for _, _, question, _ in rows])
    for (key, lang, question, answer), vector in zip(rows, vectors, strict=True):
        session.add(Answer(key=key, lang=lang, question=question, answer=answer, embedding=vector))
    await session.flush()
    return len(rows)


async def ask(
    session: AsyncSession, embed: Embed, question: str, lang: str, max_distance: float = MAX_DISTANCE
) -> Found | None:
    """The answer to the nearest known question in this language, or None when none is near or two are as near."""
    vector = embed([question[:400]])[0]
    distance = func.min(Answer.embedding.cosine_distance(vector)).label("distance")
    nearest = select(Answer.key, func.min(Answer.answer).label("answer"), distance).where(Answer.lang == lang)
    rows = (await session.execute(nearest.group_by(Answer.key).order_by(distance).limit(2))).all()
    if not rows or rows[0].distance > max_distance:
        return None
    if rows[0].distance > SURE and len(rows) > 1 and rows[1].distance - rows[0].distance < MARGIN:
        return None
    return Found(rows[0].key, rows[0].answer, float(rows[0].distance))
