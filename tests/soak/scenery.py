"""The stage of a soak: the playground's own, with plain pictures, keys worth hiding, and the bot's log in a file."""

import asyncio
import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from playground.stage import Child, Stage, StageOptions

#: Unlike any word, so that one of them in a log is found.
KEYS = {"gmi": "gmi-key-that-nobody-may-see", "segmind": "segmind-key-that-nobody-may-see"}


class Scenery(Stage):
    """Discord and both twins live as long as it does; each bot is a process of its own below them."""

    def __init__(self, directory: Path, speed: float, settings: dict[str, str]) -> None:
        self.data_dir = directory / "data"
        self.data_dir.mkdir()
        self.log = directory / "bot.log"
        self.noise = directory / "twins.log"
        super().__init__(StageOptions(data_dir=self.data_dir, speed=speed, settings=settings))

    @property
    def database(self) -> Path:
        return self.data_dir / "easel.sqlite"

    @property
    def twins(self) -> dict[str, str]:
        """The providers' addresses by their names."""
        return {name: child.said["url"] for name, child in self._painters().items()}

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no line of a log may show."""
        assert self.discord is not None
        return (self.discord.said["token"], *KEYS.values())

    async def _start_twins(self) -> None:
        # They tell at length of every connection that a fault cuts, and inherit where to.
        with self.noise.open("ab") as noise, _errors_to(noise.fileno()):
            await super()._start_twins()

    async def _twin(self, name: str) -> Child:
        arguments = ("-m", "tests.soak.painters", name, "--key", KEYS[name], "--speed", str(self.options.speed))
        return await Child.start(*arguments)

    def environment(self) -> dict[str, str]:
        return super().environment() | {f"EASEL_{name.upper()}_API_KEY": key for name, key in KEYS.items()}

    async def start_bot(self) -> Child:
        with self.log.open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                *("-m", "bot", "run"),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self.environment(),
                cwd=self.data_dir,
                start_new_session=True,
            )
        self.bot = Child(process)
        return self.bot


@contextmanager
def _errors_to(file: int) -> Generator[None]:
    """What is started meanwhile writes its standard error there."""
    own = os.dup(2)
    os.dup2(file, 2)
    try:
        yield
    finally:
        os.dup2(own, 2)
        os.close(own)
