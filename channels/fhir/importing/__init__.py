"""Reading a schedule from FHIR NDJSON, as bulk exports write it."""

from channels.fhir.importing.source import FhirSource

__all__ = ["FhirSource"]
