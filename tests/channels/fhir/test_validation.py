"""What R4 allows and refuses, rule by rule, and that nothing that was sent is repeated in a fault."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.fhir.validation import BadJson, parse, validate
from channels.fhir.validation.structure import elements_of, is_resource
from tests.channels.fhir.examples import appointment, participant, patient, schedule, slot

DATA = Path(os.environ.get("CARELINE_OUTSIDER_DATA", Path(__file__).parents[4] / "shared" / "data")) / "fhir_r4"
SECRET = "078-05-1120"


def rules(resource: Any) -> set[str]:
    return {issue.rule for issue in validate(resource)}


@pytest.mark.parametrize(
    "resource", [appointment(), slot(), schedule(), patient()], ids=lambda r: str(r["resourceType"])
)
def test_what_the_builders_make_is_valid(resource: dict[str, Any]) -> None:
    assert validate(resource) == []


@pytest.mark.parametrize(
    ("resource", "rule"),
    [
        (appointment(status="Booked"), "binding"),
        (appointment(participant=[]), "array"),
        (appointment(participant=None), "min"),
        (appointment(participant=participant("Patient/p1")), "array"),
        (appointment(status=["booked"]), "max"),
        (appointment(participant=[{"status": "accepted"}]), "app-1"),
        (appointment(participant=[participant("Patient/p1", required="yes")]), "binding"),
        (appointment(end=None), "app-2"),
        (appointment(start=None, end=None), "app-3"),
        (appointment(cancelationReason={"text": "ill"}), "app-4"),
        (appointment(end="2026-03-10T08:00:00-05:00"), "end-after-start"),
        (appointment(start="2026-03-10T09:00:00"), "Instant"),
        (appointment(start="2026-03-10T09:00Z"), "Instant"),
        (appointment(start="2026-02-30T09:00:00Z", end="2026-03-30T09:00:00Z"), "Instant"),
        (appointment(minutesDuration=0), "PositiveInt"),
        (appointment(minutesDuration="30"), "PositiveInt"),
        (appointment(minutesDuration=True), "PositiveInt"),
        (appointment(priority=-1), "UnsignedInt"),
        (appointment(comment=""), "String"),
        (appointment(comment=5), "String"),
        (appointment(id="a_1"), "Id"),
        (appointment(id="a" * 65), "Id"),
        (appointment(created="10 March"), "DateTime"),
        (appointment(slot=[{"reference": "Schedule/keller"}]), "reference-target"),
        (appointment(slot=[{"reference": "Slot/"}]), "reference"),
        (appointment(slot=[{"reference": "#nobody"}]), "ref-1"),
        (appointment(slot=[{"reference": "Slot/1", "type": "Schedule"}]), "reference-type"),
        (appointment(slot=[{}]), "ele-1"),
        (appointment(slot=[None]), "null"),
        (appointment(requestedPeriod=[{"start": "2026-03-02", "end": "2026-03-01"}]), "per-1"),
        (appointment(colour="red"), "unknown"),
        (appointment(resourceType="appointment"), "resourceType"),
        (appointment(resourceType="Address"), "resourceType"),
        (slot(schedule=None), "min"),
        (slot(status=None), "min"),
        (slot(status="available"), "binding"),
        (slot(end="2026-03-10T08:00:00Z"), "end-after-start"),
        (slot(overbooked="true"), "bool"),
        (schedule(actor=[]), "array"),
        (schedule(actor=[{"reference": "Organization/1"}]), "reference-target"),
        (schedule(planningHorizon={"start": "2027", "end": "2026-05"}), "per-1"),
        (patient(gender="F"), "binding"),
        (patient(birthDate="04/05/1980"), "Date"),
        (patient(telecom=[{"value": "+12025550100"}]), "cpt-2"),
        (patient(contact=[{"gender": "female"}]), "pat-1"),
        (patient(deceasedBoolean=True, deceasedDateTime="2026"), "choice"),
        (patient(link=[{"other": {"reference": "Patient/2"}, "type": "same"}]), "binding"),
        (patient(extension=[{"url": "urn:x"}]), "ext-1"),
        (patient(text={"status": "generated", "div": "<p>Ana</p>"}), "txt-1"),
        (patient(text={"status": "generated", "div": '<div xmlns="http://www.w3.org/1999/xhtml"> </div>'}), "txt-2"),
        (patient(contained=[{"resourceType": "Organization", "id": "o", "name": "O"}]), "dom-3"),
        (patient(language="en_US"), "binding"),
    ],
)  # fmt: skip
def test_a_breach_is_found_under_its_rule(resource: dict[str, Any], rule: str) -> None:
    assert rule in rules(resource)


@pytest.mark.parametrize(
    "resource",
    [
        appointment(status="waitlist", start=None, end=None),
        appointment(status="noshow", cancelationReason={"text": "did not come"}),
        appointment(_comment={"extension": [{"url": "urn:x", "valueString": "said by phone"}]}),
        appointment(status=None, _status={"extension": [{"url": "urn:x", "valueCode": "unknown"}]}),
        appointment(slot=[{"reference": "https://fhir.example.org/r4/Slot/12/_history/3"}]),
        appointment(slot=[{"reference": "urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0"}]),
        appointment(slot=[{"identifier": {"value": "12"}, "display": "a slot"}]),
        schedule(planningHorizon={"start": "2026", "end": "2026-05"}),
        slot(start="2026-12-31T23:59:60Z", end="2027-01-01T14:30:00.5+14:00"),
        patient(managingOrganization={"reference": "#o"}, contained=[{"resourceType": "Organization", "id": "o", "name": "O"}]),
    ],
)  # fmt: skip
def test_what_looks_odd_but_is_allowed_is_valid(resource: dict[str, Any]) -> None:
    assert validate(resource) == []


def test_faults_repeat_nothing_that_was_sent() -> None:
    name = [{"family": SECRET, "use": SECRET, "given": [""], "period": {"start": SECRET}}]
    resource = patient(name=name, birthDate=SECRET, gender=SECRET, contact=[{"gender": SECRET}])
    said = json.dumps([issue.as_json() for issue in validate(resource)])
    assert SECRET not in said and "Patient.name[0].use" in said


@pytest.mark.parametrize("content", [None, 5, "x", [], {}, {"resourceType": None}, {"resourceType": ["Slot"]}])
def test_what_is_no_resource_is_said_to_be_none(content: Any) -> None:
    assert rules(content) & {"object", "resourceType"}


@pytest.mark.parametrize("text", ["{", '{"a":1,"a":2}', '{"a":NaN}', "", '"\\ud800', "[" * 100_000])
def test_text_that_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(BadJson):
        parse(text)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)


@given(element=st.sampled_from(sorted(elements_of("Appointment"))), value=JSON)
def test_whatever_stands_in_an_element_the_check_ends_with_an_answer(element: str, value: Any) -> None:
    for issue in validate(appointment() | {element: value}):
        assert issue.path.startswith("Appointment")


@given(minutes=st.integers(-3, 3))
def test_an_appointment_is_valid_exactly_when_it_does_not_end_before_it_starts(minutes: int) -> None:
    end = f"2026-03-10T09:{30 + minutes:02}:00-05:00"
    found = validate(appointment(start="2026-03-10T14:30:00Z", end=end))
    assert bool(found) == (minutes < 0)


def test_only_kinds_of_resources_are_kinds_of_resources() -> None:
    assert all(is_resource(kind) for kind in ("Slot", "AppointmentResponse", "HealthcareService", "Bundle"))
    assert not any(is_resource(kind) for kind in ("slot", "Resource", "DomainResource", "HumanName", "Visit", None))


def _lines(name: str) -> list[dict[str, Any]]:
    path = DATA / name
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.outsider
@pytest.mark.skipif(not DATA.exists(), reason="the outsider data is not here")
def test_marked_mutations_are_told_apart() -> None:
    cases = _lines("mutations.jsonl")
    wrong = [case["name"] for case in cases if (validate(case["resource"]) == []) != (case["valid"] is True)]
    assert cases and wrong == []


@pytest.mark.outsider
@pytest.mark.skipif(not DATA.exists(), reason="the outsider data is not here")
def test_the_specifications_own_examples_are_valid() -> None:
    examples = sorted((DATA / "examples").glob("*.json"))
    faults = {path.name: validate(parse(path.read_bytes())) for path in examples}
    assert examples and not any(faults.values())
