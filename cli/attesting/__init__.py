"""`careline attest`: what can be checked of an installation, in a document that a compliance officer signs."""

from cli.attesting.document import Attestation
from cli.attesting.making import attest, verified
from cli.attesting.types import Check

__all__ = ["Attestation", "Check", "attest", "verified"]
