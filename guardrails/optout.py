"""Opt-out words as carriers and law read them: alone in the message they always work; a sentence works where it means our texts.

Sources: CTIA Messaging Principles and Best Practices §5.1.3; 47 CFR 64.1200(a)(10) (revocation by "stop", "quit", "end",
"revoke", "opt out", "cancel", "unsubscribe"); Twilio's default opt-out, opt-in and help keywords.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal, get_args
from uuid import UUID

from sqlalchemy import ARRAY, String, any_, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from guardrails.models import ContactConsent
from guardrails.normalise import fold, plain
from guardrails.resuming import resumes
from guardrails.revoking import ends_reminders, ends_texts, polite_stop
from runtime import audit
from runtime.audit import AuditEntry
from runtime.crypto import Digest, installed
from runtime.prepared import Prepared


class Keyword(StrEnum):
    """What a bare word asks for."""

    STOP = "stop"
    START = "start"
    HELP = "help"


OptOut, OptIn, Help = Keyword.STOP, Keyword.START, Keyword.HELP

STOP_WORDS = frozenset(
    "stop stopall unsubscribe cancel end quit revoke optout alto basta cancelar parar pare detener desuscribir "
    "desuscribirme baja "
    "cancela terminar fin salir".split()
)
"""Opt out of all texts from this number."""
START_WORDS = frozenset("start unstop optin subscribe iniciar empezar comenzar suscribir alta reanudar".split())
"""Opt in again. Never "yes": from an opted-out number a yes is consent to nothing."""
HELP_WORDS = frozenset("help info ayuda".split())
"""Who is this, and how do I stop it."""
_PHRASES = {"opt out": Keyword.STOP, "stop all": Keyword.STOP, "opt in": Keyword.START, "dar de baja": Keyword.STOP}
_NOT_LETTERS = re.compile(r"[^a-z]+")


@dataclass(frozen=True)
class Told:
    """What a text asks for, of which kind of texts, and the words that it asked with; `bare` where they were all it said."""

    keyword: Keyword
    words: str
    purpose: Literal["texting", "reminders"] = "texting"
    bare: bool = False


@dataclass(frozen=True)
class Said:
    """An opt-out or opt-in as it reached us. `source` is the provider's id of the message, `text` all that it said."""

    channel: str
    words: str
    source: str
    text: str

    @property
    def digest(self) -> str:
        """A keyed digest of the whole message: it shows that a message someone brings is this one, and gives none away."""
        return installed().blind_index("contact_proof", self.text)

    @property
    def proof(self) -> str:
        """What the ledger keeps: enough when the message itself has been deleted."""
        return f'{self.channel}: "{self.words}"; message {self.source}; digest {self.digest}'


def hear(text: str) -> Told | None:
    """What a text message asks for about our texts, as a bare word or as a sentence; None for anything else."""
    if keyword := classify(text):
        return Told(keyword, _bare(text), bare=True)
    words = polite_stop(text)
    return Told(Keyword.STOP, words) if words else hear_sentence(text)


def hear_sentence(text: str) -> Told | None:
    """What a sentence asks for about our texts, on whatever channel it is said."""
    if words := ends_texts(text):
        return Told(Keyword.STOP, words)
    if words := ends_reminders(text):
        return Told(Keyword.STOP, words, "reminders")
    again = resumes(text)
    return Told(Keyword.START, again[1], again[0]) if again else None


def classify(text: str) -> Keyword | None:
    """The keyword that `text` is, apart from case, accents, punctuation, emoji and blanks; None for anything longer.

    "Cancel" alone opts out (law says so); "cancel my appointment" is what the patient means.
    """
    if len(text) > 200 or any(char.isdigit() for char in text):
        return None
    joined = _bare(text)
    if len(joined) > 20:
        return None
    if joined in STOP_WORDS:
        return Keyword.STOP
    if joined in START_WORDS:
        return Keyword.START
    return Keyword.HELP if joined in HELP_WORDS else _PHRASES.get(joined)


def _bare(text: str) -> str:
    """Letters and single blanks; "S T O P" is put together."""
    bare = " ".join(_NOT_LETTERS.sub(" ", fold(plain(text).text)).split())
    return bare.replace(" ", "") if all(len(part) == 1 for part in bare.split()) else bare


Purpose = Literal["texting", "reminders", "recording", "patient"]
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
"""What a number may consent to: any text; what we text of our own accord (reminders, notices, freed times); recorded calls.
"patient" is no consent: whether the number still reaches whom it is on record of (see `guardrails.doubted`).

Nothing here records a call; the ledger keeps what was agreed for telephony that does.
"""


_LATEST = Prepared(
    select(ContactConsent.state)
    .where(ContactConsent.phone_index == any_(bindparam("levels", type_=ARRAY(String))))
    .where(ContactConsent.purpose == bindparam("purpose", type_=String))
    .order_by(ContactConsent.at.desc(), ContactConsent.id.desc())
    .limit(1)
)


class ContactLedger:
    """Who may be contacted for what, with proof: rows are only added, the newest one holds."""

    def __init__(self, session: AsyncSession) -> None:
        """`session` is in a transaction."""
        self._session = session

    async def record(
        self,
        address: str,
        keyword: Keyword,
        now: datetime,
        *,
        proof: str,
        purpose: Purpose = "texting",
        actor: str = "assistant",
        action: str = "",
        why: str = "",
        conversation: UUID | None = None,
        digest: str = "",
    ) -> None:
        """Note an opt-out or an opt-in of a number (E.164), here and in the audit trail.

        `proof` shows it by itself: the words and the message (`Said.proof`), or a form; `digest` seals it in the trail, where
        `action` and `why` stand for "consent.given" or "consent.revoked" and the purpose if they are given.
        """
        if keyword is Keyword.HELP:
            return
        index, state = index_of(address), "revoked" if keyword is Keyword.STOP else "given"
        self._session.add(ContactConsent(phone_index=index, purpose=purpose, state=keyword.value, at=now, proof=proof))
        digests = {"proof": digest or installed().blind_index("contact_proof", proof)}
        done = action or f"consent.{state}"
        entry = AuditEntry(actor, done, "number", index, why or purpose, now, conversation, digests)
        await audit.record(self._session, entry)
        await self._session.flush()

    async def is_opted_out(self, address: str, *, purpose: Purpose = "texting") -> bool:
        """Whether the last word of this number was an opt-out. A number that never said anything is not opted out."""
        return await self._latest(address, purpose) == Keyword.STOP.value

    async def has_opted_in(self, address: str, *, purpose: Purpose = "texting") -> bool:
        """Whether the last word of this number was an opt-in."""
        return await self._latest(address, purpose) == Keyword.START.value

    async def history(self, address: str) -> tuple[ContactConsent, ...]:
        """All rows of a number, oldest first: the export with proofs."""
        query = select(ContactConsent).where(ContactConsent.phone_index.in_(index_of(address).levels))
        return tuple(await self._session.scalars(query.order_by(ContactConsent.at, ContactConsent.id)))

    async def everything(self) -> AsyncIterator[ContactConsent]:
        """All rows of all numbers, oldest first; the numbers themselves are not kept, only their keyed digests."""
        query = select(ContactConsent).order_by(ContactConsent.at, ContactConsent.id)
        async for row in await self._session.stream_scalars(query):
            yield row

    async def _latest(self, address: str, purpose: Purpose) -> str | None:
        levels = list(index_of(address).levels)
        found: str | None = await _LATEST.scalar(self._session, levels=levels, purpose=purpose)
        return found


def index_of(address: str) -> Digest:
    """What the ledger keeps of a number: its keyed digest."""
    return installed().blind_index("contact", re.sub(r"[^\d+]", "", address) or address)
