"""Checking FHIR resources: what `fhir.resources` checks, and what the specification says beyond it."""

from channels.fhir.validation.check import BadJson, parse, validate
from channels.fhir.validation.issues import Issue

__all__ = ["BadJson", "Issue", "parse", "validate"]
