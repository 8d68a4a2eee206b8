"""What must never happen: redaction and vault, emergencies, identity, consent, what may be said."""
