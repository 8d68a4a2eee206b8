"""The hospital file: its format, its reader, and the view of it that the program works with."""

from scheduler_core.hospital.directory import build_directory
from scheduler_core.hospital.loader import Difference, difference, load
from scheduler_core.hospital.reader import HospitalFileError, read_folder
from scheduler_core.hospital.schema import HospitalFile, json_schema
from scheduler_core.hospital.view import Hospital, ResourceSpec

__all__ = [
    "Difference",
    "Hospital",
    "HospitalFile",
    "HospitalFileError",
    "ResourceSpec",
    "build_directory",
    "difference",
    "json_schema",
    "load",
    "read_folder",
]
