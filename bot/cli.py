"""Owns the command line: `python -m bot run`; turns a wrong setting into one sentence and exit code 2."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Annotated, Any

import typer

from bot import __version__, desk, errors, log, process, settings
from bot.storage.backup import copy

commands = typer.Typer(
    help="Easel: a self-hosted Discord bot that gives a community a painting studio.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
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
