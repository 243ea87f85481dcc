"""Owns the process of a measured bot: `python -m benchmarks.beside.runner BOT LOOP`; knows nothing of the measuring.

Easel starts by its own entry point, which takes uvloop where it is installed: under asyncio it is hidden from it.
"""

import asyncio
import sys
from importlib import import_module


def main() -> None:
    """Run the bot under the loop until SIGTERM."""
    bot, loop = sys.argv[1:]
    if loop == "asyncio":
        sys.modules["uvloop"] = None  # pyright: ignore[reportArgumentType]  # what makes an import fail
    if bot == "easel":
        sys.argv = ["easel", "run"]
        import_module("bot.cli").main()
    else:
        run = asyncio.run if loop == "asyncio" else import_module("uvloop").run
        run(import_module("benchmarks.beside.floor").run())


if __name__ == "__main__":
    main()
