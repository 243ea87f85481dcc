"""`make demo`: a loopback Discord with a page, provider twins, and the real bot, until Ctrl+C."""

import argparse
import asyncio
import os
import signal
import socket
import sys
import tempfile
from pathlib import Path

from playground.fake_discord import demo
from playground.stage import Stage, StageOptions, chosen, paints_for_real, real, twins

_PORT = 8765
_RESTART_SECONDS = 1.0
_NAMES = {"gmi": "GMI Cloud", "segmind": "Segmind"}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m playground", description=__doc__)
    parser.add_argument("--port", type=int, default=_PORT, help="the page's port; 0 picks a free one")
    parser.add_argument("--speed", type=float, default=3.0, help="how many times faster than life the twins paint")
    parser.add_argument("--doctor", action="store_true", help="let the real doctor look at the twins, and end")
    return parser.parse_args()


def _free(port: int) -> int:
    """The port, or 0 where somebody listens already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return 0
    return port


async def _demo(arguments: argparse.Namespace) -> int:
    """Until it is stopped, or the doctor has looked; the exit code."""
    settings = {"EASEL_OPERATORS": demo.OLGA}
    settings |= {key: value for key, value in os.environ.items() if key.startswith("EASEL_")}
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    with tempfile.TemporaryDirectory(prefix="easel-playground-") as scratch:
        options = StageOptions(
            data_dir=Path(scratch), port=_free(arguments.port), speed=arguments.speed, settings=settings
        )
        async with Stage(options) as stage:
            if arguments.doctor:
                return await stage.examine()
            _welcome(stage.url, settings)
            keeper = asyncio.create_task(_keep_bot(stage))
            await stopped.wait()
            keeper.cancel()
            print("\nStopping…", flush=True)
    return 0


def _welcome(url: str, settings: dict[str, str]) -> None:
    print(f"\n  Easel's playground: {url}\n", flush=True)
    for line in painters(settings):
        print(f"  {line}", flush=True)
    print("  Type /imagine there. Ctrl+C stops everything.\n", flush=True)


def painters(settings: dict[str, str]) -> list[str]:
    """Who paints, and who charges for it, in one line each."""
    *first, last = ["Discord", *(_NAMES[name] for name in twins(settings))]
    if not paints_for_real(settings):
        return [f"{', '.join(first)} and {last} are twins on this machine: no account, no key, no charge."]
    paid = [name for name in chosen(settings) if name in real(settings)]
    return [
        f"EASEL_{name.upper()}_API_KEY is set: pictures are real, and {_NAMES[name]} charges for them." for name in paid
    ]


async def _keep_bot(stage: Stage) -> None:
    """Start the bot again whenever it ends, so that it may be killed for the fun of it."""
    while True:
        bot = await stage.start_bot()
        print(f"  The bot runs as process {bot.process.pid}.", flush=True)
        code = await bot.process.wait()
        print(f"  The bot ended with code {code}; starting it again.", flush=True)
        await asyncio.sleep(_RESTART_SECONDS)


if __name__ == "__main__":
    sys.exit(asyncio.run(_demo(_arguments())))
