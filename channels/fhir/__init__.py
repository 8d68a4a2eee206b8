"""FHIR R4: the hospital and its visits as other systems read them."""
