"""Phone numbers as they are stored: E.164."""

from __future__ import annotations

import phonenumbers


def region_of(hospital_phone: str) -> str:
    """Where numbers without a country are at home: where the hospital is."""
    return phonenumbers.region_code_for_number(phonenumbers.parse(hospital_phone, "US")) or "US"


def e164(written: str | None, region: str) -> str | None:
    """The number; None where it is none."""
    try:
        found = phonenumbers.parse(written or "", region)
    except phonenumbers.NumberParseException:
        return None
    possible = phonenumbers.is_possible_number(found)
    return phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164) if possible else None
