"""The vault of a conversation: placeholders that stand for values, and who may have them back."""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Collection, Mapping
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from guardrails.models import VaultEntry, VaultKey, VaultSubject
from guardrails.normalise import fold, plain
from guardrails.redaction.patterns import digits
from guardrails.redaction.types import TYPES, RedactedSpan, Redaction
from runtime.crypto import installed
from runtime.errors import NotFound

SPEAKER = "speaker"
"""The subject of what the person in the conversation said themselves."""
PLACEHOLDER = re.compile(r"\[(" + "|".join(sorted(TYPES)) + r")_(\d{1,6})\]")
_NUMBERS = frozenset({"PHONE", "SSN", "CARD", "ACCOUNT", "CODE"})
_NONCE = 12


class Vault:
    """One conversation's placeholders. Everything happens in the caller's transaction.

    Two transactions of one conversation take turns (an advisory lock for the rest of the transaction), and the unique
    constraints hold whatever the lock does.
    """

    def __init__(self, session: AsyncSession, conversation_id: UUID) -> None:
        """`session` is in a transaction; `conversation_id` need not have a vault yet."""
        self._session = session
        self._id = conversation_id

    async def placeholders(self, redaction: Redaction, *, subject: str = SPEAKER) -> str:
        """The redacted text with numbered placeholders; the same value keeps its placeholder for the whole conversation."""
        if not redaction.spans:
            return redaction.text
        numbers = await self._numbers(redaction.spans, subject)
        return redaction.render(lambda span: f"[{span.type}_{numbers[span.type, canonical(span.type, span.value)]}]")

    async def placeholder(self, type_: str, value: str, *, subject: str = SPEAKER) -> str:
        """The placeholder of one value, for instance of the patient's name from the record."""
        span = RedactedSpan(0, len(value), type_, value)
        return await self.placeholders(Redaction(value, (span,)), subject=subject)

    async def restore(self, text: str, allowed_subjects: Collection[str] = (SPEAKER,)) -> str:
        """`text` with the values back that are about an allowed subject; every other placeholder stays as it is."""
        wanted = {(m[1], int(m[2])) for m in PLACEHOLDER.finditer(text)}
        values = await self._open(allowed_subjects) if wanted else {}
        return PLACEHOLDER.sub(lambda m: values.get((m[1], int(m[2])), m[0]), text)

    async def values(self) -> tuple[str, ...]:
        """Every value of the conversation, for the tripwire."""
        return tuple((await self._open(None)).values())

    async def mapping(self, allowed_subjects: Collection[str] | None = None) -> dict[str, str]:
        """Placeholder → value, for tool arguments on our side of the wall (None: all subjects)."""
        return {f"[{kind}_{number}]": value for (kind, number), value in (await self._open(allowed_subjects)).items()}

    async def shred(self) -> None:
        """Delete the key and with it every value: copies in backups stay unreadable."""
        await self._session.execute(delete(VaultKey).where(VaultKey.conversation_id == self._id))

    async def _numbers(self, spans: Collection[RedactedSpan], subject: str) -> Mapping[tuple[str, str], int]:
        cipher = await self._cipher(create=True)
        await self._session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"vault:{self._id}", 0))))
        numbers: dict[tuple[str, str], int] = {}
        for span in spans:
            key = (span.type, canonical(span.type, span.value))
            if key not in numbers:
                entry = await self._entry(cipher, span, key[1])
                numbers[key] = entry.number
                grant = insert(VaultSubject).values(entry_id=entry.id, subject=subject).on_conflict_do_nothing()
                await self._session.execute(grant)
        return numbers

    async def _entry(self, cipher: AESGCM, span: RedactedSpan, value: str) -> VaultEntry:
        index = installed().blind_index(f"vault:{self._id}:{span.type}", value)
        mine = (VaultEntry.conversation_id == self._id, VaultEntry.type == span.type)
        found = await self._session.scalar(select(VaultEntry).where(*mine, VaultEntry.value_index == index))
        if found is not None:
            return found
        last = await self._session.scalar(select(func.max(VaultEntry.number)).where(*mine))
        number = (last or 0) + 1
        sealed = self._seal(cipher, span.value, f"{span.type}_{number}")
        entry = VaultEntry(conversation_id=self._id, type=span.type, number=number, value_index=index, sealed=sealed)
        self._session.add(entry)
        await self._session.flush()
        return entry

    async def _open(self, subjects: Collection[str] | None) -> dict[tuple[str, int], str]:
        try:
            cipher = await self._cipher(create=False)
        except NotFound:
            return {}
        query = select(VaultEntry).where(VaultEntry.conversation_id == self._id)
        if subjects is not None:
            allowed = select(VaultSubject.entry_id).where(VaultSubject.subject.in_(list(subjects)))
            query = query.where(VaultEntry.id.in_(allowed))
        entries = await self._session.scalars(query)
        return {(e.type, e.number): self._unseal(cipher, e.sealed, f"{e.type}_{e.number}") for e in entries}

    async def _cipher(self, *, create: bool) -> AESGCM:
        """This conversation's cipher. NotFound when there is none (never made, or shredded) and none is to be made."""
        query = select(VaultKey.wrapped).where(VaultKey.conversation_id == self._id)
        wrapped = await self._session.scalar(query)
        if wrapped is None and create:
            fresh = base64.b64encode(os.urandom(32)).decode()
            await self._session.execute(
                insert(VaultKey).values(conversation_id=self._id, wrapped=fresh).on_conflict_do_nothing()
            )
            wrapped = await self._session.scalar(query)
        if wrapped is None:
            raise NotFound("This conversation has no vault.", hint="It was never used or has been shredded.")
        return AESGCM(base64.b64decode(wrapped))

    def _seal(self, cipher: AESGCM, value: str, place: str) -> bytes:
        nonce = os.urandom(_NONCE)
        return nonce + cipher.encrypt(nonce, value.encode(), f"{self._id}:{place}".encode())

    def _unseal(self, cipher: AESGCM, sealed: bytes, place: str) -> str:
        return cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], f"{self._id}:{place}".encode()).decode()


def canonical(type_: str, value: str) -> str:
    """The form in which two values count as the same: digits of a number, folded words of a name."""
    readable = plain(value).text
    if type_ in _NUMBERS and digits(readable):
        return digits(readable)
    return " ".join(fold(readable).split())
