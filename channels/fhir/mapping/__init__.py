"""From our words to FHIR's: the hospital file, visits and patients as R4 resources."""
