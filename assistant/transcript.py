"""A conversation as it may be read later: redacted for whoever has no proof."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from assistant import store
from assistant.messages import TranscriptLine


async def transcript_lines(
    session: AsyncSession, conversation_id: UUID, *, redacted: bool
) -> tuple[TranscriptLine, ...]:
    """Every line in order. A redacted line of the assistant says which facts it told, not their values."""
    rows = await store.lines(session, conversation_id)
    return tuple(
        TranscriptLine(row.at, row.who, row.redacted if redacted else row.text, row.kind)  # type: ignore[arg-type]
        for row in rows
    )
