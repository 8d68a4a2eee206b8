"""Where the key ring comes from: the setting, or the file in the home folder; and whether it fits the database."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from assistant.checkpoints import sealed_checkpoints
from assistant.models import Conversation
from channels.models import DemoText
from guardrails.models import ContactConsent, VaultEntry
from runtime.crypto import KeyRing
from runtime.database import Base
from runtime.errors import ConfigurationError
from runtime.keyfile import FollowingRing
from runtime.redigesting import Digested
from runtime.resealing import Sealed, sealed_columns
from runtime.settings import Settings
from scheduler_core.models import ImportedRecord, Patient
from scheduler_core.patients import mrn_index


def keyring_for(settings: Settings) -> KeyRing:
    """The ring of CARELINE_SECRET_KEYS where it is set, else that of `keys.json`, made at the first start."""
    if settings.secret_keys is not None:
        return KeyRing.parse(settings.secret_keys.get_secret_value(), "CARELINE_SECRET_KEYS")
    return FollowingRing.load_or_create(settings.home)


def every_sealed_column() -> Sequence[Sealed]:
    """All that is stored under the data keys."""
    return (*sealed_columns(Base.metadata), sealed_checkpoints())


def every_digested_column() -> Sequence[Digested]:
    """All keyed digests that something is found by for longer than a conversation lasts."""
    patient = (Patient.mrn_index, Patient.name_dob_index, Patient.phone_index, Patient.email_index)
    others = (
        Conversation.address_index, ContactConsent.phone_index, VaultEntry.value_index, ImportedRecord.index,
        DemoText.number_index,
    )  # fmt: skip
    return tuple(Digested(attribute.property.columns[0]) for attribute in (*patient, *others))


async def prove_keys(session: AsyncSession) -> None:
    """ConfigurationError unless the installed ring opens the newest patient's record and finds it again.

    With another database's keys nobody would be found, and whoever registers would be kept where the right keys never look.
    """
    newest = select(Patient.mrn, Patient.mrn_index).order_by(Patient.created_at.desc(), Patient.id.desc()).limit(1)
    try:
        record = (await session.execute(newest)).first()
        fits = record is None or mrn_index(record.mrn).fits(record.mrn_index)
    except ConfigurationError:
        fits = False
    if not fits:
        raise ConfigurationError(
            "The keys do not open this database.",
            hint="Put back the keys.json of CARELINE_HOME, or the CARELINE_SECRET_KEYS, that this database was made with.",
        )
