"""The vault of a conversation: placeholders that stand for values, and the values, to be covered and looked for again."""

from __future__ import annotations

import base64
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import ARRAY, String, Uuid, bindparam, exists, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from guardrails.models import VaultEntry, VaultKey, VaultSubject
from guardrails.namesakes import whose
from guardrails.normalise import fold, plain
from guardrails.redaction.patterns import digits
from guardrails.redaction.types import RedactedSpan, Redaction
from runtime.crypto import installed, new_key
from runtime.database import new_id
from runtime.errors import NotFound
from runtime.prepared import Asked, Prepared

SPEAKER = "speaker"
"""Who wrote what the person in the conversation said themselves."""
STAFF = "staff"
"""Who wrote what a colleague wrote there."""
_NUMBERS = frozenset({"PHONE", "SSN", "CARD", "ACCOUNT", "CODE"})
_NONCE = 12
_SPELLINGS = "\x1f"
"""What parts the spellings of one name in its entry."""


_HERE = bindparam("here", type_=Uuid)
_SEALED = select(VaultKey.wrapped, VaultEntry.type, VaultEntry.number, VaultEntry.sealed).where(
    VaultKey.conversation_id == _HERE, VaultEntry.conversation_id == _HERE
)
_NOTED = exists().where(VaultSubject.entry_id == VaultEntry.id)
_ALL = Prepared(_SEALED)
_ABOUT = Prepared(
    _SEALED.where(_NOTED.where(VaultSubject.subject == func.any(bindparam("subjects", type_=ARRAY(String)))))
)
_LOCK = Prepared(select(VaultKey.wrapped).where(VaultKey.conversation_id == _HERE).with_for_update())
_KNOWN = Prepared(
    select(
        VaultEntry.id, VaultEntry.type, VaultEntry.number, VaultEntry.value_index, VaultEntry.sealed,
        _NOTED.where(VaultSubject.subject == bindparam("subject", type_=String)),
    ).where(VaultEntry.conversation_id == _HERE)
)  # fmt: skip
_ADD = Prepared(insert(VaultEntry), *VaultEntry.__table__.columns.keys())
_RESPELL = Prepared(update(VaultEntry).where(VaultEntry.id == bindparam("mine", type_=Uuid)), "sealed")
_NOTE = Prepared(
    insert(VaultSubject)
    .from_select(
        ["entry_id", "subject"],
        select(func.unnest(bindparam("entries", type_=ARRAY(Uuid))), bindparam("subject", type_=String)),
    )
    .on_conflict_do_nothing()
)
_NEW_KEY = Prepared(insert(VaultKey).on_conflict_do_nothing(), "conversation_id", "wrapped")


@dataclass
class _Known:
    """An entry as numbers are given: `noted` tells that it is known to be the subject's at hand."""

    id: UUID
    type: str
    number: int
    value_index: str
    sealed: bytes
    noted: bool = False


class Vault:
    """One conversation's placeholders. Everything happens in the caller's transaction.

    Two transactions of one conversation take turns (the row of its key is locked for the rest of the transaction), and
    the unique constraints hold whatever the lock does.
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
        """The placeholder of one value that redaction has missed."""
        span = RedactedSpan(0, len(value), type_, value)
        return await self.placeholders(Redaction(value, (span,)), subject=subject)

    async def typed_values(self, subjects: Collection[str] | None = None) -> tuple[tuple[str, str], ...]:
        """Every (type, value) of the conversation: what was covered once is covered again, and the tripwire looks for it.

        With `subjects`, those alone that are noted for one of them.
        """
        if subjects is None:
            return self.typed(await (await self.ask_values()).all())
        return self.typed(await _ABOUT.all(self._session, here=self._id, subjects=list(subjects)))

    async def ask_values(self) -> Asked:
        """Ask for every entry; `typed` reads the rows."""
        return await _ALL.ask(self._session, here=self._id)

    def typed(self, entries: Sequence[Any]) -> tuple[tuple[str, str], ...]:
        """Every (type, value) of these rows."""
        if not entries:
            return ()
        cipher = AESGCM(base64.b64decode(entries[0].wrapped))
        return tuple((e.type, value) for e in entries for value in self._values(cipher, e))

    async def _numbers(self, spans: Collection[RedactedSpan], subject: str) -> Mapping[tuple[str, str], int]:
        """The number of each value; new ones are stored and `subject` is noted."""
        cipher, known = await self._opened(subject)
        wanted: dict[tuple[str, str], RedactedSpan] = {}
        for span in spans:
            wanted.setdefault((span.type, canonical(span.type, span.value)), span)
        indexes = {key: (key[0], self._stored(known, *key)) for key in wanted}
        for key, index in indexes.items():
            if index not in known:
                same = await self._found(cipher, wanted[key], known)
                known[index] = same or await self._add(cipher, wanted[key], index[1], known)
        unnoted = {known[index].id for index in indexes.values() if not known[index].noted}
        if unnoted:
            await _NOTE.all(self._session, entries=list(unnoted), subject=subject)
        return {key: known[index].number for key, index in indexes.items()}

    async def _opened(self, subject: str) -> tuple[AESGCM, dict[tuple[str, str], _Known]]:
        """The cipher, made where there is none, and the entries by type and blind index, with whether `subject` is noted.

        The key's row is locked, so that one transaction at a time gives numbers; the entries are those of behind the lock.
        """
        wrapped, rows = await self._locked(subject)
        if wrapped is None:
            await _NEW_KEY.ask(self._session, conversation_id=self._id, wrapped=new_key())
            wrapped, rows = await self._locked(subject)
        if wrapped is None:
            raise NotFound("This conversation's vault was just shredded.", hint="Send the message again.")
        cipher = AESGCM(base64.b64decode(wrapped))
        return cipher, {(entry.type, entry.value_index): entry for entry in (_Known(*row) for row in rows)}

    async def _locked(self, subject: str) -> tuple[str | None, Sequence[Any]]:
        lock = await _LOCK.ask(self._session, here=self._id)
        rows = await _KNOWN.all(self._session, here=self._id, subject=subject)
        return await lock.scalar(), rows

    async def _found(
        self, cipher: AESGCM, span: RedactedSpan, known: Mapping[tuple[str, str], _Known]
    ) -> _Known | None:
        """The entry of whoever bears this name in another spelling, which is added to it; None where it is nobody's yet."""
        if span.type != "NAME":
            return None
        names = {k.number: k for (kind, _), k in known.items() if kind == "NAME"}
        spelled = {number: self._values(cipher, k) for number, k in names.items()}
        number = whose(span.value, spelled)
        if number is None:
            return None
        spellings = dict.fromkeys((*spelled[number], _one_line(span.value)))
        if len(spellings) > len(spelled[number]):
            names[number].sealed = self._seal(cipher, _SPELLINGS.join(spellings), f"NAME_{number}")
            await _RESPELL.all(self._session, mine=names[number].id, sealed=names[number].sealed)
        return names[number]

    def _stored(self, known: Mapping[tuple[str, str], _Known], type_: str, value: str) -> str:
        """The digest under which a value stands, or would be put."""
        index = installed().blind_index(f"vault:{self._id}:{type_}", value)
        return next((level for level in index.levels if (type_, level) in known), index)

    async def _add(
        self, cipher: AESGCM, span: RedactedSpan, index: str, known: Mapping[tuple[str, str], _Known]
    ) -> _Known:
        """A new entry under the next number of its type."""
        number = max((k.number for (kind, _), k in known.items() if kind == span.type), default=0) + 1
        sealed = self._seal(cipher, _one_line(span.value), f"{span.type}_{number}")
        entry = _Known(new_id(), span.type, number, index, sealed)
        await _ADD.all(
            self._session, id=entry.id, conversation_id=self._id, type=span.type, number=number, value_index=index,
            sealed=sealed,
        )  # fmt: skip
        return entry

    def _seal(self, cipher: AESGCM, value: str, place: str) -> bytes:
        nonce = os.urandom(_NONCE)
        return nonce + cipher.encrypt(nonce, value.encode(), f"{self._id}:{place}".encode())

    def _values(self, cipher: AESGCM, entry: Any) -> list[str]:
        """The value of an entry; of a name, every spelling of it."""
        place = f"{self._id}:{entry.type}_{entry.number}".encode()
        return cipher.decrypt(entry.sealed[:_NONCE], entry.sealed[_NONCE:], place).decode().split(_SPELLINGS)


async def give_keys(session: AsyncSession, conversations: Collection[UUID]) -> None:
    """A vault key for each of these conversations that has none, so that its rows can be sealed under it in a backup."""
    rows = [{"conversation_id": here, "wrapped": new_key()} for here in conversations]
    if rows:
        await session.execute(insert(VaultKey).values(rows).on_conflict_do_nothing())


def _one_line(value: str) -> str:
    return value.replace(_SPELLINGS, " ")


def canonical(type_: str, value: str) -> str:
    """The form in which two values count as the same: digits of a number, folded words of a name."""
    readable = plain(value).text
    if type_ in _NUMBERS and digits(readable):
        return digits(readable)
    return " ".join(fold(readable).split())
