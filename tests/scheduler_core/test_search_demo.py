"""Search over the demo hospital, with its patients and their visits: everything that it offers can be had."""

from __future__ import annotations

from datetime import timedelta

from runtime.database import Database
from scheduler_core import visits
from scheduler_core.hospital import Hospital, HospitalFile
from scheduler_core.search import Search
from scheduler_core.types import Wishes
from tests.conftest_hospital import SEEDED_AT


async def test_every_visit_type_has_times_and_each_can_be_held(seeded: Database, demo_file: HospitalFile) -> None:
    hospital = Hospital(demo_file)
    search = Search(hospital)
    for visit_type in demo_file.visit_types:
        for modality in ("in_person", "telehealth") if visit_type.telehealth else ("in_person",):
            async with seeded.begin() as session:
                found = await search.find(session, Wishes(visit_type.key, modality=modality), SEEDED_AT)
                assert 1 <= len(found) <= 3, (visit_type.key, modality)
                for offer in found:
                    assert offer.starts_at >= SEEDED_AT + timedelta(hours=visit_type.notice_hours)
                    assert offer.ends_at - offer.starts_at == timedelta(minutes=visit_type.minutes)
                    key = f"{visit_type.key}:{modality}:{offer.starts_at}"
                    held = await visits.hold(session, offer, key, SEEDED_AT, timedelta(minutes=10), key)
                    await visits.release(session, held.id, key, SEEDED_AT)
