"""Owns the command line: `python -m bot run`; turns a wrong setting into one sentence and exit code 2."""

import asyncio
import sys
from collections.abc import Callable, Coroutine
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bot import __version__, desk, errors, export, log, process, settings
from bot.clock import SystemClock
from bot.doctor import rounds
from bot.doctor.finding import Mark
from bot.storage.backup import copy

commands = typer.Typer(
    help="Easel: a self-hosted Discord bot that gives a community a painting studio.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
_COLOURS = {Mark.GOOD: "green", Mark.BAD: "red", Mark.SKIPPED: "yellow"}
SecretsDir = Annotated[
    Path | None, typer.Option(help="A directory with one file per secret, named like its environment variable.")
]


@commands.callback()
def easel() -> None:
    """Easel: a self-hosted Discord bot that gives a community a painting studio."""


@commands.command()
def run(secrets_dir: SecretsDir = None) -> None:
    """Run the whole bot in this process."""
    _run(process.run, secrets_dir)


@commands.command()
def gateway(secrets_dir: SecretsDir = None) -> None:
    """Hear members, for workers that share this process's PostgreSQL."""
    _run(process.gateway, secrets_dir)


@commands.command()
def worker(secrets_dir: SecretsDir = None) -> None:
    """Paint and deliver what gateways admitted."""
    _run(process.worker, secrets_dir)


def _run(work: Callable[[settings.Settings], Coroutine[Any, Any, None]], secrets_dir: Path | None) -> None:
    chosen = settings.load(secrets_dir)
    log.configure(chosen.log_format, chosen.log_level, chosen.secrets)
    _loop_runner()(work(chosen))


@commands.command()
def unknown(
    generation: Annotated[int | None, typer.Argument(help="The generation to decide about; none lists them.")] = None,
    charged: Annotated[
        bool | None, typer.Option("--charged/--free", help="What the provider's bill says of its lost submissions.")
    ] = None,
    secrets_dir: SecretsDir = None,
) -> None:
    """List submissions whose answer was lost, or note whether the provider charged for one."""
    chosen = settings.load(secrets_dir)
    if generation is None:
        lines = asyncio.run(desk.undecided(chosen))
        typer.echo("\n".join(lines) if lines else "No lost submission waits for a decision.")
    elif charged is None:
        raise typer.BadParameter("say --charged or --free")
    else:
        typer.echo(asyncio.run(desk.decide(chosen, generation, charged)))


@commands.command()
def backup(
    path: Annotated[Path, typer.Argument(help="The new file; one that is there already is never overwritten.")],
    secrets_dir: SecretsDir = None,
) -> None:
    """Copy the SQLite database, as it is at one moment, while the bot runs."""
    try:
        size = copy(settings.load(secrets_dir).database, path)
    except errors.StorageError as error:
        typer.echo(f"The database could not be copied: {error.detail}.", err=True)
        raise typer.Exit(1) from error
    typer.echo(f"{path}: {size} bytes.")


exports = typer.Typer(help="Write out what Easel has written down.", no_args_is_help=True)
commands.add_typer(exports, name="export")
_DAYS = ["%Y-%m-%d"]


@exports.callback()
def tables() -> None:
    """Write out what Easel has written down."""


@exports.command()
def usage(
    as_csv: Annotated[bool, typer.Option("--csv", help="As comma-separated values, the one form there is.")] = False,
    first: Annotated[datetime | None, typer.Option("--from", formats=_DAYS, help="The first day, of UTC.")] = None,
    last: Annotated[datetime | None, typer.Option("--to", formats=_DAYS, help="The last day, of UTC.")] = None,
    guild: Annotated[int | None, typer.Option(help="One server's id; all of them without it.")] = None,
    out: Annotated[Path | None, typer.Option(help="A file to write; standard output without it.")] = None,
    secrets_dir: SecretsDir = None,
) -> None:
    """Write a row for each render, with what was set aside for it and what it cost, while the bot runs."""
    if not as_csv:
        raise typer.BadParameter("say --csv")
    wanted, chosen = export.query(first, last, guild), settings.load(secrets_dir)
    try:
        with nullcontext(sys.stdout) if out is None else out.open("w", encoding="utf-8") as file:
            asyncio.run(export.usage(chosen, wanted, file))
    except errors.StorageError as error:
        typer.echo(f"The books could not be read: {error.detail}.", err=True)
        raise typer.Exit(1) from error
    except OSError as error:
        typer.echo(f"The table could not be written: {error.strerror} ({out or 'standard output'}).", err=True)
        raise typer.Exit(1) from error


@commands.command()
def doctor(secrets_dir: SecretsDir = None) -> None:
    """Look at everything that Easel needs, and say what is wrong and how to mend it."""
    chosen = settings.load(secrets_dir)
    log.configure(chosen.log_format, "error", chosen.secrets)
    if not asyncio.run(_well(chosen)):
        raise typer.Exit(1)


async def _well(chosen: settings.Settings) -> bool:
    """Whether nothing is bad; a line for each thing, coloured where somebody looks at it."""
    veil, well = log.Veil(chosen.secrets), True
    async for finding in rounds.examined(chosen, SystemClock()):
        well = well and finding.mark is not Mark.BAD
        typer.echo(typer.style(finding.mark, fg=_COLOURS[finding.mark]) + veil(None, "", finding.written()))
    return well


@commands.command()
def version() -> None:
    """Print the version."""
    typer.echo(__version__)


def _loop_runner() -> Callable[..., Any]:
    """The quicker event loop where the extra `fast` is installed, else Python's own."""
    try:
        import uvloop  # noqa: PLC0415 - an optional extra
    except ImportError:
        return asyncio.run
    return uvloop.run


def main() -> None:
    """Entry point; a `SettingsError` is one sentence on standard error, without a traceback."""
    try:
        commands()
    except errors.SettingsError as error:
        typer.echo(error.detail, err=True)
        raise SystemExit(2) from None
