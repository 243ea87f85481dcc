"""The process of a measured bot: `python -m benchmarks.runner BOT LOOP LOG`; knows nothing of the measuring.

Easel starts by its own entry point, which takes uvloop where it is installed: under asyncio it is hidden from it.
"""

import asyncio
import os
import sys
from importlib import import_module
from pathlib import Path


def main() -> None:
    """Send standard error to the log, then run the bot under the loop until SIGTERM."""
    bot, loop, log = sys.argv[1:]
    with Path(log).open("w") as file:
        os.dup2(file.fileno(), sys.stderr.fileno())
    if loop == "asyncio":
        sys.modules["uvloop"] = None  # pyright: ignore[reportArgumentType]  # what makes an import fail
    if bot == "easel":
        sys.argv = ["easel", "run"]
        import_module("bot.cli").main()
    else:
        run = asyncio.run if loop == "asyncio" else import_module("uvloop").run
        run(import_module("benchmarks.floor").run())


if __name__ == "__main__":
    main()
