"""The command `careline`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from runtime.errors import CarelineError, InvalidInput

app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help="The front desk of a hospital."
)
Now = Annotated[str | None, typer.Option(help="Pinned time, ISO; local to the facility unless it has an offset.")]
Folder = Annotated[Path | None, typer.Option("--hospital", help="Folder of the hospital file; default the demo's.")]
Language = Annotated[str | None, typer.Option("--lang", help="en or es; default: as the patient speaks.")]


@app.command()
def serve(role: str = "all", hospital: Folder = None, now: Now = None) -> None:
    """Serve patients, phones and staff. --role chat,sms,voice,staff,worker or all."""
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
            f"There is no role {sorted(unknown)[0]!r}.", hint="Use chat, sms, voice, staff, worker or all."
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
