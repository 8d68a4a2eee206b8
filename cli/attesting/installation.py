"""What the settings, the key file, the hospital file and the emergency rules say of an installation."""

from __future__ import annotations

import os
import stat
from datetime import datetime, timedelta

from cli.attesting.types import Check, judged, unchecked
from cli.key_changes import keys_as_kept
from cli.residency import check_residency
from cli.reviewing import standing
from runtime.crypto import KeyRing
from runtime.errors import ConfigurationError
from runtime.keyfile import FILE_NAME
from runtime.settings import Settings
from runtime.transit import database_is_covered, redis_is_covered
from scheduler_core.hospital import Hospital

KEY_AGE = timedelta(days=365)
"""Older than this a data key should have been changed: the longest cryptoperiod that this program vouches for."""


def environment(settings: Settings) -> Check:
    """A demo or a developer's machine is no place for patients."""
    return judged(
        "environment", settings.environment == "production", f"CARELINE_ENVIRONMENT is {settings.environment}"
    )


def transit(settings: Settings) -> list[Check]:
    """Whether what goes over a network is encrypted."""
    database, redis = settings.database_url, settings.redis_url
    return [
        _covered("TLS to the database", database, database is None or database_is_covered(database)),
        _covered("TLS to Redis", redis, redis is None or redis_is_covered(redis)),
        _public(settings),
    ]


def _covered(name: str, url: str | None, good: bool) -> Check:
    if url is None:
        return judged(name, True, "its own server, by Unix socket")
    return judged(name, good, "on this machine, or by TLS alone" if good else "to another machine in plain text")


def _public(settings: Settings) -> Check:
    name = "TLS to patients"
    if settings.environment != "production":
        return unchecked(name, "only an installation in production has a public address")
    https = (settings.public_url or "").startswith("https://")
    return judged(name, https, "PUBLIC_URL is https; the proxy in front was not looked at")


def secrets(settings: Settings) -> Check:
    """Whether anybody else on the machine can read the keys. What is too short or a default starts nothing (`settings.check`)."""
    if settings.secret_keys is not None:
        return unchecked("secrets", "the keys are in CARELINE_SECRET_KEYS; who can read it is its keeper's to say")
    path = settings.home / FILE_NAME
    found = path.stat()
    open_to = stat.S_IMODE(found.st_mode) & 0o077
    mine = found.st_uid == os.geteuid()
    return judged("secrets", not open_to and mine, f"{FILE_NAME} has mode {stat.S_IMODE(found.st_mode):04o}")


def key_age(settings: Settings, ring: KeyRing, now: datetime) -> Check:
    """How long the key that encrypts has been in use."""
    made = keys_as_kept(settings).get("made", {}).get(str(ring.current))
    if made is None:
        return unchecked("age of the data key", f"when key {ring.current} was made is not on record")
    age = now - datetime.fromisoformat(made)
    return judged(
        "age of the data key", age <= KEY_AGE, f"key {ring.current} is {age.days} days old, at most {KEY_AGE.days}"
    )


def residency(settings: Settings, hospital: Hospital) -> Check:
    """Whether data goes only to machines that the hospital file lists."""
    hosts = hospital.file.residency.hosts
    if hosts is None:
        return unchecked("where data may go", "the hospital file lists no machines (residency.hosts)")
    try:
        check_residency(settings, hosts)
    except ConfigurationError as error:
        return judged("where data may go", False, str(error))
    return judged("where data may go", True, f"only to {', '.join(hosts) or 'no other machine'}")


def model(settings: Settings) -> Check:
    """The built-in model sends nothing away."""
    if settings.model == "embedded":
        return judged("model", True, "the built-in model; nothing is sent away")
    return unchecked(
        "model", f"{settings.model} elsewhere; that an agreement is signed is stated by a setting, not seen"
    )


def rules(settings: Settings) -> Check:
    """Whether a clinician has signed the emergency rules as they are now."""
    found = standing(settings)
    return judged("emergency rules reviewed", found.holds, found.told)


def retention(hospital: Hospital) -> Check:
    """Whether the hospital file says how long transcripts are kept."""
    kept = hospital.file.retention
    if kept.transcripts_days is None:
        return unchecked("retention set", "the hospital file sets no time: transcripts are kept until erased")
    return judged(
        "retention set", True, f"transcripts {kept.transcripts_days} days, audit {kept.audit_days or 'for ever'}"
    )
