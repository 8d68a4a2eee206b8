"""What a colleague writes to a patient: covered like any other line, and looked at for what the proof does not allow yet."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from assistant.identifying import on_record, told
from assistant.models import Conversation
from assistant.turn.context import Parts
from guardrails.identity import last_proven
from guardrails.normalise import fold
from guardrails.redaction import RedactedSpan
from guardrails.redaction.patterns import digits
from guardrails.vault import SPEAKER, STAFF, Vault
from language.frame import Frame
from language.types import lang_of
from scheduler_core.hospital import Hospital


@dataclass(frozen=True)
class Covered:
    """`redacted` is the line as it may be read again; `tells` that it tells more than the person has said by themselves."""

    redacted: str
    tells: bool


async def cover(parts: Parts, session: AsyncSession, conversation: Conversation, words: str, staff: str) -> Covered:
    """The colleague's words with placeholders, the same ones as in the patient's lines."""
    vault, person = Vault(session, conversation.id), Frame.model_validate(conversation.frame or {}).person
    record = await on_record(session, await last_proven(session, conversation.id))
    redaction = parts.redactor.redact(
        words, lang=lang_of(conversation.lang), known=[*record, *told(person)], again=await vault.typed_values()
    )
    names = [value for kind, value in await vault.typed_values((SPEAKER,)) if kind == "NAME"]
    harmless = {word for name in (staff, *names) for word in fold(name).split()}
    tells = any(not _is_harmless(span, harmless, parts.services.hospital) for span in redaction.spans)
    return Covered(await vault.placeholders(redaction, subject=STAFF), tells)


def _is_harmless(span: RedactedSpan, names: set[str], hospital: Hospital) -> bool:
    """A name that the person or the colleague goes by here, and the hospital's own numbers."""
    if span.type == "NAME":
        return set(fold(span.value).split()) <= names
    own = (hospital.phone, *(site.phone for site in hospital.file.sites))
    number = digits(span.value)
    return span.type == "PHONE" and any(digits(phone).endswith(number) for phone in own if number)
