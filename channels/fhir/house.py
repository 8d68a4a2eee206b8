"""The parts of the FHIR door, made once: mappings, stores by kind, clients."""

from __future__ import annotations

from collections.abc import Mapping

from channels.fhir.clients import FhirClients
from channels.fhir.mapping.directory import DirectoryMapping
from channels.fhir.mapping.parts import Systems
from channels.fhir.mapping.visits import VisitMapping
from channels.fhir.stores.appointments import AppointmentStore
from channels.fhir.stores.directory import KINDS, Directory, DirectoryStore
from channels.fhir.stores.patients import PatientStore
from channels.fhir.stores.slots import SlotStore
from channels.fhir.stores.store import Store
from channels.ports import AppLike

SUBJECTS = {"Appointment": "visit", "Patient": "patient"}
"""Kinds with a patient's data, by what the audit trail calls them: reading them is in it, and no filter is left out."""


class FhirHouse:
    """Everything behind `/fhir`."""

    def __init__(self, app: AppLike) -> None:
        """Reads nothing yet."""
        self.systems = Systems(app.settings.base_url)
        self.clients = FhirClients(app.database, app.clock)
        mapping = DirectoryMapping(app.hospital, self.systems)
        directory = Directory(app.hospital, mapping)
        self.stores: Mapping[str, Store] = {
            **{kind: DirectoryStore(kind, directory, self.systems) for kind in KINDS},
            "Appointment": AppointmentStore(
                app.hospital, VisitMapping(app.hospital, self.systems, mapping), self.systems
            ),
            "Patient": PatientStore(app.hospital, self.systems),
            "Slot": SlotStore(app.hospital, mapping, self.systems),
        }
