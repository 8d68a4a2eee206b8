"""FHIR search: parameters, their values, what they match, and pages that survive inserts."""
