"""`careline hospital import`: an existing schedule comes in as one transaction, or a trial of it is rolled back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, TextIO

from sqlalchemy.ext.asyncio import AsyncSession
from tqdm import tqdm

from channels.fhir.importing import FhirSource
from channels.fhir.importing.files import NdjsonFiles
from cli.hospital import database_of
from cli.running import facility
from runtime.clock import SystemClock
from runtime.errors import InvalidInput
from runtime.settings import Settings
from scheduler_core.hospital import Hospital, load
from scheduler_core.importing import Fault, Importer, Report
from scheduler_core.importing.columns import Columns, read_columns
from scheduler_core.importing.csv_source import CsvSource

FHIR_PASSES, CSV_PASSES = 10, 2
"""How often the files are read: memory stays small, disks are fast."""

NDJSON = (".ndjson", ".jsonl", ".json")


async def import_schedule(
    settings: Settings, path: Path, columns: Path | None, faults: Path | None, *, dry_run: bool
) -> dict[str, Any]:
    """Import a file or folder. Everything that fits comes in at once at the end; a trial leaves nothing behind."""
    fhir, tables = _files(path)
    hospital = facility(settings)
    chosen = read_columns(columns)
    with _fault_file(faults) as each, _progress(fhir, tables) as progress:
        report = Report(each)
        async with database_of(settings) as database, database.begin() as session:
            await load(session, hospital.file, SystemClock().now())
            await _run(session, hospital, report, fhir, tables, chosen, progress)
            if dry_run:
                await session.rollback()
    return {"dry_run": dry_run, **report.as_json()}


async def _run(
    session: AsyncSession,
    hospital: Hospital,
    report: Report,
    fhir: list[Path],
    tables: list[Path],
    columns: Columns,
    progress: Callable[[int], object],
) -> None:
    importer = Importer(session, hospital, SystemClock().now(), report)
    if fhir:
        source = FhirSource(NdjsonFiles(fhir, progress), hospital)
        for fault in source.directory_faults():
            report.add(fault)
        await importer.run(source)
    if tables:
        await importer.run(CsvSource(tables, columns, hospital, progress))


def _files(path: Path) -> tuple[list[Path], list[Path]]:
    """FHIR files and CSV files; InvalidInput where there are none."""
    found = sorted(p for p in path.iterdir() if p.is_file()) if path.is_dir() else [path] if path.is_file() else []
    fhir = [p for p in found if p.suffix.lower() in NDJSON]
    tables = [p for p in found if p.suffix.lower() == ".csv"]
    if not fhir and not tables:
        raise InvalidInput(
            f"There is nothing to import at {path}.", hint="Give .ndjson or .csv files, or their folder."
        )
    return fhir, tables


@contextmanager
def _progress(fhir: list[Path], tables: list[Path]) -> Iterator[Callable[[int], object]]:
    """A bar on a terminal; nothing where nobody looks."""
    size = sum(p.stat().st_size for p in fhir) * FHIR_PASSES + sum(p.stat().st_size for p in tables) * CSV_PASSES
    with tqdm(total=size, unit="B", unit_scale=True, desc="import", disable=None) as bar:
        yield bar.update


@contextmanager
def _fault_file(path: Path | None) -> Iterator[Callable[[Fault], None]]:
    """Writes every fault as a line of JSON."""
    opened: Any = path.open("w", encoding="utf-8") if path else nullcontext()
    with opened as file:
        yield lambda fault: _write(file, fault)


def _write(file: TextIO | None, fault: Fault) -> None:
    if file is not None:
        file.write(json.dumps(fault.as_json()) + "\n")
