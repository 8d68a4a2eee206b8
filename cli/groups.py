"""The commands with parts: `careline hospital …`, `careline audit …`, `careline jobs …`, `careline eval …` and others."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from cli.attest_command import attest
from cli.audit_group import audit
from cli.backup_commands import backup, restore
from cli.consent_group import consent
from cli.emergency_command import emergency
from cli.keys_group import keys
from cli.noshow_group import noshow
from cli.overbooking_group import overbooking
from cli.patient_group import patient
from cli.staff_group import disruption, staff

hospital = typer.Typer(no_args_is_help=True, help="The hospital file: check, load, schema, export.")
jobs = typer.Typer(no_args_is_help=True, help="Later work: what was given up, and trying it again.")
evals = typer.Typer(no_args_is_help=True, help="Dialogs against a simulated hospital.")
fhir = typer.Typer(no_args_is_help=True, help="FHIR: validate resources, manage clients.")
client = typer.Typer(no_args_is_help=True, help="Systems that may read by FHIR: add, list, remove.")
fhir.add_typer(client, name="client")


def add_groups(app: typer.Typer) -> None:
    """Hang the groups into the command."""
    app.add_typer(hospital, name="hospital")
    app.add_typer(audit, name="audit")
    app.add_typer(jobs, name="jobs")
    app.add_typer(evals, name="eval")
    app.add_typer(fhir, name="fhir")
    app.add_typer(noshow, name="noshow")
    app.add_typer(overbooking, name="overbooking")
    app.add_typer(staff, name="staff")
    app.add_typer(disruption, name="disruption")
    app.add_typer(patient, name="patient")
    app.add_typer(consent, name="consent")
    app.add_typer(keys, name="keys")
    app.command("backup")(backup)
    app.command("restore")(restore)
    app.command("attest")(attest)
    app.command("emergency")(emergency)


@hospital.command("schema")
def hospital_schema() -> None:
    """The JSON Schema of a hospital folder."""
    from cli.hospital import printed, schema

    printed(schema())


@hospital.command("check")
def hospital_check(folder: Path) -> None:
    """Read a folder and name the file, line and rule of every fault."""
    from cli.hospital import check, printed

    printed(check(folder))


@hospital.command("load")
def hospital_load(folder: Path, dry_run: Annotated[bool, typer.Option("--dry-run")] = False) -> None:
    """Load a folder; --dry-run shows the difference."""
    from cli.hospital import load_folder, printed
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: load_folder(load_settings(hospital=folder), folder, dry_run=dry_run)))


@hospital.command("export")
def hospital_export(folder: Path) -> None:
    """The folder as one JSON document, everything filled in."""
    from scheduler_core.hospital import read_folder

    print(read_folder(folder).model_dump_json(indent=2))


@jobs.command("parked")
def jobs_parked() -> None:
    """Jobs that failed too often, as lines of JSON: kind, ids, when."""
    from cli.operations import parked_jobs
    from cli.running import run
    from runtime.settings import load_settings

    run(lambda: parked_jobs(load_settings()))


@jobs.command("retry")
def jobs_retry(job: int) -> None:
    """Put a parked job back; the worker tries it at once."""
    from cli.operations import retry_job
    from cli.running import run
    from runtime.settings import load_settings

    run(lambda: retry_job(load_settings(), job))


@evals.command("run")
def eval_run(paths: Annotated[list[Path] | None, typer.Argument()] = None, report: Path | None = None) -> None:
    """Play scenarios (files or folders; all by default) and grade them; exit 1 when one fails."""
    from cli.operations import run_evals
    from cli.running import run
    from runtime.settings import load_settings

    sys.exit(run(lambda: run_evals(load_settings(), paths or [], report)))


@evals.command("day")
def eval_day(conversations: int = 200, at_once: int = 20, seed: int = 7) -> None:
    """Many patients chat at once; how they fared, how long turns took, and no invariant broken (else exit 1)."""
    from cli import operations
    from cli.running import run
    from runtime.settings import load_settings

    sys.exit(run(lambda: operations.eval_day(load_settings(), conversations, at_once, seed)))


@fhir.command("validate")
def fhir_validate(
    files: Annotated[list[Path] | None, typer.Argument(help="JSON or NDJSON; default stdin.")] = None,
) -> None:
    """Check R4 resources; one line of JSON {resourceType, id, valid, issues} each."""
    from cli.fhir import validate_all

    validate_all(files or [])


@client.command("add")
def client_add(
    name: str,
    scope: Annotated[list[str], typer.Option(help="As system/Slot.read; repeat it.")],
    recipient: Annotated[str | None, typer.Option(help="Who runs it, with an address: for accountings.")] = None,
    purpose: Annotated[str | None, typer.Option(help="What it reads for: for accountings.")] = None,
) -> None:
    """Make a client, or give it a new secret, which is shown this once."""
    from cli.fhir_clients import add_client
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: add_client(load_settings(), name, scope, recipient, purpose)))


@client.command("list")
def client_list() -> None:
    """Every client and its scopes."""
    from cli.fhir_clients import list_clients
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: list_clients(load_settings())))


@client.command("remove")
def client_remove(name: str) -> None:
    """Shut a client out at once."""
    from cli.fhir_clients import remove_client
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: remove_client(load_settings(), name)))


@hospital.command("import")
def hospital_import(
    path: Annotated[Path, typer.Argument(help="A folder or file: FHIR NDJSON or CSV.")],
    columns: Annotated[Path | None, typer.Option("--map", help="YAML that says which CSV column is what.")] = None,
    faults: Annotated[Path | None, typer.Option(help="Write every row that did not fit here, as JSONL.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Do it all, report it, and leave nothing behind.")] = False,
) -> None:
    """Import an existing schedule; what does not fit is reported by row and rule. Try --dry-run first."""
    from cli.hospital import printed
    from cli.importing import import_schedule
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: import_schedule(load_settings(), path, columns, faults, dry_run=dry_run)))
