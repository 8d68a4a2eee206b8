"""Where the key ring comes from: the setting, or the file in the home folder."""

from __future__ import annotations

from runtime.crypto import KeyRing
from runtime.settings import Settings


def keyring_for(settings: Settings) -> KeyRing:
    """The ring of CARELINE_SECRET_KEYS where it is set, else that of `keys.json`, made at the first start."""
    if settings.secret_keys is not None:
        return KeyRing.parse(settings.secret_keys.get_secret_value(), "CARELINE_SECRET_KEYS")
    return KeyRing.load_or_create(settings.home)
