"""The staff console: who was handed over and why, the redacted transcript, take over, answer, hand back."""
