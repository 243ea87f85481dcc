"""Runs the loopback Discord as a process of its own: one JSON line with its addresses, then it serves."""

import argparse
import asyncio
import json
import signal

from playground.fake_discord import demo
from playground.fake_discord.server import DEMO_TOKEN, FakeDiscord, Options


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m playground.fake_discord", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 picks a free port")
    parser.add_argument("--token", default=DEMO_TOKEN, help="the bot token that is accepted")
    parser.add_argument(
        "--control",
        action="append",
        default=[],
        metavar="NAME=URL",
        help="a provider twin's control document",
    )
    parser.add_argument("--generous", action="store_true", help="no rate limits, for benchmarks")
    parser.add_argument("--record", action="store_true", help="keep every exchange for conformance tests")
    parser.add_argument("--shards", type=int, default=1, help="the number of shards to recommend")
    return parser.parse_args()


async def _serve(arguments: argparse.Namespace) -> None:
    options = Options(
        token=arguments.token,
        rate_limits=not arguments.generous,
        recording=arguments.record,
        shards=arguments.shards,
        controls=dict(entry.split("=", 1) for entry in arguments.control),
    )
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    discord = FakeDiscord(options)
    demo.furnish(discord.world)
    await discord.start(arguments.port)
    line = {
        "url": discord.url,
        "api_url": discord.api_url,
        "gateway_url": discord.gateway_url,
        "application_id": discord.application_id,
        "token": discord.token,
    }
    print(json.dumps(line), flush=True)
    await stopped.wait()
    await discord.stop()


if __name__ == "__main__":
    asyncio.run(_serve(_arguments()))
