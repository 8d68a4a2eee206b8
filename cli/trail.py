"""Where the audit trail's heads and anchors are kept outside the database, by the settings."""

from __future__ import annotations

from runtime import crypto
from runtime.audit import Anchors, Sealer
from runtime.settings import Settings
from runtime.signing import Signer


def sealer_for(settings: Settings) -> Sealer:
    """Seals rows, and notes each head in the home folder."""
    return Sealer(settings.home / "audit.anchors")


def anchors_for(settings: Settings) -> Anchors:
    """Signs with the installed key ring; copies go to CARELINE_AUDIT_ANCHORS, or to the home folder."""
    return Anchors(settings.audit_anchors or settings.home / "anchors", Signer(crypto.installed()))
