"""`careline noshow …`: the options of its commands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from runtime.errors import InvalidInput

noshow = typer.Typer(no_args_is_help=True, help="The no-show model: train, evaluate, explain, versions, use.")
Csv = Annotated[Path | None, typer.Option(help="Visits in a CSV; default the hospital's own history.")]
Columns = Annotated[Path | None, typer.Option(help="Map of the CSV's columns, YAML or JSON.")]
WeatherFile = Annotated[
    Path | None, typer.Option("--weather", help="CSV: day, rain_mm, high_c, site; default the hospital file's.")
]


@noshow.command("train")
def train(
    csv: Csv = None,
    columns: Columns = None,
    weather: WeatherFile = None,
    out: Annotated[Path | None, typer.Option(help="Where the model of a CSV is written.")] = None,
    keep: Annotated[bool, typer.Option("--keep", help="Keep the version in use, however good the new one is.")] = False,
) -> None:
    """Train on the hospital's history, as a new version; or on a CSV, to a file."""
    from cli import noshow as work
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    if csv is None:
        printed(run(lambda: work.train_own(load_settings(), weather, keep=keep)))
    elif out is None:
        raise InvalidInput("There is nowhere to write the model.", hint="Give --out FILE with --csv.")
    else:
        printed(work.train_csv(csv, columns, weather, out))


@noshow.command("evaluate")
def evaluate(
    csv: Csv = None,
    columns: Columns = None,
    weather: WeatherFile = None,
    test_days: Annotated[int, typer.Option(help="How many of the last days are tested.")] = 5,
    history: Annotated[Path | None, typer.Option(help="Earlier visits, CSV; then all of --csv is tested.")] = None,
    model: Annotated[Path | None, typer.Option(help="A model file; default: trained on the days before.")] = None,
) -> None:
    """Measure on days that the model has not seen: AUC, Brier score, calibration, by age band, language and payer."""
    from cli import noshow as work
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    if csv is None:
        printed(run(lambda: work.evaluate_own(load_settings(), weather, test_days=test_days)))
        return
    found = work.evaluate_csv(csv, columns, weather, test_days=test_days, history=history, model=model)
    printed(found)


@noshow.command("explain")
def explain(visit: str, weather: WeatherFile = None) -> None:
    """Why a booked visit has the risk it has, in words."""
    from cli import noshow as work
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: work.explain_own(load_settings(), visit, weather)))


@noshow.command("versions")
def list_versions() -> None:
    """Every version with what it measured; one at most is in use."""
    from cli import noshow as work
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: work.list_versions(load_settings())))


@noshow.command("use")
def use(version: Annotated[int | None, typer.Argument(help="Default: the version before.")] = None) -> None:
    """Use a version from now on; without a number, roll back."""
    from cli import noshow as work
    from cli.hospital import printed
    from cli.running import run
    from runtime.settings import load_settings

    printed(run(lambda: work.use_version(load_settings(), version)))
