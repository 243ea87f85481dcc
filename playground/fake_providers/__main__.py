"""Run a provider twin as a process: ``python -m playground.fake_providers gmi --port 0 --key demo --speed 10``.

It prints one JSON line with its address and serves until it is told to stop."""

import argparse
import asyncio
import json
import signal

from .gmi import GmiOptions, GmiTwin
from .segmind import SegmindOptions, SegmindTwin
from .twin import Twin

PROVIDERS = ("gmi", "segmind")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m playground.fake_providers", description=__doc__)
    parser.add_argument("provider", choices=PROVIDERS)
    parser.add_argument("--port", type=int, default=0, help="0: any free port")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--key", default="demo", help="the API key that is accepted")
    parser.add_argument("--speed", type=float, default=1.0, help="how many times faster than life")
    parser.add_argument("--seed", type=int, default=0, help="of its waits and of the seeds it draws")
    parser.add_argument("--credits", type=float, default=1000.0, help="dollars of make-believe credit")
    parser.add_argument("--bench", action="store_true", help="waits keyed by the prompt, one picture for all")
    return parser.parse_args()


def _twin(given: argparse.Namespace) -> Twin:
    wanted = {
        "key": given.key,
        "speed": given.speed,
        "seed": given.seed,
        "bench": given.bench,
        "credits_usd": given.credits,
        "host": given.host,
    }
    return GmiTwin(GmiOptions(**wanted)) if given.provider == "gmi" else SegmindTwin(SegmindOptions(**wanted))


async def serve(twin: Twin, port: int) -> None:
    """Serve until SIGINT or SIGTERM."""
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    url = await twin.start(port)
    async with twin:
        print(json.dumps({"twin": twin.name, "url": url, "control": f"{url}/_twin/control"}), flush=True)
        await stopped.wait()


def main() -> None:
    """Read the command line and serve."""
    given = _arguments()
    asyncio.run(serve(_twin(given), given.port))


if __name__ == "__main__":
    main()
