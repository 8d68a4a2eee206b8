"""The command `careline`."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from cli.groups import add_groups
from runtime.errors import CarelineError, InvalidInput

app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help="The front desk of a hospital."
)
add_groups(app)
Now = Annotated[str | None, typer.Option(help="Pinned time, ISO; local to the facility unless it has an offset.")]
Folder = Annotated[Path | None, typer.Option("--hospital", help="Folder of the hospital file; default the demo's.")]
Language = Annotated[str | None, typer.Option("--lang", help="en or es; default: as the patient speaks.")]


@app.command()
def serve(role: str = "all", hospital: Folder = None, now: Now = None) -> None:
    """Serve patients, phones and staff. --role chat,sms,voice,staff,fhir,worker or all."""
    from cli.running import run
    from cli.serve import serve as serve_forever
    from runtime.settings import load_settings

    settings = load_settings(**({"hospital": hospital} if hospital else {}))
    if now is not None and not settings.demo:
        raise InvalidInput(
            "--now on a server is for the demo only.", hint="Leave it out, or set CARELINE_ENVIRONMENT=demo."
        )
    roles = tuple(part.strip() for part in role.split(","))
    unknown = set(roles) - {"chat", "sms", "voice", "staff", "fhir", "worker", "all"}
    if unknown:
        raise InvalidInput(
            f"There is no role {sorted(unknown)[0]!r}.", hint="Use chat, sms, voice, staff, fhir, worker or all."
        )
    run(lambda: serve_forever(settings, roles, now))


@app.command()
def chat(jsonl: bool = False, now: Now = None, hospital: Folder = None, lang: Language = None) -> None:
    """Talk in the terminal; --jsonl reads {"say": …} lines and writes {"messages": …, "state": …} lines."""
    from cli.chat import chat as talk
    from cli.running import run
    from runtime.settings import load_settings

    settings = load_settings(**({"hospital": hospital} if hospital else {}))
    chosen = "es" if lang == "es" else "en" if lang == "en" else None
    run(lambda: talk(settings, now, chosen, jsonl=jsonl))  # type: ignore[arg-type]


@app.command()
def understand(
    now: Now = None,
    tz: str = "America/New_York",
    lang: str = "auto",
    directory: Annotated[Path | None, typer.Option()] = None,
) -> None:
    """Lines of text (or JSON with `text` and `context`) in, what was understood out."""
    from cli.streams import answer_lines, understanding

    answer_lines(understanding(now, tz, lang, directory))


@app.command()
def redact(policy: str = "booking", directory: Path | None = None) -> None:
    """Lines of text in, {text, redacted, spans} out; `booking` keeps the directory's clinicians (the demo hospital's)."""
    from cli.streams import answer_lines, redacting

    answer_lines(redacting(policy, directory))


@app.command()
def doctor(as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """What is configured, reachable, missing."""
    from cli import doctor as checks
    from cli.running import run
    from runtime.settings import load_settings

    findings = run(lambda: checks.examine(load_settings()))
    fine = checks.show(findings)
    if as_json:
        print(json.dumps(checks.as_json(findings), indent=2))
    sys.exit(0 if fine else 1)


@app.command()
def optimize(
    instance: Annotated[Path | None, typer.Argument(help="A day to plan, as JSON.")] = None,
    seconds: Annotated[float, typer.Option(help="How long to look for a plan, compilation not counted.")] = 1.0,
    iterations: Annotated[int | None, typer.Option(help="Rounds instead of seconds: same seed, same plan.")] = None,
    seed: int = 0,
    solver: Annotated[str, typer.Option(help="ga, or cpsat where OR-Tools is installed.")] = "ga",
    warm: Annotated[Path | None, typer.Option(help="A plan to start from; the answer is never worth less.")] = None,
    plot: Annotated[Path | None, typer.Option(help="Picture of the day, .png or .svg.")] = None,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of an instance.")] = False,
    from_schedule: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Plan the hospital's own day anew; nothing is moved.")
    ] = None,
    site: Annotated[str | None, typer.Option(help="With --from-schedule: key of the site.")] = None,
    save: Annotated[Path | None, typer.Option(help="With --from-schedule: write the instance here, too.")] = None,
    prove: Annotated[
        Path | None, typer.Option(help="With --from-schedule: prove this plan in the diary instead of looking for one.")
    ] = None,
    of: Annotated[
        Path | None, typer.Option(help="With --prove: the instance, as --save wrote it, that it plans.")
    ] = None,
    now: Now = None,
) -> None:
    """Plan a day: which request gets which clinician and time."""
    from cli import optimize as planner

    if from_schedule is not None:
        from cli.planning import plan_own_day

        own = plan_own_day(from_schedule.date(), site, now, (seconds, iterations, seed), plot, save, (prove, of))
        print(json.dumps(own, default=str))
        return

    if schema:
        print(json.dumps(planner.schema(), indent=2))
        return
    if instance is None:
        raise InvalidInput(
            "There is no instance to plan.", hint="Give the path of a JSON file; --schema prints its form."
        )
    answer = planner.optimize(
        instance, seconds=seconds, iterations=iterations, seed=seed, solver=solver, warm=warm, plot=plot
    )
    print(json.dumps(answer))


@app.command()
def simulate(
    hospital_day: Annotated[
        Path | None, typer.Argument(help="What to simulate, as YAML; default a large hospital.")
    ] = None,
    policy: Annotated[
        list[str] | None, typer.Option(help="reminders, overbooking, priority, day_plan or all; default none.")
    ] = None,
    compare: Annotated[
        bool, typer.Option("--compare", help="Before and after, and the share of each --policy (default all).")
    ] = False,
    sensitivity: Annotated[
        bool, typer.Option("--sensitivity", help="What each assumption moves when it is varied over its range.")
    ] = False,
    replications: Annotated[int | None, typer.Option(help="How often the days are repeated.")] = None,
    days: Annotated[int | None, typer.Option(help="Days in a replication: 22 are a month.")] = None,
    seed: int | None = None,
    report: Annotated[Path | None, typer.Option(help="Folder for a page with pictures.")] = None,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of the file.")] = False,
    draft: Annotated[bool, typer.Option("--draft", help="Print a first file for the hospital of --hospital.")] = False,
    hospital: Folder = None,
) -> None:
    """A hospital day or month without dialog: waits, utilisation, overtime and no-shows under policies."""
    from cli import simulate as simulation

    if draft:
        print(simulation.draft(hospital), end="")
        return
    answer = (
        simulation.schema()
        if schema
        else simulation.simulate(
            hospital_day,
            policies=policy or (),
            compared=compare,
            replications=replications,
            days=days,
            seed=seed,
            report=report,
            sensitive=sensitivity,
        )
    )
    print(json.dumps(answer, indent=2))


@app.command()
def forecast(
    history: Annotated[Path | None, typer.Option(help="CSV of the past; default the hospital's own visits.")] = None,
    columns: Annotated[str, typer.Option(help="Which column is what: date=…,department=…,kind=…,count=….")] = "",
    outside: Annotated[list[str] | None, typer.Option(help="NAME=FILE: a measured series, such as influenza.")] = None,
    events: Annotated[list[str] | None, typer.Option(help="NAME=FILE: days known ahead.")] = None,
    capacity: Annotated[
        Path | None, typer.Option(help="CSV of what can be seen; default the hospital file's hours.")
    ] = None,
    horizon: Annotated[int, typer.Option(help="Days ahead.")] = 21,
    keep: Annotated[bool, typer.Option("--keep", help="Put its warnings and proposals before the staff.")] = False,
    plot: Annotated[Path | None, typer.Option(help="Picture, .png or .svg.")] = None,
    now: Now = None,
    hospital: Folder = None,
) -> None:
    """How many will come, by department, with intervals; where they are too many, what to open."""
    from cli import forecast as ahead
    from runtime.settings import load_settings

    settings = load_settings(**({"hospital": hospital} if hospital else {}))
    answer = ahead.forecast(
        settings, now=now, history=history, columns=columns, outside=outside or (), events=events or (),
        capacity=capacity, horizon=horizon, plot=plot, kept=keep,
    )  # fmt: skip
    print(json.dumps(answer, indent=2))


@app.command()
def search(
    visit_type: str,
    start: Annotated[str | None, typer.Option("--from")] = None,
    end: Annotated[str | None, typer.Option("--to")] = None,
    practitioner: str | None = None,
    site: str | None = None,
    gender: Annotated[str | None, typer.Option(help="Of the clinician: female, male or other.")] = None,
    language: Annotated[str | None, typer.Option(help="One that the clinician speaks, ISO 639.")] = None,
    part: Annotated[str | None, typer.Option(help="Of the day: morning, afternoon or evening.")] = None,
    telehealth: bool = False,
    earliest: bool = False,
    accessible: Annotated[bool, typer.Option(help="Only rooms that a wheelchair gets to.")] = False,
    interpreter: Annotated[str | None, typer.Option(help="A language to be interpreted, ISO 639.")] = None,
    patient: Annotated[str | None, typer.Option(help="Record number: whom they know, and when they are busy.")] = None,
    limit: int = 3,
    now: Now = None,
) -> None:
    """The offers that the assistant would make, with the reasons for each."""
    from cli.hospital import printed
    from cli.running import run
    from cli.searching import Asked
    from cli.searching import search as find
    from runtime.settings import load_settings

    asked = Asked(
        visit_type, start, end, practitioner, site, gender, language, part, interpreter, patient,
        telehealth=telehealth, earliest=earliest, accessible=accessible, limit=limit,
    )  # fmt: skip
    printed(run(lambda: find(load_settings(), now, asked)))


@app.command()
def reset(yes: bool = False) -> None:
    """Remove the home folder with the embedded data and keys."""
    from cli.operations import reset as remove
    from runtime.settings import load_settings

    remove(load_settings(), yes=yes)


@app.command()
def bench(
    name: str,
    size: Annotated[float, typer.Option(help="Times the size, for search, booking, replan and growth.")] = 1.0,
) -> None:
    """Measure ours beside a peer's in one run; JSON on stdout."""
    from cli.benches import bench as measure
    from cli.running import run
    from runtime.settings import load_settings

    result = run(lambda: measure(load_settings(), name, size))
    print(json.dumps(result, indent=2))
    sys.exit(0 if result.get("met") else 1)


def main() -> None:
    """Run a command; a typed error becomes one line for people and exit 1, bad use exit 2."""
    try:
        app()
    except CarelineError as error:
        print(f"careline: {error}" + (f"\n  {error.hint}" if error.hint else ""), file=sys.stderr)
        print(json.dumps({"error": error.code}), file=sys.stderr)
        sys.exit(2 if isinstance(error, InvalidInput) else 1)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
