"""The demo hospital's patients: a few whom the demo and the scenarios know by name, the rest generated, all fictitious."""

from scheduler_core.demo.people import PERSONAS, ZONE, Persona
from scheduler_core.demo.seeding import is_seeded, seed

__all__ = ["PERSONAS", "ZONE", "Persona", "is_seeded", "seed"]
