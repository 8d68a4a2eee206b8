"""`careline staff …` and `careline disruption …`: the options of their commands."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import typer

staff = typer.Typer(no_args_is_help=True, help="Accounts of the staff console: add, list, remove.")
disruption = typer.Typer(no_args_is_help=True, help="Who or what is away, now or to come: propose, apply, end, list.")
Now = Annotated[str | None, typer.Option(help="Pinned time, ISO.")]


@staff.command("add")
def staff_add(
    name: str,
    role: Annotated[str, typer.Option(help="desk, schedule or privacy: docs/staff.md.")] = "desk",
) -> None:
    """Make an account, or give it a new role and a new password, which is shown this once."""
    from cli import staff as work
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: work.add(load_settings(), name, role)))


@staff.command("list")
def staff_list() -> None:
    """Every account with its role."""
    from cli import staff as work
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: work.listed(load_settings())))


@staff.command("remove")
def staff_remove(name: str) -> None:
    """Shut a colleague out at once."""
    from cli import staff as work
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: work.remove(load_settings(), name)))


@disruption.command("propose")
def propose(
    resource: Annotated[str, typer.Argument(help="Key of a clinician, nurse, room or device, or of a site to close.")],
    start: Annotated[str, typer.Option("--from", help="ISO; local to the facility.")],
    end: Annotated[str, typer.Option("--to", help="ISO; local to the facility.")],
    kind: Annotated[str, typer.Option(help="sick, broken, late, emergency, leave or closed (a site).")] = "sick",
    one: Annotated[bool, typer.Option("--one", help="Only one of several alike units.")] = False,
    by: Annotated[str, typer.Option(help="Name for the audit trail.")] = "operator",
    now: Now = None,
) -> None:
    """Every visit that is touched, before and after. Nothing changes yet; `apply` takes the id."""
    from cli import disruption as work
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: work.propose(load_settings(), now, work.Asked(resource, kind, (start, end), one), by)))


@disruption.command("apply")
def apply(
    plan: UUID, by: Annotated[str, typer.Option(help="Name for the audit trail.")] = "operator", now: Now = None
) -> None:
    """Carry out a proposal, once; each patient gets a notice."""
    from cli import disruption as work
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: work.apply(load_settings(), now, plan, by)))


@disruption.command("end")
def end(
    plan: UUID, by: Annotated[str, typer.Option(help="Name for the audit trail.")] = "operator", now: Now = None
) -> None:
    """It is over before its time, or withdrawn before it began: what was kept free can be booked at once."""
    from cli import disruption as work
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: work.end(load_settings(), now, plan, by)))


@disruption.command("list")
def absences(now: Now = None) -> None:
    """All that is away now or will be, by start; `plan` is the id that `end` takes, absent for what was imported."""
    from cli import disruption as work
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: work.listed(load_settings(), now)))
