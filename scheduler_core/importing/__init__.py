"""Importing a schedule from elsewhere: records, who and what they mean here, writing them once, and a report of the rest."""

from scheduler_core.importing.importer import Importer
from scheduler_core.importing.matching import HospitalNames
from scheduler_core.importing.records import BlockRecord, Fault, PatientRecord, Place, Source, Use, VisitRecord
from scheduler_core.importing.report import Report

__all__ = [
    "BlockRecord",
    "Fault",
    "HospitalNames",
    "Importer",
    "PatientRecord",
    "Place",
    "Report",
    "Source",
    "Use",
    "VisitRecord",
]
