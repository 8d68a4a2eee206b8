"""The signature under the emergency rules: kept in the home folder, and whether it still holds."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC
from importlib.metadata import version
from pathlib import Path
from typing import Any

from cli.hospital import database_of
from cli.keys import keyring_for
from guardrails.emergency_review import Review, digest_of
from runtime.audit import AuditEntry, record
from runtime.clock import SystemClock
from runtime.errors import CarelineError, Conflict, InvalidInput
from runtime.files import appearing
from runtime.settings import Settings
from runtime.signing import PublicKeys, Signer

FILE_NAME = "emergency-review.json"
SHOWN = 16
"""Characters of the digest that the page shows and a signature must repeat."""
LONGEST = 120
HOW = "careline emergency --review FILE.html writes the page to review, --sign NAME signs it."


@dataclass(frozen=True)
class Standing:
    """Whether a clinician has signed the rules as they are now, and what is to be said of it."""

    holds: bool
    told: str


async def sign(settings: Settings, name: str, office: str, digest: str) -> dict[str, Any]:
    """Note who has reviewed the rules; `digest` is the one on the page that they have read. On record in the audit trail.

    InvalidInput without a name and an office; Conflict for the page of other rules.
    """
    name, office, rules = name.strip(), office.strip(), digest_of()
    if not (0 < len(name) <= LONGEST and 0 < len(office) <= LONGEST):
        raise InvalidInput("A signature has a name and an office.", hint="Give --sign NAME --office OFFICE.")
    read = "".join(digest.split()).lower()
    if len(read) < SHOWN or not rules.startswith(read):
        raise Conflict(
            "The page that was read is not of these rules.",
            hint="Write it anew with --review, read it, and give the digest that it shows by --digest.",
            code="other_rules",
        )
    now = SystemClock().now()
    at = now.astimezone(UTC).isoformat(timespec="seconds")
    made = Review(name, office, at, rules, version("careline")).signed(Signer(keyring_for(settings)))
    async with database_of(settings) as database, database.begin() as session:
        await record(session, AuditEntry("cli", "emergency_rules.sign", "emergency_rules", rules, "reviewed", now))
    with appearing(_path(settings)) as file:
        file.write(json.dumps(made.as_json(), indent=2, ensure_ascii=False).encode() + b"\n")
    return made.as_json() | {"file": str(_path(settings))}


def standing(settings: Settings) -> Standing:
    """What there is of a signature, looked at anew."""
    path = _path(settings)
    if not path.is_file():
        return Standing(False, "no clinician has signed them")
    try:
        made = Review.read(path.read_text(encoding="utf-8"))
        signed = made.holds(PublicKeys.of_ring(keyring_for(settings)))
    except CarelineError as error:
        return Standing(False, str(error))
    if not signed:
        return Standing(False, f"{FILE_NAME} is not as it was signed, or was signed by another installation")
    by = f"{made.name}, {made.office}, on {made.at[:10]}"
    if made.rules != digest_of():
        return Standing(False, f"they were changed since {by}")
    return Standing(True, f"{by}; digest {made.rules[:SHOWN]}")


def _path(settings: Settings) -> Path:
    return settings.home / FILE_NAME
